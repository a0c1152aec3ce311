"""From the lines of a foreign table to applications: a cell ends in its field, or as an own field's text."""

from __future__ import annotations

from collections.abc import Mapping as Words
from dataclasses import asdict, dataclass
from typing import Any

from tracker.domain.application import Draft, Event, EventKind, Person, StatusMoment
from tracker.domain.cities import city_country
from tracker.domain.pay import Pay, Period
from tracker.domain.places import parse_place
from tracker.domain.status import StatusKind
from tracker.domain.text import SHORT_LIMIT, clean_long_text
from tracker.errors import InvalidValue
from tracker.exchange.identity import identity
from tracker.exchange.mapping import CONTACT_TARGETS, OWN_FIELD, SKIP, Column, Mapping
from tracker.exchange.records import Line
from tracker.exchange.statuses import StatusReader
from tracker.exchange.values import Reader, Understood, contact_of, read_pay, reader_for, understand
from tracker.exchange.words import PLACEHOLDER_LENGTH, is_placeholder
from tracker.i18n import tr

CACHED_LENGTH = 80
CACHED_CELLS = 20_000
SHOWN_VALUE = 200

OPEN_SIGNS = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"),
    "¥": ("JPY", "CNY"),
    "￥": ("JPY", "CNY"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
}
"""Signs of several currencies, and those that are likeliest."""

# Combined from several columns, so their cells are kept as they are until the whole row is known.
_AMOUNTS = ("pay", "pay_min", "pay_max")
_RAW = (OWN_FIELD, "resume", "region", *_AMOUNTS)

# Fields that take any short text as it is; a line's characters were looked at when it was read.
_TEXTS = ("company", "title", "city", "link", "source", "field", "contact_name", "contact_phone")


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a cell: the line where its row begins, its column (empty: the row), its text, and why."""

    line: int
    column: str
    value: str
    reason: str

    def to_json(self) -> dict[str, Any]:
        """As the command line prints it."""
        return asdict(self)


def remark(line: int, column: str, value: str, reason: str) -> Remark:
    """A remark that can be written anywhere: its value cut short and without what no text can hold."""
    shown = value[:SHOWN_VALUE].replace("\0", "\ufffd").encode("utf-8", "replace").decode()
    return Remark(line, column, shown, reason)


@dataclass(frozen=True, slots=True)
class Reading:
    """One line understood: its draft, or None and why it is refused; and what a person should see.

    ``has_status`` says that the line names a status, and that the draft's is not only supposed.
    """

    draft: Draft | None
    refusal: Remark | None = None
    warnings: tuple[Remark, ...] = ()
    has_status: bool = False


_UNSEEN = Understood(None, "unseen")


class PreparedColumn:
    """One column with its reader and what its cells were found to say."""

    def __init__(self, place: int, column: Column, reader: Reader) -> None:
        self.place = place
        self.target = column.target
        self.header = column.header
        self.is_plain = column.target not in (OWN_FIELD, "resume")
        self.is_text = column.target in _TEXTS
        self.seen: dict[str, Understood | None] = {}
        self._reader = reader

    def look_once(self, cell: str) -> Understood | None:
        """What a cell says, looked at only if it was not seen before."""
        found = self.seen.get(cell, _UNSEEN)
        return self.look(cell) if found is _UNSEEN else found

    def look(self, cell: str) -> Understood | None:
        """What a cell says that was not seen before, None where it says nothing."""
        text = cell.strip()
        found = None if is_placeholder(text) else understand(self._reader, text)
        if len(cell) <= CACHED_LENGTH and len(self.seen) < CACHED_CELLS:
            self.seen[cell] = found
        return found


class RowReader:
    """Reads lines under a mapping. ``orders`` says for each header of days how they are written."""

    def __init__(
        self,
        mapping: Mapping,
        statuses: StatusReader,
        orders: Words[str, str | None],
        *,
        now: str,
        currency: str | None = None,
    ) -> None:
        self.statuses = statuses
        self._now = now
        self._currency = currency
        self._width = len(mapping.columns)
        self.columns = [
            PreparedColumn(place, column, self._reader(column, orders))
            for place, column in enumerate(mapping.columns)
            if column.target != SKIP
        ]
        self.proposed: dict[str, str] = {}
        """Cities that stand alone, and the countries that follow from them."""
        self.open_currencies: dict[str, str] = {}
        """Texts of pay, by their column, whose sign may mean several currencies: one of each column."""
        self._headers = {column.target: column for column in mapping.columns}

    def _reader(self, column: Column, orders: Words[str, str | None]) -> Reader:
        if column.target == "status":
            return self.statuses.read
        if column.target in _RAW:
            return lambda cell: cell
        return reader_for(column.target, orders.get(column.header))

    def read(self, line: Line) -> Reading:
        """The line as an application; nothing in it is lost, and nothing raises."""
        if line.problem:
            return Reading(None, self._refused_cell(line))
        row = RowValues(line.number)
        cells = line.cells
        values = row.values
        for column in self.columns:
            cell = cells[column.place]
            if not cell:
                continue
            if column.is_text and PLACEHOLDER_LENGTH < len(cell) <= SHORT_LIMIT:
                values[column.target] = cell.strip()
                continue
            found = column.look_once(cell)
            if found is None:
                continue
            if column.is_plain and not found.reason and not found.keep:
                values[column.target] = found.value
            else:
                row.take(column, cell, found)
        for place in range(self._width, len(cells)):
            row.keep(tr("Column {number}", number=place + 1), cells[place])
        try:
            return self._finished(row)
        except InvalidValue as refused:
            return Reading(None, remark(line.number, "", refused.value, refused.reason), tuple(row.warnings))

    def _refused_cell(self, line: Line) -> Remark:
        for place, cell in enumerate(line.cells):
            if "\0" in cell or not _is_text(cell):
                header = next((column.header for column in self.columns if column.place == place), "")
                return remark(line.number, header, cell, line.problem)
        return remark(line.number, "", line.cells[0] if line.cells else "", line.problem)

    def _finished(self, row: RowValues) -> Reading:
        values = row.values
        if not values.get("company") and not values.get("title"):
            column = self._headers.get("company") or self._headers.get("title")
            reason = tr("It names neither a company nor a job title.")
            header = column.header if column else ""
            return Reading(None, remark(row.line, header, "", reason), tuple(row.warnings))
        self.read_place(row)
        self.read_pay(row)
        self.read_people(row)
        has_status = "status" in values
        self.read_history(row)
        own = row.own_fields()
        if own:
            values["own_fields"] = own
        values["import_key"] = identity(
            values.get("company", ""),
            values.get("title", ""),
            values.get("link", ""),
            values.get("applied_on", ""),
        )
        return Reading(Draft(**values), None, tuple(row.warnings), has_status)

    def read_place(self, row: RowValues) -> None:
        """City, country and way of working from the columns that name a place."""
        values = row.values
        place = values.pop("location", None)
        if place is not None:
            for name in ("city", "country", "work_mode"):
                found = getattr(place, name)
                if found:
                    values.setdefault(name, found)
            if place.is_proposed and values["country"] == place.country:
                self.proposed.setdefault(place.city, place.country)
        region = values.pop("region", None)
        if region is not None:
            row.keep(self._headers["region"].header, region)
            if "country" not in values:
                country = parse_place(f"{values.get('city', '')}, {region}").country
                if country:
                    values["country"] = country
        if place is None and region is None and not values.get("country") and values.get("city"):
            proposed = city_country(values["city"])
            if proposed:
                values["country"] = proposed
                self.proposed.setdefault(values["city"], proposed)

    def read_pay(self, row: RowValues) -> None:
        """One pay from up to five columns; its text stays beside it, or alone where it is not understood."""
        values = row.values
        stated, period = values.pop("pay_currency", None), values.pop("pay_period", None)
        texts = [(name, values.pop(name)) for name in _AMOUNTS if name in values]
        if not texts:
            self._keep_lone(row, stated, period)
            return
        found: dict[str, Pay] = {}
        posted: list[str] = []
        for name, text in texts:
            column = self._headers[name]
            try:
                found[name] = self._pay_in(
                    text, stated or column.currency, values.get("country"), period or column.period
                )
                posted.append(text)
                if not found[name].currency and any(sign in text for sign in OPEN_SIGNS):
                    self.open_currencies.setdefault(column.header, text)
            except InvalidValue as refused:
                row.warn(column.header, text, refused.reason)
        if found:
            values["pay"] = (
                found["pay"] if "pay" in found else _joined(found.get("pay_min"), found.get("pay_max"))
            )
            values["pay_as_posted"] = " - ".join(posted)

    def _pay_in(self, text: str, currency: str | None, country: str | None, period: Period | None) -> Pay:
        """Pay; where neither file nor country name a currency it is the one that the person chose."""
        found = read_pay(text, currency or None, country, period)
        if found.currency or not self._currency:
            return found
        return read_pay(text, self._currency, country, period)

    def _keep_lone(self, row: RowValues, currency: str | None, period: object) -> None:
        for name, value in (("pay_currency", currency), ("pay_period", period)):
            if value:
                row.keep(self._headers[name].header, str(value))

    def read_people(self, row: RowValues) -> None:
        """The one person that the columns of contact details name."""
        name, details, phone = (row.values.pop(target, "") for target in CONTACT_TARGETS)
        if not (name or details or phone):
            return
        email, number = contact_of(details)
        if details and not email and not number:
            row.keep(self._headers["contact_email"].header, details)
        if name or email or phone or number:
            if not email and contact_of(name)[0]:
                name, email = "", name
            row.values["people"] = (Person(name, "", email, phone or number),)

    def read_history(self, row: RowValues) -> None:
        """Dated moments for saved and applied, the present status last; other days become entries."""
        values = row.values
        dates = {
            name: values.pop(name, None) for name in ("saved_on", "responded_on", "status_on", "archived_on")
        }
        applied_on = values.get("applied_on", "")
        flag, archived = values.pop("applied_flag", None), values.pop("archived_flag", None)
        name, kind = self._present_status(values.pop("status", None), bool(applied_on) or flag is True)
        values["status"], values["status_kind"] = name, kind
        values["status_history"] = self._moments(row, dates, applied_on, name, kind)
        events = [values.pop(target) for target in ("interview_on", "follow_up_on") if target in values]
        if dates["responded_on"] and kind in (StatusKind.SAVED, StatusKind.APPLIED):
            events.append(
                Event(EventKind.NOTE, dates["responded_on"], text=self._headers["responded_on"].header)
            )
        if events:
            values["timeline"] = tuple(sorted(events, key=lambda event: event.at))
        if dates["archived_on"] or archived:
            values["archived_at"] = f"{dates['archived_on']}T00:00:00Z" if dates["archived_on"] else self._now

    def _present_status(
        self, stated: tuple[str, StatusKind] | None, has_applied: bool
    ) -> tuple[str, StatusKind]:
        if stated is not None:
            return stated
        kind = StatusKind.APPLIED if has_applied else StatusKind.SAVED
        return self.statuses.first_of(kind) or ("", kind)

    def _moments(
        self, row: RowValues, dates: dict[str, Any], applied_on: str, name: str, kind: StatusKind
    ) -> tuple[StatusMoment, ...]:
        earlier: list[StatusMoment] = []
        for early_kind, day in ((StatusKind.SAVED, dates["saved_on"]), (StatusKind.APPLIED, applied_on)):
            status = self.statuses.first_of(early_kind)
            if day and kind is not early_kind:
                if status is not None:
                    earlier.append(StatusMoment(*status, day))
                elif early_kind is StatusKind.SAVED:
                    row.keep(self._headers["saved_on"].header, day)
        at = self._moment_of(kind, dates, applied_on)
        return (*sorted(earlier, key=lambda moment: moment.at), StatusMoment(name, kind, at))

    def _moment_of(self, kind: StatusKind, dates: dict[str, Any], applied_on: str) -> str:
        if kind is StatusKind.APPLIED and applied_on:
            return applied_on
        if kind is StatusKind.SAVED and dates["saved_on"]:
            return str(dates["saved_on"])
        if kind in (StatusKind.SAVED, StatusKind.APPLIED):
            return str(dates["status_on"] or self._now)
        return str(dates["status_on"] or dates["responded_on"] or self._now)


class RowValues:
    """What is known of a row while its cells are read."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.values: dict[str, Any] = {}
        self.own: list[tuple[str, str]] = []
        self.warnings: list[Remark] = []

    def take(self, column: PreparedColumn, cell: str, found: Understood) -> None:
        """Put what a cell says where it belongs; a text that is not understood is kept, with a warning."""
        if found.reason:
            self.warn(column.header, cell.strip(), found.reason)
            return
        if column.is_plain:
            self.values[column.target] = found.value
        self.own.append((column.header, cell.strip()))

    def warn(self, header: str, text: str, reason: str) -> None:
        """Keep a text as an own field and say why."""
        self.own.append((header, text))
        self.warnings.append(remark(self.line, header, text, reason))

    def keep(self, header: str, text: str) -> None:
        """Keep a text as an own field."""
        if text.strip():
            self.own.append((header, text.strip()))

    def own_fields(self) -> tuple[tuple[str, str], ...]:
        """The own fields as they are stored. Raises InvalidValue for a text that is too long."""
        found: dict[str, str] = {}
        for name, text in self.own:
            unique, count = name, 2
            while unique in found:
                unique, count = f"{name} ({count})", count + 1
            found[unique] = clean_long_text("own_fields", text)
        return tuple(found.items())


def _joined(least: Pay | None, most: Pay | None) -> Pay | None:
    """One pay from those of a column of least and of a column of most pay."""
    if least is None or most is None:
        alone = least or most
        if alone is None or alone.low != alone.high:
            return alone
        low, high = (alone.low, None) if least else (None, alone.high)
        return Pay(low, high, alone.currency, alone.period)
    amounts = sorted(amount for pay in (least, most) for amount in (pay.low, pay.high) if amount is not None)
    return Pay(amounts[0], amounts[-1], least.currency or most.currency, least.period or most.period)


def _is_text(cell: str) -> bool:
    try:
        cell.encode()
    except UnicodeEncodeError:
        return False
    return True
