"""The words and signs of pay in many languages, and the tokens of a text that holds pay."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tracker.bundled import read_text
from tracker.domain.pay import Period, is_currency
from tracker.domain.text import fold


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words and signs by what they mean.

    ``currencies`` gives an ISO 4217 code; ``ambiguous`` a family of ``families``. ``after_slash`` holds short
    period words that count only behind one of ``lead_in``. ``counted`` are units of things that are not pay.
    ``leads`` and ``follows`` may stand before and behind an amount without a space.
    """

    symbols: dict[str, str]
    currencies: dict[str, str]
    ambiguous: dict[str, str]
    families: dict[str, tuple[str, ...]]
    multipliers: dict[str, Decimal]
    composites: dict[str, tuple[Decimal, str, Period | None]]
    periods: dict[str, Period]
    after_slash: dict[str, Period]
    lead_in: frozenset[str]
    from_words: frozenset[str]
    up_to: frozenset[str]
    to: frozenset[str]
    after_from: frozenset[str]
    after_up_to: frozenset[str]
    counted: frozenset[str]
    leads: frozenset[str]
    follows: frozenset[str]
    known: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The tables of ``resources/words/pay.json``, read once."""
    table = json.loads(read_text("words", "pay.json"))
    currencies = {word: code for code, words in table["currencies"].items() for word in words}
    multipliers = {word: Decimal(scale) for scale, words in table["multipliers"].items() for word in words}
    composites = {
        word: (Decimal(scale), code, Period(period) if period else None)
        for word, (scale, code, period) in table["composites"].items()
    }
    periods = {word: Period(name) for name, words in table["periods"].items() for word in words}
    sets = {
        name: frozenset(table[name]) for name in ("from", "up_to", "to", "after_from", "after_up_to", "noise")
    }
    long_to = {word for word in sets["to"] if len(word) > 1 or not word.isascii()}
    known = frozenset().union(
        table["symbols"], currencies, table["ambiguous"], multipliers, composites, periods, *sets.values()
    )
    return Vocabulary(
        symbols=table["symbols"],
        currencies=currencies,
        ambiguous=table["ambiguous"],
        families={name: tuple(codes) for name, codes in table["families"].items()},
        multipliers=multipliers,
        composites=composites,
        periods=periods,
        after_slash={word: Period(name) for name, words in table["after_slash"].items() for word in words},
        lead_in=frozenset(table["lead_in"]),
        from_words=sets["from"],
        up_to=sets["up_to"],
        to=sets["to"],
        after_from=sets["after_from"],
        after_up_to=sets["after_up_to"],
        counted=frozenset(table["counted"]),
        leads=frozenset({*periods, *sets["from"], *sets["up_to"]}),
        follows=frozenset({*periods, *table["counted"], *sets["after_from"], *sets["after_up_to"]} | long_to),
        known=known,
    )


@dataclass(frozen=True, slots=True)
class Token:
    """One word, sign or number; ``glued`` when no space stands before it. ``key`` is folded, without dots."""

    text: str
    key: str
    is_number: bool
    glued: bool

    @property
    def is_code(self) -> bool:
        """Whether it is an ISO 4217 code in capitals."""
        return len(self.text) == 3 and self.text.isupper() and is_currency(self.text)


_NUMBER = r"\d{1,3}(?:[ '’]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)*"
_WORD = r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?"


@cache
def _pattern() -> re.Pattern[str]:
    table = vocabulary()
    without_spaces = {word for word in table.known if ord(word[0]) > 0x2E80 and word[0].isalpha()}
    fixed = sorted({*table.symbols, *without_spaces}, key=len, reverse=True)
    return re.compile(rf"({_NUMBER})|({'|'.join(map(re.escape, fixed))}|{_WORD}|\S)")


def tokens(text: str) -> list[Token]:
    """The tokens of ``text``, compatibility forms (full-width digits, no-break spaces) made plain."""
    plain = unicodedata.normalize("NFKC", text)
    found, end = [], -1
    for match in _pattern().finditer(plain):
        piece = match[0]
        number = match[1] is not None
        key = piece if number else fold(piece).replace(".", "") or piece
        found.append(Token(piece.rstrip(".") if len(piece) > 1 else piece, key, number, match.start() == end))
        end = match.end()
    return found
