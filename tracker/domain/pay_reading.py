"""Reads pay as people post it: ``£80k``, ``55.000 €``, ``от 140 тыс ₽``, ``$143k–$191k``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from tracker.domain.countries import currency_of
from tracker.domain.pay import LARGEST_AMOUNT, MOST_DECIMALS, Pay, Period, decimals, is_currency
from tracker.domain.pay_codec import read_canonical
from tracker.domain.pay_words import Token, tokens, vocabulary
from tracker.errors import InvalidValue
from tracker.i18n import tr

LONGEST = 300
_MINUS = ("-", "−")


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number that may be pay: tokens ``start`` to ``end`` hold it, its multiplier and its currency."""

    raw: str
    scale: Decimal | None
    marks: tuple[str, ...]
    period: Period | None
    start: int
    end: int

    @property
    def is_marked(self) -> bool:
        return bool(self.scale or self.marks)

    def value(self, scale: Decimal | None) -> Decimal:
        """The number under a multiplier, whole where it can be."""
        found = _number(self.raw, scaled=scale is not None) * (scale or 1)
        return found.quantize(Decimal(1)) if found == found.to_integral_value() and found < 10**20 else found


def parse_pay(
    text: str, *, currency: str | None = None, country: str | None = None, period: Period | None = None
) -> Pay | None:
    """The pay in ``text``, None when no amount is understood; ``InvalidValue`` when it is negative.

    ``currency`` and ``period`` fill what the text leaves open. A sign of several currencies (``$``, ``kr``,
    ``¥``) is read as ``currency`` or as that of ``country`` (alpha-2) where it fits, else the currency stays
    None: nothing is guessed.
    """
    text = text.strip()
    canonical = read_canonical(text) if len(text) <= LONGEST else None
    if canonical is not None and _is_plain_code(canonical.currency):
        found = replace(canonical, currency=canonical.currency or currency, period=canonical.period or period)
        return found if _is_sound(found) else None
    if len(text) > LONGEST or not any(character.isdigit() for character in text):
        return None
    row = tokens(text)
    group = _chosen(row, _amounts(row))
    if not group:
        return None
    if _is_negative(row, group[0]):
        raise InvalidValue("pay", tr("Pay cannot be negative."), text)
    low, high = _bounds(row, group)
    code = _currency(row, group, currency, country)
    found = Pay(low, high, code, _period(row, group) or period)
    return found if _is_sound(found) else None


def _is_plain_code(code: str | None) -> bool:
    """Whether a canonical text's code is to be taken as such; ``InvalidValue`` for one that nobody knows."""
    if code is None or is_currency(code):
        return True
    if _is_known(tokens(code)[0]):
        return False
    raise InvalidValue("pay", tr("{code} is no currency in use.", code=code), code)


def _is_sound(pay: Pay) -> bool:
    amounts = [amount for amount in (pay.low, pay.high) if amount is not None]
    in_order = pay.low is None or pay.high is None or pay.low <= pay.high
    return in_order and all(
        amount <= LARGEST_AMOUNT and decimals(amount) <= MOST_DECIMALS for amount in amounts
    )


def _amounts(row: list[Token]) -> list[_Amount]:
    found = [_amount(row, index) for index, token in enumerate(row) if token.is_number]
    return [amount for amount in found if amount is not None]


def _amount(row: list[Token], index: int) -> _Amount | None:
    """The number at ``index`` with its multiplier and currency; None if it counts other things than money."""
    table = vocabulary()
    before = row[index - 1] if index else None
    if before and row[index].glued and before.text[-1].isalpha() and not _leads(before):
        return None
    start, end = index, index + 1
    after = row[end] if end < len(row) else None
    scale, marks, period = None, [], None
    if after and after.key in table.composites:
        scale, mark, period = table.composites[after.key]
        marks.append(mark)
        end += 1
    elif after and after.key in table.multipliers:
        scale = table.multipliers[after.key]
        end += 1
    elif after and (after.key in ("%", "°") or _counts(row, index)):
        return None
    if end < len(row) and _is_money(row[end]):
        marks.append(row[end].text)
        end += 1
    if before and _is_money(before):
        marks.append(before.text)
        start -= 1
    return _Amount(row[index].text, scale, tuple(marks), period, start, end)


def _counts(row: list[Token], index: int) -> bool:
    """Whether the number at ``index`` counts hours, years or the like, or begins a word such as ``3D``."""
    after = row[index + 1]
    table = vocabulary()
    if after.glued and after.text[0].isalpha() and not (_is_money(after) or after.key in table.follows):
        return True
    return after.key in table.counted and len(row[index].text) <= 3


def _leads(token: Token) -> bool:
    """Whether a word may stand glued before an amount: ``EUR500``, ``от140``, ``年収500万``."""
    table = vocabulary()
    return _is_money(token) or token.key in table.leads


def _is_known(token: Token) -> bool:
    table = vocabulary()
    return token.key in table.known or token.text in table.symbols


def _is_money(token: Token) -> bool:
    table = vocabulary()
    return (
        token.text in table.symbols
        or token.key in table.currencies
        or token.key in table.ambiguous
        or token.is_code
    )


def _chosen(row: list[Token], amounts: list[_Amount]) -> list[_Amount]:
    """The one amount or the two of a range that are most surely pay; empty when none is."""
    groups: list[list[_Amount]] = []
    for amount in amounts:
        if groups and len(groups[-1]) == 1 and _is_range(row, groups[-1][0], amount):
            groups[-1].append(amount)
        else:
            groups.append([amount])
    marked = [group for group in groups if any(amount.is_marked for amount in group)]
    if marked:
        return marked[0]
    strangers = [
        token for token in row if not token.is_number and not _is_known(token) and token.text[0].isalpha()
    ]
    return groups[0] if groups and (not strangers or _period(row, groups[0])) else []


def _is_range(row: list[Token], first: _Amount, second: _Amount) -> bool:
    table = vocabulary()
    between = row[first.end : second.start]
    if second.start < first.end or not all(_is_known(token) for token in between):
        return False
    return any(token.key in table.to or token.key in table.up_to for token in between)


def _is_negative(row: list[Token], amount: _Amount) -> bool:
    """Whether a minus stands before the amount: glued to it, with nothing but a currency before the minus."""
    number = next(index for index in range(amount.start, amount.end) if row[index].is_number)
    for sign in (number - 1, amount.start - 1):
        if sign < 0 or row[sign].text not in _MINUS or not row[sign + 1].glued:
            continue
        if not row[sign].glued or (sign > 0 and _is_money(row[sign - 1])):
            return not any(token.is_number for token in row[:sign])
    return False


def _bounds(row: list[Token], group: list[_Amount]) -> tuple[Decimal | None, Decimal | None]:
    if len(group) == 2:
        first, second = _range_values(*group)
        return min(first, second), max(first, second)
    table, amount = vocabulary(), group[0]
    value = amount.value(amount.scale)
    before = {token.key for token in row[: amount.start]}
    after = row[amount.end].key if amount.end < len(row) else ""
    if after in table.after_from:
        return value, None
    if after in table.after_up_to or before & table.up_to:
        return None, value
    return (value, None) if before & table.from_words else (value, value)


def _range_values(first: _Amount, second: _Amount) -> tuple[Decimal, Decimal]:
    """Both ends; a multiplier that stands at one of them holds for both: ``80-90k``."""
    low, high = _number(first.raw), _number(second.raw)
    if first.scale is None and second.scale is not None and low <= high:
        return first.value(second.scale), second.value(second.scale)
    if second.scale is None and first.scale is not None and low <= high < first.value(first.scale):
        return first.value(first.scale), second.value(first.scale)
    return first.value(first.scale), second.value(second.scale)


def _currency(row: list[Token], group: list[_Amount], default: str | None, country: str | None) -> str | None:
    """The ISO 4217 code beside the amounts, else one anywhere, else the one that the defaults single out."""
    table = vocabulary()
    near = [mark for amount in group for mark in amount.marks]
    anywhere = [
        token.text for token in row if token.is_code or token.text in table.symbols or len(token.text) > 2
    ]
    for mark in (*near, *anywhere):
        if code := _code(mark):
            return code
    for mark in (*near, *(token.text for token in row)):
        family = table.families.get(table.ambiguous.get(mark.lower(), ""))
        if family:
            local = currency_of(country) if country else None
            return next((code for code in (default, local) if code in family), None)
    return default


def _code(mark: str) -> str | None:
    table = vocabulary()
    if mark in table.symbols:
        return table.symbols[mark]
    [token] = tokens(mark)[:1]
    return token.text if token.is_code else table.currencies.get(token.key)


def _period(row: list[Token], group: list[_Amount]) -> Period | None:
    """The period named behind the amounts, else before them."""
    for amount in group:
        if amount.period:
            return amount.period
    table, end = vocabulary(), group[-1].end
    for index in (*range(end, len(row)), *range(end)):
        key = row[index].key
        if index and row[index - 1].key in table.lead_in and key in table.after_slash:
            return table.after_slash[key]
        if key in table.periods:
            return table.periods[key]
    return None


def _number(raw: str, *, scaled: bool = False) -> Decimal:
    """The number in digits with separators, by the rules of the world that writes it.

    The last of two kinds of separator is the decimal one; one that stands several times groups; one before
    three digits groups too, unless a multiplier follows (``1,250 Mio``).
    """
    text = re.sub(r"[ '’]", "", raw)
    marks = re.findall(r"[.,]", text)
    if not marks:
        return Decimal(text)
    decimal_mark = marks[-1] if len(set(marks)) == 2 and marks.count(marks[-1]) == 1 else ""
    if len(marks) == 1:
        head, _, tail = text.partition(marks[0])
        groups = len(tail) == 3 and len(head) <= 3 and head.strip("0") != "" and not scaled
        decimal_mark = "" if groups else marks[0]
    whole, _, fraction = text.rpartition(decimal_mark) if decimal_mark else (text, "", "")
    return (
        Decimal(f"{re.sub('[.,]', '', whole)}.{fraction or '0'}")
        if fraction
        else Decimal(re.sub("[.,]", "", whole))
    )
