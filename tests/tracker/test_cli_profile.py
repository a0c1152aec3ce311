"""``landfall profile``, and profiles from files."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tracker.cli_tools import Landfall
from tests.tracker.domain.test_profile_fields import PROFILES
from tracker.cli_profile import to_json
from tracker.domain.person import DegreeLevel, LanguageLevel, Profile
from tracker.domain.profile_fields import PROFILE_FIELDS
from tracker.errors import InvalidValue, LandfallError, UnreadableFile
from tracker.profile_file import profile_from_toml


def test_nothing_is_known_at_first_and_no_store_is_made(landfall: Landfall, home: Path) -> None:
    assert landfall("profile", "show").out == "Nothing is known of you yet.\n"
    assert not home.exists()


def test_a_field_is_set_shown_cleared_and_brought_back(landfall: Landfall) -> None:
    assert landfall("profile", "set", "born", "1990-05-17").out == "Changed your profile: date of birth\n"
    assert landfall("profile", "set", "degree-level", "PhD").code == 0
    assert landfall("profile", "show").out.splitlines() == [
        "Date of birth   1990-05-17",
        "Highest degree  Doctorate",
    ]
    assert landfall("profile", "set", "born", "").code == 0
    assert landfall("profile", "show", "--json").json["born"] is None
    landfall("undo")
    assert landfall("profile", "show", "--json").json["born"] == "1990-05-17"
    assert landfall("profile", "set", "born", "1990-05-17").out == "Nothing had to be changed.\n"


def test_json_holds_every_field(landfall: Landfall) -> None:
    landfall("profile", "set", "languages", "English C1, de none")
    landfall("profile", "set", "savings", "15,000 EUR")
    found = landfall("profile", "set", "passports", "India, GB", "--json").json
    assert set(found) == set(PROFILE_FIELDS)
    assert found["passports"] == ["IN", "GB"]
    assert found["languages"] == {"en": "C1", "de": "none"}
    assert found["savings"] == "15000 EUR"
    assert found["degree_year"] is None


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("set", "born", "2130-01-01"), 1, "born: This day lies in the future."),
        (("set", "degree_year", "1800"), 1, "degree_year: The year must be 1920 or later."),
        (("set", "shoe_size", "43"), 2, "There is no field shoe_size, only passports"),
        (("set", "born"), 2, "profile set needs a field and a value"),
        (("set",), 2, "profile set needs a field and a value"),
        (("show", "born"), 2, "profile show takes no field."),
        (("forget",), 2, "invalid choice"),
    ],
)
def test_refusals(landfall: Landfall, arguments: tuple[str, ...], code: int, said: str) -> None:
    answer = landfall("profile", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1


def in_file(folder: Path, text: str | bytes) -> Path:
    path = folder / "somebody.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_profile_from_a_file(tmp_path: Path) -> None:
    text = """
passports = ["India", "GB"]
born = 1990-05-17
degree_level = "master"
degree_year = 2014
years_of_work = 4.5
languages = { en = "C1", German = "none" }
savings = "15000 EUR"
"""
    assert profile_from_toml(in_file(tmp_path, text)) == Profile(
        passports=("IN", "GB"),
        born=date(1990, 5, 17),
        degree_level=DegreeLevel.MASTER,
        degree_year=2014,
        years_of_work=Decimal("4.5"),
        languages=(("en", LanguageLevel.C1), ("de", LanguageLevel.NONE)),
        savings=Decimal(15000),
        savings_currency="EUR",
    )


@settings(max_examples=20)
@given(PROFILES)
def test_what_show_prints_as_json_is_taken_from_a_file(
    tmp_path_factory: pytest.TempPathFactory, wanted: Profile
) -> None:
    lines = [f"{key} = {as_toml(value)}" for key, value in to_json(wanted).items() if value is not None]
    path = in_file(tmp_path_factory.mktemp("profile"), "\n".join(lines))
    assert profile_from_toml(path) == wanted


def as_toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f'{key} = "{level}"' for key, level in value.items()) + " }"
    return str(value).replace("'", '"') if isinstance(value, list) else f'"{value}"'


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("shoe_size = 43", "shoe_size"),
        ("born = true", "born"),
        ("born = 2130-01-01", "born"),
        ("born = 1990-05-17T12:00:00", "born"),
        ("passports = [1, 2]", "passports"),
        ("languages = { de = 2 }", "languages"),
        ("savings = 15000", "savings"),
        ("degree_year = 2014.5", "degree_year"),
        ("[languages]\nKlingon = 'B2'", "languages"),
    ],
)
def test_a_mistake_is_told_with_its_key(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        profile_from_toml(in_file(tmp_path, text))
    assert refused.value.field == key


@pytest.mark.parametrize(
    "text", ["born = ", b"\xff\xfe\x00", "a = 1\na = 2", "a=" + "[" * 5000, b"#" + b" " * 1024 * 1025]
)
def test_a_file_that_is_no_profile(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(UnreadableFile):
        profile_from_toml(in_file(tmp_path, text))


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_any_text_is_a_profile_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = in_file(tmp_path_factory.getbasetemp(), text.encode("utf-8", "replace"))
    with suppress(LandfallError):
        assert isinstance(profile_from_toml(path), Profile)
