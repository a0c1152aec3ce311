"""Column by column and row by row a table reads the same; so do blocks and single lines."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import drafts
from tests.tracker.exchange.shapes import SHAPES, Shape
from tracker.domain.application import Draft
from tracker.domain.status import Status, default_statuses
from tracker.errors import UnreadableFile
from tracker.exchange.blocks import Block, blocks
from tracker.exchange.importer import propose_for
from tracker.exchange.orders import column_orders
from tracker.exchange.plain import PlainReader
from tracker.exchange.readers import Table, read_table
from tracker.exchange.records import Line
from tracker.exchange.rows import RowReader
from tracker.exchange.statuses import StatusReader
from tracker.exchange.stored import Chunk, draft_of, stored

KNOWN = tuple(Status(n, name, kind, kind.colour, n) for n, (name, kind) in enumerate(default_statuses()))
NOW = "2026-03-04T05:06:07Z"

HEADER = (
    "Company,Job Title,Status,Date Applied,Date Saved,Salary,Currency,Location,City,Country,Region,Link,Tags,"
    "Priority,Notes,Contact Name,Contact Email,Interview Date,Archived,Mood,Job Type,Work Mode,Min Salary"
)
CELLS = (
    *("", "N/A", " - ", "Isar Software", "Coral Cloud, Inc.", "applied", "Rejected - late", "pausiert", "=1"),
    *("03/04/2026", "13/02/2026", "31.02.2026", "2026-01-15", "€80k", "$60k", "depends", "45.000 €", "EUR"),
    *("Berlin", "Berlin, Germany", "Remote (UK)", "Germany", "Atlantis", "Bavaria", "https://jobs.example/1"),
    *(
        "HTTPS://WWW.Jobs.example/a/?utm_source=x",
        "visa, python",
        "High",
        "★★",
        "Yes",
        "No",
        "hybrid or remote",
    ),
    *("jobs@mail.example", "+49 40 5550100", "two\nlines", 'a "quote"', "part time", "\\n", "Łódź"),
)


def both_ways(table: Table) -> None:
    lines = list(table.lines())
    sample = [Line(line.number, list(line.cells), line.problem) for line in lines]
    mapping = propose_for(table, sample)
    orders = {name: found.order for name, found in column_orders(sample, mapping, None).items()}
    slow = RowReader(mapping, StatusReader(KNOWN), orders, now=NOW)
    plain = PlainReader(RowReader(mapping, StatusReader(KNOWN), orders, now=NOW))
    expected = {line.number: slow.read(line) for line in sample}
    for block in blocks(table):
        if not block.rows:
            continue
        columns, odd = plain.read(block.rows)
        keys = plain.keys(columns, len(block.rows))
        columns["import_key"] = keys.identities()
        chunk = Chunk(block.numbers, columns)
        for place, number in enumerate(block.numbers):
            reading = expected[number]
            if place in odd:
                continue
            assert chunk.draft(place) == reading.draft
            assert reading.draft is not None
            assert chunk.draft(place).import_key == reading.draft.import_key
            assert not reading.warnings


@pytest.mark.parametrize("shape", [make() for make in SHAPES.values()], ids=list(SHAPES))
def test_shapes_read_the_same_both_ways(shape: Shape) -> None:
    both_ways(read_table(shape.content))


@given(
    st.lists(st.lists(st.sampled_from(CELLS), min_size=23, max_size=23), min_size=1, max_size=12),
    st.booleans(),
)
@settings(max_examples=60)
def test_random_rows_read_the_same_both_ways(rows: list[list[str]], has_company: bool) -> None:
    if has_company:
        rows = [["Isar Software", "Tester", *row[2:]] for row in rows]
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    try:
        table = read_table("\n".join([HEADER, *quoted]).encode())
    except UnreadableFile:
        return
    both_ways(table)


def test_most_rows_of_a_tidy_file_are_plain() -> None:
    table = read_table(SHAPES["simplify"]().content)
    mapping = propose_for(table, list(table.lines()))
    plain = PlainReader(RowReader(mapping, StatusReader(KNOWN), {}, now=NOW))
    (block,) = blocks(table)
    assert len(plain.read(block.rows)[1]) == 1


def flat(found: list[Block]) -> list[tuple[int, list[str], str]]:
    rows = [
        (number, list(row), "")
        for block in found
        for number, row in zip(block.numbers, block.rows, strict=True)
    ]
    odd = [(line.number, list(line.cells), line.problem) for block in found for line in block.odd]
    return sorted([*rows, *odd], key=lambda row: row[0])


_PIECES = (
    ",",
    ",",
    '"',
    '""',
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\0",
    " ",
    "a",
    "Isar",
    "é",
    "\ud800",
    "Company,Title\n",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=80).map("".join), st.integers(1, 60))
@settings(max_examples=200)
def test_blocks_hold_the_lines_of_the_table(text: str, size: int) -> None:
    content = ("Company,Title,Notes\nx,y,z\n" + text).encode("utf-8", "surrogatepass")
    table = read_table(content)
    lines = [(line.number, list(line.cells), line.problem) for line in table.lines()]
    blank = table.blank_lines
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("tracker.exchange.blocks.SIZE", size)
        assert flat(list(blocks(table))) == lines
    assert table.blank_lines == blank


def test_a_long_record_goes_over_blocks() -> None:
    notes = ["line\n" * (number % 7) + "end" for number in range(400)]
    rows = [f'Isar,Tester {number},"{note}"' for number, note in enumerate(notes)]
    table = read_table("\n".join(["Company,Title,Notes", *rows]).encode())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("tracker.exchange.blocks.SIZE", 64)
        found = list(blocks(table))
    assert len(list(chain.from_iterable(block.rows for block in found))) == 400
    assert flat(found) == [(line.number, list(line.cells), "") for line in table.lines()]


@given(drafts(whole=True))
@settings(max_examples=60)
def test_columns_hold_every_draft(draft: Draft) -> None:
    assert draft_of(stored(draft)) == draft
