"""How each field of the profile is read: a reader answers the values of ``Profile`` that it sets."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.domain.countries import find_country
from tracker.domain.dates import read_day
from tracker.domain.languages import find_language, language_name
from tracker.domain.occupations import find_occupation, occupation_label
from tracker.domain.pay import is_currency
from tracker.domain.person import OCCUPATIONS, DegreeLevel, LanguageLevel
from tracker.domain.text import clean_text, fold
from tracker.errors import InvalidValue
from tracker.i18n import tr

LIMIT = 2_000
_SEPARATORS = re.compile(r"[,;\n]")
_YEAR = re.compile(r"\d{4}", re.ASCII)
_YEARS = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?", re.ASCII)

Values = dict[str, Any]
Reader = Callable[[str], Values]


def _cleaned(field: str, text: str) -> str:
    return clean_text(field, text, LIMIT)


def _parts(field: str, text: str) -> list[str]:
    """What stands between commas, semicolons and line breaks."""
    return [part.strip() for part in _SEPARATORS.split(_cleaned(field, text)) if part.strip()]


def _one_country(field: str, text: str) -> str:
    code = find_country(text)
    if code is None:
        raise InvalidValue(field, tr("I know no country named {name}.", name=text), text)
    return code


def _passports(text: str) -> Values:
    codes = [_one_country("passports", part) for part in _parts("passports", text)]
    return {"passports": tuple(dict.fromkeys(codes))}


def _country_of(field: str) -> Reader:
    def read(text: str) -> Values:
        named = _cleaned(field, text)
        return {field: _one_country(field, named) if named else ""}

    return read


def _day_of(field: str) -> Reader:
    def read(text: str) -> Values:
        named = _cleaned(field, text)
        return {field: _day(field, named) if named else None}

    return read


def _day(field: str, text: str) -> date:
    try:
        return read_day(text, None)
    except InvalidValue as error:
        raise InvalidValue(field, error.reason, text) from None


def _degree_level(text: str) -> Values:
    wanted = fold(_cleaned("degree_level", text))
    if not wanted:
        return {"degree_level": None}
    for level in DegreeLevel:
        if wanted == level.value or wanted in _words_of(level):
            return {"degree_level": level}
    known = ", ".join(level.value for level in DegreeLevel)
    raise InvalidValue("degree_level", tr("{text} is none of: {known}.", text=text, known=known), text)


def _words_of(level: DegreeLevel) -> tuple[str, ...]:
    """What people write for a level; the labels of the screen among them."""
    return {
        DegreeLevel.SECONDARY: ("secondary school", "high school"),
        DegreeLevel.VOCATIONAL: ("vocational training", "apprenticeship"),
        DegreeLevel.BACHELOR: ("bachelor's", "bachelors", "bachelor's degree", "bachelor degree"),
        DegreeLevel.MASTER: ("master's", "masters", "master's degree", "master degree"),
        DegreeLevel.DOCTORATE: ("doctoral degree", "phd", "doctor"),
    }[level]


def _occupation_of(field: str) -> Reader:
    def read(text: str) -> Values:
        named = _cleaned(field, text)
        found = find_occupation(named)
        if named and not found:
            known = ", ".join(occupation_label(occupation) for occupation in OCCUPATIONS)
            raise InvalidValue(field, tr("{text} is none of: {known}.", text=named, known=known), text)
        return {field: found}

    return read


def _degree_year(text: str) -> Values:
    named = _cleaned("degree_year", text)
    if named and not _YEAR.fullmatch(named):
        raise InvalidValue("degree_year", tr("Write the year in four digits, such as 2014."), text)
    return {"degree_year": int(named) if named else None}


def _years_of_work(text: str) -> Values:
    named = _cleaned("years_of_work", text)
    if not named:
        return {"years_of_work": None}
    found = _YEARS.fullmatch(named)
    if found is None:
        raise InvalidValue("years_of_work", tr("Write a number of years, such as 4 or 4.5."), text)
    return {"years_of_work": Decimal(f"{found[1]}.{found[2] or 0}").normalize() + 0}


def _languages(text: str) -> Values:
    spoken: dict[str, LanguageLevel] = {}
    for part in _parts("languages", text):
        code, level = _language(part)
        if code in spoken:
            reason = tr("{language} stands there twice.", language=language_name(code))
            raise InvalidValue("languages", reason, text)
        spoken[code] = level
    return {"languages": tuple(spoken.items())}


def _language(part: str) -> tuple[str, LanguageLevel]:
    """A language and its level: ``de B2``, ``German none``."""
    name, _, behind = part.rpartition(" ")
    levels = {level.value.casefold(): level for level in LanguageLevel}
    level = levels.get(behind.casefold())
    code = find_language(name if level is not None else part)
    if not code:
        asked = name if level is not None else part
        raise InvalidValue("languages", tr("I know no language named {name}.", name=asked), part)
    if level is None:
        known = ", ".join(level.value for level in LanguageLevel)
        values = {"language": language_name(code), "known": known}
        raise InvalidValue("languages", tr("Write the level behind {language}: {known}.", **values), part)
    return code, level


def _savings(text: str) -> Values:
    from tracker.domain.pay import check_pay
    from tracker.domain.pay_reading import parse_pay

    named = _cleaned("savings", text)
    if not named:
        return {"savings": None, "savings_currency": ""}
    try:
        found = parse_pay(named)
        if found is not None:
            check_pay(found)
    except InvalidValue:
        found = None
    if found is None or found.low is None or found.low != found.high or found.period is not None:
        raise InvalidValue("savings", tr("Write one amount with its currency, such as 15000 EUR."), text)
    if found.currency is None:
        raise InvalidValue("savings", tr("Which currency? Write it behind, such as 15000 EUR."), text)
    return {"savings": found.low.normalize() + 0, "savings_currency": found.currency}


def _home_currency(text: str) -> Values:
    code = _cleaned("home_currency", text).upper()
    if code and not is_currency(code):
        reason = tr("{code} is no currency in use. Write its three letters, such as EUR.", code=text)
        raise InvalidValue("home_currency", reason, text)
    return {"home_currency": code}


READERS: dict[str, Reader] = {
    "passports": _passports,
    "passport_expiry": _day_of("passport_expiry"),
    "born": _day_of("born"),
    "lives_in": _country_of("lives_in"),
    "degree_level": _degree_level,
    "degree_field": _occupation_of("degree_field"),
    "degree_country": _country_of("degree_country"),
    "degree_year": _degree_year,
    "occupation": _occupation_of("occupation"),
    "years_of_work": _years_of_work,
    "languages": _languages,
    "savings": _savings,
    "home_currency": _home_currency,
}
"""What reads each field, in the order in which the fields are shown. Every reader raises InvalidValue."""
