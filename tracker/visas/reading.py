"""Reads a file of the catalogue, or says everything that is wrong with it.

``docs/visa-format.md`` is the format.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Any

from tracker.domain.countries import is_country
from tracker.i18n import tr
from tracker.visas.mistakes import BadCatalogue, Mistake
from tracker.visas.route_reading import read_route
from tracker.visas.rule_reading import citizens
from tracker.visas.table_reading import TableReader
from tracker.visas.types import Destination, FreeMovement

__all__ = ["LARGEST_FILE", "BadCatalogue", "Mistake", "check_file", "check_text", "read_destination"]

LARGEST_FILE = 1_000_000
"""Bytes; the largest file of the catalogue has 54,000."""

MOST_DOTS = 100
"""In one line. What a key costs grows with the square of its parts: one without end could take hours."""

SUFFIX = ".toml"

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


def read_destination(path: Path) -> Destination:
    """The country in a file. Raises BadCatalogue with every mistake, and OSError."""
    found, mistakes = _read(_text_of(path), path.name)
    if mistakes:
        raise BadCatalogue(path.name, mistakes)
    assert found is not None
    return found


def check_file(path: Path) -> tuple[Mistake, ...]:
    """Every mistake of a file, none if it can be used. Raises OSError."""
    try:
        return check_text(_text_of(path), path.name)
    except BadCatalogue as error:
        return error.mistakes


def check_text(text: str, name: str) -> tuple[Mistake, ...]:
    """Every mistake of a file's text; ``name`` is the file's, such as ``DE.toml``."""
    return tuple(_read(text, name)[1])


def _text_of(path: Path) -> str:
    """The file's text. Raises BadCatalogue if it is too large or not UTF-8, and OSError."""
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise BadCatalogue(path.name, [_too_large()])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadCatalogue(path.name, [Mistake("", tr("is not UTF-8 in line {line}", line=line))]) from None


def _too_large() -> Mistake:
    return Mistake("", tr("is larger than {count} bytes", count=f"{LARGEST_FILE:,}"))


def _read(text: str, name: str) -> tuple[Destination | None, list[Mistake]]:
    values, mistakes = _parsed(text)
    if mistakes:
        return None, mistakes
    return _destination(TableReader(values, "", mistakes), name, mistakes), mistakes


def _parsed(text: str) -> tuple[dict[str, Any], list[Mistake]]:
    """The text as TOML, or why it is not."""
    import tomllib

    if len(text) > LARGEST_FILE:
        return {}, [_too_large()]
    dotted = [number for number, line in enumerate(text.split("\n"), 1) if line.count(".") > MOST_DOTS]
    if dotted:
        said = tr("line {line} has more than {count} dots", line=dotted[0], count=MOST_DOTS)
        return {}, [Mistake("", said)]
    try:
        return tomllib.loads(text, parse_float=_decimal), []
    except RecursionError:
        return {}, [Mistake("", tr("is nested too deep"))]
    except ValueError as error:
        return {}, [Mistake("", tr("is not TOML: {reason}", reason=str(error)))]


def _decimal(text: str) -> Decimal:
    """A number of the file; one beyond all exponents is none, which no figure may be."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return Decimal("NaN")


def _destination(table: TableReader, name: str, mistakes: list[Mistake]) -> Destination:
    country = table.country()
    _check_name(name, country, mistakes)
    found = Destination(
        country=country,
        currency=table.currency(),
        authority=table.text("authority"),
        authority_url=table.address("authority_url"),
        checked_on=table.day("checked_on"),
        official_hosts=_hosts(table),
        free_movement=tuple(_free_movement(part) for part in table.tables("free_movement")),
        routes=tuple(read_route(part, country, mistakes) for part in table.tables("route")),
    )
    table.refuse_twice("route", [route.id for route in found.routes])
    table.finish()
    return found


def _check_name(name: str, country: str, mistakes: list[Mistake]) -> None:
    if is_country(country) and PurePath(name).name != country + SUFFIX:
        said = tr(
            "the file must be called {right}, as its country is {country}",
            right=country + SUFFIX,
            country=country,
        )
        mistakes.append(Mistake("", said))


def _hosts(table: TableReader) -> tuple[str, ...]:
    found = table.texts_or_none("official_hosts")
    for number, host in enumerate(found):
        if host and not _HOST.fullmatch(host):
            table.complain(f"official_hosts[{number}]", tr("must be a host in small letters, such as gov.uk"))
    return found


def _free_movement(table: TableReader) -> FreeMovement:
    found = FreeMovement(
        citizens(table, "citizens"), table.text("basis"), table.address(), table.day(), table.note()
    )
    table.finish()
    return found
