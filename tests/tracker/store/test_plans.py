"""Destinations, plans, checklists, own routes: what is said comes back, and what cannot be is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from tracker.domain.application import Document, Draft, Sponsorship
from tracker.domain.pay import Pay, Period
from tracker.errors import InvalidValue, NotFound, Refused
from tracker.paths import Home
from tracker.store.commands import checklist as marks
from tracker.store.commands import history, own_routes, plans
from tracker.store.commands.applications import add_applications, archive, set_field
from tracker.store.commands.documents import content_path, keep_file
from tracker.store.plan_rows import DestinationRow, PlanRow, TickRow
from tracker.store.queries.history import history as history_of
from tracker.store.queries.jobs import job_of, jobs
from tracker.store.queries.own_routes import own_requirements
from tracker.store.queries.own_routes import own_routes as own_routes_of
from tracker.store.queries.plans import all_plan_facts, checklist, destinations, planned
from tracker.store.schema import company, requirement_document, sponsor_pin
from tracker.store.store import Command, Store
from tracker.visas.answers import PlanFacts, Tick
from tracker.visas.own import OwnRoute, with_own

BLUE_CARD = "de-eu-blue-card"
OWN = OwnRoute("By marriage", "Slow but sure", 30, 90, Decimal("99.5"), "EUR", 60)
PAY = Pay(Decimal(52000), Decimal(52000), "EUR", Period.YEAR)


def add(store: Store, *drafts: Draft) -> None:
    store.run(add_applications(list(drafts), "Added some"))


# -- destinations -------------------------------------------------------------------------------------


def test_destinations_are_those_applied_to_and_those_added(store: Store) -> None:
    add(
        store,
        Draft(company="Rhein Logistik", title="Planner", country="DE"),
        Draft(company="Rhein Logistik", title="Buyer", country="DE", status="Offer"),
        Draft(company="Moorgate Retail", title="Buyer", country="GB"),
        Draft(company="Isar Software", title="Buyer", country="DE", status="Offer"),
        Draft(company="Nowhere", title="Buyer"),
    )
    store.run(plans.add_destination("CA"))
    store.run(plans.choose_plan("DE", BLUE_CARD, "EU Blue Card"))
    store.run(plans.set_signing("DE", "2026-12-01"))
    store.run(plans.set_first_day("DE", "2027-03-01"))
    assert store.ask(destinations()) == (
        DestinationRow("DE", 3, 2, BLUE_CARD, "2026-12-01", "2027-03-01"),
        DestinationRow("GB", 1, 0),
        DestinationRow("CA", 0, 0, is_added=True),
    )
    store.run(archive([3], archived=True))
    assert [row.country for row in store.ask(destinations())] == ["DE", "CA"]


def test_a_country_leaves_the_page_with_its_plan(store: Store) -> None:
    store.run(plans.add_destination("CA"))
    store.run(plans.choose_plan("CA", "ca-express-entry"))
    store.run(plans.remove_destination("CA"))
    assert store.ask(destinations()) == ()
    assert store.ask(planned()) == {}
    store.undo()
    assert store.ask(planned()) == {"CA": PlanRow("ca-express-entry")}


def test_a_country_applied_to_stays(store: Store) -> None:
    add(store, Draft(company="Rhein Logistik", title="Planner", country="DE"))
    with pytest.raises(Refused, match="Germany stays"):
        store.run(plans.remove_destination("DE"))
    with pytest.raises(NotFound):
        store.run(plans.remove_destination("CA"))


def test_a_plan_is_chosen_and_left(store: Store) -> None:
    chosen = store.run(plans.choose_plan("DE", BLUE_CARD, "EU Blue Card"))
    assert chosen.label == "Chose EU Blue Card for Germany"
    left = store.run(plans.choose_plan("DE", ""))
    assert left.label == "No plan for Germany any more"
    assert store.ask(planned()) == {"DE": PlanRow()}


# -- what is said by hand -----------------------------------------------------------------------------


def test_facts_of_a_route(store: Store) -> None:
    store.run(marks.tick(BLUE_CARD, "degree", Tick.DONE))
    store.run(marks.set_due(BLUE_CARD, "salary", "2026-12-24"))
    store.run(plans.answer_points(BLUE_CARD, "age", 2))
    store.run(plans.set_own_days(BLUE_CARD, -1, (3, 9)))
    facts = PlanFacts({"degree": Tick.DONE}, {"age": 2}, {-1: (3, 9)})
    assert store.ask(all_plan_facts()) == {BLUE_CARD: facts}
    store.run(marks.tick(BLUE_CARD, "degree", None))
    store.run(plans.answer_points(BLUE_CARD, "age", None))
    store.run(plans.set_own_days(BLUE_CARD, -1, None))
    assert store.ask(all_plan_facts()) == {}
    for _ in range(3):
        store.undo()
    assert store.ask(all_plan_facts()) == {BLUE_CARD: facts}


def test_a_line_of_the_checklist(store: Store) -> None:
    store.run(marks.set_due(BLUE_CARD, "degree", "2026-12-24"))
    store.run(marks.set_note(BLUE_CARD, "degree", " Ask the university "))
    done = store.run(marks.tick(BLUE_CARD, "degree", Tick.UNDER_WAY, "Degree"))
    assert done.label == "Degree is under way"
    row = store.ask(checklist(BLUE_CARD))["degree"]
    assert row == TickRow(Tick.UNDER_WAY, "2026-12-24", "Ask the university", row.changed_on)
    assert date.fromisoformat(row.changed_on) <= date.today()


def test_papers_of_a_requirement_lie_with_the_other_documents(store: Store, home: Path) -> None:
    paper = home / "degree.pdf"
    paper.write_bytes(b"%PDF-1.7 degree")
    kept = keep_file(Home(home), paper, "degree")
    store.run(marks.attach_to_requirement(BLUE_CARD, "degree", kept, "2030-01-31"))
    (row,) = store.ask(checklist(BLUE_CARD))["degree"].papers
    assert (row.name, row.kind, row.expires_on) == ("degree.pdf", "degree", "2030-01-31")
    assert content_path(Home(home), row.sha256).read_bytes() == b"%PDF-1.7 degree"
    store.run(marks.set_document_expiry(row.id, ""))
    assert store.ask(checklist(BLUE_CARD))["degree"].papers == (replace(row, expires_on=""),)
    store.run(marks.detach_from_requirement(row.id))
    assert store.ask(checklist(BLUE_CARD))["degree"].papers == ()
    with pytest.raises(NotFound):
        store.run(marks.detach_from_requirement(row.id))


# -- own routes ---------------------------------------------------------------------------------------


def test_an_own_route_brings_its_country(store: Store) -> None:
    store.run(own_routes.add_own_route("DE", OWN))
    store.run(own_routes.add_own_route("DE", replace(OWN, name="By marriage!")))
    store.run(own_routes.add_own_route("JP", OwnRoute("結婚")))
    slugs = [(route.country, route.id) for route in store.ask(own_routes_of())]
    assert slugs == [("DE", "de-own-by-marriage"), ("DE", "de-own-by-marriage-2"), ("JP", "jp-own")]
    assert store.ask(own_routes_of("DE"))[0] == replace(OWN, id="de-own-by-marriage", country="DE")
    assert [row.country for row in store.ask(destinations())] == ["DE", "JP"]


def test_an_own_route_goes_with_all_that_hangs_on_it(store: Store) -> None:
    add(store, Draft(company="Rhein Logistik", title="Planner", country="DE"))
    store.run(own_routes.add_own_route("DE", OWN))
    (route,) = store.ask(own_routes_of("DE"))
    store.run(own_routes.add_own_requirement(route.id, "Photo", "Two photos\nOne more"))
    (asked,) = store.ask(own_requirements(route.id))
    store.run(marks.tick(route.id, asked.id, Tick.DONE))
    store.run(plans.choose_plan("DE", route.id))
    store.run(plans.set_application_route(1, route.id))
    store.run(own_routes.remove_own_route(route.id))
    assert store.ask(own_requirements()) == ()
    assert store.ask(all_plan_facts()) == {}
    assert store.ask(planned())["DE"].route == ""
    assert store.ask(jobs("DE"))[0].route == ""
    store.undo()
    assert store.ask(all_plan_facts())[route.id].ticks == {asked.id: Tick.DONE}
    assert store.ask(jobs("DE"))[0].route == route.id


def test_own_requirements_are_edited_and_removed(store: Store) -> None:
    store.run(own_routes.add_own_requirement(BLUE_CARD, "Photo"))
    store.run(own_routes.add_own_requirement(BLUE_CARD, "Photo"))
    first, second = store.ask(own_requirements(BLUE_CARD))
    assert (first.id, second.id) == ("own-photo", "own-photo-2")
    store.run(own_routes.edit_own_requirement(BLUE_CARD, first.id, "Photos", "Two\n", "Biometric"))
    store.run(marks.tick(BLUE_CARD, second.id, Tick.DONE))
    store.run(own_routes.remove_own_requirement(BLUE_CARD, second.id))
    assert store.ask(own_requirements(BLUE_CARD)) == (
        replace(first, title="Photos", evidence="Two", note="Biometric"),
    )
    assert store.ask(all_plan_facts()) == {}


def test_own_ones_join_the_catalogue(store: Store) -> None:
    store.run(own_routes.add_own_route("DE", OWN))
    (route,) = store.ask(own_routes_of())
    store.run(own_routes.add_own_requirement(route.id, "Photo", "Two photos\n\nOne more"))
    joined = with_own(None, "DE", store.ask(own_routes_of()), store.ask(own_requirements()))
    assert joined is not None
    (made,) = joined.routes
    assert made.is_own
    assert made.id == route.id
    assert [(fee.amount, fee.currency) for fee in made.fees] == [(Decimal("99.5"), "EUR")]
    assert made.processing is not None
    assert (made.processing.low_days, made.processing.high_days) == (30, 90)
    (asked,) = made.requirements
    assert asked.is_own
    assert asked.evidence == ("Two photos", "One more")
    more = store.run(own_routes.add_own_requirement("x-route", "Photo"))
    assert more
    base = replace(joined, routes=(replace(made, id="x-route", requirements=(), is_own=False),))
    again = with_own(base, "DE", (), store.ask(own_requirements()))
    assert again is not None
    assert [found.is_own for found in again.routes[0].requirements] == [True]
    assert with_own(None, "GB", store.ask(own_routes_of()), ()) is None


# -- refusals -----------------------------------------------------------------------------------------

REFUSED: tuple[tuple[str, Callable[[], Command]], ...] = (
    ("country", lambda: plans.add_destination("XX")),
    ("signing_on", lambda: plans.set_signing("DE", "2026-02-30")),
    ("first_day", lambda: plans.set_first_day("DE", "soon")),
    ("due_on", lambda: marks.set_due(BLUE_CARD, "degree", "1.2.2026")),
    ("note", lambda: marks.set_note(BLUE_CARD, "degree", "a\0b")),
    ("points", lambda: plans.answer_points(BLUE_CARD, "age", -2)),
    ("days", lambda: plans.set_own_days(BLUE_CARD, 0, (9, 3))),
    ("days", lambda: plans.set_own_days(BLUE_CARD, 0, (-1, 3))),
    ("days", lambda: own_routes.add_own_route("DE", replace(OWN, high_days=None))),
    ("name", lambda: own_routes.add_own_route("DE", OwnRoute("  "))),
    ("cost", lambda: own_routes.add_own_route("DE", replace(OWN, cost=Decimal(-1)))),
    ("cost", lambda: own_routes.add_own_route("DE", replace(OWN, cost_currency=""))),
    ("settlement_months", lambda: own_routes.add_own_route("DE", replace(OWN, settlement_months=-1))),
    ("title", lambda: own_routes.add_own_requirement(BLUE_CARD, " ")),
)


@pytest.mark.parametrize(("field", "make"), REFUSED)
def test_what_a_field_cannot_hold_is_refused(field: str, make: Callable[[], Command]) -> None:
    with pytest.raises(InvalidValue) as refused:
        make()
    assert refused.value.field == field


def test_what_is_gone_is_not_found(store: Store) -> None:
    for command in (
        own_routes.edit_own_route("de-own-x", OWN),
        own_routes.remove_own_route("de-own-x"),
        own_routes.edit_own_requirement(BLUE_CARD, "own-x", "Photo"),
        own_routes.remove_own_requirement(BLUE_CARD, "own-x"),
        plans.set_application_route(99, BLUE_CARD),
        marks.set_document_expiry(99, ""),
    ):
        with pytest.raises(NotFound):
            store.run(command)


# -- jobs ---------------------------------------------------------------------------------------------


def test_jobs_hold_what_a_check_needs(store: Store) -> None:
    offered = Sponsorship.OFFERED
    first = Draft(company="Rhein Logistik", title="Planner", country="DE", pay=PAY, sponsorship=offered)
    add(store, replace(first, field="ict"), Draft(company="Isar Software", title="Tester", country="GB"))
    store.run(plans.set_application_route(1, BLUE_CARD))
    (row,) = store.ask(jobs("DE"))
    assert (row.application_id, row.country, row.route) == (1, "DE", BLUE_CARD)
    assert row.job.pay == PAY
    assert (row.job.occupation, row.job.sponsorship, row.job.status_kind) == ("ict", "offered", "saved")
    assert [found.country for found in store.ask(jobs())] == ["DE", "GB"]
    assert store.ask(job_of(2)) == store.ask(jobs("GB"))[0]
    assert store.ask(job_of(3)) is None


def test_a_pinned_sponsor_is_named_until_it_drops_off(store: Store) -> None:
    add(store, Draft(company="Moorgate Retail", title="Buyer", country="GB"))

    store.maintain(lambda db: pin(db, ""))
    (row,) = store.ask(jobs("GB"))
    assert row.job.sponsor_note == "MOORGATE RETAIL LTD, Leeds, A rating (list of 2026-11-20)"
    store.maintain(lambda db: pin(db, "2026-11-24"))
    assert store.ask(jobs("GB"))[0].job.sponsor_note == ""


def pin(db: Connection, dropped_on: str) -> None:
    """Say that the one company there is stands in the register."""
    company_id = db.execute(select(company.c.id)).scalar_one()
    db.execute(sponsor_pin.delete())
    db.execute(
        sponsor_pin.insert().values(
            company_id=company_id,
            country="GB",
            register="uk",
            name="MOORGATE RETAIL LTD",
            place="Leeds",
            rating="A rating",
            listed_on="2026-11-20",
            dropped_on=dropped_on,
        )
    )


def test_another_route_shows_in_the_history_and_can_be_taken_back(store: Store) -> None:
    add(store, Draft(company="Rhein Logistik", title="Planner", country="DE"))
    chosen = store.run(plans.set_application_route(1, BLUE_CARD))
    (entry, _) = store.ask(history_of(1))
    assert [(change.label, change.after) for change in entry.changes] == [("Visa route", BLUE_CARD)]
    back = store.run(history.revert(1, chosen.entry_id or 0))
    assert store.ask(jobs("DE"))[0].route == ""
    store.run(plans.set_application_route(1, "de-other"))
    store.run(history.revert(1, back.entry_id or 0))
    assert store.ask(jobs("DE"))[0].route == "de-other"


def test_the_history_names_routes(store: Store) -> None:
    add(store, Draft(title="Planner", country="DE"))
    store.run(own_routes.add_own_route("DE", OWN))
    (own,) = store.ask(own_routes_of("DE"))
    for route in (BLUE_CARD, own.id, "de-gone", ""):
        store.run(plans.set_application_route(1, route))
    names = {BLUE_CARD: "EU Blue Card", own.id: "Not this"}
    told = store.ask(history_of(1, route_name=lambda route: names.get(route, "")))
    changes = [(change.before, change.after) for entry in told[:4] for change in entry.changes]
    assert changes == [
        ("de-gone", ""),
        (OWN.name, "de-gone"),
        ("EU Blue Card", OWN.name),
        ("", "EU Blue Card"),
    ]


def test_papers_go_with_their_tick(store: Store) -> None:
    store.run(own_routes.add_own_requirement(BLUE_CARD, "Photo"))
    (asked,) = store.ask(own_requirements(BLUE_CARD))
    store.run(marks.attach_to_requirement(BLUE_CARD, asked.id, Document("a.png", "", "0" * 64, 3)))
    store.run(own_routes.remove_own_requirement(BLUE_CARD, asked.id))
    assert _papers(store) == 0
    store.undo()
    assert _papers(store) == 1


def _papers(store: Store) -> int:
    counted = select(func.count()).select_from(requirement_document)
    return store.ask(lambda db: int(db.execute(counted).scalar_one()))


def test_a_field_of_the_application_reaches_its_job(store: Store) -> None:
    add(store, Draft(company="Rhein Logistik", title="Planner", country="DE"))
    store.run(set_field([1], "pay", PAY))
    assert store.ask(jobs("DE"))[0].job.pay == PAY
