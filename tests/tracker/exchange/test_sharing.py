"""A file that two processes read, and write, is imported as it is by one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from tests.bench.spreadsheet import HEADER, made_up_rows
from tests.tracker.exchange.stores import all_drafts
from tracker import second_process
from tracker.domain.application import Draft
from tracker.errors import Cancelled, UnreadableFile
from tracker.exchange import bulk, sharing, staging
from tracker.exchange.choices import Choices
from tracker.exchange.importer import import_command, plan
from tracker.exchange.plan import ImportPlan
from tracker.exchange.sharing import Shared, SharedReading
from tracker.paths import Home
from tracker.second_process import NoAnswer, SecondProcess
from tracker.store.queries.applications import ordered_ids
from tracker.store.queries.filters import Filter, Sort
from tracker.store.store import Store

NOW = "2026-03-04T05:06:07Z"
SOUND = ",".join(HEADER)


@pytest.fixture(autouse=True)
def _present(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("tracker.exchange.importer", "tracker.store.store"):
        monkeypatch.setattr(f"{module}.utc_now", lambda: NOW)


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> list[Shared]:
    """Share even the smallest files; answers what second processes read."""
    monkeypatch.setattr(sharing, "LEAST_SHARED", 1)
    monkeypatch.setattr(bulk, "LEAST_STAGED", 1)
    taken: list[Shared] = []
    answered = SharedReading._answered

    def noted(self: SharedReading, *given: Any) -> Shared | None:
        found = answered(self, *given)
        taken.extend([found] if found else [])
        return found

    monkeypatch.setattr(SharedReading, "_answered", noted)
    return taken


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    numbers = count()

    def write(content: str) -> Path:
        path = tmp_path / f"search-{next(numbers)}.csv"
        path.write_bytes(content.encode())
        return path

    return write


def lines(number: int) -> list[str]:
    return [",".join(f'"{cell}"' for cell in row) for row in islice(made_up_rows(number), number)]


def told(made: ImportPlan) -> dict[str, Any]:
    return {
        **made.report(0).to_json(),
        "statuses": made.new_statuses,
        "words": made.status_words,
        "questions": made.questions,
        "lines": [(row.line, row.action, row.draft) for row in made.rows],
    }


def imported(path: Path, home: Path) -> tuple[dict[str, Any], list[Draft], list[list[Any]]]:
    """What the plan says, the applications, and what the store holds of them."""
    store = Store.create(Home(home))
    made = plan(path, store)
    store.run(import_command(made))
    result = told(made), [replace(draft, uid="") for draft in all_drafts(store)], parts(store)
    assert store.undo()
    assert not all_drafts(store)
    assert store.redo()
    assert parts(store) == result[2]
    store.close()
    return result


def parts(store: Store) -> list[list[Any]]:
    queries = (
        "SELECT a.position, s.name, c.at FROM status_change c JOIN application a ON a.id = c.application_id "
        "JOIN status s ON s.id = c.status_id ORDER BY a.position, c.id",
        "SELECT name, name_key FROM company ORDER BY name",
        "PRAGMA foreign_key_check",
        "PRAGMA integrity_check",
    )

    def ask(db: Connection) -> list[list[Any]]:
        return [[tuple(row) for row in db.execute(text(query))] for query in queries]

    found = store.ask(ask)
    assert found[2:] == [[], [("ok",)]]
    return found


def same_both_ways(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: list[Shared], *, reads: bool = True
) -> None:
    both = imported(path, tmp_path / f"{path.stem}-both")
    assert bool(shared) is reads
    with monkeypatch.context() as alone:
        alone.setattr(sharing, "LEAST_SHARED", 2**40)
        assert imported(path, tmp_path / f"{path.stem}-alone") == both


def test_many_rows_are_the_same_both_ways(
    written: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: list[Shared]
) -> None:
    path = written("\n".join([SOUND, *lines(900), ""]))
    same_both_ways(path, tmp_path, monkeypatch, shared)
    assert sum(len(block.numbers) for block in shared[0].blocks) > 300


def test_several_windows_are_the_same_both_ways(
    written: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: list[Shared]
) -> None:
    monkeypatch.setattr(sharing, "MOST_SHARED", 40_000)
    monkeypatch.setattr("tracker.exchange.planned.KEPT_ROWS", 100)
    path = written("\r\n".join(["\ufeff" + SOUND, *lines(600), ""]))
    same_both_ways(path, tmp_path, monkeypatch, shared)
    assert len(shared) > 2


SIX = "Company,Job Title,Status,Date Applied,City,Salary"
PLAIN = "Isar Software,Tester,Applied,2026-01-15,Munich,50k €"
ODD = {
    "a cell over several lines in the middle": ['Coral,"' + "a\n" * 400 + '",Applied,2026-01-15,,', PLAIN],
    "an open quote in the first half": ['Coral,"open,Applied,2026-01-15,,', *[PLAIN] * 40],
    "an open quote at the end": [*[PLAIN] * 40, 'Coral,"open,Applied,2026-01-15,,'],
    "an unknown status at the end": [*[PLAIN] * 40, "Coral,Buyer,Dreamt of,2026-01-15,,"],
    "a status spelt twice": [
        "Coral,Buyer,Dreamt Of,2026-01-15,,",
        *[PLAIN] * 40,
        "Coral,B,DREAMT OF,2026-01-15,,",
    ],
    "bad cells at the end": [*[PLAIN] * 40, "Coral,Buyer,Applied,2026-02-31,,lots", ",,,,,", ",,Applied,,,"],
    "a city alone at the end": [*[PLAIN] * 40, "Coral,Buyer,Applied,2026-01-15,Oslo,60 $"],
    "a currency that only the end asks for": [*[PLAIN] * 40, "Coral,Buyer,Applied,2026-01-15,,$60k"],
    "a word that only the end holds": [*[PLAIN] * 40, "Coral,Buyer,abgelehnt,2026-01-15,,"],
    "blank lines": ["", *[PLAIN] * 20, "", "", *[PLAIN] * 20, "", "Coral,Buyer,Applied,,,", ""],
    "cells beyond the header": [*[PLAIN] * 40, PLAIN + ",more,and more", "Coral"],
    "a NUL at the end": [*[PLAIN] * 40, "Coral\0,Buyer,Applied,2026-01-15,,"],
    "no line end": [*[PLAIN] * 40, "Coral,Buyer,Applied,2026-01-15,,"],
    "days that leave the order open until the end": [
        *[PLAIN.replace("2026-01-15", "03/04/2026")] * 40,
        PLAIN.replace("2026-01-15", "13/04/2026"),
    ],
}


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("rows", ODD.values(), ids=list(ODD))
def test_odd_rows_are_the_same_both_ways(
    rows: list[str],
    written: Callable[[str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = written("\n".join([SIX, *rows]))
    made = imported(path, tmp_path / "both")
    monkeypatch.setattr(sharing, "LEAST_SHARED", 2**40)
    assert imported(path, tmp_path / "alone") == made


def test_an_ordinary_second_half_is_taken_over(
    written: Callable[[str], Path], home: Path, shared: list[Shared]
) -> None:
    rows = [*[PLAIN] * 40, "Coral,Buyer,abgelehnt,2026-01-15,,$60k"]
    made = plan(written("\n".join([SIX, *rows, ""])), Store.create(Home(home)))
    assert shared
    assert made.status_words["abgelehnt"] == "Rejected"
    assert [question.header for question in made.questions] == ["Salary"]


@pytest.mark.usefixtures("shared")
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                ["", "Coral", "Isar, Inc.", 'a "b"', "two\nlines", "Applied", "31.02.2026", "3 €", "\u6771"]
            ),
            min_size=6,
            max_size=7,
        ),
        min_size=20,
        max_size=60,
    )
)
def test_any_rows_are_the_same_both_ways(
    written: Callable[[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    rows: list[list[str]],
) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    path = written("\n".join([SIX, PLAIN, *quoted]))
    made = imported(path, tmp_path_factory.mktemp("both"))
    with monkeypatch.context() as alone:
        alone.setattr(sharing, "LEAST_SHARED", 2**40)
        assert imported(path, tmp_path_factory.mktemp("alone")) == made


@pytest.mark.parametrize("interpreter", ["", "/nowhere/python", "true"])
def test_without_a_second_process_all_of_it_is_done_here(
    interpreter: str,
    written: Callable[[str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    shared: list[Shared],
) -> None:
    path = written("\n".join([SOUND, *lines(300), ""]))
    with monkeypatch.context() as without:
        without.setattr(second_process, "interpreter", lambda: interpreter)
        found = imported(path, tmp_path / "without")
    assert not shared
    assert imported(path, tmp_path / "with") == found


def test_what_cannot_be_staged_is_inserted_here(
    written: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: list[Shared]
) -> None:
    path = written("\n".join([SOUND, *lines(300), ""]))
    store = Store.create(Home(tmp_path / "home"))
    made = plan(path, store)
    assert shared
    monkeypatch.setattr(second_process, "interpreter", lambda: "true")
    store.run(import_command(made))
    assert len(all_drafts(store)) == 300
    store.close()


def test_rows_that_repeat_others_are_left_out_of_both_halves(
    written: Callable[[str], Path], home: Path, shared: list[Shared]
) -> None:
    rows = [PLAIN, *[f"Coral {number},Buyer,Applied,2026-01-15,," for number in range(40)] * 2, PLAIN]
    store = Store.create(Home(home))
    made = plan(written("\n".join([SIX, *rows, ""])), store, Choices(on_duplicate="skip"))
    assert shared
    store.run(import_command(made))
    assert sorted({draft.company for draft in all_drafts(store)}) == sorted(
        ["Isar Software", *(f"Coral {number}" for number in range(40))]
    )
    assert made.report().duplicates == 41
    parts(store)
    store.close()


def test_what_a_killed_program_left_behind_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, young = tmp_path / f"{staging.PREFIX}old", tmp_path / f"{staging.PREFIX}young"
    for folder in (old, young):
        folder.mkdir()
        (folder / "staged.db").write_bytes(b"rows")
    os.utime(old, (0, 0))
    staging.sweep()
    assert (old.exists(), young.exists()) == (False, True)


def test_words_of_staged_rows_are_found(
    written: Callable[[str], Path], home: Path, shared: list[Shared]
) -> None:
    rows = [PLAIN] * 60 + ["Łódź Bäckerei,東京 Engineer,Applied,2026-01-15,,"]
    path = written("\n".join([SIX, *rows, ""]))
    store = Store.create(Home(home))
    store.run(import_command(plan(path, store)))
    assert shared
    for word in ("lodz", "backerei", "東京", "engineer"):
        assert len(store.ask(ordered_ids(Filter(text=word), Sort()))) == 1
    assert len(store.ask(ordered_ids(Filter(text="isar"), Sort()))) == 60
    store.close()


def test_people_are_shared_between_rows_of_both_halves(
    written: Callable[[str], Path], home: Path, shared: list[Shared]
) -> None:
    rows = [f"Isar Software,Tester {number},Ada Example,ada@mail.example" for number in range(80)]
    path = written("\n".join(["Company,Job Title,Contact Name,Contact Email", *rows, ""]))
    store = Store.create(Home(home))
    store.run(import_command(plan(path, store)))
    assert shared
    assert store.ask(lambda db: db.execute(text("SELECT count(*) FROM person")).scalar()) == 1
    assert store.ask(lambda db: db.execute(text("SELECT count(*) FROM application_person")).scalar()) == 80
    store.close()


@pytest.mark.usefixtures("shared")
def test_stopping_ends_the_second_process(
    written: Callable[[str], Path], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[SecondProcess] = []
    begin = SecondProcess.__init__

    def noted(self: SecondProcess, module: str) -> None:
        begin(self, module)
        started.append(self)

    monkeypatch.setattr(SecondProcess, "__init__", noted)
    path = written("\n".join([SOUND, *lines(300), ""]))
    store = Store.create(Home(home))

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        plan(path, store, progress=stop)
    made = plan(path, store)
    with pytest.raises(Cancelled):
        store.run(import_command(made), stop)
    assert not all_drafts(store)
    assert len(started) == 3
    assert all(second.is_over for second in started)
    store.run(import_command(made))
    assert len(all_drafts(store)) == 300
    store.close()


@pytest.mark.usefixtures("shared")
def test_no_process_is_started_that_nobody_needs(
    written: Callable[[str], Path], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written("\n".join([SOUND, *lines(300), ""]))
    store = Store.create(Home(home))
    store.run(import_command(plan(path, store)))
    monkeypatch.setattr(second_process, "interpreter", pytest.fail)
    assert plan(path, store).report().unchanged == 300
    store.close()


@pytest.mark.usefixtures("shared")
def test_a_file_that_changes_meanwhile_is_refused(written: Callable[[str], Path], home: Path) -> None:
    path = written("\n".join([SOUND, *lines(300), ""]))
    store = Store.create(Home(home))

    def grow(_done: int, _total: int) -> None:
        with path.open("ab") as file:
            file.write(b"more\n")

    with pytest.raises(UnreadableFile, match="changed"):
        plan(path, store, progress=grow)
    store.close()


def test_a_second_process_loads_no_database_and_no_window() -> None:
    modules = "tracker.exchange.part_reading, tracker.exchange.part_inserting"
    code = f"import sys, {modules}; print(sorted({{'sqlalchemy', 'PySide6', 'alembic'}} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert told.stdout.strip() == "[]"


def test_half_an_answer_is_none() -> None:
    second = SecondProcess("tracker.exchange.part_inserting")
    second.ask(["this is no target"])
    with pytest.raises(NoAnswer):
        second.answer(lambda: None)
    assert second.is_over


def test_what_is_sent_in_part_is_not_answered() -> None:
    def broken() -> Iterator[str]:
        yield "this much"
        raise OSError

    second = SecondProcess("tests.tracker.echo")
    second.ask(broken())
    with pytest.raises(NoAnswer):
        second.answer(lambda: None)
    whole = SecondProcess("tests.tracker.echo")
    whole.ask(["this much"])
    assert whole.answer(lambda: None) == ["this much"]
