"""Draws the proof of a search as a PDF: text that can be selected, whole rows, numbered pages.

``python -m ui.exchange.export_proof`` reads a request (``Request.to_json``) and writes the PDF, for the
command line, which loads no Qt itself.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QBuffer, QDate, QIODevice, QLocale, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from tracker.clock import today
from tracker.exchange.proof import Entry, Proof
from tracker.i18n import tr, trn
from ui.day_words import shown_day
from ui.exchange.export_text import Cell, elided_cell
from ui.theme import fonts

PAPERS = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
RESOLUTION = 1200
POINT = RESOLUTION / 72
MARGIN_MM = 18.0
PADDING = 4 * POINT
GAP = 8 * POINT
SHARES = (0.13, 0.21, 0.27, 0.15, 0.24)
"""What each column has of the width: day, company, job title, how applied, outcome."""
INK, MUTED, LINE, BAND = QColor("#101828"), QColor("#475467"), QColor("#D0D5DD"), QColor("#F2F4F7")


@dataclass(frozen=True, slots=True)
class Request:
    """A proof, whose it is and on which paper (``a4`` or ``letter``) it is printed."""

    proof: Proof
    name: str = ""
    paper: str = "a4"

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Request:
        """A request from plain values."""
        return cls(Proof.from_json(values["proof"]), values["name"], values["paper"])


@dataclass(frozen=True, slots=True)
class Block:
    """Something drawn in one piece: cells of equal height, as a row of the table or as a heading."""

    cells: tuple[Cell, ...]
    height: float
    kind: str


def proof_pdf(request: Request) -> bytes:
    """The PDF. Works on any thread once there is a QGuiApplication."""
    fonts.load(fonts.FIRST_PAINT)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(PAPERS[request.paper]),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    writer.setTitle(tr("Proof of job search"))
    writer.setAuthor(request.name)
    writer.setCreator("Landfall")
    _Drawing(writer, request).draw()
    return bytes(buffer.data().data())


class _Drawing:
    """Lays everything out first, since every page tells how many there are."""

    def __init__(self, writer: QPdfWriter, request: Request) -> None:
        self._writer = writer
        self._request = request
        self._width = float(writer.width())
        self._small = _font(8)
        self._plain = _font(9)
        self._strong = _font(9, QFont.Weight.DemiBold)
        self._title = _font(16, QFont.Weight.DemiBold)
        self._head = self._row(
            (tr("Date"), tr("Company"), tr("Job title"), tr("How applied"), tr("Outcome")), "head"
        )
        self._foot_height = 20 * POINT

    def draw(self) -> None:
        """Draw all pages."""
        pages = self._pages()
        painter = QPainter(self._writer)
        for number, blocks in enumerate(pages, 1):
            if number > 1:
                self._writer.newPage()
            top = 0.0
            for block in blocks:
                self._draw_block(painter, block, top)
                top += block.height
            self._draw_foot(painter, number, len(pages))
        painter.end()

    # -- laying out -----------------------------------------------------------------------------------

    def _pages(self) -> list[list[Block]]:
        """The blocks of each page: a month's name stays with its first row and returns on a new page."""
        room = self._writer.height() - self._foot_height
        pages = [[*self._opening(), self._head]]
        left = room - sum(block.height for block in pages[0])
        for month in self._request.proof.months:
            heading = self._line(_month_words(month.month, len(month.entries)), self._strong, "month")
            waiting: list[Block] = [heading]
            for entry in month.entries:
                waiting.append(self._row(_texts(entry), "row"))
                if sum(block.height for block in waiting) > left:
                    again = self._line(_continued(month.month), self._strong, "month")
                    waiting = waiting if waiting[0] is heading else [again, *waiting]
                    pages.append([self._head])
                    left = room - self._head.height
                pages[-1] += waiting
                left -= sum(block.height for block in waiting)
                waiting = []
        if not self._request.proof.months:
            pages[-1].append(self._line(tr("No application in this period."), self._plain, "text"))
        return pages

    def _opening(self) -> Iterator[Block]:
        """What stands above the table on the first page."""
        proof = self._request.proof
        yield self._line(tr("Proof of job search"), self._title, "text")
        if self._request.name:
            yield self._line(self._request.name, self._strong, "text")
        yield self._line(_period(proof), self._plain, "text")
        count = trn("{count} application", "{count} applications", proof.count)
        made = tr("Made on {day}", day=shown_day(today().isoformat()))
        yield self._line(f"{count} · {made}", self._small, "text")
        yield Block((), GAP, "text")

    def _line(self, text: str, font: QFont, kind: str) -> Block:
        cell = elided_cell(text, font, self._writer, QRectF(0, PADDING, self._width, 0))
        return Block((cell,), cell.height + 2 * PADDING, kind)

    def _row(self, texts: Sequence[str], kind: str) -> Block:
        edges = [sum(SHARES[:place]) * self._width for place in range(len(SHARES) + 1)]
        font = self._small if kind == "head" else self._plain
        cells = tuple(
            elided_cell(text, font, self._writer, QRectF(left, PADDING, right - left - GAP, 0))
            for text, (left, right) in zip(texts, pairwise(edges), strict=True)
        )
        return Block(cells, max(cell.height for cell in cells) + 2 * PADDING, kind)

    # -- drawing --------------------------------------------------------------------------------------

    def _draw_block(self, painter: QPainter, block: Block, top: float) -> None:
        if block.kind == "month":
            painter.fillRect(QRectF(0, top, self._width, block.height), BAND)
        painter.setPen(MUTED if block.kind == "head" else INK)
        for cell in block.cells:
            cell.draw(painter, top)
        if block.kind in ("head", "row"):
            bottom = top + block.height
            painter.setPen(QPen(LINE, 0.5 * POINT))
            painter.drawLine(QPointF(0, bottom), QPointF(self._width, bottom))

    def _draw_foot(self, painter: QPainter, number: int, count: int) -> None:
        box = QRectF(0, self._writer.height() - self._foot_height, self._width, self._foot_height)
        low = Qt.AlignmentFlag.AlignBottom
        painter.setFont(self._small)
        painter.setPen(MUTED)
        page = tr("Page {number} of {count}", number=number, count=count)
        painter.drawText(box, int(low | Qt.AlignmentFlag.AlignRight), page)
        whose = " · ".join(part for part in (self._request.name, _period(self._request.proof)) if part)
        rest = box.adjusted(0, 0, -box.width() / 4, 0)
        cell = elided_cell(whose, self._small, self._writer, rest, lines=1)
        cell.draw(painter, box.bottom() - cell.height - rest.top())


def _font(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    return fonts.inter(round(points * POINT), weight)


def _texts(entry: Entry) -> tuple[str, ...]:
    since = shown_day(entry.outcome_on) if entry.outcome_on else ""
    outcome = tr("{status}, {day}", status=entry.outcome, day=since) if since else entry.outcome
    return (shown_day(entry.day), entry.company, entry.title, entry.source, outcome)


def _month_name(month: str) -> str:
    return QLocale().toString(QDate.fromString(f"{month}-01", Qt.DateFormat.ISODate), "MMMM yyyy")


def _month_words(month: str, count: int) -> str:
    counted = trn("{count} application", "{count} applications", count)
    return f"{_month_name(month)} · {counted}"


def _continued(month: str) -> str:
    return tr("{month}, continued", month=_month_name(month))


def _period(proof: Proof) -> str:
    return tr("{first} to {last}", first=shown_day(proof.first), last=shown_day(proof.last))


def main() -> int:
    """Read a request from standard input, write its PDF to standard output."""
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(sys.argv[:1])
    request = Request.from_json(json.loads(sys.stdin.buffer.read()))
    sys.stdout.buffer.write(proof_pdf(request))
    application.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
