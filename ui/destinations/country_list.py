"""The list of countries: flag, name, how many applications go there, and what the best route comes to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.countries import country_name
from tracker.i18n import tr
from ui.destinations.loading import CountryLine
from ui.destinations.parts import RowButton, button
from ui.destinations.words import applications_words
from ui.theme.flags import flag_icon, paint_flag
from ui.theme.icons import icon
from ui.theme.style import current, restyle
from ui.verdict_look import verdict_tone
from ui.widgets.choice import Choice, Option
from ui.widgets.country_choice import CountryChoice
from ui.widgets.tag import paint_tag, tag_height, tag_width

WIDTH = 292
MOST_WIDTH = 16_777_215
LINE_HEIGHT = 58
FLAG = QSize(21, 14)
MARGIN = 16
LEAST_WORDS = 90


class CountryList(QFrame):
    """``chosen`` carries the code of the country to look at, ``added`` of one to keep, ``removed`` of one to
    take off the list.
    """

    chosen = Signal(str)
    added = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", "nav")
        self.setAccessibleName(tr("Where you apply"))
        self._group = QButtonGroup(self)
        self._rows: dict[str, CountryRow] = {}
        self.add_button = button(tr("Add"), self, link=True)
        self.add_button.setIcon(icon("plus", "accent"))
        self.add_button.setAccessibleName(tr("Add a country"))
        self.add_button.clicked.connect(self.ask_country)
        self.field = CountryChoice(tr("Country to add"), parent=self)
        self.field.setPlaceholderText(tr("Which country?"))
        self.field.committed.connect(self._country_given)
        self._refusal = QLabel(self)
        self._refusal.setProperty("role", "bad")
        self._refusal.hide()
        self.field.refused.connect(self._refuse)
        self.choice = Choice(tr("Country"), parent=self)
        self.choice.chosen.connect(self._picked)
        self._group.buttonClicked.connect(self._clicked)
        self._build()

    def _build(self) -> None:
        self._title = QLabel(tr("Where you apply"), self)
        self._title.setProperty("role", "heading")
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 6, 8, 6)
        head.addWidget(self._title, 1)
        head.addWidget(self.choice, 1)
        head.addWidget(self.add_button)
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._area = area
        asking = QVBoxLayout()
        asking.setContentsMargins(MARGIN - 4, 0, MARGIN - 4, 6)
        asking.addWidget(self.field)
        asking.addWidget(self._refusal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(asking)
        column.addWidget(area, 1)
        self.field.hide()
        self.set_folded(folded=False)

    def set_folded(self, *, folded: bool) -> None:
        """Show one line with a choice instead of the list."""
        self._is_folded = folded
        self._area.setVisible(not folded)
        self._show_head()
        restyle(self, panel="bar" if folded else "nav")
        if folded:
            self.setMinimumWidth(0)
            self.setMaximumWidth(MOST_WIDTH)
        else:
            self.setFixedWidth(WIDTH)

    def show_lines(self, lines: Sequence[CountryLine], shown: str) -> None:
        """Show these countries, one of them chosen; rows that stay keep the focus."""
        wanted = {line.country: line for line in lines}
        for country in [code for code in self._rows if code not in wanted]:
            row = self._rows.pop(country)
            self._group.removeButton(row)
            row.hide()
            row.deleteLater()
        for place, line in enumerate(lines):
            row = self._rows.get(line.country) or self._add_row(line.country)
            row.show_line(line)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
        if shown in self._rows:
            self._rows[shown].setChecked(True)
        self.choice.set_options([_option(line) for line in lines])
        self.choice.set_value(shown)
        self._rows = {line.country: self._rows[line.country] for line in lines}
        self._show_head()
        self._put_group_in_order()

    def _show_head(self) -> None:
        """A choice of nothing is none."""
        is_choice = self._is_folded and bool(self._rows)
        self._title.setVisible(not is_choice)
        self.choice.setVisible(is_choice)

    def _put_group_in_order(self) -> None:
        """Arrow keys follow the order of the group's buttons."""
        rows = self.rows
        if self._group.buttons() != rows:
            for row in rows:
                self._group.removeButton(row)
            for row in rows:
                self._group.addButton(row)

    def _add_row(self, country: str) -> CountryRow:
        row = CountryRow(country, self)
        row.remove_wanted.connect(self.removed)
        self._rows[country] = row
        self._group.addButton(row)
        return row

    @property
    def rows(self) -> list[CountryRow]:
        """The countries from top to bottom."""
        return list(self._rows.values())

    @property
    def refusal(self) -> str:
        """What is wrong with the typed country; empty where nothing is."""
        return "" if self._refusal.isHidden() else self._refusal.text()

    @property
    def has_keyboard(self) -> bool:
        """Whether one of the countries has the focus."""
        return any(row.hasFocus() for row in self._rows.values())

    def focus_chosen(self) -> None:
        """Give the keyboard to the country in view."""
        target = self._group.checkedButton()
        if self.choice.isVisible():
            self.choice.setFocus()
        elif target is not None:
            target.setFocus()
            self._area.ensureWidgetVisible(target)

    def ask_country(self) -> None:
        """Ask which country to add."""
        self.field.set_value("")
        self.field.show()
        self.field.setFocus()

    def _country_given(self, code: str) -> None:
        self._refusal.hide()
        self.field.hide()
        self.add_button.setFocus()
        if code:
            self.added.emit(code)

    def _refuse(self, error: Exception) -> None:
        self._refusal.setText(getattr(error, "reason", str(error)))
        self._refusal.show()

    def _clicked(self, row: QAbstractButton) -> None:
        if isinstance(row, CountryRow):
            self.chosen.emit(row.country)

    def _picked(self, country: object) -> None:
        self.chosen.emit(str(country))


def _option(line: CountryLine) -> Option:
    """A country as it is offered where the list is folded."""
    told = (country_name(line.country), applications_words(line), line.verdict)
    return line.country, " · ".join(part for part in told if part), flag_icon(line.country)


class CountryRow(RowButton):
    """One country. ``remove_wanted`` carries its code."""

    remove_wanted = Signal(str)

    def __init__(self, country: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.country = country
        self._line: CountryLine | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: CountryLine) -> None:
        """Show what is known of the country."""
        self._line = line
        told = [part for part in (country_name(line.country), applications_words(line), line.verdict) if part]
        self.setAccessibleName(", ".join(told))
        self.setToolTip("\n".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, LINE_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        remove = QAction(icon("trash-2"), tr("Take off the list"), menu)
        remove.setEnabled(self._line is not None and not self._line.applications)
        remove.triggered.connect(self._remove)
        menu.addAction(remove)
        menu.popup(event.globalPos())

    def _remove(self) -> None:
        self.remove_wanted.emit(self.country)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._line is None:
            return
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, QRectF(self.rect()).adjusted(0, 0, -1, -1), chosen=self.isChecked())
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(tokens.line))
        flag = QRectF(MARGIN, (self.height() - FLAG.height()) / 2, FLAG.width(), FLAG.height())
        paint_flag(painter, flag, self.country)
        left = flag.right() + 11
        end = self._paint_badge(painter, left)
        self._paint_words(painter, QRectF(left, 0, end - left - 8, self.height()))
        painter.end()

    def _paint_badge(self, painter: QPainter, left: float) -> float:
        """Paint the badge at the right end; where it begins."""
        assert self._line is not None
        badge = self._line.badge
        if badge is None:
            return self.width() - MARGIN
        room = max(0.0, self.width() - MARGIN - left - LEAST_WORDS)
        width = min(tag_width(badge.text), room)
        start = self.width() - MARGIN - width
        top = (self.height() - tag_height()) / 2
        paint_tag(painter, start, top, badge.text, verdict_tone(badge.verdict), width)
        return start

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        assert self._line is not None
        theme, tokens = current(), current().tokens
        lines = (
            (country_name(self.country), theme.font(0, QFont.Weight.DemiBold), tokens.text, -1),
            (applications_words(self._line), theme.font(), tokens.muted, 1),
        )
        for text, font, colour, side in lines:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            half = QRectF(room.x(), room.height() / 2 if side > 0 else 0, room.width(), room.height() / 2)
            edge = Qt.AlignmentFlag.AlignTop if side > 0 else Qt.AlignmentFlag.AlignBottom
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(half, edge, shown)
