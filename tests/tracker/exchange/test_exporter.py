"""The exported file: RFC 4180, whole or not there, safe in a spreadsheet."""

from __future__ import annotations

import csv
import stat
import sys
from pathlib import Path

import pytest

from tests.tracker.exchange.stores import all_ids
from tracker.domain.application import Draft
from tracker.errors import Cancelled
from tracker.exchange.codec import HEADER
from tracker.exchange.exporter import export_csv
from tracker.store.commands.applications import add_applications, delete_applications
from tracker.store.store import Store

DRAFTS = [
    Draft(company="Isar", title='=HYPERLINK("x")', notes="two\nlines", tags=("a", "b")),
    Draft(company="-5", title="-5 %", city="@home"),
    Draft(company="Zoë, Ltd", title="'quoted'"),
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
    assert [row[2] for row in rows] == ['\'=HYPERLINK("x")', "'-5 %", "''quoted'"]
    assert rows[1][1] == "-5"
    risky = [cell for row in rows for cell in row if cell[:1] in "=+@\t\r" and cell]
    assert risky == []


def test_chosen_rows_and_a_mark_for_excel(store: Store, tmp_path: Path) -> None:
    ids = all_ids(store)[:2][::-1]
    assert export_csv(store, tmp_path / "two.csv", ids, mark=True) == 2
    content = (tmp_path / "two.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert [row[1] for row in read(tmp_path / "two.csv")[1:]] == ["-5", "Isar"]


def test_what_lies_in_the_bin_stays_there(store: Store, tmp_path: Path) -> None:
    store.run(delete_applications(all_ids(store)[:1]))
    assert export_csv(store, tmp_path / "all.csv") == 2


def test_a_stopped_export_leaves_the_old_file(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "all.csv"
    target.write_text("old")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export_csv(store, target, progress=stop)
    assert target.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["all.csv"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_its_owner_can_read_it(store: Store, tmp_path: Path) -> None:
    export_csv(store, tmp_path / "all.csv")
    assert stat.S_IMODE((tmp_path / "all.csv").stat().st_mode) == 0o600
