"""Whether a country has a list of employers: "not found" must never be read as "cannot sponsor"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.countries import country_name
from tracker.i18n import tr
from tracker.registers.known import layouts_in
from tracker.registers.layout import Layout

UNPUBLISHED = ("SE", "NO", "FI")
"""Countries that certify employers and publish no list of them."""
NO_LICENCE = ("DE", "FR", "ES", "PT", "BE", "AT")
"""Countries in which an employer needs no licence to hire from abroad."""


class Kind(StrEnum):
    """What there is to be known of a country's employers."""

    LISTED = "listed"
    UNPUBLISHED = "unpublished"
    NO_LICENCE = "no_licence"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RegisterAdvice:
    """What to tell of a country: its lists that can be loaded, what to do, and what "not found" means there.

    ``layouts`` is empty but where ``kind`` is LISTED; each names its official page.
    """

    kind: Kind
    layouts: tuple[Layout, ...]
    text: str
    not_found: str


def needs_register(country: str) -> RegisterAdvice:
    """The advice for a country (alpha-2)."""
    layouts, name = layouts_in(country), country_name(country)
    if layouts:
        return RegisterAdvice(
            Kind.LISTED,
            layouts,
            tr("Download the public list from its official page, then load it here.")
            if len(layouts) == 1
            else tr("Download a public list from its official page, then load it here."),
            _not_found(layouts),
        )
    if country in NO_LICENCE:
        text = tr("No licence needed: in {country} any employer may hire from abroad.", country=name)
        return RegisterAdvice(Kind.NO_LICENCE, (), text, text)
    if country in UNPUBLISHED:
        text = tr(
            "{country} certifies employers but publishes no list of them. Ask the employer.", country=name
        )
        return RegisterAdvice(Kind.UNPUBLISHED, (), text, text)
    text = tr("I know no public list of employers for {country}. Ask the employer.", country=name)
    return RegisterAdvice(Kind.UNKNOWN, (), text, text)


def _not_found(layouts: tuple[Layout, ...]) -> str:
    """What it means that a company is not on a list: not all lists are of licences that one needs."""
    if all(layout.is_licence for layout in layouts):
        return tr("Not found under this name. Lists hold legal names, which may differ: ask the employer.")
    return tr("Not found under this name. Who is not on this list may sponsor as well: ask the employer.")
