"""Seventy files as people have them, each with its expected result beside it in ``tests/data/import``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.tracker.exchange.stores import all_drafts
from tracker.exchange.importer import import_command, plan
from tracker.exchange.readers import read_table
from tracker.store.store import Store

FOLDER = Path(__file__).parents[2] / "data" / "import"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix not in (".py", ".toml") and path.is_file())


def expected(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))


def test_every_row_of_the_tables_and_every_trap_has_its_file() -> None:
    assert len(FILES) >= 40
    assert {int(path.name[:2]) for path in FILES} >= set(range(1, 38))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_file_is_read(path: Path) -> None:
    wanted = expected(path)
    table = read_table(path)
    found = table.dialect
    assert (found.kind, found.encoding, found.delimiter, found.header_line, found.sheet) == (
        wanted["kind"],
        wanted["encoding"],
        wanted["delimiter"],
        wanted["header_line"],
        wanted.get("sheet", ""),
    )
    lines = {line.number: line for line in table.lines()}
    assert len(lines) == wanted["read"]
    for number, header, value in wanted["cells"]:
        assert lines[number].cells[table.header.index(header)] == value, (number, header)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_file_is_understood(path: Path) -> None:
    wanted = expected(path)
    made = plan(path, Store.in_memory())
    becomes = wanted["becomes"].split()
    assert len(becomes) == len(made.mapping.columns)
    for column, target in zip(made.mapping.columns, becomes, strict=True):
        assert target == "*" or (column.unsure if target == "?" else column.target == target), column
    report = made.report().to_json()
    assert report["read"] == wanted["read"]
    assert [refused["line"] for refused in report["refused"]] == wanted["refused"]
    assert report["new"] == wanted["read"] - len(wanted["refused"])
    assert (report["date_order"] or "") == wanted["date_order"]
    if wanted["undecided"] != ["*"]:
        assert report["undecided"] == wanted["undecided"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_file_is_imported(path: Path) -> None:
    store = Store.in_memory()
    store.run(import_command(plan(path, store)))
    drafts = all_drafts(store)
    for draft, wanted in zip(drafts, expected(path).get("application", []), strict=False):
        for name, value in wanted.items():
            found = getattr(draft, name)
            if isinstance(value, list):
                found = [list(item) if isinstance(item, tuple) else item for item in found]
            assert found == value, (draft.company, name)
