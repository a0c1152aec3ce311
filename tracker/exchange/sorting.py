"""Sorts the lines of a table into the fates of a plan, block by block."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from tracker.domain.application import Draft
from tracker.domain.countries import country_name
from tracker.domain.text import normalise_company
from tracker.errors import InvalidValue
from tracker.exchange.blocks import Block
from tracker.exchange.identity import title_key
from tracker.exchange.meeting import Existing
from tracker.exchange.mending import Mender
from tracker.exchange.part_reading import ReadBlock, first_cell, lines_in_order, plain_chunk
from tracker.exchange.plain import PlainReader
from tracker.exchange.plan import ImportPlan, Proposal
from tracker.exchange.planned import Action, PlannedRow, packed_rows
from tracker.exchange.records import Line
from tracker.exchange.rows import Reading, Remark, remark
from tracker.exchange.sharing import Shared
from tracker.exchange.stored import Chunk, joined
from tracker.i18n import tr
from tracker.store.store import Progress

Read = Callable[[Line], Reading]


class Sorter:
    """Fills a plan. Without a ``plain`` reader every line is read by itself.

    ``proposed`` are the cities that ``read`` found alone, each with its country.
    """

    def __init__(
        self,
        made: ImportPlan,
        existing: Existing,
        read: Read,
        plain: PlainReader | None = None,
        proposed: dict[str, str] | None = None,
    ) -> None:
        self._made = made
        self._existing = existing
        self._read = read
        self._plain = plain
        self._proposed = {} if proposed is None else proposed
        self._mender = Mender(made.table.header, made.choices.cells)
        self._marks = array("Q")
        self._numbers = array("Q")

    def sort(self, pieces: Iterable[Block | Shared], progress: Progress | None = None) -> None:
        """Decide what becomes of every line; what ``progress`` raises ends it."""
        made = self._made
        for piece in pieces:
            if isinstance(piece, Block):
                self._take(self._mender.block(piece))
            else:
                self._take_shared(piece)
            if progress is not None:
                progress(len(made.rows), 0)
        made.blank_lines = made.table.blank_lines
        self._find_repeats()

    def _take(self, block: Block) -> None:
        if self._plain is None:
            new, slow = Chunk(), lines_in_order(block, range(len(block.numbers)))
        else:
            new, slow = plain_chunk(self._plain, block, self._existing.met_by)
        drafts, others = self._slow_rows(slow)
        chunk = joined(new, drafts)
        self._note(chunk)
        self._say_proposed(block)
        self._made.rows.add(chunk, others)

    def _take_shared(self, piece: Shared) -> None:
        """Take over what another process read; it left the lines that are not plain."""
        for found in piece.part.proposed:
            if found.city not in self._proposed:
                self._proposed[found.city] = found.country
                self._say(found.line + piece.before, found.place, found.city, found.country)
        for block in piece.blocks:
            self._take_read(block, piece.before)

    def _take_read(self, block: ReadBlock, before: int) -> None:
        lines = [line._replace(number=line.number + before) for line in block.lines]
        drafts, others = self._slow_rows(lines)
        packed = replace(block.chunk, shift=before)
        chunk = joined(packed.unpacked(), drafts) if drafts else packed
        if isinstance(chunk, Chunk):
            self._note(chunk)
        else:
            self._marks.extend(block.marks)
            self._numbers.extend([number + before for number in block.numbers])
        self._say_proposed(Block([line.number for line in lines], [line.cells for line in lines]))
        self._made.rows.add(chunk, others)

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
        self._marks.extend(chunk.marks())
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
        for city, country in list(islice(self._proposed.items(), len(self._made.proposed), None)):
            self._say(*first_cell(block, city), city, country)

    def _say(self, number: int, place: int, city: str, country: str) -> None:
        reason = tr("Taken to be in {country}.", country=country_name(country))
        self._made.proposed.append(remark(number, self._made.table.header[place], city, reason))

    def _find_repeats(self) -> None:
        if len(set(self._marks)) < len(self._marks):
            rising = sorted(self._marks)
            twice = {one for one, next_one in pairwise(rising) if one == next_one} - {0}
            first: dict[int, int] = {}
            for key, number in zip(self._marks, self._numbers, strict=True):
                if key in twice and first.setdefault(key, number) != number:
                    self._made.repeats[number] = first[key]
        if self._made.choices.on_duplicate == "skip":
            ways, repeats = self._made.choices.rows, self._made.repeats
            self._made.rows.leave_out(lambda number: number in repeats and ways.get(number) != "add")
