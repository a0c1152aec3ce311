"""Loading a register: whole or not at all, in the place of the older one, whatever the file is like."""

from __future__ import annotations

import csv
import io
import os
import sqlite3
import threading
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from tests.tracker.registers import lists
from tests.tracker.registers.lists import lines_of, load, nobody, saved
from tracker.domain.application import Draft
from tracker.domain.sponsors import Sponsor
from tracker.errors import Cancelled, InvalidValue, LandfallError, UnreadableFile
from tracker.registers.listed_on import DayFrom, day_of_list
from tracker.registers.loading import load_register
from tracker.registers.words import loaded_words
from tracker.store.commands.applications import add_application
from tracker.store.commands.registers import pin_sponsor, recheck_pins, unpin_sponsor
from tracker.store.queries.registers import dropped_pins, find_sponsors, registers, sponsor_pins
from tracker.store.queries.undo import undo_labels
from tracker.store.register_lists import vocabulary_table
from tracker.store.store import Store

HEADER = "Organisation Name,Town/City,County,Type & Rating,Route\n"
MANY = HEADER + "".join(f"Coral {n} Ltd,Leeds,,Worker (A rating),Skilled Worker\n" for n in range(20_000))
VERY_MANY = 60_000
"""Lines of which the names are indexed in several goes, the first while later lines are read."""


def very_many(folder: Path) -> Path:
    """A list of them."""
    rows = (f"Isar {n} Ltd,Town {n // 7},,Worker (A rating),Skilled Worker\n" for n in range(VERY_MANY))
    return saved(folder, "very-many.csv", HEADER + "".join(rows))


def guard(store: Store, is_denied: Callable[..., bool]) -> None:
    """Have SQLite refuse statements that do what is denied."""

    def decide(*what: object) -> int:
        return sqlite3.SQLITE_DENY if is_denied(*what) else sqlite3.SQLITE_OK

    def set_on(db: Connection) -> None:
        connection = db.connection.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        connection.set_authorizer(decide)

    store.ask(set_on)


def test_a_newer_list_takes_the_place_of_the_older(store: Store, tmp_path: Path) -> None:
    load(store, saved(tmp_path, lists.UK_NAME, lists.UK), "uk")
    load(
        store,
        saved(tmp_path, "newer.csv", HEADER + "Isar Ltd,London,,Worker (A rating),Skilled Worker\n"),
        "uk",
    )
    assert [line[0] for line in lines_of(store)] == ["Isar Ltd"]
    assert len(store.ask(registers())) == 1
    assert store.ask(find_sponsors("Moorgate Retail", "GB")) == ()
    assert store.ask(find_sponsors("Isar", "GB"))[0].name == "Isar Ltd"


def test_cancel_leaves_the_old_list_whole(store: Store, tmp_path: Path) -> None:
    load(store, saved(tmp_path, lists.UK_NAME, lists.UK), "uk")
    before = lines_of(store)
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 3:
            raise Cancelled

    threads = threading.active_count()
    with pytest.raises(Cancelled):
        load_register(store, saved(tmp_path, "many.csv", MANY), stop)
    assert lines_of(store) == before
    assert threading.active_count() == threads
    assert all(0 < done <= total < 40_000 for done, total in told)
    assert store.ask(find_sponsors("Moorgate Retail", "GB"))[0].name == "Moorgate Retail plc"


@pytest.mark.parametrize("read", [30_000, 50_000])
def test_cancel_while_names_are_indexed_leaves_the_old_list_whole(
    store: Store, tmp_path: Path, read: int
) -> None:
    load(store, saved(tmp_path, lists.UK_NAME, lists.UK), "uk")
    before = lines_of(store)

    def stop(done: int, _total: int) -> None:
        if done >= read:
            raise Cancelled

    threads = threading.active_count()
    for _ in range(2):
        with pytest.raises(Cancelled):
            load_register(store, very_many(tmp_path), stop)
    assert threading.active_count() == threads
    assert lines_of(store) == before
    assert store.ask(find_sponsors("Moorgate Retail", "GB"))[0].name == "Moorgate Retail plc"
    store.verify()


def test_what_fails_while_names_are_indexed_is_raised_and_nothing_changes(
    store: Store, tmp_path: Path
) -> None:
    """SQLite itself is told to let nobody read the names that are to be indexed."""
    load(store, saved(tmp_path, lists.UK_NAME, lists.UK), "uk")
    before, threads = lines_of(store), threading.active_count()
    guard(store, lambda _action, table, column, *_: (table, column) == ("register_row", "name_key"))
    with pytest.raises(DatabaseError, match=r"register_row\.name_key is prohibited"):
        load(store, very_many(tmp_path), "uk")
    guard(store, lambda *_: False)
    assert threading.active_count() == threads
    assert lines_of(store) == before
    assert load(store, very_many(tmp_path), "uk").lines == VERY_MANY


def test_every_line_of_a_long_list_is_written_in_order_and_indexed(store: Store, tmp_path: Path) -> None:
    told: list[int] = []
    loaded = load_register(store, very_many(tmp_path), lambda done, _total: told.append(done))
    assert (loaded.lines, loaded.employers, loaded.passed_over) == (VERY_MANY, VERY_MANY, 0)
    assert told == sorted(told)
    lines = lines_of(store)
    assert [line[0] for line in lines] == [f"Isar {number} Ltd" for number in range(VERY_MANY)]
    assert [line[1] for line in lines] == [f"Town {number // 7}" for number in range(VERY_MANY)]
    count = f"SELECT doc FROM {vocabulary_table(1)} WHERE term = 'isar'"
    assert store.ask(lambda db: db.exec_driver_sql(count).scalar_one()) == VERY_MANY
    for number in (0, 24_999, 25_000, VERY_MANY - 1):
        assert store.ask(find_sponsors(f"Isar {number}", "GB"))[0].name == f"Isar {number} Ltd"


def test_half_a_line_is_passed_over_and_named(store: Store, tmp_path: Path) -> None:
    loaded = load(store, saved(tmp_path, lists.UK_NAME, lists.UK + "Tidewater Bank Limi"), "uk")
    assert (loaded.employers, loaded.passed_over, loaded.first_passed) == (4, 1, 7)
    assert loaded_words(loaded)[-1] == "1 line was passed over, since it is not whole (line 7)."


def test_an_open_quote_costs_one_line(store: Store, tmp_path: Path) -> None:
    text = lists.UK.replace(
        "Moorgate Retail plc,London,,Worker (A (Premium)),Skilled", '"Moorgate,London,,A,Skilled'
    )
    loaded = load(store, saved(tmp_path, "x.csv", text), "uk")
    assert loaded.passed_over == 1
    assert [line[0] for line in lines_of(store)][-1] == "Fjordline Ltd"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_understood(store: Store, tmp_path: Path, encoding: str) -> None:
    text = lists.UK.replace("Albion Genomics", "Café Société")
    load(store, saved(tmp_path, "x.csv", text, encoding), "uk")
    assert "Café Société Limited" in [line[0] for line in lines_of(store)]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n" + bytes(99), HEADER.encode(), b"<html>no table</html>", b"PK\x03\x04cut"],
)
def test_what_is_no_list_is_refused_in_a_sentence(store: Store, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        load(store, saved(tmp_path, "x.csv", content), "uk")
    assert "x.csv" in str(refusal.value)
    assert store.ask(registers()) == ()


def test_the_day_of_a_list(tmp_path: Path) -> None:
    today = date(2026, 11, 25)
    path = saved(tmp_path, "list.csv", "x")
    then = datetime(2026, 10, 5, 12).timestamp()
    os.utime(path, (then, then))
    assert day_of_list(path, [], today).day == date(2026, 10, 5)
    assert day_of_list(path, ["As of 2027-01-01"], today).told_by is DayFrom.FILE
    for title, day in (
        ("Last updated: 3 November 2026", date(2026, 11, 3)),
        ("November 3, 2026", date(2026, 11, 3)),
        ("2026 Q2", date(2026, 6, 30)),
        ("January to March 2026", date(2026, 3, 31)),
    ):
        assert day_of_list(path, [title], today).day == day


def test_the_day_that_a_person_gives(store: Store, tmp_path: Path) -> None:
    path = saved(tmp_path, lists.UK_NAME, lists.UK)
    loaded = load(store, path, "uk", day=date(2026, 1, 2))
    assert (loaded.listed_on, loaded.told_by) == (date(2026, 1, 2), DayFrom.GIVEN)
    with pytest.raises(InvalidValue, match="in the future"):
        load(store, path, "uk", day=date(9999, 1, 1))


def pinned(store: Store, name: str) -> tuple[int, Sponsor]:
    """A company pinned to the first employer found under its name."""
    store.run(add_application(Draft(company=name, title="Data Engineer")))
    company_id = store.ask(lambda db: db.exec_driver_sql("SELECT max(id) FROM company").scalar_one())
    sponsor = store.ask(find_sponsors(name, "GB"))[0]
    store.run(pin_sponsor(company_id, "GB", sponsor))
    return company_id, sponsor


def test_who_drops_off_is_said_and_who_stays_is_brought_up_to_date(store: Store, tmp_path: Path) -> None:
    load(store, saved(tmp_path, lists.UK_NAME, lists.UK), "uk")
    moorgate, sponsor = pinned(store, "Moorgate Retail")
    assert sponsor.route == "Skilled Worker; Global Business Mobility: Senior or Specialist Worker"
    albion, _ = pinned(store, "Albion Genomics")
    newer = HEADER + "Albion Genomics Limited,Perth,,Worker (A rating),Skilled Worker\n"
    load(store, saved(tmp_path, "newer-2026-11-24.csv", newer), "uk")
    changes = store.run(recheck_pins("uk"))
    assert changes.label == "1 pinned employer is not on the list of 2026-11-24"
    assert store.ask(dropped_pins("uk")) == ("Moorgate Retail",)
    (gone,) = store.ask(sponsor_pins(moorgate))
    assert (gone.listed_on, gone.dropped_on) == ("2026-11-20", "2026-11-24")
    (kept,) = store.ask(sponsor_pins(albion))
    assert (kept.place, kept.rating, kept.listed_on) == ("Perth", "Worker (A rating)", "2026-11-24")
    assert not store.run(recheck_pins("uk"))
    store.undo()
    assert store.ask(dropped_pins("uk")) == ()


def test_pins_are_undone_and_taken_back(store: Store, tmp_path: Path) -> None:
    load(store, saved(tmp_path, lists.UK_NAME, lists.UK), "uk")
    company_id, sponsor = pinned(store, "Moorgate Retail")
    assert store.ask(undo_labels())[0] == "Pinned Moorgate Retail plc for Moorgate Retail"
    store.undo()
    assert store.ask(sponsor_pins(company_id)) == ()
    store.redo()
    assert store.ask(sponsor_pins(company_id))[0].name == sponsor.name
    store.run(unpin_sponsor(company_id, "GB"))
    assert store.ask(sponsor_pins(company_id)) == ()
    with pytest.raises(LandfallError, match="No employer is pinned"):
        store.run(unpin_sponsor(company_id, "GB"))


CELL = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


@settings(max_examples=15)
@given(st.lists(st.tuples(CELL, CELL, CELL, CELL, CELL), min_size=1, max_size=20))
def test_any_cells_are_counted(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    """Every row is a line or passed over; a blank one is neither. No cell breaks the loading."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADER.strip().split(","))
    writer.writerow(("Isar Ltd", "London", "", "Worker (A rating)", "Skilled Worker"))
    writer.writerows(rows)
    store = Store.in_memory()
    loaded = load(store, saved(tmp_path, "x.csv", text.getvalue()), "uk")
    filled = sum(any(cell.strip() for cell in row) for row in rows)
    assert loaded.lines + loaded.passed_over == filled + 1
    assert loaded.lines == len(lines_of(store))
    store.close()


@settings(max_examples=20)
@given(st.binary(max_size=300), st.integers(0, len(lists.UK)))
def test_any_bytes_are_loaded_or_refused(tmp_path: Path, dirt: bytes, place: int) -> None:
    content = lists.UK.encode()
    store = Store.in_memory()
    path = saved(tmp_path, "x.csv", content[:place] + dirt + content[place:])
    try:
        loaded = load_register(store, path, nobody)
    except LandfallError:
        assert store.ask(registers()) == ()
    else:
        assert loaded.lines == len(lines_of(store)) > 0
    store.close()
