"""Groups of countries: who is in them, and that the table says from when and where it has it from."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest

from tracker.domain.countries import is_country
from tracker.domain.groups import groups, in_any, is_group, members

SIZES = {"@EU": 27, "@EEA": 30, "@EFTA": 4, "@GCC": 6, "@MERCOSUR": 5, "@CARICOM": 15, "@ECOWAS": 12}


def test_the_groups_of_the_format_are_there() -> None:
    assert {group: len(found.members) for group, found in groups().items()} == SIZES


def test_every_member_is_a_country_and_every_group_has_its_day_and_source() -> None:
    for found in groups().values():
        assert all(is_country(code) for code in found.members)
        assert date(1950, 1, 1) < found.since <= date(2026, 11, 25)
        assert urlsplit(found.source).scheme == "https"
        assert found.name


def test_the_european_economic_area_includes_the_union() -> None:
    assert members("@EEA") - members("@EU") == {"IS", "LI", "NO"}
    assert members("@EFTA") - members("@EEA") == {"CH"}


@pytest.mark.parametrize(
    ("country", "group", "is_in"),
    [
        ("HR", "@EU", True),
        ("GB", "@EU", False),
        ("GB", "@EEA", False),
        ("CH", "@EEA", False),
        ("BO", "@MERCOSUR", True),
        ("VE", "@MERCOSUR", False),
        ("HT", "@CARICOM", True),
        ("BM", "@CARICOM", False),
        ("NG", "@ECOWAS", True),
        ("NE", "@ECOWAS", False),
        ("ML", "@ECOWAS", False),
        ("BF", "@ECOWAS", False),
    ],
)
def test_what_is_easily_mistaken(country: str, group: str, is_in: bool) -> None:
    assert in_any(country, [group]) is is_in


def test_codes_and_groups_mix() -> None:
    entries = ["CH", "@EU"]
    assert in_any("CH", entries)
    assert in_any("FR", entries)
    assert not in_any("NO", entries)
    assert not in_any("FR", [])


def test_a_group_that_is_not_there() -> None:
    assert is_group("@EU")
    assert not is_group("@NATO")
    assert not is_group("EU")
    with pytest.raises(KeyError):
        members("@NATO")
