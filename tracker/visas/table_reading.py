"""Reads the values of one TOML table, and notes every mistake with its path instead of stopping at the first.

What is wrong is answered by a stand-in of the right type, so that reading goes on; a file with any mistake is
thrown away whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tracker.domain.countries import is_country
from tracker.domain.pay import LARGEST_AMOUNT, MOST_DECIMALS, is_currency
from tracker.i18n import tr
from tracker.visas.mistakes import Mistake

LONGEST_TEXT = 2_000
LONGEST_SHOWN = 60

_ADDRESS = re.compile(r"https://[\w-]+(\.[\w-]+)+(:\d{1,5})?([/?#]\S*)?")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NO_DAY = date(1, 1, 1)
_NOTHING = Decimal(0)


class TableReader:
    """One table at ``path``. Each method takes a key once; ``finish`` then names the keys nobody asked for.

    Methods that end in ``_or_none``, and ``note``, are for what may be left out.
    """

    def __init__(self, values: dict[str, Any], path: str, mistakes: list[Mistake]) -> None:
        self.path = path
        self._values = values
        self._mistakes = mistakes
        self._asked: set[str] = set()

    def at(self, key: str) -> str:
        """The path of a key."""
        return f"{self.path}.{key}" if self.path else key

    def complain(self, key: str, text: str) -> None:
        """Note a mistake at a key, or of the whole table where the key is empty."""
        self._mistakes.append(Mistake(self.at(key) if key else self.path, text))

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._values

    def take(self, key: str) -> Any:
        """The value as it stands; what is missing is noted, and None."""
        self._asked.add(key)
        if key not in self._values:
            self.complain(key, tr("is missing"))
        return self._values.get(key)

    def finish(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                self.complain(shown(key), tr("is no key of this table"))

    # -- text ---------------------------------------------------------------------------------------------

    def text(self, key: str) -> str:
        """One line of text that is not empty."""
        value = self.take(key)
        return "" if value is None else self._line(key, value)

    def note(self, key: str = "note") -> str:
        """One line of text; empty where it is left out."""
        return self.text(key) if self.has(key) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of lines, not empty."""
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not value:
            self.complain(key, tr("must be a list of texts that is not empty"))
            return ()
        return tuple(self._line(f"{key}[{number}]", item) for number, item in enumerate(value))

    def texts_or_none(self, key: str) -> tuple[str, ...]:
        """As ``texts``; empty where it is left out."""
        return self.texts(key) if self.has(key) else ()

    def _line(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            self.complain(key, tr("must be text"))
            return ""
        if not value.strip():
            self.complain(key, tr("is empty"))
        elif len(value) > LONGEST_TEXT:
            self.complain(key, tr("is longer than {count} characters", count=f"{LONGEST_TEXT:,}"))
        elif _CONTROL.search(value):
            self.complain(key, tr("must be one line, without control characters"))
        return value

    def choice(self, key: str, options: Collection[str]) -> str:
        """One of the options; the first where it is none."""
        value = self.take(key)
        if isinstance(value, str) and value in options:
            return value
        if value is not None:
            self.complain(key, tr("must be one of: {options}", options=", ".join(options)))
        return next(iter(options))

    def choice_or_none(self, key: str, options: Collection[str]) -> str:
        """As ``choice``; empty where it is left out."""
        return self.choice(key, options) if self.has(key) else ""

    def slug(self, key: str = "id") -> str:
        """An id: small letters, digits and single hyphens."""
        value = self.text(key)
        if value and not _SLUG.fullmatch(value):
            self.complain(key, tr("must be small letters, digits and single hyphens"))
        return value

    def address(self, key: str = "source") -> str:
        """An https address."""
        value = self.text(key)
        if value and not _ADDRESS.fullmatch(value):
            self.complain(key, tr("must be an https address"))
        return value

    def country(self, key: str = "country") -> str:
        """An ISO 3166-1 alpha-2 code."""
        value = self.text(key)
        if value and not is_country(value):
            self.complain(key, tr("{code} is no ISO 3166-1 alpha-2 code", code=shown(value)))
        return value

    def currency(self, key: str = "currency") -> str:
        """An ISO 4217 code."""
        value = self.text(key)
        if value and not is_currency(value):
            self.complain(key, tr("{code} is no ISO 4217 code in use", code=shown(value)))
        return value

    # -- days, numbers, flags -----------------------------------------------------------------------------

    def day(self, key: str = "as_of") -> date:
        """A day without a time."""
        value = self.take(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not None:
            self.complain(key, tr("must be a day, such as 2026-01-31, without quotes"))
        return _NO_DAY

    def day_or_none(self, key: str) -> date | None:
        """As ``day``; None where it is left out."""
        return self.day(key) if self.has(key) else None

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``."""
        value = self.take(key)
        if value is None:
            return low
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.complain(key, tr("must be a whole number from {low} to {high}", low=low, high=f"{high:,}"))
        return low

    def whole_or_none(self, key: str, low: int, high: int) -> int | None:
        """As ``whole``; None where it is left out."""
        return self.whole(key, low, high) if self.has(key) else None

    def amount(self, key: str) -> Decimal:
        """A number from 0, with at most four decimals."""
        value = self.take(key)
        return _NOTHING if value is None else self.number(key, value)

    def number(self, key: str, value: object) -> Decimal:
        """A value of the file as an amount; a mistake is noted at the key."""
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_AMOUNT:
            return Decimal(value)
        if isinstance(value, Decimal) and _is_amount(value):
            return value
        self.complain(key, tr("must be a number from 0 with at most {count} decimals", count=MOST_DECIMALS))
        return _NOTHING

    def flag_or_none(self, key: str) -> bool | None:
        """True or false; None where it is left out."""
        if not self.has(key):
            return None
        value = self.take(key)
        if not isinstance(value, bool):
            self.complain(key, tr("must be true or false"))
        return bool(value)

    # -- tables -------------------------------------------------------------------------------------------

    def table_or_none(self, key: str) -> TableReader | None:
        """The table under a key; None where it is left out."""
        if not self.has(key):
            return None
        value = self.take(key)
        if isinstance(value, dict):
            return TableReader(value, self.at(key), self._mistakes)
        self.complain(key, tr("must be a table"))
        return None

    def tables(self, key: str) -> Iterator[TableReader]:
        """The tables of a list; none where it is left out."""
        if not self.has(key):
            return
        value = self.take(key)
        if not isinstance(value, list):
            self.complain(key, tr("must be a list of tables: [[{key}]]", key=key))
            return
        for number, item in enumerate(value):
            if isinstance(item, dict):
                yield TableReader(item, self.at(f"{key}[{number}]"), self._mistakes)
            else:
                self.complain(f"{key}[{number}]", tr("must be a table"))

    def refuse_twice(self, key: str, ids: Iterable[str]) -> None:
        """Note every id that an earlier table of the list under ``key`` has too."""
        first: dict[str, int] = {}
        for number, name in enumerate(ids):
            if name and first.setdefault(name, number) != number:
                other = self.at(f"{key}[{first[name]}]")
                self.complain(f"{key}[{number}].id", tr("is the id of {other} too", other=other))


def _is_amount(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MOST_DECIMALS and 0 <= value <= LARGEST_AMOUNT


def shown(text: str) -> str:
    """What a file says, short and on one line."""
    plain = _CONTROL.sub(" ", text)
    return plain if len(plain) <= LONGEST_SHOWN else plain[:LONGEST_SHOWN] + "..."
