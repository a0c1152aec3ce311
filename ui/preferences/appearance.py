"""Light, dark or like the system, each shown as a small board."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from tracker.i18n import tr
from ui.preferences.parts import page_layout
from ui.theme.style import Mode, current
from ui.theme.tokens import DARK, LIGHT, Tokens
from ui.workspace import Workspace

TILE = QSize(176, 150)
PICTURE = QSize(168, 108)
CARDS = ((0, 2), (1, 3), (2, 1))
"""Columns of the small board and how many cards each holds."""


class AppearancePage(QWidget):
    """Chooses the appearance; every window changes at once."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._group = QButtonGroup(self)
        self.tiles = {mode: AppearanceTile(mode, self) for mode in get_args(Mode)}
        self._build()
        self._group.buttonClicked.connect(self._choose)
        current().changed.connect(self._show_mode)
        self._show_mode()

    def _build(self) -> None:
        column = page_layout(self, tr("Appearance"), tr("Changes at once, in every window."))
        row = QHBoxLayout()
        row.setSpacing(12)
        for tile in self.tiles.values():
            self._group.addButton(tile)
            row.addWidget(tile)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _choose(self, tile: QRadioButton) -> None:
        mode = next(mode for mode, found in self.tiles.items() if found is tile)
        self._workspace.settings.theme = mode
        current().set_mode(mode)

    def _show_mode(self) -> None:
        self.tiles[current().mode].setChecked(True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_mode()


class AppearanceTile(QRadioButton):
    """One appearance: its picture, its name and a mark on the chosen one."""

    def __init__(self, mode: Mode, parent: QWidget) -> None:
        names = {"light": tr("Light"), "dark": tr("Dark"), "system": tr("Like the system")}
        super().__init__(names[mode], parent)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        if self._mode == "system":
            half = QPainterPath()
            half.moveTo(box.topRight())
            half.lineTo(box.bottomRight())
            half.lineTo(box.left() + box.width() * 0.36, box.bottom())
            half.lineTo(box.left() + box.width() * 0.64, box.top())
            half.closeSubpath()
            _paint_board(painter, box, LIGHT)
            painter.save()
            painter.setClipPath(half, Qt.ClipOperation.IntersectClip)
            _paint_board(painter, box, DARK)
            painter.restore()
        else:
            _paint_board(painter, box, DARK if self._mode == "dark" else LIGHT)

    def sizeHint(self) -> QSize:
        return TILE

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(4, 4, PICTURE.width(), PICTURE.height())
        shape = QPainterPath()
        shape.addRoundedRect(box, 9, 9)
        painter.save()
        painter.setClipPath(shape)
        self._paint_picture(painter, box)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        chosen = self.isChecked()
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line_strong), 2 if chosen else 1))
        painter.drawPath(shape)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 11, 11)
        self._paint_name(painter, tokens, QRectF(4, box.bottom() + 8, box.width(), 24))
        painter.end()

    def _paint_name(self, painter: QPainter, tokens: Tokens, place: QRectF) -> None:
        mark = QRectF(place.left() + 1, place.top() + 4, 15, 15)
        chosen = self.isChecked()
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.muted), 4.5 if chosen else 1))
        inset = 2.25 if chosen else 0.5
        painter.drawEllipse(mark.adjusted(inset, inset, -inset, -inset))
        painter.setPen(QColor(tokens.text))
        painter.drawText(place.adjusted(24, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


def _paint_board(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """A window in small: rail, bar and three columns of cards."""
    painter.fillRect(box, QColor(tokens.bg))
    rail = QRectF(box.left(), box.top(), box.width() * 0.2, box.height())
    painter.fillRect(rail, QColor(tokens.nav))
    bar = QRectF(rail.right(), box.top(), box.width() - rail.width(), 16)
    painter.fillRect(bar, QColor(tokens.surface))
    painter.setPen(Qt.PenStyle.NoPen)
    for place in range(4):
        _bar(painter, QRectF(rail.left() + 6, rail.top() + 24 + 11 * place, 20, 4), tokens.line_strong)
    _bar(painter, QRectF(rail.left() + 6, rail.top() + 7, 14, 5), tokens.accent)
    _bar(painter, QRectF(box.right() - 34, box.top() + 4, 28, 8), tokens.accent)
    width = (bar.width() - 28) / 3
    for column, count in CARDS:
        for place in range(count):
            left, top = rail.right() + 7 + column * (width + 7), bar.bottom() + 8 + place * 26
            _paint_card(painter, QRectF(left, top, width, 22), tokens)


def _paint_card(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    painter.setBrush(QColor(tokens.surface))
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    _bar(painter, QRectF(box.left() + 4, box.top() + 5, box.width() * 0.62, 3.5), tokens.text)
    _bar(painter, QRectF(box.left() + 4, box.top() + 12, box.width() * 0.42, 3), tokens.faint)


def _bar(painter: QPainter, box: QRectF, colour: str) -> None:
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
