"""What is gathered for the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.ui.destinations.conftest import BLUE_CARD, SOMEBODY
from tracker.domain.person import Profile
from tracker.paths import Home
from tracker.store.commands.applications import set_field
from tracker.store.commands.checklist import tick
from tracker.store.commands.own_routes import add_own_requirement, add_own_route
from tracker.store.commands.plans import add_destination, choose_plan, set_signing
from tracker.store.commands.profile import set_profile
from tracker.store.queries.jobs import jobs
from tracker.store.store import Store
from tracker.visas.answers import State, Tick
from tracker.visas.over_jobs import assess_destination
from tracker.visas.own import OwnRoute
from ui.destinations.loading import Loader, PageData

DAY = date(2026, 11, 25)
NOWHERE = Home(Path("no folder of catalogue files"))


def load(store: Store, country: str = "", route: str = "", loader: Loader | None = None) -> PageData:
    return (loader or Loader(NOWHERE)).load(store, country, route, DAY)


def test_countries_stand_by_name_with_their_counts(store: Store) -> None:
    data = load(store)
    assert [(line.country, line.applications, line.offers) for line in data.lines] == [
        ("DE", 3, 1),
        ("GB", 1, 0),
    ]


def test_the_country_with_most_applications_is_in_view_first(store: Store) -> None:
    detail = load(store).detail
    assert detail is not None
    assert detail.destination.country == "DE"


def test_job_requirements_say_how_many_applications_meet_them(store: Store) -> None:
    detail = load(store, "DE", BLUE_CARD).detail
    assert detail is not None
    assert detail.shown_check is not None
    pay = next(check for check in detail.shown_check.requirements if check.requirement.id == "salary")
    assert pay.answer.reason == "Holds for 1 of your 3 applications; 1 falls short, 1 gives no pay."


def test_the_plan_is_shown_unless_another_route_is_asked_for(store: Store) -> None:
    store.run(choose_plan("DE", "de-opportunity-card"))
    planned, other = load(store, "DE").detail, load(store, "DE", BLUE_CARD).detail
    assert planned is not None
    assert other is not None
    assert (planned.route, planned.shown) == ("de-opportunity-card", "de-opportunity-card")
    assert (other.route, other.shown) == ("de-opportunity-card", BLUE_CARD)


def test_a_check_is_kept_until_something_it_depends_on_changes(store: Store) -> None:
    loader = Loader(NOWHERE)
    first = load(store, "DE", loader=loader).detail
    again = load(store, "DE", BLUE_CARD, loader).detail
    store.run(set_field([3], "pay", None))
    same = load(store, "DE", loader=loader).detail
    store.run(set_profile(replace(SOMEBODY, years_of_work=None)))
    changed = load(store, "DE", loader=loader).detail
    assert first is not None
    assert again is not None
    assert same is not None
    assert changed is not None
    assert first.check is again.check is same.check
    assert changed.check is not first.check


def test_free_movement_beats_every_route_and_asks_nothing(store: Store) -> None:
    store.run(set_profile(replace(SOMEBODY, passports=("IT",))))
    data = load(store, "DE")
    assert data.detail is not None
    assert data.detail.check.free_movement_reason.startswith("You need no visa")
    assert data.lines[0].verdict == "Needs no visa"
    assert data.detail.questions == ()


def test_an_empty_profile_says_which_answer_settles_most(store: Store) -> None:
    store.run(set_profile(Profile()))
    detail = load(store, "DE").detail
    assert detail is not None
    assert detail.questions[0] == ("degree_level", 3)


def test_a_country_without_a_file_has_no_route_until_one_is_written(store: Store) -> None:
    store.run(add_destination("IS"))
    empty = load(store, "IS")
    assert empty.detail is not None
    assert not empty.detail.has_file
    assert empty.lines[1].verdict == "No route known"
    store.run(add_own_route("IS", OwnRoute("Fish", low_days=20, high_days=40)))
    written = load(store, "IS").detail
    assert written is not None
    assert [check.route.name for check in written.check.routes] == ["Fish"]
    assert (written.check.routes[0].low_days, written.check.routes[0].high_days) == (20, 40)
    assert not written.has_file


def test_own_requirements_stand_at_the_end_of_their_route(store: Store) -> None:
    store.run(add_own_requirement(BLUE_CARD, "Sell the boat"))
    detail = load(store, "DE", BLUE_CARD).detail
    assert detail is not None
    assert detail.shown_check is not None
    last = detail.shown_check.requirements[-1]
    assert (last.title, last.answer.state) == ("Sell the boat", State.UNKNOWN)


def test_a_tick_leaves_the_other_routes_as_they_are(store: Store) -> None:
    loader = Loader(NOWHERE)
    before = load(store, "DE", BLUE_CARD, loader).detail
    store.run(tick(BLUE_CARD, "licence", Tick.DONE))
    after = load(store, "DE", BLUE_CARD, loader).detail
    assert before is not None
    assert after is not None
    old = {check.route.id: check for check in before.check.routes}
    assert [check.route.id for check in after.check.routes if check is not old[check.route.id]] == [BLUE_CARD]


def test_the_check_is_that_of_the_core(store: Store) -> None:
    detail = load(store, "DE").detail
    assert detail is not None
    jobs_there = [row.job for row in store.ask(jobs("DE"))]
    assert detail.check == assess_destination(detail.destination, SOMEBODY, jobs_there, DAY)


def test_other_countries_follow_one_at_a_time(store: Store) -> None:
    loader = Loader(NOWHERE)
    store.run(add_destination("FR"))
    data = load(store, "DE", loader=loader)
    assert data.pending == ("FR", "GB")
    assert [bool(line.verdict) for line in data.lines] == [False, True, False]
    one = loader.more(data)
    both = loader.more(one)
    assert [bool(line.verdict) for line in one.lines] == [True, True, False]
    assert all(line.verdict for line in both.lines)
    assert load(store, "DE", loader=loader).pending == ()


def test_the_check_is_made_for_the_planned_signing(store: Store) -> None:
    store.run(set_signing("DE", "2027-03-01"))
    loaded = load(store, "DE").detail
    past = load(store, "GB").detail
    assert loaded is not None
    assert past is not None
    assert (loaded.day, loaded.check.day) == (DAY, date(2027, 3, 1))
    assert past.check.day == DAY


def test_nothing_at_all(tmp_path: Path) -> None:
    store = Store.create(Home(tmp_path / "empty"))
    data = load(store)
    store.close()
    assert (data.lines, data.detail) == ((), None)
