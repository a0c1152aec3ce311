"""The pages of an exported table: in order, whole, and made on a thread that ends with them."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tracker.exchange.stores import all_ids
from tracker.domain.application import Draft, StatusMoment
from tracker.domain.status import StatusKind
from tracker.errors import Cancelled, StoreDamaged
from tracker.exchange.codec import HEADER
from tracker.exchange.exporter import export_csv, exported
from tracker.exchange.wanted import Rows, Wanted
from tracker.paths import Home
from tracker.store.commands.applications import add_applications
from tracker.store.queries.export_rows import MARK, PAGE, column_pages, pages
from tracker.store.store import Store

SEVERAL = 3 * PAGE + 1
# A few pages; on the second, one title holds what stands between the columns.
DRAFTS = [Draft(title=f"Job {number}", notes="a, b" * (number % 3)) for number in range(SEVERAL)]
DRAFTS[PAGE + 7] = Draft(title=f"Job{MARK.decode()}odd", tags=("x", "a"))


def filled(store: Store, drafts: list[Draft]) -> Store:
    store.run(add_applications(drafts, "Added"))
    return store


@pytest.fixture(scope="module")
def several() -> Store:
    return filled(Store.in_memory(), DRAFTS)


@given(st.randoms(use_true_random=False), st.integers(0, SEVERAL))
@settings(max_examples=12, deadline=None)
def test_applications_stand_in_the_order_of_their_ids(several: Store, random: Random, count: int) -> None:
    titles = {number: draft.title for number, draft in zip(all_ids(several), DRAFTS, strict=True)}
    ids = random.sample(list(titles), count)

    def by_row(db: Any) -> list[Sequence[Any]]:
        return [row for page in pages(db, ids, ("title", "tags", "id")) for row in page]

    def by_column(db: Any) -> list[Sequence[bytes]]:
        told = column_pages(db, ids, [("title",), ("tags", "id")])
        return [row for page in told for row in zip(*page, strict=True)]

    rows = several.ask(by_row)
    assert [row[0] for row in rows] == [titles[number] for number in ids]
    assert several.ask(by_column) == [(title.encode(), f"{tags},{uid}".encode()) for title, tags, uid in rows]


def test_a_page_that_holds_the_mark_is_written_as_all_others(several: Store) -> None:
    file = io.BytesIO()
    several.ask(exported("csv", file))
    rows = several.ask(lambda db: [row for page in Rows(db, Wanted(), None).cells() for row in page])
    expected = io.StringIO(newline="")
    csv.writer(expected).writerows([HEADER, *rows])
    assert file.getvalue().decode() == expected.getvalue()
    assert len(rows) == SEVERAL


def test_a_stop_between_pages_leaves_no_thread_behind(several: Store, tmp_path: Path) -> None:
    before = threading.active_count()

    def stop(done: int, _total: int) -> None:
        if done > PAGE:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_csv(several, tmp_path / "all.csv", progress=stop)
    assert threading.active_count() == before
    assert list(tmp_path.iterdir()) == []
    assert export_csv(several, tmp_path / "all.csv") == SEVERAL
    assert threading.active_count() == before


def test_damage_that_is_met_on_the_way_is_told(home: Path, tmp_path: Path) -> None:
    store = Store.create(Home(home))
    filled(store, [Draft(title=f"Job {number}", notes=f"<{number}>" * 99) for number in range(SEVERAL)])
    store.close()
    path = Home(home).store
    content = path.read_bytes()
    size = int.from_bytes(content[16:18], "big")
    start = content.index(f"<{2 * PAGE}>".encode() * 99) // size * size
    path.write_bytes(content[:start] + b"\xff" * size + content[start + size :])
    target = tmp_path / "all.csv"
    target.write_text("old")
    before = threading.active_count()
    store = Store.open(Home(home))
    with pytest.raises(StoreDamaged):
        export_csv(store, target)
    store.close()
    assert threading.active_count() == before
    assert target.read_text() == "old"


def test_no_application_is_a_header_alone(tmp_path: Path) -> None:
    assert export_csv(Store.in_memory(), tmp_path / "all.csv") == 0
    assert (tmp_path / "all.csv").read_text(encoding="utf-8").splitlines() == [",".join(HEADER)]


def test_a_single_empty_cell_is_a_row(tmp_path: Path) -> None:
    store = filled(Store.in_memory(), [Draft(title="Welder")])
    export_csv(store, tmp_path / "all.csv", Wanted(columns=("notes",)))
    assert (tmp_path / "all.csv").read_bytes() == b'notes\r\n""\r\n'


def test_the_history_tells_statuses_of_any_name(tmp_path: Path) -> None:
    name = 'Said "perhaps", \\ or\ttwo%s'
    draft = Draft(
        title="Welder",
        status=name,
        status_kind=StatusKind.APPLIED,
        status_history=(StatusMoment(name, StatusKind.APPLIED, "2026-03-01"),),
    )
    export_csv(filled(Store.in_memory(), [draft]), tmp_path / "all.csv", Wanted(columns=("status_history",)))
    with (tmp_path / "all.csv").open(encoding="utf-8", newline="") as file:
        _header, [cell] = csv.reader(file, strict=True)
    assert cell == '[{"status":"Said \\"perhaps\\", \\\\ or\\ttwo%s","kind":"applied","at":"2026-03-01"}]'
