"""What a card says of a visa. The first picture needs this, and none of the rules behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a route comes to, best first. The values are stored and exported."""

    NO_VISA_NEEDED = "no_visa_needed"
    ELIGIBLE = "eligible"
    TO_CHECK = "to_check"
    NO_PAY = "no_pay"
    SHORT = "short"
    NOT_ELIGIBLE = "not_eligible"
    NO_ROUTE = "no_route"


@dataclass(frozen=True, slots=True)
class Badge:
    """What an application's card says of its visa: a verdict and its words; ``text`` is shown as it is."""

    verdict: Verdict
    text: str
