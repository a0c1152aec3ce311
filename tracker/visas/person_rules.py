"""Rules about the person: degree, work, languages, age, savings, passports."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from tracker.domain.countries import country_name
from tracker.domain.groups import in_any
from tracker.domain.languages import language_name
from tracker.domain.occupations import occupation_label
from tracker.domain.pay import Period
from tracker.domain.person import LanguageLevel
from tracker.domain.profile_fields import degree_label, level_label
from tracker.i18n import tr, trn
from tracker.visas.answers import Answer, Money, State
from tracker.visas.facts import Facts
from tracker.visas.money import compare, measure, money_words
from tracker.visas.rule_types import (
    AgeRule,
    CitizenshipRule,
    EducationRule,
    ExperienceRule,
    FundsRule,
    LanguageRule,
)

STEM = ("ict", "engineering", "science")
"""The fields of a degree that count as science, technology, engineering and mathematics."""


def unknown(reason: str, *missing: str) -> Answer:
    """A question that one of the ``missing`` facts would settle."""
    return Answer(State.UNKNOWN, reason, frozenset(missing))


def decided(is_met: bool, reason: str) -> Answer:
    """A question that is settled."""
    return Answer(State.MET if is_met else State.UNMET, reason)


def education_answer(rule: EducationRule, facts: Facts) -> Answer:
    """The highest degree; each further condition is looked at only where the ones before it hold."""
    level = facts.profile.degree_level
    asked = degree_label(rule.min)
    if level is None:
        return unknown(
            tr("Your degree is not known; {asked} or higher is asked.", asked=asked), "degree_level"
        )
    if not level.reaches(rule.min):
        return decided(
            False, tr("You have: {have}; {asked} or higher is asked.", have=degree_label(level), asked=asked)
        )
    further = [_degree_field(rule, facts), _degree_country(rule, facts), _degree_age(rule, facts)]
    for state in (State.UNMET, State.UNKNOWN):
        for answer in further:
            if answer is not None and answer.state is state:
                return answer
    return decided(
        True, tr("You have: {have}; {asked} or higher is asked.", have=degree_label(level), asked=asked)
    )


def _degree_field(rule: EducationRule, facts: Facts) -> Answer | None:
    if not rule.field:
        return None
    field = facts.profile.degree_field
    asked = tr("science or technology") if rule.field == "stem" else occupation_label(rule.field)
    if not field:
        return unknown(
            tr("The field of your degree is not known; {asked} is asked.", asked=asked), "degree_field"
        )
    is_met = field in STEM if rule.field == "stem" else field == rule.field
    return decided(
        is_met, tr("Your degree is in {have}; {asked} is asked.", have=occupation_label(field), asked=asked)
    )


def _degree_country(rule: EducationRule, facts: Facts) -> Answer | None:
    if not rule.country:
        return None
    asked = country_name(rule.country)
    have = facts.profile.degree_country
    if not have:
        return unknown(
            tr("Where you took your degree is not known; {asked} is asked.", asked=asked), "degree_country"
        )
    return decided(
        have == rule.country,
        tr("Your degree is from {have}; {asked} is asked.", have=country_name(have), asked=asked),
    )


def _degree_age(rule: EducationRule, facts: Facts) -> Answer | None:
    """Only the year is known, so that in the last one the certificate's day decides."""
    if rule.within_years is None:
        return None
    limit = trn("the last year", "the last {count} years", rule.within_years)
    year = facts.profile.degree_year
    if year is None:
        return unknown(
            tr("The year of your degree is not known; it must lie in {limit}.", limit=limit), "degree_year"
        )
    past = facts.day.year - year
    values = {"year": year, "limit": limit}
    if past == rule.within_years:
        return unknown(
            tr("Your degree is from {year}: its day decides whether it lies in {limit}.", **values)
        )
    return decided(
        past < rule.within_years, tr("Your degree is from {year}; it must lie in {limit}.", **values)
    )


def experience_answer(rule: ExperienceRule, facts: Facts) -> Answer:
    """Years of work in the field, counted up to today."""
    years = facts.profile.years_of_work
    asked = trn("{count} year", "{count} years", int(rule.min_years))
    if rule.within_years is not None:
        asked = tr("{years} in the last {within}", years=asked, within=rule.within_years)
    if years is None:
        return unknown(
            tr("Your years of work are not known; {asked} are asked.", asked=asked), "years_of_work"
        )
    counted = years if rule.within_years is None else min(years, Decimal(rule.within_years))
    return decided(
        counted >= rule.min_years,
        tr(
            "You have worked {years} years in the field; {asked} are asked.",
            years=f"{years.normalize():f}",
            asked=asked,
        ),
    )


def language_answer(rule: LanguageRule, facts: Facts) -> Answer:
    """The level of one language; one that the profile does not name is unknown."""
    return _at_level(rule, facts.profile.level_of(rule.code))


@lru_cache(maxsize=1024)
def _at_level(rule: LanguageRule, level: LanguageLevel | None) -> Answer:
    """Points tests ask for each official language in many bands: the same few answers hundreds of times."""
    language = language_name(rule.code)
    asked = level_label(rule.min)
    if level is None:
        return unknown(
            tr("Your level of {language} is not known; {asked} is asked.", language=language, asked=asked),
            "languages",
        )
    if level is LanguageLevel.NONE:
        return decided(
            False, tr("You speak no {language}; {asked} is asked.", language=language, asked=asked)
        )
    values = {"language": language, "have": level_label(level), "asked": asked}
    return decided(level.reaches(rule.min), tr("{language}: you have {have}; {asked} is asked.", **values))


def age_answer(rule: AgeRule, facts: Facts) -> Answer:
    """Age on the day of filing, both ends included."""
    asked = _age_words(rule)
    age = facts.age
    if age is None:
        return unknown(tr("Your date of birth is not known; the age asked is {asked}.", asked=asked), "born")
    is_met = (rule.min is None or age >= rule.min) and (rule.max is None or age <= rule.max)
    return decided(is_met, tr("You are {age}; the age asked is {asked}.", age=age, asked=asked))


def _age_words(rule: AgeRule) -> str:
    if rule.min is None:
        return tr("at most {max}", max=rule.max)
    if rule.max is None:
        return tr("at least {min}", min=rule.min)
    return tr("{min} to {max}", min=rule.min, max=rule.max)


def funds_answer(rule: FundsRule, facts: Facts) -> Answer:
    """Savings, converted where they are kept in another currency."""
    asked = Money(rule.min, rule.currency)
    savings, currency = facts.profile.savings, facts.profile.savings_currency
    if savings is None or not currency:
        return unknown(
            tr("Your savings are not known; {asked} are asked.", asked=money_words(asked)), "savings"
        )
    measured = measure(savings, currency, Period.YEAR, asked)
    if measured is None:
        return unknown(
            tr("No reference rate from {currency} to {asked}.", currency=currency, asked=rule.currency)
        )
    values = {"have": money_words(Money(savings, currency)), "asked": money_words(asked)}
    outcome = compare(measured, rule.min)
    if outcome is None:
        return unknown(tr("You have {have}, too near to {asked} to tell after converting.", **values))
    reason = tr("You have {have}; {asked} are asked.", **values)
    state = State.MET if outcome > 0 else State.UNMET
    return Answer(state, reason, is_converted=measured.rate_day is not None)


def citizenship_answer(rule: CitizenshipRule, facts: Facts) -> Answer:
    """The passports held; all of them are named once one is."""
    passports = facts.profile.passports
    if not passports:
        return unknown(tr("Your passport is not known; this depends on it."), "passports")
    named = ", ".join(country_name(code) for code in passports)
    fits = not rule.any_of or any(in_any(code, rule.any_of) for code in passports)
    is_barred = any(in_any(code, rule.none_of) for code in passports)
    if fits and not is_barred:
        return decided(True, tr("Your passport fits: {named}.", named=named))
    return decided(False, tr("This is not for your passport: {named}.", named=named))
