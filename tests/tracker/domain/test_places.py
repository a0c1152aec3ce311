"""Countries, cities and the places that postings name."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.application import WorkMode
from tracker.domain.cities import city_country
from tracker.domain.countries import countries, country_name, currency_of, find_country, is_country
from tracker.domain.places import Place, find_work_mode, parse_place

COUNTRIES = {
    "DE": "DE",
    "deu": "DE",
    "Deutschland": "DE",
    "Schweiz": "CH",
    "Suisse": "CH",
    "UK": "GB",
    "U.K.": "GB",
    "England": "GB",
    "USA": "US",
    "U.S.": "US",
    "The United States": "US",
    "EE. UU.": "US",
    "США": "US",
    "アメリカ": "US",
    "Holland": "NL",
    "The Netherlands": "NL",
    "Czechia": "CZ",
    "Czech Republic": "CZ",
    "UAE": "AE",
    "South Korea": "KR",
    "Türkiye": "TR",
    "turkiye": "TR",
    "Cote d'Ivoire": "CI",
    "Bosnia and Herzegovina": "BA",
    "中国": "CN",
    "Hong Kong": "HK",
}


@pytest.mark.parametrize(("text", "code"), COUNTRIES.items())
def test_countries_by_name_and_code(text: str, code: str) -> None:
    assert find_country(text) == code


@pytest.mark.parametrize("text", ["", "  ", "Europe", "EU", "Nowhere", "\ud800", "the"])
def test_what_is_no_country(text: str) -> None:
    assert find_country(text) is None


def test_every_name_leads_back_to_its_country_alone() -> None:
    for code, country in countries().items():
        assert is_country(code)
        for name in (code, country.alpha3, *country.names, *country.aliases):
            assert find_country(name) == code, name


def test_names_and_currencies() -> None:
    assert country_name("CH", "fr") == "Suisse"
    assert country_name("CH", "de-CH") == "Schweiz"
    assert country_name("CH", "xx") == "Switzerland"
    assert country_name("QQ") == "QQ"
    assert currency_of("CH") == "CHF"
    assert currency_of("BG") == "EUR"
    assert currency_of("AQ") is None
    assert currency_of("QQ") is None


CITIES = {
    "Berlin": "DE",
    "München": "DE",
    "Muenchen": "DE",
    "Munich": "DE",
    "Köln": "DE",
    "Cologne": "DE",
    "Genève": "CH",
    "Wien": "AT",
    "Vienna": "AT",
    "London": "GB",
    "New York": "US",
    "Den Haag": "NL",
    "Москва": "RU",
    "東京": "JP",
    "Warszawa": "PL",
    "Bangalore": "IN",
    "San Francisco Bay Area": "US",
    "Greater London": "GB",
    "Cambridge": None,
    "Valencia": None,
    "San José": None,
    "Nowhere": None,
    "": None,
}


@pytest.mark.parametrize(("city", "code"), CITIES.items())
def test_a_city_proposes_its_country_only_where_it_is_clear(city: str, code: str | None) -> None:
    assert city_country(city) == code


PLACES = {
    "Berlin, Germany": ("Berlin", "DE"),
    "Hamburg, DE": ("Hamburg", "DE"),
    "Germany, Berlin": ("Berlin", "DE"),
    "Berlin Germany": ("Berlin", "DE"),
    "München, Deutschland": ("München", "DE"),
    "London": ("London", "GB"),
    "London UK": ("London", "GB"),
    "London, England, United Kingdom": ("London, England", "GB"),
    "Edinburgh, Scotland": ("Edinburgh, Scotland", "GB"),
    "London, Ontario": ("London, Ontario", "CA"),
    "Austin, TX": ("Austin, TX", "US"),
    "Austin TX": ("Austin TX", "US"),
    "San Francisco, CA": ("San Francisco, CA", "US"),
    "Ontario, CA": ("Ontario, CA", "US"),
    "Toronto, CA": ("Toronto", "CA"),
    "Toronto, ON, Canada": ("Toronto, ON", "CA"),
    "New York, NY, United States": ("New York, NY", "US"),
    "Wilmington, DE": ("Wilmington, DE", "US"),
    "Walldorf, DE": ("Walldorf", "DE"),
    "Bangalore, IN": ("Bangalore", "IN"),
    "Fishers, IN": ("Fishers, IN", "US"),
    "Cambridge, MA": ("Cambridge, MA", "US"),
    "Saskatoon, SK": ("Saskatoon, SK", "CA"),
    "Žilina, SK": ("Žilina", "SK"),
    "Perth, WA": ("Perth, WA", "AU"),
    "Seattle, WA": ("Seattle, WA", "US"),
    "Atlanta, Georgia": ("Atlanta, Georgia", "US"),
    "Tbilisi, Georgia": ("Tbilisi", "GE"),
    "Georgia": ("Georgia", ""),
    "California": ("California", "US"),
    "Singapore": ("", "SG"),
    "Paris (75)": ("Paris (75)", "FR"),
    "10115 Berlin": ("10115 Berlin", "DE"),
    "San Francisco Bay Area": ("San Francisco Bay Area", "US"),
    "Bengaluru, Karnataka": ("Bengaluru, Karnataka", "IN"),
    "Berlin / Munich": ("Berlin / Munich", "DE"),
    "Berlin / Paris": ("Berlin / Paris", ""),
    "Santiago de Chile": ("Santiago de Chile", "CL"),
    "Cambridge": ("Cambridge", ""),
    "Unknown Village": ("Unknown Village", ""),
    "": ("", ""),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.items())
def test_places(text: str, expected: tuple[str, str]) -> None:
    assert parse_place(text) == Place(*expected)


MODES = {
    "Remote": ("", "", WorkMode.REMOTE),
    "Remote (UK)": ("", "GB", WorkMode.REMOTE),
    "Remote (UK only)": ("", "GB", WorkMode.REMOTE),
    "Remote in Germany": ("", "DE", WorkMode.REMOTE),
    "US-Remote": ("", "US", WorkMode.REMOTE),
    "Remote, Worldwide": ("Worldwide", "", WorkMode.REMOTE),
    "Köln / Remote": ("Köln", "DE", WorkMode.REMOTE),
    "Berlin or remote": ("Berlin", "DE", WorkMode.REMOTE),
    "Hybrid - Leeds": ("Leeds", "GB", WorkMode.HYBRID),
    "Krakow, Poland (Hybrid)": ("Krakow", "PL", WorkMode.HYBRID),
    "Hybrid/Remote": ("", "", WorkMode.HYBRID),
    "Télétravail (Lyon)": ("Lyon", "FR", WorkMode.REMOTE),
    "Homeoffice": ("", "", WorkMode.REMOTE),
    "在宅勤務": ("", "", WorkMode.REMOTE),
    "On-site, Zürich, Schweiz": ("Zürich", "CH", WorkMode.ON_SITE),
}


@pytest.mark.parametrize(("text", "expected"), MODES.items())
def test_places_with_a_way_of_working(text: str, expected: tuple[str, str, WorkMode]) -> None:
    assert parse_place(text) == Place(*expected)


def test_a_way_of_working_is_a_whole_word() -> None:
    assert find_work_mode("Fully remote") is WorkMode.REMOTE
    assert find_work_mode("Remotely") is None


@given(st.text(max_size=60) | st.lists(st.sampled_from([*PLACES, *MODES]), max_size=4).map(", ".join))
def test_any_text_is_a_place_and_settled(text: str) -> None:
    place = parse_place(text)
    assert place.country == "" or is_country(place.country)
    if not place.country and place.work_mode is None:
        assert place.city == " ".join(text.split())


def test_no_file_is_read_before_a_country_is_asked_for() -> None:
    program = (
        "from tracker.domain import countries, cities, regions, places, pay, dates, quickadd;"
        "from tracker.domain import date_reading, pay_words;"
        "used = [countries.countries, cities._by_name, regions._tables, pay_words.vocabulary,"
        " date_reading.words, pay.currencies, places._mode_words];"
        "print(sum(one.cache_info().currsize for one in used))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
