"""Statuses are the person's own words; each is of one fixed kind that the program understands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.i18n import tr


class StatusKind(StrEnum):
    """What a status means. The values are stored and exported."""

    SAVED = "saved"
    APPLIED = "applied"
    INTERVIEWING = "interviewing"
    OFFER = "offer"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NO_REPLY = "no_reply"

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is expected of an application of this kind."""
        return self in CLOSED_KINDS

    @property
    def is_waiting(self) -> bool:
        """Whether the person waits for an answer from the employer."""
        return self in (StatusKind.APPLIED, StatusKind.INTERVIEWING)

    @property
    def colour(self) -> str:
        """The drawn dot's colour, ``#RRGGBB``; a person may choose another for a status."""
        return KIND_COLOURS[self]


CLOSED_KINDS = frozenset(
    {StatusKind.ACCEPTED, StatusKind.REJECTED, StatusKind.WITHDRAWN, StatusKind.NO_REPLY}
)

KIND_COLOURS = {
    StatusKind.SAVED: "#98A2B3",
    StatusKind.APPLIED: "#2557B7",
    StatusKind.INTERVIEWING: "#7A3EC8",
    StatusKind.OFFER: "#157F3C",
    StatusKind.ACCEPTED: "#0B6E75",
    StatusKind.REJECTED: "#B42318",
    StatusKind.WITHDRAWN: "#A15C07",
    StatusKind.NO_REPLY: "#667085",
}


def kind_label(kind: StatusKind) -> str:
    """The kind's name on the screen."""
    return {
        StatusKind.SAVED: tr("Saved"),
        StatusKind.APPLIED: tr("Applied"),
        StatusKind.INTERVIEWING: tr("Interviewing"),
        StatusKind.OFFER: tr("Offer"),
        StatusKind.ACCEPTED: tr("Accepted"),
        StatusKind.REJECTED: tr("Rejected"),
        StatusKind.WITHDRAWN: tr("Withdrawn"),
        StatusKind.NO_REPLY: tr("No reply"),
    }[kind]


@dataclass(frozen=True, slots=True)
class Status:
    """One of the person's statuses, as the board shows it; ``card_limit`` 0 means no limit."""

    id: int
    name: str
    kind: StatusKind
    colour: str
    position: int
    card_limit: int = 0


def default_statuses() -> tuple[tuple[str, StatusKind], ...]:
    """Names and kinds that a new store begins with, in board order."""
    return (
        (tr("Wishlist"), StatusKind.SAVED),
        (tr("Applied"), StatusKind.APPLIED),
        (tr("Screening"), StatusKind.INTERVIEWING),
        (tr("Interview"), StatusKind.INTERVIEWING),
        (tr("Offer"), StatusKind.OFFER),
        (tr("Accepted"), StatusKind.ACCEPTED),
        (tr("Rejected"), StatusKind.REJECTED),
        (tr("Withdrawn"), StatusKind.WITHDRAWN),
        (tr("No reply"), StatusKind.NO_REPLY),
    )
