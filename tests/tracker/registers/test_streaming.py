"""A register that a second process reads is loaded as it is by one, and whole or not at all."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.tracker.registers import lists
from tests.tracker.registers.lists import lines_of, load, nobody, saved
from tracker import second_process
from tracker.errors import Cancelled, UnreadableFile
from tracker.registers import loading
from tracker.registers.loading import Loaded, load_register
from tracker.registers.prepared import Prepared
from tracker.second_process import SecondProcess
from tracker.store.queries.registers import find_sponsors, registers
from tracker.store.schema import register_row, register_terms
from tracker.store.store import Store

HEADER = "Organisation Name,Town/City,County,Type & Rating,Route\n"
MANY = 60_000
"""Lines of more than a pipe holds, so that the other process is not over before its lines are written."""
ALONE = 1 << 60


class Noted(SecondProcess):
    """A second process that is remembered, with what it told in time."""

    all: list[Noted]

    def __init__(self, module: str, *, is_streamed: bool = False) -> None:
        super().__init__(module, is_streamed=is_streamed)
        self.blocks: list[Prepared] = []
        self.all.append(self)

    def stream(self) -> Iterator[Any]:
        """The same, noted."""
        for block in super().stream():
            self.blocks.append(block)
            yield block


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Noted]:
    """Even the smallest files are read by a second process; answers those that were started."""
    monkeypatch.setattr(loading, "LEAST_STREAMED", 1)
    monkeypatch.setattr(loading, "SecondProcess", Noted)
    Noted.all = []
    return Noted.all


def many(folder: Path) -> Path:
    """A list of many lines."""
    rows = (f"Isar {n} Ltd,Town {n // 7},,Worker (A rating),Skilled Worker\n" for n in range(MANY))
    return saved(folder, "many.csv", HEADER + "".join(rows))


def loaded(path: Path) -> tuple[Loaded, list[Any], list[Any], list[tuple[int, int]]]:
    """What is said of a list, its rows and terms in a store of their own, and the progress."""
    store, told = Store.in_memory(), []
    found = load_register(store, path, lambda *progress: told.append(progress))
    rows, terms = store.ask(
        lambda db: [
            [tuple(row) for row in db.execute(select(table))] for table in (register_row, register_terms)
        ]
    )
    assert len(lines_of(store)) == len(rows) == found.lines
    store.close()
    return found, rows, terms, told


def same_both_ways(path: Path, monkeypatch: pytest.MonkeyPatch, started: list[Noted]) -> None:
    before = len(started)
    both = loaded(path)
    (second,) = started[before:]
    assert sum(len(block.names) for block in second.blocks) == both[0].lines
    assert second.is_over
    with monkeypatch.context() as alone:
        alone.setattr(loading, "LEAST_STREAMED", ALONE)
        assert loaded(path) == both
    assert len(started) == before + 1


REPEATED = "".join(f"2023,CORAL {n % 700},1,0,{n % 700},0,54,1,MA,BOSTON,02108\n" for n in range(4_000))
LAYOUTS: dict[str, str | bytes] = {
    "uk": lists.UK,
    "uk, a line that is not whole": lists.UK + "Tidewater Bank Limi",
    "uk, an open quote": lists.UK
    + '"Tidewater,London,,A,Skilled Worker\nIsar Ltd,London,,A,Skilled Worker\n',
    "uk, blank lines": lists.UK.replace("\nMoorgate", "\n\n,,,,\nMoorgate"),
    "uk, utf-16": lists.UK.encode("utf-16"),
    "uk, title above": "Register of 3 November 2026,,,,\n" + lists.UK,
    "nl": lists.IND,
    "dk": lists.SIRI,
    "ca": lists.workbook([[lists.LMIA_TITLE], lists.LMIA_HEADER, *lists.LMIA_ROWS]),
    "us": lists.USCIS_LEGACY,
    "us, repeated": lists.USCIS_LEGACY + REPEATED,
    "us, new layout": lists.workbook([lists.USCIS_HEADER, lists.USCIS_ROW], [["notes"]]),
    "us, lca": lists.workbook([lists.LCA_HEADER, lists.LCA_ROW, lists.LCA_ROW]),
    "ie": lists.workbook(lists.IRISH_2025),
}


@pytest.mark.parametrize("content", LAYOUTS.values(), ids=list(LAYOUTS))
def test_each_layout_is_the_same_both_ways(
    content: str | bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[Noted]
) -> None:
    same_both_ways(saved(tmp_path, "list-2026-11-20", content), monkeypatch, started)


def test_many_lines_are_the_same_both_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[Noted]
) -> None:
    same_both_ways(many(tmp_path), monkeypatch, started)
    assert len(started[0].blocks) > 10


CELL = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
ROUTE = st.sampled_from(["", " ", "Skilled Worker", "Senior,\nor Specialist"])


@settings(max_examples=6)
@given(st.lists(st.tuples(CELL, CELL, CELL, CELL, ROUTE), max_size=30))
def test_any_cells_are_the_same_both_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[Noted], rows: list[tuple[str, ...]]
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADER.strip().split(","))
    writer.writerow(("Isar Ltd", "London", "", "Worker (A rating)", "Skilled Worker"))
    writer.writerows(rows)
    same_both_ways(saved(tmp_path, "x.csv", text.getvalue()), monkeypatch, started)


@pytest.mark.parametrize("interpreter", ["", "/nowhere/python", "true"])
def test_without_a_second_process_all_of_it_is_done_here(
    interpreter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[Noted]
) -> None:
    path = many(tmp_path)
    with monkeypatch.context() as without:
        without.setattr(second_process, "interpreter", lambda: interpreter)
        found = loaded(path)
    assert not any(second.blocks for second in started)
    assert loaded(path) == found
    assert started[-1].blocks


@pytest.mark.parametrize("blocks", [1, 20])
def test_where_the_other_process_dies_nothing_is_loaded_twice(
    blocks: int, store: Store, tmp_path: Path, started: list[Noted]
) -> None:
    load(store, saved(tmp_path, lists.UK_NAME, lists.UK), "uk")
    times = count(1)

    def kill(_done: int, _total: int) -> None:
        if next(times) == blocks:
            started[-1]._process.kill()

    found = load_register(store, many(tmp_path), kill)
    assert len(started) == 2
    assert blocks <= len(started[-1].blocks)
    assert sum(len(block.names) for block in started[-1].blocks) < MANY
    assert (found.lines, found.employers) == (MANY, MANY)
    assert [line[0] for line in lines_of(store)] == [f"Isar {number} Ltd" for number in range(MANY)]
    assert len(store.ask(registers())) == 1
    assert store.ask(find_sponsors("Isar 59999", "GB"))[0].name == "Isar 59999 Ltd"
    store.verify()


@pytest.mark.parametrize("read", [1, 30_000, MANY])
def test_cancel_ends_the_second_process_and_leaves_the_old_list(
    read: int, store: Store, tmp_path: Path, started: list[Noted]
) -> None:
    load(store, saved(tmp_path, lists.UK_NAME, lists.UK), "uk")
    before, threads = lines_of(store), threading.active_count()

    def stop(done: int, _total: int) -> None:
        if done >= read:
            raise Cancelled

    with pytest.raises(Cancelled):
        load_register(store, many(tmp_path), stop)
    assert len(started) == 2
    assert all(second.is_over for second in started)
    assert threading.active_count() == threads
    assert lines_of(store) == before
    store.verify()


def both_refuse(store: Store, path: Path, progress: Callable[[int, int], None], started: list[Noted]) -> None:
    """Both ways refuse a file in the same words, and the list before stays."""
    load(store, saved(path.parent, lists.UK_NAME, lists.UK), "uk")
    before, content, said = lines_of(store), path.read_bytes(), []
    for least in (1, ALONE):
        path.write_bytes(content)
        loading.LEAST_STREAMED = least
        with pytest.raises(UnreadableFile) as refusal:
            load_register(store, path, progress)
        said.append(str(refusal.value))
        assert lines_of(store) == before
    assert said[0] == said[1]
    assert path.name in said[0]
    assert len(started) == 2
    assert all(second.is_over for second in started)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(99),
        b"Company,Job title\nCoral Cloud,Tester\n",
        HEADER.encode(),
        HEADER.encode() + b"Isar Ltd,,,,\n",
        b"<html>no table</html>",
        b"PK\x03\x04cut",
        lists.workbook([lists.LCA_HEADER, *[lists.LCA_ROW] * 3_000])[:-900],
        HEADER.encode() + b"Isar Ltd,London,,A,Skilled Worker\n" * 9_000 + b"x" * (17 << 20),
    ],
    ids=["picture", "another table", "a header", "half a line", "a page", "a piece", "cut", "no end"],
)
def test_what_is_no_list_is_refused_in_the_same_words(
    content: bytes, store: Store, tmp_path: Path, started: list[Noted]
) -> None:
    both_refuse(store, saved(tmp_path, "x.csv", content), nobody, started)


def test_a_file_that_changes_meanwhile_is_refused(store: Store, tmp_path: Path, started: list[Noted]) -> None:
    path = many(tmp_path)

    size = path.stat().st_size

    def grow(_done: int, _total: int) -> None:
        """Once: who writes on and on is followed on and on."""
        if path.stat().st_size == size:
            with path.open("ab") as file:
                file.write(b"Coral Ltd,London,,A,Skilled Worker\n")

    both_refuse(store, path, grow, started)


def test_a_file_that_vanishes_meanwhile_is_refused(
    store: Store, tmp_path: Path, started: list[Noted]
) -> None:
    path = many(tmp_path)
    both_refuse(store, path, lambda _done, _total: path.unlink(missing_ok=True), started)


def test_a_small_file_needs_no_second_process(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(loading, "SecondProcess", begin)
    assert load(store, saved(tmp_path, lists.UK_NAME, lists.UK), "uk").lines == 5


def test_the_second_process_loads_no_database_and_no_window() -> None:
    unwanted = {"sqlalchemy", "PySide6", "alembic"}
    code = f"import sys, tracker.registers.prepared; print({unwanted} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert told.stdout.strip() == "set()"
