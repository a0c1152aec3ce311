"""Random tables come back cell for cell from every dialect, encoding and kind of workbook."""

from __future__ import annotations

import csv
import html
import io
import json
import time
from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.tracker.exchange.workbooks import ods, xls, xlsx
from tracker.errors import UnreadableFile
from tracker.exchange.choices import Choices
from tracker.exchange.encoding import LEGACY
from tracker.exchange.readers import read_table
from tracker.exchange.records import Line

HEADER = ["Company", "Job Title", "Notes"]
Rows = list[list[str]]


def _cells(characters: st.SearchStrategy[str]) -> st.SearchStrategy[Rows]:
    cell = st.text(characters, max_size=10).map(str.strip)
    row = st.lists(cell, min_size=3, max_size=3).filter(any)
    return st.lists(row, min_size=1, max_size=6)


ANY = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\n\t")
_WORKBOOKS: dict[str, Callable[[dict[str, list[list[str]]]], bytes]] = {"xlsx": xlsx, "ods": ods, "xls": xls}


def read(content: bytes, choices: Choices) -> tuple[tuple[str, ...], Rows]:
    table = read_table(content, choices)
    return table.header, [line.cells for line in table.lines()]


@given(
    _cells(ANY),
    st.sampled_from([*",;\t|", ":", "^", "~", "\x1f"]),
    st.sampled_from(['"', "'"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"]),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_every_dialect(
    rows: Rows, delimiter: str, quote: str, end: str, encoding: str, quotes_all: bool
) -> None:
    text = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if quotes_all else csv.QUOTE_MINIMAL
    writer = csv.writer(text, delimiter=delimiter, quotechar=quote, lineterminator=end, quoting=quoting)
    writer.writerows([HEADER, *rows])
    choices = Choices(delimiter=delimiter, quote=quote, encoding=encoding)
    assert read(text.getvalue().encode(encoding), choices) == (tuple(HEADER), rows)


@pytest.mark.parametrize("encoding", LEGACY)
def test_every_encoding_before_unicode(encoding: str) -> None:
    @given(_cells(ANY))
    @settings(max_examples=15, deadline=None)
    def check(rows: Rows) -> None:
        writable = [
            [cell.encode(encoding, "ignore").decode(encoding).strip() for cell in row] for row in rows
        ]
        writable = [row for row in writable if any(row)]
        assume(writable)
        text = io.StringIO(newline="")
        csv.writer(text, quoting=csv.QUOTE_ALL).writerows([HEADER, *writable])
        choices = Choices(delimiter=",", quote='"', encoding=encoding)
        assert read(text.getvalue().encode(encoding), choices) == (tuple(HEADER), writable)

    check()


@pytest.mark.parametrize("kind", _WORKBOOKS)
def test_every_kind_of_workbook(kind: str) -> None:
    @given(
        _cells(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], include_characters="\n\t"))
    )
    @settings(max_examples=25, deadline=None)
    def check(rows: Rows) -> None:
        assert read(_WORKBOOKS[kind]({"Jobs": [HEADER, *rows]}), Choices()) == (tuple(HEADER), rows)

    check()


@given(_cells(ANY))
@settings(max_examples=30, deadline=None)
def test_json(rows: Rows) -> None:
    content = json.dumps([dict(zip(HEADER, row, strict=True)) for row in rows]).encode()
    assert read(content, Choices()) == (tuple(HEADER), rows)


@given(_cells(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"])))
@settings(max_examples=30, deadline=None)
def test_web_pages(rows: Rows) -> None:
    body = "".join(
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in [HEADER, *rows]
    )
    content = f"<html><body><table>{body}</table></body></html>".encode()
    assert read(content, Choices(encoding="utf-8")) == (tuple(HEADER), rows)


@given(st.lists(st.floats(-1e10, 1e10).map(lambda n: round(n, 4)), min_size=1, max_size=8))
@settings(max_examples=20, deadline=None)
def test_numbers_stay_what_they_were(numbers: list[float]) -> None:
    rows: list[list[object]] = [["Company", "Salary"], *[["Isar", number] for number in numbers]]
    wanted = [["Isar", f"{number:.4f}".rstrip("0").rstrip(".")] for number in numbers]
    wanted = [[name, "0" if text == "-0" else text] for name, text in wanted]
    for write in _WORKBOOKS.values():
        assert read(write({"Jobs": rows}), Choices())[1] == wanted  # type: ignore[dict-item]


_VALID: list[bytes] = [write({"Jobs": [HEADER, ["Isar", "Tester", "x"]]}) for write in _WORKBOOKS.values()]
_STARTS = (
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b'{"',
    b"[{",
    b"<table>",
    b"<?xml",
    b"\xff\xfe",
)


@st.composite
def _spoiled(draw: st.DrawFn) -> bytes:
    """A workbook with some of its bytes changed, or cut off."""
    content = bytearray(draw(st.sampled_from(_VALID)))
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(content) - 1))
        content[place : place + 4] = draw(st.binary(min_size=1, max_size=4))
    return bytes(content[: draw(st.integers(1, len(content)))] if draw(st.booleans()) else content)


@given(st.one_of(st.builds(bytes.__add__, st.sampled_from(_STARTS), st.binary(max_size=300)), _spoiled()))
@settings(max_examples=300, deadline=None)
def test_random_bytes_end_in_a_table_or_a_plain_sentence(content: bytes) -> None:
    started = time.monotonic()
    said = ""
    lines: list[Line] = []
    try:
        lines = list(read_table(content).lines())
    except UnreadableFile as refused:
        said = refused.what
    assert lines or said.endswith(".")
    assert time.monotonic() - started < 10
