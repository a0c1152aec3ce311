"""Random applications through a real store, a file and another store; random bytes through the reader."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import drafts
from tests.tracker.exchange.stores import all_drafts, all_ids
from tracker.domain.application import Draft
from tracker.errors import UnreadableFile
from tracker.exchange import exporter
from tracker.exchange.choices import LEAVE_OUT, Choices
from tracker.exchange.importer import import_command, plan
from tracker.store import health
from tracker.store.commands.applications import add_applications, delete_applications
from tracker.store.store import Store


def exported(store: Store) -> bytes:
    file = io.BytesIO()
    store.ask(exporter.exported("csv", file))
    return file.getvalue()


def filled(found: list[Draft]) -> Store:
    store = Store.in_memory()
    store.run(add_applications(found, "Added"))
    return store


several = st.lists(drafts(whole=True), min_size=1, max_size=4, unique_by=lambda draft: draft.uid)


@given(several)
@settings(max_examples=12)
def test_export_into_an_empty_store_gives_the_same_applications(found: list[Draft]) -> None:
    store = filled(found)
    content = exported(store)
    other = Store.in_memory()
    made = plan(content, other)
    assert not made.refused
    other.run(import_command(made))
    assert all_drafts(other) == all_drafts(store)
    assert exported(other) == content
    again = plan(content, other).report()
    assert (again.new, again.updated, again.unchanged) == (0, 0, len(found))


@given(several, drafts(whole=True))
@settings(max_examples=12)
def test_differing_cells_are_taken_over_once(found: list[Draft], other: Draft) -> None:
    store = filled(found)
    changed = filled([replace(other, uid=found[0].uid, title=f"{found[0].title} changed"), *found[1:]])
    content = exported(changed)
    made = plan(content, store)
    assert (made.report().new, made.report().updated) == (0, 1)
    store.run(import_command(made))
    by_uid = {draft.uid: draft for draft in all_drafts(store)}
    assert by_uid == {draft.uid: draft for draft in all_drafts(changed)}
    assert plan(content, store).report().unchanged == len(found)
    store.undo()
    assert all_drafts(store) == all_drafts(filled(found))


@given(several)
@settings(max_examples=10)
def test_what_lies_in_the_bin_comes_back(found: list[Draft]) -> None:
    store = filled(found)
    content, before = exported(store), all_drafts(store)
    store.run(delete_applications(all_ids(store)))
    made = plan(content, store)
    assert made.report().updated == len(found)
    store.run(import_command(made))
    assert all_drafts(store) == before


_PIECES = (
    *(",", ";", "\t", '"', "'", "\\", " ", "\n", "\r\n", "\r", "\0", "=1", "é"),
    *("Company", "Job Title", "Date", "Status", "Salary", "Location", "id"),
    *("01/02/2026", "13/02/2026", "applied", "€80k", "N/A", "Berlin"),
)
_TABLE_LIKE = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)


@given(
    st.one_of(
        st.binary(max_size=400), _TABLE_LIKE.map(str.encode), _TABLE_LIKE.map(lambda t: t.encode("utf-16"))
    )
)
@settings(max_examples=120)
def test_random_bytes_end_and_add_up(content: bytes) -> None:
    store = _EMPTY
    try:
        made = plan(content, store)
    except UnreadableFile:
        return
    report = made.report()
    assert report.read == report.new + report.updated + report.unchanged + len(report.refused)
    assert report.read == sum(1 for _ in made.table.lines())
    assert report.to_json()["read"] == report.read


_WAYS = st.sampled_from((None, "skip", "fill", "replace", "add"))
_ROWS = st.lists(
    st.tuples(
        st.sampled_from(("", "Isar Software", "isar software gmbh", "Coral Cloud")),
        st.sampled_from(("", "Tester", "TESTER (m/w/d)", "Buyer")),
        st.sampled_from(("", "Applied", "Rejected", "pausiert")),
        st.sampled_from(("", "https://jobs.example/1", "http://www.jobs.example/1?utm_source=x")),
        st.sampled_from(("", "Berlin", "=1", "N/A")),
    ),
    min_size=1,
    max_size=8,
)


@given(
    _ROWS, _ROWS, _WAYS, st.dictionaries(st.integers(2, 8), st.sampled_from(("skip", "replace", LEAVE_OUT)))
)
@settings(max_examples=40)
def test_counts_add_up_whatever_is_met(
    before: list[tuple[str, ...]], rows: list[tuple[str, ...]], way: Any, ways: dict[int, Any]
) -> None:
    store = Store.in_memory()
    for found, choices in ((before, Choices()), (rows, Choices(on_duplicate=way, rows=ways))):
        lines = ["Company,Job Title,Status,Link,Notes", *map(",".join, found)]
        try:
            made = plan("\n".join(lines).encode(), store, choices)
        except UnreadableFile:
            continue
        there, report = len(all_ids(store)), made.report()
        told = report.new + report.updated + report.unchanged + report.duplicates + len(report.refused)
        assert report.read == told == len(list(made.rows))
        store.run(import_command(made))
        assert len(all_ids(store)) == there + report.new
        assert store.ask(health.check).problems == ()


@given(_TABLE_LIKE.map(str.encode))
@settings(max_examples=50)
def test_whatever_is_planned_can_be_written(content: bytes) -> None:
    store = Store.in_memory()
    try:
        made = plan(b"Company,Job Title,Status,Notes,Salary\n" + content, store)
    except UnreadableFile:
        return
    store.run(import_command(made))
    assert len(all_drafts(store)) == made.report().new
    again = plan(b"Company,Job Title,Status,Notes,Salary\n" + content, store).report()
    assert (again.new, again.updated) == (0, 0)


_EMPTY = Store.in_memory()
