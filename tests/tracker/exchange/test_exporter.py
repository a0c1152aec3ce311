"""The exported file: RFC 4180, whole or not there, safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
import stat
import subprocess
import sys
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tracker.cli_tools import ROOT
from tests.tracker.exchange.stores import all_ids
from tracker.cli_parser import EXPORT_FORMATS
from tracker.domain.application import Draft, Person
from tracker.domain.pay import Pay
from tracker.errors import Cancelled
from tracker.exchange.codec import HEADER
from tracker.exchange.export_csv import encoded
from tracker.exchange.exporter import FORMATS, TABLES, export, export_csv
from tracker.exchange.guard import guarded
from tracker.exchange.wanted import Rows, Wanted
from tracker.store.commands.applications import add_applications, archive, delete_applications
from tracker.store.queries.export_rows import PAGE, Scope, sizes
from tracker.store.queries.filters import BY, Filter, Sort
from tracker.store.store import Store

DRAFTS = [
    Draft(company="Isar", title='=HYPERLINK("x")', notes="two\nlines", tags=("a", "b")),
    Draft(company="-5", title="-5 %", city="@home"),
    Draft(company="Zoë, Ltd", title="'quoted'", city="'s-Graveland"),
]


@pytest.fixture
def store() -> Store:
    made = Store.in_memory()
    made.run(add_applications(DRAFTS, "Added"))
    return made


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def test_rows_stand_in_the_order_of_the_board_under_a_stable_header(store: Store, tmp_path: Path) -> None:
    assert export_csv(store, tmp_path / "all.csv") == 3
    header, *rows = read(tmp_path / "all.csv")
    assert tuple(header) == HEADER
    assert [row[1] for row in rows] == ["Isar", "-5", "Zoë, Ltd"]
    content = (tmp_path / "all.csv").read_bytes()
    assert content.count(b"\r\n") == 4
    assert not content.startswith(b"\xef\xbb\xbf")


def test_nothing_runs_in_a_spreadsheet(store: Store, tmp_path: Path) -> None:
    export_csv(store, tmp_path / "all.csv")
    rows = read(tmp_path / "all.csv")[1:]
    assert [row[2] for row in rows] == ['\'=HYPERLINK("x")', "'-5 %", "'quoted'"]
    assert [row[4] for row in rows] == ["", "'@home", "'s-Graveland"]
    assert rows[1][1] == "-5"
    risky = [cell for row in rows for cell in row if cell[:1] in "=+@\t\r\n" and cell]
    assert risky == []


def test_chosen_rows_and_columns_and_a_mark_for_excel(store: Store, tmp_path: Path) -> None:
    scope = Scope(Filter(text=["5", "quoted"][0]), Sort("company"))
    export_csv(store, tmp_path / "some.csv", Wanted(scope, ("title", "pay", "company"), mark=True))
    content = (tmp_path / "some.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == ["title,pay,company", "'-5 %,,-5"]


def test_the_order_is_that_of_the_view(store: Store, tmp_path: Path) -> None:
    wanted = Wanted(Scope(Filter(), Sort("company", descending=True)), ("company",))
    export_csv(store, tmp_path / "all.csv", wanted)
    assert read(tmp_path / "all.csv")[1:] == [["Zoë, Ltd"], ["Isar"], ["-5"]]


@pytest.mark.parametrize("field", sorted(BY))
def test_every_order_of_the_table_can_be_exported(field: str, store: Store, tmp_path: Path) -> None:
    assert export_csv(store, tmp_path / "all.csv", Wanted(Scope(Filter(), Sort(field)))) == 3


def as_the_csv_module_writes(rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.sampled_from("a,;\"\r\n\x1f'=-5 é＝ｅ"), max_size=5), min_size=1, max_size=6))
def test_cells_are_quoted_as_the_csv_module_does(cells: list[str]) -> None:
    joined = b",".join([b"", *encoded([cell.encode() for cell in cells])]) + b"\r\n"
    assert joined.decode() == as_the_csv_module_writes([["", *map(guarded, cells)]])


@pytest.mark.parametrize("columns", [HEADER, ("notes",), ("tags", "pay", "own_fields"), ("id", "timeline")])
def test_the_file_is_what_the_csv_module_makes_of_the_cells(
    store: Store, tmp_path: Path, columns: tuple[str, ...]
) -> None:
    pay = Pay(Decimal(50_000), None, "EUR")
    people = (Person('Ada "Zed"', "", "ada@isar.example", ""),)
    odd = Draft(company="A\x1fB, C", title="x", pay=pay, own_fields=(("a,b", "=1"),), people=people)
    store.run(add_applications([odd], "Added"))
    wanted = Wanted(columns=columns)
    pages = store.ask(lambda db: [row for page in Rows(db, wanted, None).cells() for row in page])
    export_csv(store, tmp_path / "all.csv", wanted)
    made = (tmp_path / "all.csv").read_bytes().decode()
    assert made == as_the_csv_module_writes([columns, *(map(guarded, row) for row in pages)])
    assert "A\x1fB" in made or columns != HEADER


def test_the_order_holds_over_many_pages(tmp_path: Path) -> None:
    store = Store.in_memory()
    titles = [f"Job {number:05}" for number in range(2 * PAGE + 3)]
    store.run(add_applications([Draft(title=title) for title in reversed(titles)], "Added"))
    told: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> None:
        told.append((done, total))

    wanted = Wanted(Scope(Filter(), Sort("title")), ("title",))
    assert export_csv(store, tmp_path / "all.csv", wanted, progress=watch) == len(titles)
    assert [row[0] for row in read(tmp_path / "all.csv")[1:]] == titles
    assert told == [(PAGE, len(titles)), (2 * PAGE, len(titles)), (len(titles), len(titles))]


def test_what_lies_in_the_bin_stays_there(store: Store, tmp_path: Path) -> None:
    store.run(delete_applications(all_ids(store)[:1]))
    assert export_csv(store, tmp_path / "all.csv") == 2


def test_everything_holds_what_is_archived_too(store: Store, tmp_path: Path) -> None:
    store.run(archive(all_ids(store)[:1]))
    assert export_csv(store, tmp_path / "all.csv") == 3
    assert store.ask(sizes(Scope(), Scope(Filter()), Scope(Filter(archived=True)))) == (3, 2, 1)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_stopped_export_leaves_the_old_file(form: str, store: Store, tmp_path: Path) -> None:
    target = tmp_path / f"all.{form}"
    target.write_text("old")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export(store, target, form, progress=stop)
    assert target.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == [target.name]


_FULL_DISK = """
import resource, signal, sys, tempfile
from pathlib import Path
from tracker.domain.application import Draft, Person
from tracker.domain.pay import Pay
from tracker.exchange.exporter import export
from tracker.store.commands.applications import add_applications
from tracker.store.store import Store

store = Store.in_memory()
store.run(add_applications([Draft(title=f"Job {n}", notes=f"{n * 7919}" * 400) for n in range(200)], "Added"))
target = Path(sys.argv[1])
tempfile.tempdir = str(target.parent)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    export(store, target, sys.argv[2])
except OSError as error:
    print("refused", error.strerror)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_full_disk_leaves_the_old_file(form: str, tmp_path: Path) -> None:
    target = tmp_path / f"all.{form}"
    target.write_text("old")
    command: list[Any] = [sys.executable, "-c", _FULL_DISK, target, form]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stdout == "refused File too large\n", done.stderr
    assert target.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir() if found.name != "home"] == [target.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_its_owner_can_read_it(store: Store, tmp_path: Path) -> None:
    export_csv(store, tmp_path / "all.csv")
    assert stat.S_IMODE((tmp_path / "all.csv").stat().st_mode) == 0o600


def test_the_command_line_knows_every_format() -> None:
    assert set(EXPORT_FORMATS) == {*FORMATS, "pdf"}
    assert set(TABLES) < set(FORMATS)
