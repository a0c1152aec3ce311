"""JSON as a table: this program's own export exactly, and any other list of flat objects.

Lines are numbered by entry, from 1, since all of JSON may stand in one line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from tracker.errors import UnreadableFile
from tracker.exchange.choices import Choices
from tracker.exchange.codec import HEADER
from tracker.exchange.delimited import encoding_of, open_text
from tracker.exchange.guard import guarded
from tracker.exchange.json_stream import JsonStream
from tracker.exchange.parts_codec import PARTS, dump
from tracker.exchange.records import Line, problem_of
from tracker.exchange.sniff import Dialect
from tracker.exchange.source import Source
from tracker.exchange.table import COLUMN_LIMIT, Table, unique_names
from tracker.i18n import tr

FORMAT_KEY = "landfall"
FORMAT_VERSION = 1


def open_json(source: Source, choices: Choices) -> Table:
    """The entries of the list. Raises UnreadableFile."""
    encoding = encoding_of(source, choices)
    dialect = Dialect(encoding, "", "", "", 0, 1, "json")
    with _stream(source, encoding) as stream:
        is_own = stream.peek() == "{" and _is_own(stream, source.name)
    if is_own:
        return Table(source, dialect, HEADER, partial(_lines, source, encoding, _own_line))
    names = _names(source, encoding)
    return Table(
        source, dialect, unique_names(names), partial(_lines, source, encoding, partial(_line, names))
    )


@contextmanager
def _stream(source: Source, encoding: str) -> Iterator[JsonStream]:
    with open_text(source, encoding) as text:
        yield JsonStream(text, source.name)


def _is_own(stream: JsonStream, name: str) -> bool:
    """Whether this program wrote the file. Raises UnreadableFile for a version that it does not know."""
    for key in stream.members():
        if key != FORMAT_KEY:
            return False
        version = stream.value()
        if version != FORMAT_VERSION or isinstance(version, bool):
            raise UnreadableFile(
                tr("{name} was written by a newer version of Landfall.", name=name),
                advice=tr("Import it with that version."),
            )
        return True
    return False


def _entries(source: Source, encoding: str) -> Iterator[Any]:
    """The values of the list, or of the first list of objects in the object."""
    with _stream(source, encoding) as stream:
        if stream.peek() == "[":
            yield from stream.items()
            stream.end()
            return
        is_found = False
        for _ in stream.members():
            if stream.peek() == "[" and not is_found:
                for value in stream.items():
                    is_found = True
                    yield value
            else:
                stream.value()
        stream.end()


def _lines(source: Source, encoding: str, line_of: Any) -> Iterator[Line]:
    for number, entry in enumerate(_entries(source, encoding), 1):
        yield line_of(number, entry)


def _own_line(number: int, entry: Any) -> Line:
    """An entry of our own format with the cells that our CSV format has."""
    if not isinstance(entry, dict):
        return Line(number, [_text(entry)], tr("It is no application but a single value."))
    unknown = next((key for key in entry if key not in HEADER), None)
    if unknown is not None:
        return Line(
            number, _own_cells(entry), tr("The format has no field named {name}.", name=unknown[:100])
        )
    wrong = next((key for key, value in entry.items() if not _is_of_format(key, value)), None)
    if wrong is not None:
        return Line(number, _own_cells(entry), tr("Its field {name} is not of the format.", name=wrong))
    cells = _own_cells(entry)
    return Line(number, cells, problem_of("".join(cells)))


def _is_of_format(key: str, value: Any) -> bool:
    if key == "own_fields":
        return isinstance(value, dict)
    if key == "tags":
        return isinstance(value, list) and all(isinstance(tag, str) and "," not in tag for tag in value)
    return isinstance(value, list if key in PARTS else str)


def _own_cells(entry: dict[str, Any]) -> list[str]:
    cells = [_own_cell(name, entry.get(name)) for name in HEADER]
    return cells if any(cells) else ["{}", *cells[1:]]


def _own_cell(name: str, value: Any) -> str:
    if name == "tags" and isinstance(value, list):
        return guarded(", ".join(map(_text, value)))
    if name in PARTS:
        return dump(value)
    return guarded(_text(value))


def _names(source: Source, encoding: str) -> list[str]:
    """The keys of all entries, in the order in which they come up."""
    names: dict[str, None] = {}
    for entry in _entries(source, encoding):
        if isinstance(entry, dict):
            names.update(dict.fromkeys(entry))
        if len(names) > COLUMN_LIMIT:
            raise UnreadableFile(tr("{name} has more columns than any table.", name=source.name))
    if not names:
        raise UnreadableFile(
            tr("{name} holds no list of entries, so there is no table in it.", name=source.name)
        )
    return list(names)


def _line(names: list[str], number: int, entry: Any) -> Line:
    if not isinstance(entry, dict):
        return Line(number, [_text(entry)], tr("It is no application but a single value."))
    cells = [_text(entry.get(name)) for name in names]
    return Line(number, cells, problem_of("".join(cells)))


def _text(value: Any) -> str:
    """A value as a cell: lists of texts with commas, other lists and objects as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False)
