"""From a downloaded list to the badge: a pin settles the sponsor, a newer list opens it again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.tracker.registers import lists
from tests.tracker.registers.lists import load, saved
from tracker.badges import refresh_badges
from tracker.domain.application import Draft
from tracker.domain.person import Profile
from tracker.store.commands.applications import add_application
from tracker.store.commands.plans import choose_plan
from tracker.store.commands.registers import pin_sponsor, recheck_pins
from tracker.store.queries.applications import rows
from tracker.store.queries.jobs import jobs
from tracker.store.queries.registers import find_sponsors
from tracker.store.store import Store
from tracker.visas.answers import Answer, State
from tracker.visas.assess import assess_route
from tracker.visas.catalogue import Catalogue

DAY = date(2026, 11, 25)
ROUTE = "gb-skilled-worker"
CATALOGUE = Catalogue(None)


def sponsor_answer(store: Store) -> Answer:
    found = CATALOGUE.route(ROUTE)
    assert found is not None
    (row,) = store.ask(jobs("GB"))
    check = assess_route(found[1], Profile(), row.job, DAY)
    (asked,) = [asked for asked in check.requirements if asked.requirement.id == "sponsor"]
    return asked.answer


def badge_words(store: Store) -> str:
    refresh_badges(store, CATALOGUE, DAY)
    (row,) = store.ask(rows([1]))
    assert row.badge is not None
    return row.badge.text


def test_a_pin_settles_the_sponsor_until_a_newer_list_drops_it(store: Store, tmp_path: Path) -> None:
    store.run(add_application(Draft(company="Moorgate Retail", title="Data Engineer", country="GB")))
    store.run(choose_plan("GB", ROUTE))
    open_before = badge_words(store)
    assert sponsor_answer(store).state is State.UNKNOWN

    load(store, saved(tmp_path, lists.UK_NAME, lists.UK), "uk")
    store.run(pin_sponsor(1, "GB", store.ask(find_sponsors("Moorgate Retail", "GB"))[0]))
    found = sponsor_answer(store)
    assert found.state is State.MET
    for part in ("Moorgate Retail plc", "A (Premium)", "2026-11-20"):
        assert part in found.reason
    assert badge_words(store) != open_before

    newer = lists.UK.splitlines()[0] + "\nAlbion Genomics Limited,Perth,,Worker (A rating),Skilled Worker\n"
    load(store, saved(tmp_path, "newer-2026-11-24.csv", newer), "uk")
    store.run(recheck_pins("uk"))
    assert sponsor_answer(store).state is State.UNKNOWN
    assert badge_words(store) == open_before
    store.undo()
    assert sponsor_answer(store).state is State.MET
