"""What an import does with applications that are there already, as a whole and row by row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.tracker.exchange.stores import all_drafts
from tracker.domain.application import Draft
from tracker.exchange.choices import LEAVE_OUT, Choices
from tracker.exchange.importer import import_command, plan
from tracker.exchange.plan import ImportPlan
from tracker.exchange.planned import Action
from tracker.store.commands.applications import add_application
from tracker.store.store import Store

HEADER = "Company,Job Title,Status,Date Applied,Job URL,City,Notes\n"
HERE = Draft(
    company="Isar Software GmbH",
    title="Tester (m/w/d)",
    status="Applied",
    applied_on="2026-01-15",
    link="https://www.jobs.example/1?utm_source=feed",
    city="Munich",
    notes="mine",
    tags=("python",),
    own_fields=(("Mood", "good"),),
)


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store.in_memory()
    opened.run(add_application(HERE))
    yield opened
    opened.close()


def planned(store: Store, rows: str, choices: Choices | None = None) -> ImportPlan:
    made = plan((HEADER + rows).encode(), store, choices or Choices())
    report = made.report()
    told = report.new + report.updated + report.unchanged + report.duplicates + len(report.refused)
    assert told == report.read == len(made.rows) == len(list(made.rows))
    return made


def fates(made: ImportPlan) -> list[Action]:
    return [row.action for row in made.rows]


@pytest.mark.parametrize(
    "row",
    [
        "Somebody else,Another title,,,http://jobs.example/1,,more",
        "ISAR SOFTWARE,tester,,,,,more",
        "Isar Software,Tester,,2026-01-15,,,more",
        "Isar Software,Tester,,,https://jobs.example/1/,,more",
    ],
    ids=["by link", "by company and title", "on the same day", "by all"],
)
def test_applications_are_met(store: Store, row: str) -> None:
    made = planned(store, row)
    assert fates(made) == [Action.UNCHANGED]
    assert made.proposals == []


@pytest.mark.parametrize(
    ("row", "is_proposed"),
    [
        ("Isar Software,Tester,,2026-03-01,,,", True),
        ("Isar Software,Tester,,,https://jobs.example/2,,", True),
        ("Isar Sofware,Tester,,,,,", True),
        ("Isar Software,Testerin,,,,,", True),
        ("Isar Software,Accountant,,,,,", False),
        ("Moorgate Retail,Tester,,,,,", False),
    ],
)
def test_likeness_is_proposed_and_never_merged(store: Store, row: str, is_proposed: bool) -> None:
    made = planned(store, row)
    assert fates(made) == [Action.NEW]
    assert [proposal.line for proposal in made.proposals] == [2] * is_proposed
    told = planned(store, row, Choices(rows={2: "fill"}))
    assert fates(told) == [Action.NEW if not is_proposed else fates(told)[0]]
    assert (fates(told)[0] is Action.NEW) != is_proposed


ROW = "Isar Software,Tester,Rejected,,https://jobs.example/1,Berlin,theirs\n"


@pytest.mark.parametrize(
    ("way", "action", "expected"),
    [
        ("skip", Action.DUPLICATE, ("Munich", "mine", "Applied")),
        ("fill", Action.UNCHANGED, ("Munich", "mine", "Applied")),
        ("replace", Action.UPDATED, ("Berlin", "theirs", "Rejected")),
        ("add", Action.NEW, None),
    ],
)
def test_ways_for_all_rows_and_for_one(
    store: Store, way: str, action: Action, expected: tuple[str, str, str] | None
) -> None:
    one = planned(store, ROW, Choices(rows={2: way}))  # type: ignore[dict-item]
    made = planned(store, ROW, Choices(on_duplicate=way))  # type: ignore[arg-type]
    assert fates(made) == fates(one) == [action]
    store.run(import_command(made))
    found = all_drafts(store)
    assert len(found) == (2 if expected is None else 1)
    met = found[-1]
    if expected is not None:
        assert (met.city, met.notes, met.status) == expected
        assert (met.tags, met.own_fields) == (HERE.tags, HERE.own_fields)
    store.undo() if action in (Action.UPDATED, Action.NEW) else None
    (back,) = all_drafts(store)
    assert (back.notes, back.status, back.city) == ("mine", "Applied", "Munich")


def test_a_status_that_the_row_does_not_name_is_not_replaced(store: Store) -> None:
    made = planned(
        store, "Isar Software,Tester,,,https://jobs.example/1,,more", Choices(on_duplicate="replace")
    )
    (row,) = made.rows
    assert "status" not in row.changed
    assert "notes" in row.changed


def test_a_row_can_be_left_out(store: Store) -> None:
    made = planned(store, ROW + "Coral Cloud,Buyer,,,,,\n", Choices(rows={3: LEAVE_OUT}))
    assert fates(made) == [Action.UNCHANGED, Action.REFUSED]
    (refused,) = made.refused
    assert (refused.line, refused.reason) == (3, "You left it out.")


TWICE = "Coral Cloud,Buyer,,,,,first\n" * 2 + "Coral Cloud,Seller,,,,,\nCoral Cloud Inc.,BUYER,,,,,third\n"


def test_lines_that_say_the_same_are_shown_and_all_brought_in(store: Store) -> None:
    made = planned(store, TWICE)
    assert made.repeats == {3: 2, 5: 2}
    assert fates(made) == [Action.NEW] * 4
    assert made.report().to_json()["repeats"] == [{"line": 3, "of": 2}, {"line": 5, "of": 2}]


def test_lines_that_say_the_same_are_skipped_if_wanted(store: Store) -> None:
    made = planned(store, TWICE, Choices(on_duplicate="skip"))
    assert fates(made) == [Action.NEW, Action.DUPLICATE, Action.NEW, Action.DUPLICATE]
    assert [row.line for row in made.rows] == [2, 3, 4, 5]
    store.run(import_command(made))
    assert [draft.title for draft in all_drafts(store)] == ["Buyer", "Seller", "Tester (m/w/d)"]


def test_our_own_format_is_added_anyway_under_a_new_id(store: Store) -> None:
    (draft,) = all_drafts(store)
    content = f"id,title,company\n{draft.uid},Tester,Isar Software\n".encode()
    for way, action in (("skip", Action.DUPLICATE), ("fill", Action.UNCHANGED), (None, Action.UPDATED)):
        assert [row.action for row in plan(content, store, Choices(on_duplicate=way)).rows] == [action]
    made = plan(content, store, Choices(on_duplicate="add"))
    store.run(import_command(made))
    assert len({found.uid for found in all_drafts(store)}) == 2


def test_many_rows_lie_in_a_file_and_come_back_in_order(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.exchange.planned.KEPT_ROWS", 3)
    monkeypatch.setattr("tracker.exchange.blocks.SIZE", 100)
    rows = "".join(f"Coral Cloud,Buyer {number},,,,,\n" for number in range(40)) + TWICE
    made = planned(store, rows, Choices(on_duplicate="skip"))
    assert [row.line for row in made.rows] == list(range(2, 46))
    assert made.rows[41].action is Action.DUPLICATE
    assert made.rows[-2].draft == list(made.rows)[-2].draft
    assert [row.line for row in made.rows[3:6]] == [5, 6, 7]
    store.run(import_command(made))
    assert [draft.title for draft in all_drafts(store)][:3] == ["Buyer 0", "Buyer 1", "Buyer 2"]
    assert len(all_drafts(store)) == 43
