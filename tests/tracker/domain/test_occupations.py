"""Fields of occupation by id, label and the words of twelve languages; languages by code and name."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.bundled import read_text
from tracker.domain.countries import NAME_LANGUAGES
from tracker.domain.languages import find_language, is_language, language_name, languages
from tracker.domain.occupations import find_occupation, occupation_label
from tracker.domain.person import OCCUPATIONS
from tracker.domain.text import fold


@pytest.mark.parametrize(
    ("text", "occupation"),
    [
        ("IT", "ict"),
        ("software", "ict"),
        ("Informatik", "ict"),
        ("Software / IT", "ict"),
        ("IT (Software)", "ict"),
        ("nursing", "health"),
        ("Pflege", "health"),
        ("看護", "health"),
        ("Vertrieb und Marketing", "business"),
        ("INGÉNIERIE", "engineering"),
        ("Maschinenbau", "engineering"),
        ("право", "legal"),
        ("hukuk", "legal"),
        ("", ""),
        ("lion taming", ""),
        ("Finance & Law", ""),
        ("x" * 5000, ""),
    ],
)
def test_well_known_words(text: str, occupation: str) -> None:
    assert find_occupation(text) == occupation


def test_ids_and_labels_are_words_too() -> None:
    for occupation in OCCUPATIONS:
        assert find_occupation(occupation) == occupation
        assert find_occupation(occupation_label(occupation)) == occupation
    assert len({occupation_label(occupation) for occupation in OCCUPATIONS}) == len(OCCUPATIONS)


def test_a_word_stands_for_one_field() -> None:
    table = tomllib.loads(read_text("words", "occupations.toml"))
    assert tuple(table) == OCCUPATIONS
    words = [
        (fold(word), field) for field in table for word in (*table[field], field, occupation_label(field))
    ]
    assert len(dict(words)) == len(set(words))


@given(st.text(max_size=60))
def test_any_text_is_answered_with_a_field_or_nothing(text: str) -> None:
    assert find_occupation(text) in ("", *OCCUPATIONS)


@pytest.mark.parametrize("code", ["de", "en", "fr", "es", "ja", "bs", "hr", "sr"])
def test_languages_that_the_catalogue_names(code: str) -> None:
    assert is_language(code)
    assert language_name(code) != code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("de", "de"),
        ("DE", "de"),
        ("German", "de"),
        ("Deutsch", "de"),
        ("allemand", "de"),
        ("日本語", "ja"),
        ("Farsi", "fa"),
        ("Norwegian Bokmål", "nb"),
        ("Klingon", ""),
        ("", ""),
    ],
)
def test_a_language_by_code_or_name(text: str, code: str) -> None:
    assert find_language(text) == code


def test_every_language_is_found_by_its_names() -> None:
    assert len(languages()) > 60
    for code, language in languages().items():
        assert len(language.names) == len(NAME_LANGUAGES)
        for name in language.names:
            assert find_language(name) == code


def test_a_language_is_named_in_other_languages_and_an_unknown_one_by_its_code() -> None:
    assert language_name("de", "fr") == "allemand"
    assert language_name("de", "xx") == "German"
    assert language_name("tlh") == "tlh"
