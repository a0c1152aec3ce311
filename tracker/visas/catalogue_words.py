"""The words of the catalogue's own terms: categories, sponsors, payers, rules of a file in words."""

from __future__ import annotations

from datetime import date

from tracker.i18n import tr
from tracker.visas.types import Destination


def category_label(category: str) -> str:
    """What sort of route it is."""
    return {
        "work": tr("Work"),
        "talent": tr("Talent"),
        "points": tr("Points"),
        "job-search": tr("Job search"),
        "treaty": tr("Treaty"),
        "youth": tr("Youth"),
        "intra-company": tr("Within a company"),
        "remote": tr("Remote work"),
        "self-employed": tr("Self-employed"),
    }.get(category, category)


def job_offer_label(job_offer: str) -> str:
    """Whether an offer is needed."""
    return {"required": tr("Required"), "not-required": tr("Not required")}.get(job_offer, job_offer)


def sponsor_label(sponsor: str) -> str:
    """What the employer must be or do."""
    return {
        "none": tr("None"),
        "approved-employer": tr("Approved employer"),
        "petition": tr("Employer files"),
    }.get(sponsor, sponsor)


def family_label(family: str) -> str:
    """Whether the family may come; empty where it is not known."""
    return {
        "none": tr("May not join"),
        "may-join": tr("May join"),
        "may-join-and-work": tr("May join and work"),
    }.get(family, family)


def party_label(party: str) -> str:
    """Who pays or acts."""
    return {
        "applicant": tr("you"),
        "employer": tr("the employer"),
        "either": tr("you or the employer"),
        "authority": tr("the authority"),
    }.get(party, party)


def source_line(destination: Destination, source: str, as_of: date) -> str:
    """``https://... (official, 2026-01-01)``: an address, whether it is official, and the figure's day."""
    kind = tr("official") if destination.is_official(source) else tr("secondary")
    return tr("{source} ({kind}, {day})", source=source, kind=kind, day=as_of.isoformat())
