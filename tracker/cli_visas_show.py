"""Routes of the visa catalogue as the ``landfall`` command prints them, every figure with its source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.cli_output import details, one_line, table
from tracker.domain.countries import country_name
from tracker.i18n import tr, trn
from tracker.visas.catalogue_words import (
    category_label,
    family_label,
    job_offer_label,
    party_label,
    source_line,
    sponsor_label,
)
from tracker.visas.freshness import figure_is_old, file_is_old
from tracker.visas.money import number_words
from tracker.visas.types import (
    Change,
    Destination,
    Fee,
    FreeMovement,
    Points,
    Processing,
    Requirement,
    Route,
    Step,
)

INDENT = "   "


def route_list(destination: Destination, day: date) -> list[str]:
    """Who needs no visa, then one line a route."""
    header = (tr("Id"), tr("Name"), tr("Kind"), tr("Job offer"), tr("Sponsor"), tr("Source"))
    cells = [
        (
            route.id,
            route.name,
            category_label(route.category),
            job_offer_label(route.job_offer),
            sponsor_label(route.sponsor),
            source_line(destination, route.source, route.as_of),
        )
        for route in destination.routes
    ]
    free = [line for rule in destination.free_movement for line in _free_lines(destination, rule)]
    lines = [*_country_lines(destination, day), *free, ""]
    return lines + (table(header, cells) if cells else [tr("No route known.")])


def _country_lines(destination: Destination, day: date) -> list[str]:
    checked = destination.checked_on.isoformat()
    old = tr("{day}, not checked for six months", day=checked)
    return details(
        [
            (tr("Country"), _country(destination)),
            (tr("Authority"), f"{destination.authority}, {destination.authority_url}"),
            (tr("Checked on"), old if file_is_old(destination.checked_on, day) else checked),
        ]
    )


def _country(destination: Destination) -> str:
    return f"{country_name(destination.country)} ({destination.country})"


def _free_lines(destination: Destination, rule: FreeMovement) -> Iterator[str]:
    said = tr("No visa for {citizens}: {basis}", citizens=", ".join(rule.citizens), basis=rule.basis)
    yield one_line(said)
    yield from _below(tr("Note"), rule.note)
    yield from _below(tr("Source"), source_line(destination, rule.source, rule.as_of))


def route_lines(destination: Destination, route: Route, day: date) -> list[str]:
    """All of a route: what it is, asks, costs, and how it goes."""
    lines = [*_head(destination, route, day)]
    lines += _block(tr("Requirements"), [_asked(destination, asked, day) for asked in route.requirements])
    if route.points is not None:
        lines += _points(destination, route.points, day)
    lines += _block(tr("Costs"), [_fee(destination, fee, day) for fee in route.fees])
    lines += _block(tr("Steps"), [_step(step) for step in route.steps])
    return [*lines, "", tr("This is no legal advice.")]


def _head(destination: Destination, route: Route, day: date) -> Iterator[str]:
    local = f" ({route.local_name})" if route.local_name and route.local_name != route.name else ""
    yield from details(
        [
            (tr("Id"), route.id),
            (tr("Name"), one_line(route.name + local)),
            (tr("Country"), _country(destination)),
            (tr("Kind"), category_label(route.category)),
            (tr("Job offer"), job_offer_label(route.job_offer)),
            (tr("Sponsor"), sponsor_label(route.sponsor)),
            (tr("For"), route.summary),
            (tr("Opened on"), route.opened_on.isoformat() if route.opened_on else ""),
            (tr("Closed on"), route.closed_on.isoformat() if route.closed_on else ""),
            (tr("First stay"), _stay(route)),
            (tr("Permanent residence"), _settlement(route)),
            (tr("Family"), family_label(route.family)),
            (tr("Quota"), route.quota),
            (tr("Note"), route.note),
            (tr("Written by"), tr("you") if route.is_own else ""),
            (tr("Source"), _sourced(destination, route, day)),
        ]
    )
    if route.processing is not None:
        days = _days(route.processing.low_days, route.processing.high_days)
        yield tr("Decision: {days}", days=days)
        yield from _below(tr("Note"), route.processing.note)
        yield from _below(tr("Source"), _sourced(destination, route.processing, day))


def _stay(route: Route) -> str:
    months = route.stay_months
    stay = "" if months is None else trn("up to {count} month", "up to {count} months", months)
    renewal = {None: "", True: tr("can be renewed"), False: tr("cannot be renewed")}[route.renewable]
    return ", ".join(filter(None, (stay, renewal)))


def _settlement(route: Route) -> str:
    months = route.settlement_months
    if months is None:
        return ""
    return trn("after {count} month", "after {count} months", months) if months else tr("from the grant")


def _days(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return ""
    if low == high:
        return trn("{count} day", "{count} days", low)
    return tr("{low} to {high} days", low=low, high=high)


def _block(title: str, entries: list[list[str]]) -> list[str]:
    """Numbered entries below a title; nothing where there are none."""
    if not entries:
        return []
    lines = ["", title]
    for number, (first, *rest) in enumerate(entries, start=1):
        lines += [one_line(f"{number}. {first}"), *rest]
    return lines


def _below(name: str, text: str) -> Iterator[str]:
    """A line that belongs to the one above it; none where there is no text."""
    if text:
        yield INDENT + one_line(f"{name}: {text}")


def _sourced(
    destination: Destination, figure: Route | Requirement | Fee | Processing | Points | Change, day: date
) -> str:
    """Where a figure is from, and whether it may no longer hold."""
    until: date | None = figure.until if isinstance(figure, Requirement | Fee) else None
    line = source_line(destination, figure.source, figure.as_of)
    if until is not None:
        line += tr(", known to hold until {day}", day=until.isoformat())
    return line + tr(", may be out of date") if figure_is_old(figure.as_of, until, day) else line


def _asked(destination: Destination, asked: Requirement, day: date) -> list[str]:
    lines = [asked.title]
    for paper in asked.evidence:
        lines += _below(tr("Evidence"), paper)
    lines += _below(tr("Note"), asked.note)
    lines += _below(tr("Source"), _sourced(destination, asked, day))
    for change in asked.changes:
        lines += _change(destination, change, change.title, day)
    return lines


def _change(destination: Destination, change: Change, what: str, day: date) -> Iterator[str]:
    yield from _below(tr("From {day}", day=change.from_day.isoformat()), what)
    yield from _below(tr("Note"), change.note)
    yield from _below(tr("Source"), _sourced(destination, change, day))


def _fee(destination: Destination, fee: Fee, day: date) -> list[str]:
    amount = f"{number_words(fee.amount)} {fee.currency}"
    values = {"title": fee.title, "amount": amount, "payer": party_label(fee.payer)}
    lines = [tr("{title}: {amount}, paid by {payer}", **values)]
    lines += _below(tr("Note"), fee.note)
    lines += _below(tr("Source"), _sourced(destination, fee, day))
    for change in fee.changes:
        what = f"{number_words(change.amount)} {fee.currency}" if change.amount is not None else ""
        lines += _change(destination, change, what, day)
    return lines


def _step(step: Step) -> list[str]:
    days = _days(step.low_days, step.high_days)
    who = ", ".join(filter(None, (party_label(step.actor), days)))
    return [f"{step.title} ({who})", *_below(tr("Note"), step.note)]


def _points(destination: Destination, points: Points, day: date) -> list[str]:
    lines = ["", tr("Points test, {mark} needed", mark=points.pass_mark)]
    lines += _below(tr("Note"), points.note)
    lines += _below(tr("Source"), _sourced(destination, points, day))
    for factor in points.factors:
        lines.append(one_line(tr("- {title}, at most {most}", title=factor.title, most=factor.max)))
        lines += _below(tr("Note"), factor.note)
        for band in factor.bands:
            lines += _below(str(band.points), band.title)
            lines += [INDENT + line for line in _below(tr("Note"), band.note)]
    return lines
