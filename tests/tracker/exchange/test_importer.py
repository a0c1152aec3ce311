"""An import meets what is there, writes in one step, and can be stopped or undone without a trace."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from tests.tracker.exchange.stores import all_drafts, all_ids
from tracker.domain.application import Draft, Person, Priority
from tracker.domain.fields import check_draft
from tracker.domain.status import StatusKind
from tracker.errors import Cancelled, InvalidValue, Refused
from tracker.exchange.choices import Choices
from tracker.exchange.codec import HEADER, to_cells
from tracker.exchange.importer import import_command, plan
from tracker.exchange.planned import Action
from tracker.paths import Home
from tracker.store.commands.applications import (
    add_application,
    add_applications,
    delete_applications,
    set_field,
)
from tracker.store.commands.board import move_applications
from tracker.store.queries.statuses import status_named, statuses
from tracker.store.schema import journal_entry, metadata
from tracker.store.store import Store

FILE = b"""Company,Job Title,Status,Date Applied,City,Mood
Isar Software,Tester,Applied,2026-01-15,Munich,good
Isar Software,Tester,Applied,2026-01-15,Munich,good
Coral Cloud,Buyer,Dream jobs,2026-02-01,,bad
"""


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    opened = Store.create(Home(home))
    yield opened
    opened.close()


def tables(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the journal's, the search index's and the memory of confirmed headers."""

    def ask(db: Connection) -> dict[str, list[tuple[object, ...]]]:
        return {
            table.name: [tuple(row) for row in db.execute(select(table))]
            for table in metadata.sorted_tables
            if not table.name.startswith(("journal", "search", "import_memory"))
        }

    return store.ask(ask)


def brought(store: Store, content: bytes, choices: Choices | None = None) -> tuple[int, int, int, int]:
    made = plan(content, store, choices or Choices())
    store.run(import_command(made))
    report = made.report()
    return report.new, report.updated, report.unchanged, len(report.refused)


def test_rows_of_one_file_never_merge(store: Store) -> None:
    assert brought(store, FILE) == (3, 0, 0, 0)
    assert len(all_drafts(store)) == 3


def test_the_second_time_nothing_is_new(store: Store) -> None:
    brought(store, FILE)
    before = tables(store)
    assert brought(store, FILE) == (0, 0, 3, 0)
    assert tables(store) == before


def test_one_more_of_the_same_is_one_new(store: Store) -> None:
    brought(store, FILE)
    more = FILE + b"Isar Software,Tester,Applied,2026-01-15,Munich,good\n"
    assert brought(store, more) == (1, 0, 3, 0)


def test_edited_applications_are_met_again(store: Store) -> None:
    brought(store, FILE)
    store.run(set_field([all_ids(store)[2]], "title", "Head of buying"))
    assert brought(store, FILE) == (0, 0, 3, 0)


def test_applications_typed_by_hand_are_met_too(store: Store) -> None:
    store.run(add_application(Draft(company="CORAL CLOUD Inc.", title="Buyer", applied_on="2026-02-01")))
    assert brought(store, FILE) == (2, 1, 0, 0)


def test_only_what_is_empty_is_filled_in(store: Store) -> None:
    draft = Draft(
        company="Isar Software", title="Tester", applied_on="2026-01-15", city="Berlin", notes="mine"
    )
    store.run(add_application(draft))
    header = b"Company,Job Title,Date Applied,City,Notes,Priority,Mood\n"
    content = header + b"Isar Software,Tester,2026-01-15,Munich,theirs,High,good\n"
    assert brought(store, content) == (0, 1, 0, 0)
    (met,) = all_drafts(store)
    assert (met.city, met.notes, met.priority, met.own_fields) == (
        "Berlin",
        "mine",
        Priority.HIGH,
        (("Mood", "good"),),
    )
    assert brought(store, content) == (0, 0, 1, 0)
    store.undo()
    (met,) = all_drafts(store)
    assert (met.priority, met.own_fields) == (Priority.NONE, ())


def test_what_was_deleted_comes_again_as_new(store: Store) -> None:
    brought(store, FILE)
    store.run(delete_applications(all_ids(store)))
    assert brought(store, FILE) == (3, 0, 0, 0)


def test_one_undo_after_a_restart_takes_all_of_it_back(store: Store, home: Path) -> None:
    before = tables(store)
    brought(store, FILE)
    after = tables(store)
    store.close()
    reopened = Store.open(Home(home))
    try:
        reopened.undo()
        assert tables(reopened) == before
        reopened.redo()
        assert tables(reopened) == after
    finally:
        reopened.close()


def test_it_is_one_entry_with_a_label(store: Store, tmp_path: Path) -> None:
    (tmp_path / "search.csv").write_bytes(FILE)
    made = plan(tmp_path / "search.csv", store)
    changes = store.run(import_command(made))
    assert changes.label == "Imported search.csv: 3 new, 0 changed"
    assert sorted(changes.created) == sorted(all_ids(store))
    assert len(store.ask(lambda db: db.execute(select(journal_entry)).all())) == 1


def test_new_statuses_stand_on_the_board(store: Store) -> None:
    made = plan(FILE, store)
    assert made.new_statuses == {"Dream jobs": StatusKind.APPLIED}
    store.run(import_command(made))
    assert "Dream jobs" in [status.name for status in store.ask(statuses())]


def test_words_are_given_a_status_by_the_person(store: Store) -> None:
    brought(store, FILE, Choices(status_words={"dream jobs": "Wishlist"}))
    assert all_drafts(store)[2].status == "Wishlist"


def test_order_of_the_file_is_the_order_of_the_board(store: Store) -> None:
    store.run(add_application(Draft(title="There before")))
    brought(store, FILE)
    assert [draft.title for draft in all_drafts(store)] == ["Tester", "Tester", "Buyer", "There before"]


def test_stopping_leaves_nothing_behind(store: Store) -> None:
    before = tables(store)

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        plan(FILE, store, progress=stop)
    made = plan(FILE, store)
    with pytest.raises(Cancelled):
        store.run(import_command(made), stop)
    assert tables(store) == before
    assert brought(store, FILE) == (3, 0, 0, 0)


def test_progress_is_told(store: Store) -> None:
    told: list[tuple[int, int]] = []
    made = plan(FILE, store, progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == 3
    told.clear()
    store.run(import_command(made), lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)


def test_a_mapping_that_makes_no_sense_is_refused(store: Store) -> None:
    for targets in ({"Nothing": "title"}, {"Mood": "nothing"}):
        with pytest.raises(InvalidValue):
            plan(FILE, store, Choices(targets=targets))


def own_file(*rows: dict[str, str], header: tuple[str, ...] = HEADER) -> bytes:
    lines = [",".join(header)]
    for row in rows:
        lines.append(",".join('"' + row.get(name, "").replace('"', '""') + '"' for name in header))
    return "\r\n".join(lines).encode()


def test_bad_cells_of_our_own_format_refuse_their_row(store: Store) -> None:
    good = {"id": "0000000001", "title": "Tester"}
    content = own_file(
        good,
        {"id": "0000000002", "title": "Buyer", "country": "XX"},
        {"id": "0000000003"},
        {"id": "0000000001", "title": "Again"},
        {"id": "nonsense", "title": "Clerk"},
    )
    made = plan(content, store)
    assert made.is_own_format
    assert [(found.line, found.column) for found in made.refused] == [
        (3, "country"),
        (4, "title"),
        (5, "id"),
        (6, "id"),
    ]
    assert made.count(Action.NEW) == 1


def test_some_columns_with_ids_change_only_these(store: Store) -> None:
    store.run(
        add_application(check_draft(Draft(company="Isar", title="Tester", city="Munich", notes="mine")))
    )
    (before,) = all_drafts(store)
    content = own_file({"id": before.uid, "city": "Bonn", "title": "Tester"}, header=("id", "title", "city"))
    assert brought(store, content) == (0, 1, 0, 0)
    (after,) = all_drafts(store)
    assert (after.city, after.notes, after.company) == ("Bonn", "mine", "Isar")


def test_a_status_changed_in_a_spreadsheet_is_dated_once(store: Store) -> None:
    store.run(add_application(Draft(title="Tester", status="Applied")))
    (draft,) = all_drafts(store)
    cells = {**to_cells(draft), "status": "Interview", "status_kind": "interviewing"}
    content = own_file(cells)
    assert brought(store, content) == (0, 1, 0, 0)
    (after,) = all_drafts(store)
    assert [moment.status for moment in after.status_history] == ["Applied", "Interview"]
    assert brought(store, content) == (0, 0, 1, 0)


def test_rows_of_our_format_without_id_are_new_once(store: Store) -> None:
    content = own_file({"title": "Tester", "company": "Isar", "status": "Offer"})
    assert brought(store, content) == (1, 0, 0, 0)
    assert brought(store, content) == (0, 0, 1, 0)


def test_renamed_people_leave_no_strangers(store: Store) -> None:
    store.run(add_application(Draft(company="Isar", title="Tester", people=(Person("A. Alt"),))))
    (draft,) = all_drafts(store)
    content = own_file({**to_cells(draft), "people": '[{"name": "B. Neu"}]'})
    assert brought(store, content) == (0, 1, 0, 0)
    assert [row[2] for row in tables(store)["person"]] == ["B. Neu"]


def test_moved_and_imported_again_stays_where_it_was_moved(store: Store) -> None:
    brought(store, FILE)
    offer = store.ask(status_named("Offer"))
    store.run(move_applications([all_ids(store)[0]], offer.id))
    assert brought(store, FILE) == (0, 0, 3, 0)
    assert all_drafts(store)[0].status == "Offer"


def test_ten_thousand_rows_take_seconds(store: Store) -> None:
    rows = "".join(f"Company {n % 900},Engineer {n},Applied,2026-01-15,Bonn,ok\n" for n in range(10_000))
    started = time.perf_counter()
    assert brought(store, FILE.splitlines()[0] + b"\n" + rows.encode()) == (10_000, 0, 0, 0)
    assert time.perf_counter() - started < 20


def test_a_plan_is_written_once(store: Store) -> None:
    made = plan(own_file({"id": "0000000001", "title": "Tester"}), store)
    store.run(import_command(made))
    before = tables(store)
    with pytest.raises(Refused, match="since the file was checked"):
        store.run(import_command(made))
    assert tables(store) == before


def test_writing_many_at_once_is_the_same_as_one_by_one(store: Store) -> None:
    """The bulk path and ``add_applications`` leave the same rows."""
    people = (Person("A. Alt"), Person("A. Alt"), Person("B. Neu", "HR"))
    found = [
        check_draft(
            Draft(
                uid=f"000000000{n}", company="Isar", title=f"Tester {n}", tags=("a", "b"), people=people[n:]
            )
        )
        for n in range(3)
    ]
    store.run(add_applications(found, "Added"))
    expected = all_drafts(store)
    store.undo()
    content = own_file(*(to_cells(draft) for draft in found))
    store.run(import_command(plan(content, store)))
    dated = [replace(draft, created_at="", status_history=()) for draft in all_drafts(store)]
    assert dated == [replace(draft, created_at="", status_history=()) for draft in expected]
    assert len(tables(store)["person"]) == 3


def test_our_own_format_is_read_as_we_quote_whatever_its_cells_hold(store: Store) -> None:
    """Guarding apostrophes and escapes within JSON look like other ways of quoting."""
    draft = check_draft(
        Draft(title="''", city="'x'", posting="=1", own_fields=(('a "b"', 'c\\"d; e\tf | g'),))
    )
    store.run(add_application(draft))
    (before,) = all_drafts(store)
    content = own_file(to_cells(before))
    other = Store.in_memory()
    other.run(import_command(plan(content, other)))
    assert all_drafts(other) == [before]
