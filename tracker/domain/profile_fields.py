"""The fields of the profile: one table that the command line, the window and the store read, and the one
gate through which every value passes.

Each field has one text form, which is stored, shown to be edited and read back: passports ``IN, GB``,
languages ``en C1, de none``, savings ``15000 EUR``, days ``YYYY-MM-DD``. Empty text is "not known".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tracker.domain.countries import country_name
from tracker.domain.languages import language_name
from tracker.domain.occupations import occupation_label
from tracker.domain.person import DegreeLevel, LanguageLevel, Profile
from tracker.domain.profile_reading import READERS
from tracker.errors import InvalidValue
from tracker.i18n import tr

PROFILE_FIELDS = tuple(READERS)
"""The fields in the order in which they are shown. ``savings`` holds the currency too."""

FIRST_YEAR = 1900
FIRST_DEGREE_YEAR = 1920
MOST_YEARS_OF_WORK = 70


def profile_label(field: str) -> str:
    """The field's name on the screen; a name that is no field's stays itself."""
    return {
        "passports": tr("Passports"),
        "passport_expiry": tr("Passport valid until"),
        "born": tr("Date of birth"),
        "lives_in": tr("Where you live now"),
        "degree_level": tr("Highest degree"),
        "degree_field": tr("Field of the degree"),
        "degree_country": tr("Country of the degree"),
        "degree_year": tr("Year of the degree"),
        "occupation": tr("Field of work"),
        "years_of_work": tr("Years of work in the field"),
        "languages": tr("Languages"),
        "savings": tr("Savings"),
        "home_currency": tr("Home currency"),
    }.get(field, field)


def degree_label(level: DegreeLevel) -> str:
    """The level of a degree on the screen."""
    return {
        DegreeLevel.SECONDARY: tr("Secondary school"),
        DegreeLevel.VOCATIONAL: tr("Vocational training"),
        DegreeLevel.BACHELOR: tr("Bachelor's degree"),
        DegreeLevel.MASTER: tr("Master's degree"),
        DegreeLevel.DOCTORATE: tr("Doctorate"),
    }[level]


def level_label(level: LanguageLevel) -> str:
    """The level of a language on the screen."""
    return {LanguageLevel.NONE: tr("None"), LanguageLevel.NATIVE: tr("Native")}.get(level, level.value)


def is_profile_field(field: str) -> bool:
    """Whether the profile has a field of this name."""
    return field in READERS


def read_field(profile: Profile, field: str, text: str) -> Profile:
    """The profile with one field as its text says, not compared with the day or with other fields.

    Raises InvalidValue for text that the field cannot hold, KeyError for no field.
    """
    return replace(profile, **READERS[field](text.strip()))


def set_field(profile: Profile, field: str, text: str, day: date) -> Profile:
    """The profile with one field as a person typed it on ``day``; empty text makes it unknown.

    Raises InvalidValue with a reason that a person understands, KeyError for no field.
    """
    changed = read_field(profile, field, text)
    _check(changed, field, text, day)
    return changed


def check_profile(profile: Profile, day: date) -> Profile:
    """The profile with every field in the form in which it is kept. Raises InvalidValue for a bad one."""
    checked = Profile()
    for field in PROFILE_FIELDS:
        checked = set_field(checked, field, field_text(profile, field), day)
    return checked


def field_text(profile: Profile, field: str) -> str:
    """The field's text form, which ``read_field`` reads back; empty for what is not known."""
    if field == "passports":
        return ", ".join(profile.passports)
    if field == "languages":
        return ", ".join(f"{code} {level.value}" for code, level in profile.languages)
    if field == "savings":
        return _savings_text(profile)
    value = getattr(profile, field)
    if value is None:
        return ""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def shown_text(profile: Profile, field: str) -> str:
    """The field in words, as it is read; empty for what is not known."""
    text = field_text(profile, field)
    if not text:
        return ""
    if field == "passports":
        return ", ".join(country_name(code) for code in profile.passports)
    if field in ("lives_in", "degree_country"):
        return country_name(text)
    if field in ("degree_field", "occupation"):
        return occupation_label(text)
    if field == "degree_level":
        return degree_label(DegreeLevel(text))
    if field == "languages":
        return ", ".join(f"{language_name(code)} ({level_label(level)})" for code, level in profile.languages)
    if field == "savings" and profile.savings is not None:
        return f"{profile.savings:,f} {profile.savings_currency}"
    return text


def _savings_text(profile: Profile) -> str:
    """In the canonical form of pay, so that it is read as it was; a debt keeps its sign, and is refused."""
    from tracker.domain.pay import Pay
    from tracker.domain.pay_codec import format_pay

    if profile.savings is None:
        return ""
    amount = format_pay(Pay(profile.savings, profile.savings, profile.savings_currency))
    return f"-{amount}" if profile.savings < 0 else amount


# -- what a field is compared with --------------------------------------------------------------------


def _check(profile: Profile, field: str, text: str, day: date) -> None:
    reason = {"born": _born, "degree_year": _degree_year, "years_of_work": _years_of_work}.get(field)
    said = reason(profile, day) if reason else ""
    if said:
        raise InvalidValue(field, said, text)


def _born(profile: Profile, day: date) -> str:
    born = profile.born
    if born is None:
        return ""
    if born > day:
        return tr("This day lies in the future.")
    if born.year < FIRST_YEAR:
        return tr("The year must be {year} or later.", year=FIRST_YEAR)
    if profile.years_of_work is not None and profile.years_of_work > _age(born, day):
        return tr("You cannot be younger than your years of work.")
    return ""


def _degree_year(profile: Profile, day: date) -> str:
    year = profile.degree_year
    if year is None:
        return ""
    if year > day.year:
        return tr("This year lies in the future.")
    if year < FIRST_DEGREE_YEAR:
        return tr("The year must be {year} or later.", year=FIRST_DEGREE_YEAR)
    return ""


def _years_of_work(profile: Profile, day: date) -> str:
    years = profile.years_of_work
    if years is None:
        return ""
    if years > MOST_YEARS_OF_WORK:
        return tr("At most {years} years fit.", years=MOST_YEARS_OF_WORK)
    if profile.born is not None and years > _age(profile.born, day):
        return tr("These are more years than you are old.")
    return ""


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
