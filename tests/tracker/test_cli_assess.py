"""``landfall visas assess``: one application, a country, everything, and a profile from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.tracker.cli_tools import Landfall, add
from tracker.paths import Home
from tracker.store.commands.plans import set_signing
from tracker.store.store import Store

PERSON = """\
passports = "IN"
born = "1994-05-08"
degree_level = "bachelor"
degree_field = "ict"
degree_year = 2016
occupation = "ict"
"""


def route(value: dict[str, Any], route_id: str) -> dict[str, Any]:
    return next(found for found in value["routes"] if found["id"] == route_id)


def state(found: dict[str, Any], requirement: str) -> str:
    return next(asked["state"] for asked in found["requirements"] if asked["id"] == requirement)


def test_one_application_with_a_profile_from_a_file(landfall: Landfall, tmp_path: Path) -> None:
    person = tmp_path / "person.toml"
    person.write_text(PERSON, "utf-8")
    added = add(landfall, country="DE", pay="49000 EUR/year", field="legal")
    value = landfall("visas", "assess", added["id"], "--as", str(person), "--on", "2026-11-25", "--json").json
    card = route(value, "de-eu-blue-card")
    assert (value["country"], value["needs_visa"], value["day"]) == ("DE", True, "2026-11-25")
    assert (state(card, "degree"), state(card, "salary")) == ("met", "unmet")
    assert card["verdict"] == "short"
    assert card["reason"] == "Offer pays 49,000 EUR; 50,700 EUR are asked: 1,700 EUR short."
    assert card["total"]["applicant"] == {"EUR": "175"}
    assert {"low", "high"} == set(card["days"])
    points = route(value, "de-opportunity-card")["points"]
    assert points["pass"] == 6
    assert {"have", "open", "reach"} < set(points)


def test_the_stored_profile_and_free_movement(landfall: Landfall) -> None:
    add(landfall, country="DE")
    assert landfall("profile", "set", "passports", "France").code == 0
    value = landfall("visas", "assess", "--country", "Germany", "--json").json
    assert not value["needs_visa"]
    assert "passport of France" in value["reason"]
    assert "You need no visa" in landfall("visas", "assess", "--country", "DE").out


def test_every_destination(landfall: Landfall) -> None:
    add(landfall, country="DE")
    add(landfall, country="KE")
    found = {value["country"]: value for value in landfall("visas", "assess", "--json").json}
    assert set(found) == {"DE", "KE"}
    assert not found["KE"]["routes"]
    text = landfall("visas", "assess").out
    assert "    ? " in text
    assert "No route known." in text


def test_what_cannot_be_assessed_is_refused_in_one_line(landfall: Landfall, tmp_path: Path) -> None:
    nowhere = add(landfall)
    broken = tmp_path / "person.toml"
    broken.write_text('born = "2999-01-01"\n', "utf-8")
    for arguments in (
        (nowhere["id"],),
        ("nosuchid00",),
        ("--country", "Atlantis"),
        ("--on", "tomorrow"),
        ("--as", str(broken)),
    ):
        answer = landfall("visas", "assess", *arguments)
        assert answer.code == 1, arguments
        assert len(answer.err.splitlines()) == 1


def test_the_day_of_filing_is_the_planned_signing(landfall: Landfall, home: Path) -> None:
    add(landfall, country="DE")
    store = Store.open(Home(home))
    store.run(set_signing("DE", "2999-03-01"))
    store.close()
    assert landfall("visas", "assess", "--country", "DE", "--json").json["day"] == "2999-03-01"
    given = landfall("visas", "assess", "--country", "DE", "--on", "2026-12-01", "--json").json
    assert given["day"] == "2026-12-01"
