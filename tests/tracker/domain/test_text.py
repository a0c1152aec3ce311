"""Cleaning, folding and normal forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.text import (
    clean_long_text,
    clean_text,
    fold,
    normalise_company,
    normalise_link,
    normalise_title,
)
from tracker.errors import InvalidValue


def test_short_text_is_stripped() -> None:
    assert clean_text("title", "  Data Engineer\n") == "Data Engineer"


@pytest.mark.parametrize("bad", ["a\0b", "half \ud83d", "x" * 2001])
def test_what_no_field_can_hold_is_refused(bad: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        clean_text("title", bad)
    assert refused.value.field == "title"
    assert refused.value.value == bad


def test_blanks_around_do_not_count_towards_the_limit() -> None:
    assert clean_text("title", " " * 10 + "x" * 5, limit=5) == "xxxxx"


def test_long_text_has_one_kind_of_line_end_and_keeps_its_blanks() -> None:
    assert clean_long_text("notes", "a\r\nb\rc \n\n") == "a\nb\nc \n\n"
    with pytest.raises(InvalidValue):
        clean_long_text("notes", "a\0")
    with pytest.raises(InvalidValue):
        clean_long_text("notes", "abc", limit=2)


FOLDED = {
    "Straße": "strasse",
    "İSTANBUL": "istanbul",
    "Isparta ılık": "isparta ilik",
    "Øresund": "oresund",
    "Łódź": "lodz",
    "Đakovo": "dakovo",
    "Ærø": "aero",
    "ÅNGSTRÖM": "angstrom",
    "  two\t words \n": "two words",
    "ＡＢＣ　１２": "abc 12",
    "Ёлка": "елка",
    "soft\u00adhyphen": "softhyphen",
    "ガイド": "ガイド",
    "한국어": "한국어",
    "": "",
}


@pytest.mark.parametrize(("text", "folded"), FOLDED.items())
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert fold(text.upper()) == fold(text.upper().lower())


COMPANIES = {
    "Nordlicht Energie GmbH & Co. KG": "nordlicht energie",
    "NORDLICHT ENERGIE": "nordlicht energie",
    "Moorgate Retail, Inc.": "moorgate retail",
    "Tidewater Bank Pty Ltd": "tidewater bank",
    "Kestrel Robotics Co., Ltd.": "kestrel robotics",
    "Isar Software Sp. z o.o.": "isar software",
    "Coral Cloud S.A. de C.V.": "coral cloud",
    "Fjordline A/S": "fjordline",
    "AB Fjordline": "fjordline",
    "ООО Ромашка": "ромашка",
    "株式会社ノルド": "ノルド",
    "ノルド株式会社": "ノルド",
    "Rhein Logistik SE": "rhein logistik",
    "SE": "se",
    "S.A.": "sa",
    "Banco de": "banco de",
    "": "",
    "&": "&",
}


@pytest.mark.parametrize(("text", "expected"), COMPANIES.items())
def test_companies_are_compared_without_legal_forms(text: str, expected: str) -> None:
    assert normalise_company(text) == expected


TITLES = {
    "Entwickler:in (m/w/d)": "entwickler",
    "Entwickler (all genders)": "entwickler",
    "Data Engineer m/f/x": "data engineer",
    "Data  Engineer": "data engineer",
    "Ingénieur H/F": "ingenieur",
    "C++ Engineer (f/m/d)": "c++ engineer",
    "C# Developer": "c# developer",
    "TCP/IP Engineer": "tcp ip engineer",
    "(m/w/d)": "(m/w/d)",
}


@pytest.mark.parametrize(("text", "expected"), TITLES.items())
def test_titles_are_compared_without_gender_notes(text: str, expected: str) -> None:
    assert normalise_title(text) == expected


LINKS = {
    "HTTPS://www.Kestrel.example/jobs/3/?utm_source=x&refId=1#top": "https://kestrel.example/jobs/3",
    "http://kestrel.example/jobs?b=2&a=1": "https://kestrel.example/jobs?a=1&b=2",
    "kestrel.example:443/jobs": "https://kestrel.example/jobs",
    "kestrel.example:8080/Jobs": "https://kestrel.example:8080/Jobs",
    "http://[": "http://[",
    "ask Kim": "ask Kim",
    "mailto:jobs@kestrel.example": "mailto:jobs@kestrel.example",
    "  ": "",
}


@pytest.mark.parametrize(("text", "expected"), LINKS.items())
def test_links_are_compared_without_what_only_tracks(text: str, expected: str) -> None:
    assert normalise_link(text) == expected


@given(st.text(max_size=60))
def test_normal_forms_take_any_text_and_leave_no_name_empty(text: str) -> None:
    for normalise in (normalise_company, normalise_title):
        assert bool(normalise(text)) == bool(fold(text))
    assert normalise_link(normalise_link(text)) == normalise_link(text)
