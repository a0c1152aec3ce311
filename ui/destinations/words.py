"""What the Destinations page says: times, costs and counts turned into words. No Qt here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tracker.domain.countries import country_name
from tracker.i18n import tr, trn
from tracker.visas.answers import PointsCheck, RouteCheck, State
from tracker.visas.costs import APPLICANT, EITHER, EMPLOYER, Total, total
from tracker.visas.freshness import file_is_old
from tracker.visas.types import Route
from ui.destinations.loading import CountryLine, Detail
from ui.visas.words import amount_words, short_day

WEEK = 7
SHORT_DAYS = 14
WHOLE = Decimal(1)


def applications_words(line: CountryLine) -> str:
    """``51 applications, 2 offers``."""
    if not line.applications:
        return tr("No applications yet")
    told = trn("{count} application", "{count} applications", line.applications)
    if not line.offers:
        return told
    return tr("{told}, {offers}", told=told, offers=trn("{count} offer", "{count} offers", line.offers))


def weeks_words(low: int | None, high: int | None) -> str:
    """``10 – 27 weeks``; days below two weeks; ``not known`` where nobody says."""
    if low is None:
        return tr("not known")
    last = low if high is None else high
    if last < SHORT_DAYS:
        return _span(low, last, "{count} day", "{count} days")
    return _span(round(low / WEEK), max(1, round(last / WEEK)), "{count} week", "{count} weeks")


def _span(low: int, high: int, one: str, many: str) -> str:
    told = trn(one, many, high)
    return told if low == high else tr("{low} – {told}", low=low, told=told)


def sums_words(sums: Total) -> str:
    """``€175 + £300``; ``none named`` where the file has no fee."""
    return " + ".join(amount_words(amount, currency) for currency, amount in sums.amounts)


def cost_to_you(check: RouteCheck) -> str:
    """What the person pays at least; where either may pay, it counts as theirs."""
    return sums_words(total(check.costs, APPLICANT, EITHER)) or tr("none named")


def cost_to_employer(check: RouteCheck) -> str:
    """``employer £1,035``; empty where nothing is named."""
    found = employer_pays(check)
    return tr("employer {amount}", amount=found) if found else ""


def employer_pays(check: RouteCheck) -> str:
    """``£1,035``; empty where nothing is named."""
    return sums_words(total(check.costs, EMPLOYER))


def home_words(amount: Decimal | None, currency: str, home_currency: str) -> str:
    """``≈ $203``; empty without a rate, or where it is the same currency."""
    if amount is None or not home_currency or currency == home_currency:
        return ""
    return tr("≈ {amount}", amount=amount_words(amount.quantize(WHOLE), home_currency))


def is_said(words: str) -> bool:
    """Whether a figure of the table is one, and not that nobody names it."""
    return words not in (tr("not known"), tr("none named"), tr("not named"))


def settle_words(route: Route) -> str:
    """When permanent residence can come on this route."""
    months = route.settlement_months
    if months is None:
        return tr("not named")
    if months == 0:
        return tr("at once")
    return trn("{count} month", "{count} months", months)


def stay_words(route: Route) -> str:
    """How long a first grant lasts."""
    if route.stay_months is None:
        return tr("not given")
    return tr("up to {months}", months=trn("{count} month", "{count} months", route.stay_months))


def renewal_words(route: Route) -> str:
    """Whether it can be renewed."""
    if route.renewable is None:
        return tr("not given")
    return tr("can be renewed") if route.renewable else tr("cannot be renewed")


def family_words(route: Route) -> str:
    """Whether the family may come."""
    return {
        "none": tr("may not join"),
        "may-join": tr("may join"),
        "may-join-and-work": tr("may join and work"),
    }.get(route.family, tr("not given"))


def met_words(check: RouteCheck) -> str:
    """``5 of 7``."""
    if not check.requirements:
        return ""
    return tr("{met} of {total}", met=check.met, total=len(check.requirements))


def points_words(points: PointsCheck) -> str:
    """``45 of 65 points``."""
    return tr("{have} of {asked} points", have=points.have, asked=points.pass_mark)


def progress_words(check: RouteCheck) -> str:
    """``5 done, 2 open, 1 fails``."""
    failed = sum(asked.answer.state is State.UNMET for asked in check.requirements)
    waiting = len(check.requirements) - check.met - failed
    parts = [tr("{count} done", count=check.met), tr("{count} open", count=waiting)]
    if failed:
        parts.append(trn("{count} fails", "{count} fail", failed))
    return ", ".join(parts)


def passport_words(detail: Detail) -> str:
    """``Passport: India · no free movement``."""
    passports = detail.profile.passports
    if not passports:
        return tr("Your passports are not known yet")
    names = ", ".join(country_name(code) for code in passports)
    held = trn("Passport: {names}", "Passports: {names}", len(passports), names=names)
    if not detail.has_file:
        return held
    free = tr("free movement") if detail.check.free_movement_reason else tr("no free movement")
    return tr("{held} · {free}", held=held, free=free)


def checked_words(detail: Detail) -> tuple[str, bool]:
    """``figures checked 22 Nov 2026`` and whether that is over six months ago."""
    if not detail.has_file:
        return tr("no file for this country yet"), False
    checked = detail.destination.checked_on
    is_old = file_is_old(checked, detail.day)
    return tr("figures checked {day}", day=short_day(checked)), is_old


def due_words(due: date, day: date) -> str:
    """``due 14 Dec``, ``due today``, ``overdue since 3 Nov``."""
    told = short_day(due) if due.year != day.year else short_day(due).rsplit(" ", 1)[0]
    if due == day:
        return tr("due today")
    return tr("overdue since {day}", day=told) if due < day else tr("due {day}", day=told)


def question_words(label: str, count: int) -> str:
    """``Your date of birth would settle 4 open questions``."""
    values = {"field": label[:1].lower() + label[1:]}
    return trn(
        "Your {field} would settle {count} open question",
        "Your {field} would settle {count} open questions",
        count,
        **values,
    )


def route_kind(route: Route) -> str:
    """What a route is, in a line: its local name, and that it is closed or opens later."""
    parts = [route.local_name if route.local_name != route.name else ""]
    if route.is_own:
        parts.append(tr("a route of your own"))
    return " · ".join(part for part in parts if part)


def closed_words(route: Route, day: date) -> str:
    """``Closed since 1 Feb 2025``, ``Opens 1 Jan 2027``; empty where it is open."""
    if route.closed_on is not None and route.closed_on <= day:
        return tr("Closed since {day}", day=short_day(route.closed_on))
    if route.opened_on is not None and route.opened_on > day:
        return tr("Opens {day}", day=short_day(route.opened_on))
    return ""


def kind_label(kind: str) -> str:
    """A kind of requirement as a row of the comparison."""
    return {
        "salary": tr("Pay"),
        "job-offer": tr("Job offer"),
        "education": tr("Education"),
        "experience": tr("Experience"),
        "language": tr("Language"),
        "age": tr("Age"),
        "funds": tr("Savings"),
        "citizenship": tr("Citizenship"),
        "occupation": tr("Occupation"),
        "points": tr("Points"),
        "sponsor": tr("Sponsor"),
        "document": tr("Papers"),
        "health": tr("Health"),
        "character": tr("Clean record"),
    }.get(kind, tr("Other"))
