"""Pay as one canonical text, the form of the CSV column and of the command line, and back.

``[from |up to ]AMOUNT[-AMOUNT][ CUR][/period]`` with plain amounts: ``62000-70000 EUR/year``, ``from 3000``.
An amount has no decimals, or two, or four: three could be read as thousands.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tracker.domain.pay import Pay, Period, check_pay, decimals
from tracker.errors import InvalidValue
from tracker.i18n import tr

_AMOUNT = r"\d+(?:\.\d{2}|\.\d{4})?"
_CANONICAL = re.compile(
    rf"(?:(?P<bound>from|up to) )?(?P<first>{_AMOUNT})(?:-(?P<last>{_AMOUNT}))?"
    r"(?: (?P<currency>[A-Z]{3}))?(?:/(?P<period>hour|day|week|month|year))?",
    re.ASCII,
)


def format_pay(pay: Pay) -> str:
    """The canonical text of a valid ``pay``."""
    if pay.low is None or pay.high is None:
        bound, amounts = ("from ", [pay.low]) if pay.low is not None else ("up to ", [pay.high])
    else:
        bound, amounts = "", [pay.low] if pay.low == pay.high else [pay.low, pay.high]
    text = bound + "-".join(_plain(amount) for amount in amounts if amount is not None)
    if pay.currency:
        text += f" {pay.currency}"
    return f"{text}/{pay.period}" if pay.period else text


def _plain(amount: Decimal) -> str:
    needed = decimals(amount)
    return f"{abs(amount):.{needed + needed % 2}f}"


def read_canonical(text: str) -> Pay | None:
    """The pay that ``text`` is the canonical form of, else None; not checked by ``check_pay``."""
    found = _CANONICAL.fullmatch(text)
    if found is None or (found["bound"] and found["last"]):
        return None
    first = Decimal(found["first"])
    last = Decimal(found["last"]) if found["last"] else first
    low = None if found["bound"] == "up to" else first
    high = None if found["bound"] == "from" else last
    return Pay(low, high, found["currency"], Period(found["period"]) if found["period"] else None)


def parse_canonical_pay(text: str) -> Pay:
    """The exact inverse of ``format_pay``; ``InvalidValue("pay", ...)`` for any other text."""
    pay = read_canonical(text.strip())
    if pay is None:
        reason = tr("It does not read like 62000 EUR/year, 62000-70000 EUR/year, from 3000 or up to 70000.")
        raise InvalidValue("pay", reason, text)
    check_pay(pay)
    return pay
