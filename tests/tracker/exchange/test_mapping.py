"""Columns by their headers in twelve languages, by known layouts, and by what their cells hold."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.exchange.shapes import SIMPLIFY
from tracker.domain.pay import Period
from tracker.errors import InvalidValue
from tracker.exchange.mapping import OWN_FIELD, TARGETS, propose
from tracker.exchange.words import header_key, header_words, key, status_key, status_words

DATA = Path(__file__).parents[2] / "data" / "csv" / "headers.toml"
HEADERS = {found["header"]: found["becomes"] for found in tomllib.loads(DATA.read_text("utf-8"))["table"]}


@pytest.mark.parametrize("header", HEADERS)
def test_headers_of_the_world(header: str) -> None:
    names = header.split(",")
    mapping = propose(names, [[]] * len(names))
    found = [f"{column.target}{'?' * column.unsure}" for column in mapping.columns]
    assert found == HEADERS[header].split()


def test_each_target_is_given_once() -> None:
    names = ["Company", "Employer", "Notes", "Comments", "Status", "Stage"]
    targets = list(propose(names, [[]] * len(names)).targets().values())
    assert targets == ["company", OWN_FIELD, "notes", OWN_FIELD, "status", OWN_FIELD]


DATES, FLAGS = ["2026-01-31", "2026-02-01", ""], ["Yes", "No", "N/A"]


@pytest.mark.parametrize(
    ("header", "cells", "target"),
    [
        ("Applied", DATES, "applied_on"),
        ("Applied", FLAGS, "applied_flag"),
        ("Applied", ["some", "text"], OWN_FIELD),
        ("Date Applied", FLAGS, "applied_flag"),
        ("Date", DATES, "applied_on"),
        ("Date", ["soon", "later"], OWN_FIELD),
        ("Position", ["Data Engineer", "Tester"], "title"),
        ("Position", ["1", "2"], OWN_FIELD),
        ("Type", ["Full-time", "Contract"], "job_kind"),
        ("Type", ["Remote", "Hybrid"], "work_mode"),
        ("Outcome", ["Rejected", "Ghosted"], "status"),
        ("State", ["CA", "TX"], "region"),
        ("List", ["Wishlist", "Applied"], "status"),
        ("Interview", ["went well", "no idea"], OWN_FIELD),
    ],
)
def test_cells_decide_what_a_header_leaves_open(header: str, cells: list[str], target: str) -> None:
    (column,) = propose([header], [cells]).columns
    assert (column.target, column.unsure) == (target, True)


def test_a_second_day_is_when_it_was_saved() -> None:
    columns = propose(["Date", "Date Applied"], [DATES, DATES]).columns
    assert [column.target for column in columns] == ["saved_on", "applied_on"]


@pytest.mark.parametrize(
    ("header", "target", "currency", "period"),
    [
        ("salario_usd", "pay", "USD", None),
        ("Salary (EUR)", "pay", "EUR", None),
        ("Gehalt in €", "own_field", "", None),
        ("Salary £", "pay", "GBP", None),
        ("Jahresgehalt", "pay", "", Period.YEAR),
        ("Monthly Salary", "pay", "", Period.MONTH),
        ("Min Salary USD", "pay_min", "USD", None),
        ("月薪", "pay", "", Period.MONTH),
    ],
)
def test_headers_of_pay_name_currency_and_period(
    header: str, target: str, currency: str, period: Period | None
) -> None:
    (column,) = propose([header], [["60000"]]).columns
    assert (column.target, column.currency, column.period) == (target, currency, period)


def test_layouts_are_known() -> None:
    names = SIMPLIFY.split(",")
    assert propose(names, [[]] * len(names)).layout == "Simplify"
    assert propose(names[:3], [[]] * 3).layout == ""


def test_columns_without_names_are_told_by_their_cells() -> None:
    cells = [
        ["Isar Software", "Coral Cloud"],
        ["Tester", "Buyer"],
        ["https://jobs.example/1", "https://jobs.example/2"],
        ["31.01.2026", "28.02.2026"],
        ["Applied", "Rejected"],
        ["1", "2"],
    ]
    mapping = propose([f"Column {n}" for n in range(1, 7)], cells, named=False)
    assert list(mapping.targets().values()) == ["company", "title", "link", "applied_on", "status", OWN_FIELD]
    assert all(column.unsure for column in mapping.columns)


def test_a_person_changes_what_a_column_becomes() -> None:
    mapping = propose(["Company", "Comments", "Mood"], [[]] * 3)
    changed = mapping.with_target("Mood", "notes")
    assert changed.targets() == {"Company": "company", "Comments": OWN_FIELD, "Mood": "notes"}
    assert mapping.with_target("mood", "tags").targets()["Mood"] == "tags"
    assert mapping.with_targets({"Mood": "skip", "Comments": "skip"}).targets()["Comments"] == "skip"
    with pytest.raises(InvalidValue, match="no field named shoe"):
        mapping.with_target("Mood", "shoe")
    with pytest.raises(InvalidValue, match="no column named Shoe"):
        mapping.with_target("Shoe", "notes")


def test_a_word_heads_one_field_only() -> None:
    tables = tomllib.loads((files("resources") / "words" / "headers.toml").read_text("utf-8"))
    tables.pop("ambiguous")
    meanings: dict[str, set[str]] = defaultdict(set)
    for target, languages in tables.items():
        assert target in TARGETS
        assert {"en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru", "zh", "ja"} >= set(languages)
        for aliases in languages.values():
            for alias in aliases:
                meanings[header_key(alias)].add(target)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}
    assert not set(header_words().ambiguous) & set(header_words().known)


def test_a_word_means_one_status_only() -> None:
    tables = tomllib.loads((files("resources") / "words" / "statuses.toml").read_text("utf-8"))
    meanings: dict[str, set[str]] = defaultdict(set)
    for group, languages in tables.items():
        assert len(languages.pop("kind")) > 0
        assert len(languages) == 12
        for words in languages.values():
            for word in words:
                meanings[status_key(word)].add(group)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}
    assert set(status_words().kinds) == set(tables)


@given(st.text())
def test_keys_never_fail_and_are_stable(text: str) -> None:
    assert key(key(text)) == key(text)
    header_key(text)
    status_key(text)
