"""Whatever is done to a file of the catalogue, it is read or refused with mistakes."""

from __future__ import annotations

import copy
import tomllib
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tracker.visas.samples import FILES, SAMPLE
from tracker.visas.as_json import rule_json
from tracker.visas.mistakes import Mistake
from tracker.visas.reading import check_text
from tracker.visas.rule_reading import RuleReader
from tracker.visas.rule_types import Rule
from tracker.visas.table_reading import TableReader

TEXTS = [path.read_text("utf-8") for path in FILES]
SMALL = [SAMPLE, *sorted(TEXTS, key=len)[:6]]

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 10**6),
    st.sampled_from(["", "x", "DE", "EUR", "@EU", "https://example.org", "https://[", "2026-01-01", "ict"]),
    st.text(st.characters(codec="utf-8"), max_size=5),
    st.dates(date(1990, 1, 1)),
    st.datetimes(datetime(1990, 1, 1)),
    st.decimals(allow_nan=True, allow_infinity=True, places=2),
    st.just([]),
    st.just({}),
    st.lists(st.sampled_from([1, "x", {}, {"id": "x"}, {"points": True}]), max_size=2),
    st.sampled_from([{"any": [{"age": {}}]}, {"not": 1}, {"salary": {"by_age": [[1]]}}]),
)


def spots(value: Any) -> list[tuple[Any, Any]]:
    """Every place of a parsed file: a table or list, with the key or number in it."""
    if not isinstance(value, dict | list):
        return []
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    return [spot for key in keys for spot in [(value, key), *spots(value[key])]]


def toml(value: Any) -> str:
    """A value as TOML, tables inline."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{quoted(key)} = {toml(item)}" for key, item in value.items())
        return "{ " + pairs + " }"
    if isinstance(value, list):
        return "[" + ",\n".join(toml(item) for item in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Decimal):
        return str(value).lower() if value.is_finite() else "nan"
    return value.isoformat() if isinstance(value, date) else str(value)


def quoted(text: str) -> str:
    plain = "".join(
        char if char.isprintable() and char not in '"\\' else f"\\U{ord(char):08X}" for char in text
    )
    return f'"{plain}"'


def file_text(values: dict[str, Any]) -> str:
    return "\n".join(f"{quoted(key)} = {toml(value)}" for key, value in values.items())


def sound(mistakes: tuple[Mistake, ...]) -> bool:
    return all(mistake.text and "Traceback" not in mistake.text for mistake in mistakes)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SMALL), st.lists(st.tuples(st.integers(0), VALUES), min_size=1, max_size=3))
def test_a_value_dropped_or_altered_is_read_or_told(text: str, changes: list[tuple[int, Any]]) -> None:
    values = copy.deepcopy(tomllib.loads(text, parse_float=Decimal))
    country = values["country"]
    for number, value in changes:
        found = spots(values)
        table, key = found[number % len(found)]
        if value is None:
            del table[key]
        else:
            table[key] = copy.deepcopy(value)
    assert sound(check_text(file_text(values), f"{country}.toml"))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SMALL), st.integers(0), st.integers(0, 40), st.text(max_size=8))
def test_text_cut_or_put_in_is_read_or_told(text: str, at: int, length: int, put: str) -> None:
    start = at % len(text)
    assert sound(check_text(text[:start] + put + text[start + length :], "DE.toml"))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_told(text: str) -> None:
    assert check_text(text, "DE.toml")


def test_unaltered_files_come_through_the_writer_of_this_test() -> None:
    for path, text in zip(FILES, TEXTS, strict=True):
        values = tomllib.loads(text, parse_float=Decimal)
        assert check_text(file_text(values), path.name) == ()


def numbers_again(value: Any) -> Any:
    """The texts of amounts as numbers, as a file has them."""
    if isinstance(value, dict):
        return {
            key: Decimal(item) if key in ("min", "min_years") and _is_number(item) else numbers_again(item)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [Decimal(item) if _is_number(item) else numbers_again(item) for item in value]
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, str) and value.replace(".", "").isdigit()


def rules_of(text: str) -> list[Any]:
    values = tomllib.loads(text, parse_float=Decimal)
    return [table[key] for table, key in spots(values) if key == "rule"]


def read(rule: Any) -> Rule | None:
    mistakes: list[Mistake] = []
    found = RuleReader(mistakes, "").rule_or_none(TableReader({"rule": rule}, "", mistakes))
    assert mistakes == []
    return found


def test_every_rule_of_the_catalogue_is_read_again_from_its_json() -> None:
    rules = [rule for text in TEXTS for rule in rules_of(text)]
    assert len(rules) == 352 + 283 + 1
    for rule in rules:
        found = read(rule)
        assert found is not None
        assert read(numbers_again(rule_json(found))) == found
