"""Badges are computed when something they depend on changed, and only then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import delete

from tests.bench.stores import made_up
from tracker.badges import BLOCK, BadgeRefresh, refresh_badges
from tracker.domain.application import Draft
from tracker.domain.pay import Pay, Period
from tracker.domain.person import Profile
from tracker.paths import Home
from tracker.store.commands import applications, board, checklist, own_routes, plans
from tracker.store.commands.profile import set_profile
from tracker.store.queries.applications import board_ids, board_places, ordered_ids, rows
from tracker.store.queries.filters import Filter, Sort
from tracker.store.queries.undo import undo_labels
from tracker.store.schema import application
from tracker.store.store import Command, Store
from tracker.visas.answers import Tick
from tracker.visas.badge import Badge, Verdict
from tracker.visas.own import OwnRoute
from tracker.visas.rule_types import OccupationRule, SalaryRule
from tracker.visas.types import Destination, FreeMovement, Requirement, Route

DAY = date(2026, 11, 25)
SOURCE, AS_OF = "https://visas.example", date(2026, 11, 1)
WORK = Route(
    "de-work",
    "Work visa",
    "work",
    "required",
    "none",
    "For skilled work.",
    SOURCE,
    AS_OF,
    requirements=(
        Requirement(
            "salary", "salary", "Pay", SOURCE, AS_OF, SalaryRule("EUR", Period.YEAR, Decimal(50_700))
        ),
        Requirement("field", "occupation", "Field", SOURCE, AS_OF, OccupationRule(("ict",))),
        Requirement("record", "character", "Clean record", SOURCE, AS_OF),
    ),
)
GERMANY = Destination(
    "DE",
    "EUR",
    "Office",
    SOURCE,
    AS_OF,
    free_movement=(FreeMovement(("FR",), "Free movement", SOURCE, AS_OF),),
    routes=(WORK, replace(WORK, id="de-other", requirements=WORK.requirements[1:])),
)


@dataclass
class OneCountry:
    """A catalogue that knows Germany."""

    version: str = "1"

    def destination(self, country: str) -> Destination | None:
        """Germany."""
        return GERMANY if country == "DE" else None


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """Three applications to Germany, one to Norway, one to nowhere."""
    made = Store.create(Home(home))
    first = Draft(company="Rhein Logistik", title="Planner", country="DE", field="ict")
    made.run(
        applications.add_applications(
            [
                replace(first, pay=_pay(52_000)),
                replace(first, pay=_pay(49_000)),
                first,
                replace(first, country="NO"),
                replace(first, country=""),
            ],
            "Added some",
        )
    )
    made.run(plans.choose_plan("DE", "de-work"))
    yield made
    made.close()


def _pay(amount: int) -> Pay:
    return Pay(Decimal(amount), Decimal(amount), "EUR", Period.YEAR)


def badges(store: Store) -> list[Badge | None]:
    """The badges of the five, in order."""
    return [row.badge for row in store.ask(rows([1, 2, 3, 4, 5]))]


def refreshed(store: Store, day: date = DAY) -> int:
    """How many badges a refresh wrote."""
    return refresh_badges(store, OneCountry(), day)


def test_badges_stand_with_the_rows(store: Store) -> None:
    assert badges(store) == [None] * 5
    assert refreshed(store) == 4
    assert badges(store) == [
        Badge(Verdict.ELIGIBLE, "Eligible"),
        Badge(Verdict.SHORT, "€1,700 short"),
        Badge(Verdict.NO_PAY, "No pay given"),
        Badge(Verdict.NO_ROUTE, "No route known"),
        None,
    ]
    assert refreshed(store) == 0


CHANGES: tuple[tuple[int, Command], ...] = (
    (1, applications.set_field([2], "pay", _pay(60_000))),
    (1, applications.set_field([2], "field", "nursing")),
    (1, applications.set_field([1], "country", "NO")),
    (1, applications.set_field([1], "country", "")),
    (1, plans.set_application_route(3, "de-other")),
    (4, set_profile(Profile(passports=("FR",)))),
    (3, plans.choose_plan("DE", "de-other")),
    (3, plans.set_signing("DE", "2027-02-01")),
    (3, checklist.tick("de-work", "salary", Tick.DONE)),
    (3, own_routes.add_own_requirement("de-work", "Photo")),
    (1, own_routes.add_own_route("NO", OwnRoute("By marriage"))),
    (0, checklist.set_note("de-work", "salary", "Ask")),
    (0, applications.set_field([1], "title", "Chief planner")),
    (0, board.move_applications([1, 2], 2)),
    (0, own_routes.add_own_requirement("gb-work", "Photo")),
)


@pytest.mark.parametrize(("written", "command"), CHANGES)
def test_only_what_a_change_touches_is_computed(store: Store, written: int, command: Command) -> None:
    refreshed(store)
    before = badges(store)
    store.run(command)
    assert refreshed(store) == written
    store.undo()
    assert refreshed(store) == written
    assert badges(store) == before


def test_another_day_and_another_catalogue_count(store: Store) -> None:
    refreshed(store)
    assert refreshed(store, date(2026, 11, 26)) == 4
    assert refresh_badges(store, OneCountry("2"), date(2026, 11, 26)) == 4


def test_a_step_names_those_that_say_something_else(store: Store) -> None:
    refreshed(store)
    store.run(applications.set_field([2], "pay", _pay(60_000)))
    store.run(applications.set_field([1], "pay", _pay(60_000)))
    done = BadgeRefresh(store, OneCountry(), DAY).step()
    assert (done.looked_at, done.written, done.changed, done.is_last) == (5, 2, (2,), True)


def test_only_the_named_ones_are_looked_at(store: Store) -> None:
    done = BadgeRefresh(store, OneCountry(), DAY, only=[3, 1, 99]).step()
    assert (done.looked_at, done.changed, done.is_last) == (2, (1, 3), True)
    assert badges(store)[1] is None


def test_badges_are_no_change_of_the_persons(store: Store) -> None:
    labels = store.ask(undo_labels())
    refreshed(store)
    assert store.ask(undo_labels()) == labels


def test_an_application_that_goes_meanwhile_gets_no_badge(store: Store) -> None:
    class Leaving(OneCountry):
        def destination(self, country: str) -> Destination | None:
            store.maintain(lambda db: db.execute(delete(application).where(application.c.id == 1)))
            return super().destination(country)

    refresh_badges(store, Leaving(), DAY)
    assert [row.id for row in store.ask(rows([1, 2])) if row.badge] == [2]


def test_progress_and_cancelling(home: Path) -> None:
    store = Store.create(Home(home))
    store.run(applications.add_applications(list(made_up(2 * BLOCK + 10)), "Added many"))
    told: list[tuple[int, int]] = []
    wants: Iterator[bool] = iter((False, True))
    written = refresh_badges(
        store, OneCountry(), DAY, lambda done, total: told.append((done, total)), lambda: next(wants)
    )
    assert (written, told) == (BLOCK, [(BLOCK, 2 * BLOCK + 10)])
    assert refreshed(store) == BLOCK + 10
    store.close()


QUESTIONS: tuple[tuple[Callable[[], Filter], list[int]], ...] = (
    (lambda: Filter(verdicts=frozenset({"eligible"})), [1]),
    (lambda: Filter(verdicts=frozenset({"short", ""})), [2, 5]),
    (lambda: Filter(verdicts=frozenset({"no_route"}), countries=frozenset({"DE"})), []),
)


@pytest.mark.parametrize(("make", "expected"), QUESTIONS)
def test_filtering_by_verdict(store: Store, make: Callable[[], Filter], expected: list[int]) -> None:
    refreshed(store)
    assert sorted(store.ask(ordered_ids(make(), Sort()))) == expected
    assert make().count() >= 1


def test_grouping_and_sorting_by_verdict(store: Store) -> None:
    refreshed(store)
    columns = store.ask(board_ids(Filter(), "visa"))
    assert {key: [found for _, found in places] for key, places in columns.items()} == {
        "eligible": [1],
        "short": [2],
        "no_pay": [3],
        "no_route": [4],
        "": [5],
    }
    assert {key for key, _ in store.ask(board_places(Filter(), "visa", [2, 5])).values()} == {"short", ""}
    assert store.ask(ordered_ids(Filter(), Sort("visa"))) == [1, 3, 2, 4, 5]
    assert store.ask(ordered_ids(Filter(), Sort("visa", descending=True))) == [4, 2, 3, 1, 5]
