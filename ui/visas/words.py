"""What the Visa tab says: checks, days and money turned into words. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from tracker.domain.pay import currencies
from tracker.i18n import tr, trn
from tracker.visas.answers import RequirementCheck, RouteCheck, State, Tick
from tracker.visas.badge import Verdict
from tracker.visas.costs import EITHER, Total
from tracker.visas.money import number_words
from tracker.visas.schedule import Phase
from tracker.visas.types import Destination, Requirement
from tracker.visas.words import badge_words
from ui.board.cards import day_name

LONG_AHEAD = 300
"""Days: what lies this far off is told by month and year."""

FIRST_ASKED = ("pay", "agreed_pay", "occupation", "sponsor", "points")
"""Facts of the job, the ones that decide most first."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Where what is missing can be answered: a button's words, the place and what of it."""

    words: str
    place: str
    at: str


def verdict_words(check: RouteCheck) -> str:
    """The verdict in the tab: a program can only say that it is likely."""
    return tr("Likely eligible") if check.verdict is Verdict.ELIGIBLE else badge_words(check)


def count_words(check: RouteCheck) -> str:
    """``5 of 7 met, 2 to do``."""
    total = len(check.requirements)
    failed = total - check.met - check.to_check - check.to_do
    parts = [
        tr("{met} of {total} met", met=check.met, total=total),
        trn("{count} not met", "{count} not met", failed) if failed else "",
        trn("{count} to check", "{count} to check", check.to_check) if check.to_check else "",
        trn("{count} to do", "{count} to do", check.to_do) if check.to_do else "",
    ]
    return ", ".join(part for part in parts if part)


def state_words(check: RequirementCheck) -> str:
    """A requirement's state, for those who do not see the mark."""
    if check.answer.state is State.MET:
        return tr("Does not apply") if check.tick is Tick.DOES_NOT_APPLY else tr("Met")
    if check.answer.state is State.UNMET:
        return tr("Not met")
    if check.tick is Tick.UNDER_WAY:
        return tr("Under way")
    return tr("To do") if check.is_to_do else tr("To check")


def reason_words(check: RequirementCheck, due: str = "") -> str:
    """The line beneath a requirement: its reason, or how far the person is with it."""
    said = check.answer.reason
    if check.is_open and not check.by_rule:
        said = tr("Under way") if check.tick is Tick.UNDER_WAY else ""
    if due and check.answer.state is not State.MET:
        day = day_words(date.fromisoformat(due))
        return tr("{reason}, due {day}", reason=said, day=day) if said else tr("Due {day}", day=day)
    return said


def later_words(check: RequirementCheck) -> str:
    """``From 1 January 2027: ...`` with what the check will then come to; empty without a change."""
    later = check.later
    if later is None:
        return ""
    day = day_words(later.day, with_year=True)
    values = {"day": day, "title": later.title}
    if later.answer.short is not None:
        return tr("From {day}: {title}. Falls short then.", **values)
    if later.answer.state is State.UNMET:
        return tr("From {day}: {title}. Fails then.", **values)
    return tr("From {day}: {title}", **values)


def is_later_worse(check: RequirementCheck) -> bool:
    """Whether what holds today fails after the announced change."""
    return (
        check.later is not None
        and check.later.answer.state is State.UNMET
        and check.answer.state is not State.UNMET
    )


def source_words(destination: Destination | None, source: str, as_of: date) -> str:
    """``Official, 22 Nov 2026 · make-it-in-germany.com``: what is cut off for want of room stands last."""
    host = (urlsplit(source).hostname or source).removeprefix("www.")
    is_official = destination is not None and destination.is_official(source)
    kind = tr("Official source") if is_official else tr("Secondary source")
    return tr("{kind}, {day} · {host}", kind=kind, day=short_day(as_of), host=host)


def stale_words(requirement: Requirement, today: date) -> str:
    """Why a figure may no longer hold."""
    if requirement.until is not None and requirement.until < today:
        return tr("Held until {day}", day=short_day(requirement.until))
    return tr("Older than a year")


def lead_of(check: RequirementCheck, profile_label: str = "") -> Lead | None:
    """Where to answer what a requirement lacks; ``profile_label`` names the profile's field."""
    field = missing_field(check)
    if not field:
        return None
    job = {
        "pay": Lead(tr("Give the pay"), "overview", "pay"),
        "agreed_pay": Lead(tr("Give the agreed pay"), "overview", "pay"),
        "occupation": Lead(tr("Give the field of the job"), "overview", "field"),
        "sponsor": Lead(tr("Look up the employer"), "sponsor", ""),
        "points": Lead(tr("Answer the points test"), "destinations", ""),
    }
    return job.get(field) or Lead(tr("Fill in: {field}", field=profile_label), "profile", field)


def missing_field(check: RequirementCheck) -> str:
    """The fact that would help most: one of the job first; empty where nothing can be answered here."""
    missing = check.answer.missing - {"job", "rate"}
    if check.answer.state is not State.UNKNOWN or not missing:
        return ""
    return next((fact for fact in FIRST_ASKED if fact in missing), min(missing))


# -- days -------------------------------------------------------------------------------------------------


def month_name(month: int) -> str:
    """The month in full."""
    names = (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )
    return names[month - 1]


def day_words(day: date, *, with_year: bool = False) -> str:
    """``1 December``, with the year on demand."""
    values = {"day": day.day, "month": month_name(day.month), "year": day.year}
    return tr("{day} {month} {year}", **values) if with_year else tr("{day} {month}", **values)


def short_day(day: date) -> str:
    """``22 Nov 2026``."""
    return tr("{day} {year}", day=day_name(day), year=day.year)


def span_words(low: date, high: date, start: date) -> str:
    """``2 – 16 March``, ``27 Feb – 16 Mar``; far after ``start`` only months, ``Nov 2027 – Mar 2028``."""
    same_month = (low.year, low.month) == (high.year, high.month)
    if (high - start).days > LONG_AHEAD:
        return _month_year(high) if same_month else f"{_month_year(low)} – {_month_year(high)}"
    if low == high:
        return day_words(high)
    if same_month:
        return tr("{first} – {last}", first=low.day, last=day_words(high))
    return tr("{first} – {last}", first=day_name(low), last=day_name(high))


def _month_year(day: date) -> str:
    """``Nov 2027``."""
    return tr("{month} {year}", month=month_name(day.month)[:3], year=day.year)


def phase_words(phase: Phase) -> str:
    """``14 – 42 days``; empty where nobody says."""
    low, high = phase.low_days, phase.high_days
    if low is None:
        return ""
    if high is None or low == high:
        return trn("{count} day", "{count} days", low)
    return trn("{low} – {count} day", "{low} – {count} days", high, low=low)


# -- money ------------------------------------------------------------------------------------------------


def amount_words(amount: Decimal, currency: str) -> str:
    """``€75``, ``1,250 SEK``."""
    known = currencies().get(currency)
    number = number_words(amount)
    return f"{known.symbol}{number}" if known and known.symbol else f"{number} {currency}"


def total_words(total: Total, home_currency: str) -> str:
    """``€175 · ≈ $203``; nothing twice where the fees are in the home currency."""
    own = " + ".join(amount_words(amount, currency) for currency, amount in total.amounts)
    is_home = [currency for currency, _ in total.amounts] == [home_currency]
    if total.home is None or is_home or not total.amounts:
        return own
    home = amount_words(total.home.quantize(Decimal(1)), home_currency)
    return tr("{amount} · ≈ {home}", amount=own, home=home)


def payer_words(payer: str) -> str:
    """Who pays, where that is not settled."""
    return tr("you or the employer") if payer == EITHER else ""
