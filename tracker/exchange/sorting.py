"""Sorts the lines of a table into the fates of a plan, block by block."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from itertools import islice, pairwise
from types import MappingProxyType

from tracker.domain.application import Draft
from tracker.domain.countries import country_name
from tracker.domain.text import normalise_company
from tracker.errors import InvalidValue
from tracker.exchange.blocks import Block, blocks
from tracker.exchange.identity import title_key
from tracker.exchange.meeting import Existing
from tracker.exchange.mending import Mender
from tracker.exchange.plain import PlainReader
from tracker.exchange.plan import ImportPlan, Proposal
from tracker.exchange.planned import Action, PlannedRow, packed_rows
from tracker.exchange.records import Line
from tracker.exchange.rows import Reading, Remark, remark
from tracker.exchange.stored import Chunk, joined
from tracker.i18n import tr
from tracker.store.store import Progress

Read = Callable[[Line], Reading]


class Sorter:
    """Fills a plan. Without a ``plain`` reader every line is read by itself."""

    def __init__(
        self,
        made: ImportPlan,
        existing: Existing,
        read: Read,
        plain: PlainReader | None = None,
        proposed: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._made = made
        self._existing = existing
        self._read = read
        self._plain = plain
        self._proposed = proposed
        self._identities = array("q")
        self._numbers = array("Q")

    def sort(self, progress: Progress | None = None) -> None:
        """Read every line and decide what becomes of it; what ``progress`` raises ends it."""
        made = self._made
        mender = Mender(made.table.header, made.choices.cells)
        for block in blocks(made.table):
            self._take(mender.block(block))
            if progress is not None:
                progress(len(made.rows), 0)
        made.blank_lines = made.table.blank_lines
        self._find_repeats()

    def _take(self, block: Block) -> None:
        new, slow = self._plain_rows(block)
        drafts, others = self._slow_rows(slow)
        chunk = joined(new, drafts)
        self._note(chunk)
        if len(self._proposed) > len(self._made.proposed):
            self._say_proposed(block)
        self._made.rows.add(chunk, others)

    def _plain_rows(self, block: Block) -> tuple[Chunk, list[Line]]:
        """New applications from plain rows, and the lines that have to be looked at one by one."""
        plain, numbers = self._plain, block.numbers
        if plain is None or not block.rows:
            return Chunk(), _in_order(block, range(len(numbers)))
        columns, odd = plain.read(block.rows)
        keys = plain.keys(columns, len(numbers))
        columns["import_key"] = identities = keys.identities()
        odd |= self._existing.met_by(keys, identities, numbers)
        chunk = Chunk(numbers, columns)
        if odd:
            chunk = chunk.taken([place for place in range(len(numbers)) if place not in odd])
        return chunk, _in_order(block, sorted(odd))

    def _slow_rows(self, lines: Sequence[Line]) -> tuple[list[tuple[int, Draft]], list[PlannedRow]]:
        """New applications and all other rows, from lines that are read one by one."""
        readings = [(line.number, self._read(line)) for line in lines]
        fates = self._existing.planned([pair for pair in readings if pair[1].draft is not None])
        new: list[tuple[int, Draft]] = []
        others: list[PlannedRow] = []
        for number, reading in readings:
            self._made.warnings += reading.warnings
            if reading.draft is None:
                others.append(self._refused(number, reading.refusal))
                continue
            fate = next(fates)
            if isinstance(fate, InvalidValue):
                refusal = remark(number, fate.field, fate.value, fate.reason)
                others.append(self._refused(number, refusal, reading.draft))
            elif fate.action is Action.NEW and fate.draft is not None:
                new.append((number, fate.draft))
            else:
                others.append(fate)
        return new, packed_rows(others)

    def _refused(self, number: int, refusal: Remark | None, draft: Draft | None = None) -> PlannedRow:
        self._made.refused.append(refusal or remark(number, "", "", tr("It cannot be read.")))
        return PlannedRow(number, Action.REFUSED, draft)

    def _note(self, chunk: Chunk) -> None:
        """Remember what new rows are met by, to find those that say the same."""
        self._identities.extend(map(hash, chunk.column("import_key")))
        self._numbers.extend(chunk.numbers)
        if self._existing.has_any:
            self._propose(chunk)

    def _propose(self, chunk: Chunk) -> None:
        """Name the new rows that only resemble an application that is there."""
        for number, uid, name, title in zip(
            chunk.numbers, *map(chunk.column, ("uid", "company", "title")), strict=True
        ):
            alike = None if uid else self._existing.alike((normalise_company(name), title_key(title)))
            if alike is not None:
                self._made.proposals.append(Proposal(number, *alike))

    def _say_proposed(self, block: Block) -> None:
        """Name each city whose country was supposed, on the first line that it stands on."""
        for city, country in islice(self._proposed.items(), len(self._made.proposed), None):
            places = (
                (number, place)
                for number, row in zip(block.numbers, block.rows, strict=True)
                for place, cell in enumerate(row)
                if cell.strip() == city
            )
            number, place = next(places, (block.numbers[0] if block.numbers else 0, 0))
            reason = tr("Taken to be in {country}.", country=country_name(country))
            self._made.proposed.append(remark(number, self._made.table.header[place], city, reason))

    def _find_repeats(self) -> None:
        rising = sorted(self._identities)
        twice = {one for one, next_one in pairwise(rising) if one == next_one} - {hash("")}
        first: dict[int, int] = {}
        if twice:
            for key, number in zip(self._identities, self._numbers, strict=True):
                if key in twice and first.setdefault(key, number) != number:
                    self._made.repeats[number] = first[key]
        if self._made.choices.on_duplicate == "skip":
            ways, repeats = self._made.choices.rows, self._made.repeats
            self._made.rows.leave_out(lambda number: number in repeats and ways.get(number) != "add")


def _in_order(block: Block, places: Sequence[int]) -> list[Line]:
    lines = [Line(block.numbers[place], list(block.rows[place])) for place in places]
    return sorted([*lines, *block.odd], key=lambda line: line.number) if block.odd else lines
