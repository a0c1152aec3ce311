"""Finding a company on a list: exact names, names without legal forms, slips of the pen."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.tracker.registers import lists
from tests.tracker.registers.lists import load, saved
from tracker.domain.company_keys import company_keys
from tracker.domain.sponsors import Sponsor, Tier
from tracker.domain.text import normalise_company
from tracker.registers.advice import Kind, needs_register
from tracker.store.queries.near_names import MOST
from tracker.store.queries.registers import company_sponsors, find_sponsors
from tracker.store.store import Store

NAMES = (
    "Tidewater Bank Limited",
    "Tidewater",
    "Bank Ltd",
    "Tidewater Bank International Holdings plc",
    "Kestrel Robotics Ltd",
    "KESTREL ROBOTICS LTD.",
    "Kestrel Retail Ltd",
    "Isar Software (UK) Limited",
    "J.P. Morgue & Co",
    "Ørsund Energi A/S",
    "株式会社さくら",
)


@pytest.fixture
def listed(store: Store, tmp_path: Path) -> Store:
    """A store with a list of these names, and many others."""
    names = [*NAMES, *(f"Coral Cloud {number} Ltd" for number in range(300))]
    load(store, saved(tmp_path, lists.UK_NAME, written(names)), "uk")
    return store


def written(names: list[str]) -> str:
    text = io.StringIO()
    rows = [(name, "London", "", "Worker (A rating)", "Skilled Worker") for name in names]
    csv.writer(text).writerows([lists.UK.splitlines()[0].split(","), *rows])
    return text.getvalue()


def found(store: Store, name: str) -> list[tuple[str, Tier]]:
    return [(one.name, one.tier) for one in store.ask(find_sponsors(name, "GB"))]


def test_the_tiers(listed: Store) -> None:
    assert found(listed, "kestrel  robotics ltd")[:3] == [
        ("Kestrel Robotics Ltd", Tier.LEGAL),
        ("KESTREL ROBOTICS LTD.", Tier.NAME),
        ("Kestrel Retail Ltd", Tier.NEAR),
    ]
    assert found(listed, "Orsund Energi")[0] == ("Ørsund Energi A/S", Tier.NAME)
    assert found(listed, "JP Morgue")[0] == ("J.P. Morgue & Co", Tier.NAME)
    assert found(listed, "さくら")[0] == ("株式会社さくら", Tier.NAME)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Kestral Robotics", "Kestrel Robotics Ltd"),
        ("Kestrel Robotic", "Kestrel Robotics Ltd"),
        ("KestrelRobotics", "Kestrel Robotics Ltd"),
        ("Robotics Kestrel", "Kestrel Robotics Ltd"),
        ("Isar Software", "Isar Software (UK) Limited"),
        ("Tidewatr Bank", "Tidewater Bank Limited"),
    ],
)
def test_slips_of_the_pen(listed: Store, typed: str, meant: str) -> None:
    assert meant in [name for name, tier in found(listed, typed)[:2] if tier is Tier.NEAR]


def test_the_shortest_name_is_not_the_best(listed: Store) -> None:
    names = [name for name, _ in found(listed, "Tidewater Bank Internationl")]
    assert names[0] == "Tidewater Bank Limited" or names[0].startswith("Tidewater Bank International")
    assert "Bank Ltd" not in names


def test_at_most_ten_near_ones(listed: Store) -> None:
    near = [tier for _, tier in found(listed, "Coral Cloud Ltd")]
    assert near == [Tier.NEAR] * MOST


def test_nobody_is_found_elsewhere_or_under_nothing(listed: Store) -> None:
    assert listed.ask(find_sponsors("Kestrel Robotics", "NL")) == ()
    assert found(listed, "") == found(listed, "  ") == found(listed, "???") == []
    assert found(listed, '"x" OR *') == []


def test_what_is_known_of_a_company(listed: Store) -> None:
    known = listed.ask(company_sponsors(1, "Kestrel Robotics", "GB"))
    assert (len(known.lists), known.pin, known.matches[0].listed_on) == (1, None, "2026-11-20")
    assert listed.ask(company_sponsors(1, "Kestrel Robotics", "DE")).lists == ()


def test_not_found_is_never_cannot_sponsor() -> None:
    assert needs_register("GB").kind is Kind.LISTED
    assert [layout.code for layout in needs_register("US").layouts] == ["uscis", "lca"]
    assert needs_register("DE").text == "No licence needed: in Germany any employer may hire from abroad."
    assert "publishes no list" in needs_register("SE").not_found
    assert needs_register("JP").kind is Kind.UNKNOWN
    assert "may sponsor as well" in needs_register("IE").not_found


FORMS = (
    "kg",
    "co",
    "ltd",
    "Ltd.",
    "limited",
    "gmbh",
    "S.A.",
    "a/s",
    "AB",
    "pt",
    "a",
    "s",
    "k",
    "sp",
    "z",
    "o",
    "oo",
)
WORDS = st.sampled_from(
    (*FORMS, "cv", "ro", "spol", "(uk)", "acme", "&", "&co", ",", ".", "'", "/", "-", "é", "株")
)


ANY_NAME = (
    st.lists(WORDS, max_size=6).map(" ".join) | st.lists(WORDS, max_size=4).map("".join) | st.text(max_size=9)
)


@settings(max_examples=300)
@given(st.lists(ANY_NAME, max_size=4))
@example(["acme (haftungsbeschrankt)-", "ab acme", " acme", "acme ", "acme  ltd", "", "acme gmbh ltd"])
@example(["acme\nltd", "isar ltd"])
@example(["acme (UK) Limited", "acme (uk) (UK) ltd", "(uk) acme", "acme (UK) ", "acme (uk)", "AB (UK) ltd"])
def test_the_quick_way_gives_the_same_names(names: list[str]) -> None:
    twice = [name for name in names for _ in range(2)]
    assert company_keys(twice) == list(map(normalise_company, twice))


NAME = st.text(min_size=1, max_size=25).filter(lambda name: normalise_company(name) and name.isprintable())


@settings(max_examples=20)
@given(st.lists(NAME, min_size=1, max_size=15, unique=True), st.data())
def test_every_listed_name_is_found(tmp_path: Path, names: list[str], data: st.DataObject) -> None:
    """By its very name first of all, also without its case; and whatever is typed breaks nothing."""
    store = Store.in_memory()
    load(store, saved(tmp_path, "x.csv", written(["Isar Ltd", *names])), "uk")
    name = data.draw(st.sampled_from(names))
    matches: tuple[Sponsor, ...] = store.ask(find_sponsors(name, "GB"))
    legal = [one.name for one in matches if one.tier is Tier.LEGAL]
    assert name.strip() in legal
    for one in store.ask(find_sponsors(data.draw(NAME), "GB")):
        assert 0 < one.score <= 100
    store.close()
