"""What will happen: the counts, the question that the dates may ask, and the rows that need a look."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tracker.i18n import tr, trn
from ui.exchange.planning import Counts, Planned
from ui.exchange.remarks import Remarks
from ui.exchange.words import order_name
from ui.theme.style import current
from ui.theme.tokens import Tone
from ui.widgets.choice import Choice
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import words

OFFERED = ("dmy", "mdy")
TAG_PADDING = 10
TAG_RADIUS = 6.0


class CountTag(QWidget):
    """A count as a tag of its own size: larger than the tags of a card."""

    def __init__(self, tone: Tone, parent: QWidget) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def show_text(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        theme = current()
        return theme.font(theme.tokens.secondary, QFont.Weight.DemiBold, tabular=True)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._font()).horizontalAdvance(self._text)
        return QSize(width + 2 * TAG_PADDING, current().tokens.control_height - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        text, ground = tokens.tone(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(self.rect(), TAG_RADIUS, TAG_RADIUS)
        painter.setFont(self._font())
        painter.setPen(QColor(text if self.isEnabled() else tokens.faint))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


class CountTags(QWidget):
    """The counts side by side."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.new, self.here = CountTag("good", self), CountTag("info", self)
        self.look = CountTag("bad", self)
        flow = FlowLayout(self, 10)
        for tag in (self.new, self.here, self.look):
            flow.addWidget(tag)

    def show_counts(self, counts: Counts) -> None:
        """Show the counts; a count of nothing is not shown, but for the new ones."""
        here = counts.updated + counts.unchanged
        self.new.show_text(tr("{count} new", count=f"{counts.new:,}"))
        self.here.show_text(tr("{count} already here", count=f"{here:,}"))
        self.look.show_text(trn("{count} needs a look", "{count} need a look", counts.look))
        self.here.setVisible(here > 0)
        self.look.setVisible(counts.look > 0)


class DateQuestion(QWidget):
    """An amber box that asks how days are written where the file does not say. ``chosen`` carries it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = {order: QPushButton(order_name(order), self) for order in OFFERED}
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.buttons.values():
            button.clicked.connect(self._choose)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def show_question(self, planned: Planned) -> None:
        """Ask about the undecided columns of a plan; nothing where there are none."""
        plan = planned.plan
        undecided = plan.undecided
        if undecided:
            places = [place for place, found in enumerate(plan.mapping.columns) if found.header in undecided]
            example = next((values[0] for place in places if (values := planned.samples[place])), "")
            self.text.setText(
                tr(
                    "Is {example} in {columns} written day first or month first? The file does not tell. "
                    "Until you choose, these days are kept as text.",
                    example=example,
                    columns=", ".join(undecided),
                )
            )
        self.setVisible(bool(undecided))

    def _choose(self) -> None:
        order = next(order for order, button in self.buttons.items() if button is self.sender())
        self.chosen.emit(order)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.warn_soft))
        painter.drawRoundedRect(self.rect(), tokens.control_radius, tokens.control_radius)
        painter.end()


class WayQuestion(QWidget):
    """What happens to rows that meet an application that is there already. ``chosen`` carries the way."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        ways = (
            ("fill", tr("Fill in what is missing")),
            ("skip", tr("Leave it as it is")),
            ("replace", tr("Take what the file says")),
            ("add", tr("Add it once more")),
        )
        self.choice = Choice(tr("Already here"), ways, self)
        self.choice.chosen.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words(tr("Already here:"), "muted", self))
        row.addWidget(self.choice)
        row.addStretch(1)
        self.hide()

    def show_plan(self, planned: Planned, way: object) -> None:
        """Ask while rows meet something, and while they did before the present way was chosen."""
        counts = planned.counts
        usual = "replace" if planned.plan.is_own_format else "fill"
        self.choice.set_value(way or usual)
        self.setVisible(counts.updated + counts.unchanged > 0 or way is not None)


class Outcome(QWidget):
    """The right side of the columns: what the present choices lead to."""

    order_chosen = Signal(str)
    way_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tags = CountTags(self)
        self.updates = words("", "secondary", self)
        self.error = words("", "bad", self)
        self.error.hide()
        self.question = DateQuestion(self)
        self.question.chosen.connect(self.order_chosen)
        self.ways = WayQuestion(self)
        self.ways.chosen.connect(self.way_chosen)
        self.remarks = Remarks(self)
        self.note = words("", "muted", self)
        self.busy = QProgressBar(self)
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(tr("Reading the file"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        column.addWidget(words(tr("What will happen"), "heading", self))
        for part in (self.tags, self.error, self.ways, self.updates, self.question, self.busy):
            column.addWidget(part)
        column.addWidget(self.remarks, 8)
        column.addWidget(self.note)
        column.addStretch(1)

    def show_busy(self) -> None:
        """Say that the file is being read under other choices; what was found before stays, greyed."""
        self.error.hide()
        self.busy.show()
        for part in (self.tags, self.remarks):
            part.setEnabled(False)

    def show_error(self, text: str) -> None:
        """Say why there is no plan under the present choices."""
        self.busy.hide()
        self.error.setText(text)
        self.error.show()

    def show_plan(self, planned: Planned, way: object = None) -> None:
        """Show what a plan would do; ``way`` is what the person chose for rows that meet an application."""
        counts = planned.counts
        for part in (self.tags, self.remarks):
            part.setEnabled(True)
        self.busy.hide()
        self.error.hide()
        self.tags.show_counts(counts)
        self.ways.show_plan(planned, way)
        self.updates.setText(updates_words(counts))
        self.updates.setVisible(counts.updated + counts.unchanged > 0)
        self.question.show_question(planned)
        self.remarks.show_plan(planned)
        self.note.setText(" ".join(filter(None, (alike_words(planned), note_words(counts)))))


def updates_words(counts: Counts) -> str:
    """What happens to applications that are there already."""
    if counts.updated == 0:
        return tr("What is already here stays as it is.")
    return trn(
        "{count} of those already here changes, the others stay as they are.",
        "{count} of those already here change, the others stay as they are.",
        counts.updated,
    )


def alike_words(planned: Planned) -> str:
    """What a person may want to know of rows that are merely like others: they are never merged."""
    alike, repeats = len(planned.plan.proposals), len(planned.plan.repeats)
    parts = []
    if alike:
        parts.append(
            trn(
                "{count} row is like an application that is here, and is added beside it.",
                "{count} rows are like applications that are here, and are added beside them.",
                alike,
            )
        )
    if repeats:
        parts.append(
            trn("{count} row stands in the file twice.", "{count} rows stand in the file twice.", repeats)
        )
    return " ".join(parts)


def note_words(counts: Counts) -> str:
    """What becomes of the rows that need a look, and that nothing is written yet."""
    parts = []
    if counts.left_out:
        parts.append(trn("{count} row is left out.", "{count} rows are left out.", counts.left_out))
    if counts.look > counts.left_out:
        parts.append(tr("Texts that could not be understood are kept as own fields."))
    parts.append(tr("Nothing is written until you press Import, and one Undo takes all of it back."))
    return " ".join(parts)
