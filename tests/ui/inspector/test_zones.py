"""Time zones by country and by city."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from pytestqt.qtbot import QtBot

from ui.inspector.zone_choice import ZoneChoice, zone_words
from ui.inspector.zones import all_zones, find_zone, zone_choices, zone_city, zones_of


def test_a_country_has_its_zones() -> None:
    assert zones_of("DE")[0] == "Europe/Berlin"
    assert "Australia/Sydney" in zones_of("AU")
    assert zones_of("") == ()


def test_every_zone_is_known_to_python() -> None:
    assert len(all_zones()) > 300
    assert all(isinstance(find_zone(zone), ZoneInfo) for zone in all_zones())


def test_what_is_no_zone_is_none() -> None:
    assert [find_zone(zone) for zone in ("Mars/Base", "../etc/passwd", "\0", "/etc/localtime")] == [None] * 4


def test_the_countrys_zones_come_first_and_none_twice() -> None:
    choices = zone_choices("DE", "Asia/Tokyo")
    assert choices[0] == "Europe/Berlin"
    assert choices.index("Asia/Tokyo") < choices.index("Africa/Abidjan")
    assert len(choices) == len(set(choices))


def test_zones_are_named_by_their_city() -> None:
    assert zone_city("America/Argentina/Buenos_Aires") == "Buenos Aires"
    assert zone_words("America/Argentina/Buenos_Aires") == "Buenos Aires · America, Argentina"
    assert zone_words("UTC") == "UTC"


def test_a_zone_is_chosen_by_a_part_of_its_name(qtbot: QtBot) -> None:
    choice = ZoneChoice("DE", "Europe/London")
    qtbot.addWidget(choice)
    choice.set_value("Australia/Sydney")
    assert choice.value() == "Australia/Sydney"
    choice.setEditText("berlin · europe")
    assert choice.value() == "Europe/Berlin"
    choice.setEditText("Atlantis")
    assert choice.value() == "Atlantis"
    assert choice.accessibleName()
