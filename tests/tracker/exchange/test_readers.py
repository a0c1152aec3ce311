"""Files as they come: located, padded, counted; what is no table is refused in one sentence."""

from __future__ import annotations

import os
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.errors import UnreadableFile
from tracker.exchange.choices import Choices
from tracker.exchange.readers import read_table

DATA = Path(__file__).parents[2] / "data" / "csv"


def cells(name: str) -> list[list[str]]:
    return [line.cells for line in read_table(DATA / name).lines()]


def test_title_rows_and_windows_1252() -> None:
    table = read_table(DATA / "titles_cp1252.csv")
    assert (table.dialect.encoding, table.dialect.delimiter, table.dialect.header_line) == (
        "windows-1252",
        ";",
        3,
    )
    assert table.header == ("Firma", "Stelle", "Ort", "Gehalt")
    first, second = table.lines()
    assert (first.number, first.cells[1:]) == (4, ["Ingenieur für Daten", "München", "55.000 €"])
    assert (second.number, second.cells[3]) == (5, "48–52k")


def test_utf16_with_tabs() -> None:
    assert cells("utf16_tabs.txt") == [
        ["Fjordline", "Deckhand", "two\r\nlines"],
        ["北光能源", "数据工程师", ""],
    ]


def test_unclosed_quote_is_named_and_swallows_nothing() -> None:
    first, second, third = read_table(DATA / "unclosed_quote.csv").lines()
    assert first.number == 2
    assert "never closed" in first.problem
    assert (second.number, second.cells) == (3, ["Isar Software", "Data Engineer", "fine"])
    assert (third.number, third.problem, third.cells[1]) == (4, "", 'Site "Reliability" Engineer')


def test_unclosed_quotes_by_the_thousand_end_soon() -> None:
    content = b"Company,Job Title,Notes\n" + b'Isar,"Tester,x\n' * 5_001
    lines = list(read_table(content).lines())
    assert len(lines) == 5_001
    assert all(line.problem for line in lines)


def test_ragged_rows_and_blank_lines() -> None:
    table = read_table(DATA / "ragged.csv")
    assert [(line.number, line.cells) for line in table.lines()] == [
        (2, ["Tidewater Bank", "", ""]),
        (3, ["Albion Genomics", "Analyst", "Applied", "loose", "ends"]),
        (6, ["Moorgate Retail", "Buyer", "Rejected"]),
    ]
    assert table.blank_lines == 2


def test_line_ends_of_old_macs() -> None:
    assert cells("mac_line_ends.csv") == [["Tidewater Bank", "Analyst"], ["Isar Software", "a\rb"]]


def test_no_header() -> None:
    table = read_table(DATA / "no_header.csv")
    assert not table.dialect.has_header
    assert table.header == ("Column 1", "Column 2", "Column 3", "Column 4")
    assert sum(1 for _ in table.lines()) == 2


def test_delimiter_named_on_the_first_line() -> None:
    table = read_table(DATA / "excel_sep.csv")
    assert (table.header, [line.number for line in table.lines()]) == (("Company", "Job Title"), [3])


def test_nul_and_broken_bytes_are_named_with_their_lines() -> None:
    table = read_table(DATA / "nul_and_broken_bytes.csv")
    assert table.dialect.encoding == "utf-8"
    problems = {line.number: line.problem for line in table.lines() if line.problem}
    assert list(problems) == [2, 8]
    assert "NUL" in problems[2]
    assert "encoding" in problems[8]


def test_apostrophes_and_backslashes() -> None:
    assert cells("own_apostrophes.csv") == [
        ["Isar; Software", "Tester", "a;b"],
        ["Coral Cloud", "Buyer", "c"],
    ]
    assert cells("backslashes.csv") == [['Isar "Software" KG', "Tester", "x, y"], ["Coral", "Buyer", "z"]]


def test_names_of_columns_are_unique() -> None:
    table = read_table(b"Company,Notes,Notes,,\nIsar,a,b,c,d\n")
    assert table.header == ("Company", "Notes", "Notes (2)", "Column 4", "Column 5")


def test_cells_of_any_size() -> None:
    big = "x" * 5_000_000
    (line,) = read_table(f'Company,Notes\nIsar,"{big}"\n'.encode()).lines()
    assert len(line.cells[1]) == 5_000_000


def test_two_thousand_columns() -> None:
    header = ",".join(f"c{number}" for number in range(2_000))
    table = read_table(f"{header}\n{header}\n{header}\n".encode())
    assert len(table.header) == 2_000
    assert sum(1 for _ in table.lines()) == 2


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_bytes(b"Company,Job Title,Notes\n" + b"Isar Software,Tester,something to note\n" * 100_000)
    tracemalloc.start()
    count = sum(1 for _ in read_table(path).lines())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 100_000
    assert peak < 8_000_000


def png(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))


def archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("xl/workbook.xml", "<workbook/>")


NO_TABLES: dict[str, tuple[Callable[[Path], object], str]] = {
    "picture": (png, "picture"),
    "archive": (archive, "archive without a table"),
    "folder": (Path.mkdir, "folder"),
    "nothing": (Path.touch, "empty"),
    "missing": (lambda _path: None, "cannot find"),
    "white space": (lambda path: path.write_bytes(b" \n\n\t\n"), "empty"),
    "delimiters": (lambda path: path.write_bytes(b",,,\n,,\n"), "no rows"),
    "header": (lambda path: path.write_bytes(b"Company,Job Title\n\n,\n"), "header but no rows"),
    "program": (lambda path: path.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(500)), "program"),
    "pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"), "PDF"),
    "noise": (lambda path: path.write_bytes(bytes(range(256)) * 8), "no readable text"),
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_is_no_table_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    make, word = NO_TABLES[name]
    path = tmp_path / "thing.csv"
    make(path)
    with pytest.raises(UnreadableFile, match=re.escape(word)) as refused:
        read_table(path)
    assert "thing.csv" in str(refused.value)
    assert str(refused.value).count(". ") == 0


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "moving.csv"
    path.write_bytes(b"Company,Job Title\nIsar,Tester\n")
    table = read_table(path)
    path.write_bytes(b"Company,Job Title\nIsar,Tester\nCoral,Buyer\n")
    os.utime(path, (1, 1))
    with pytest.raises(UnreadableFile, match="changed while it was read"):
        list(table.lines())


@pytest.mark.parametrize(
    "choices", [Choices(encoding="klingon"), Choices(encoding="base64"), Choices(delimiter=";;")]
)
def test_choices_that_make_no_sense_are_refused(choices: Choices) -> None:
    with pytest.raises(UnreadableFile):
        read_table(b"Company,Job Title\nIsar,Tester\n", choices)
