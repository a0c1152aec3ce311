"""What will happen: the counts, what only the person can say, the first rows, those that need a look."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from tracker.i18n import tr, trn
from ui.exchange.answers import Answer
from ui.exchange.counts import CountTags
from ui.exchange.planning import Counts, Planned
from ui.exchange.questions import Questions
from ui.exchange.remarks import ROW_HEIGHT, Remarks
from ui.exchange.rows_view import RowsView
from ui.exchange.tables import HEAD_HEIGHT
from ui.widgets.choice import Choice
from ui.widgets.labels import words
from ui.workspace import Workspace

MOST_QUESTIONS = 3
MOST_LOOKS, FEWEST_LOOKS = 4, 2
"""So many cells that need a look are seen at once, fewer below questions; the others are scrolled to."""


class WayQuestion(QWidget):
    """What happens to rows that meet an application that is there already. ``answered`` carries an Answer."""

    answered = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        ways = (
            ("fill", tr("Fill in what is missing")),
            ("skip", tr("Leave it as it is")),
            ("replace", tr("Take what the file says")),
            ("add", tr("Add it once more")),
        )
        self.choice = Choice(tr("Already here"), ways, self)
        self.choice.chosen.connect(self._answer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words(tr("Already here:"), "muted", self))
        row.addWidget(self.choice)
        row.addStretch(1)
        self.hide()

    def _answer(self, way: object) -> None:
        self.answered.emit(Answer("way", "", way))

    def show_plan(self, planned: Planned) -> None:
        """Ask while rows meet something, and while they did before the present way was chosen."""
        way = planned.plan.choices.on_duplicate
        usual = "replace" if planned.plan.is_own_format else "fill"
        self.choice.set_value(way or usual)
        self.setVisible(planned.counts.here > 0 or way is not None)


class Outcome(QWidget):
    """The right side of the columns: what the present choices lead to.

    ``answered`` carries an Answer, ``opened`` the kind of rows that a person wants to see.
    """

    answered = Signal(object)
    opened = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.tags = CountTags(self)
        self.updates = words("", "secondary", self)
        self.error = words("", "bad", self)
        self.error.hide()
        self.questions = Questions(workspace, self, MOST_QUESTIONS)
        self.ways = WayQuestion(self)
        self.remarks = Remarks(self)
        self.first_title = words(tr("The first rows as they will be"), "heading", self)
        self.first = RowsView(self, small=True)
        self.note = words("", "muted", self)
        self.busy = QProgressBar(self)
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(tr("Reading the file"))
        self.tags.opened.connect(self.opened)
        for part in (self.questions, self.ways, self.remarks):
            part.answered.connect(self.answered)
        self._lay_out()

    def _lay_out(self) -> None:
        self.content = QWidget(self)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        column.addWidget(words(tr("What will happen"), "heading", self))
        parts: tuple[QWidget, ...] = (
            *(self.tags, self.error, self.ways, self.updates, self.questions, self.busy),
            *(self.remarks, self.first_title, self.first, self.note),
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.content)
        for part in (area.viewport(), self.content):
            part.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(area)

    def show_busy(self) -> None:
        """Say that the file is being read under other choices; what was found before stays, greyed."""
        self.error.hide()
        self.busy.show()
        self.tags.setEnabled(False)

    def show_error(self, text: str) -> None:
        """Say why there is no plan under the present choices."""
        self.busy.hide()
        self.error.setText(text)
        self.error.show()

    def show_plan(self, planned: Planned) -> None:
        """Show what a plan would do."""
        counts = planned.counts
        self.tags.setEnabled(True)
        self.busy.hide()
        self.error.hide()
        self.tags.show_counts(counts)
        self.ways.show_plan(planned)
        self.updates.setText(updates_words(counts))
        self.updates.setVisible(counts.here > 0)
        self.questions.show_plan(planned)
        self.remarks.show_plan(planned)
        most = MOST_LOOKS if self.questions.isHidden() else FEWEST_LOOKS
        self.remarks.setFixedHeight(HEAD_HEIGHT + ROW_HEIGHT * min(most, len(planned.looks)))
        self.first.show_rows(planned)
        for part in (self.first_title, self.first):
            part.setVisible(counts.new > 0)
        self.note.setText(" ".join(filter(None, (alike_words(counts), note_words(counts)))))


def updates_words(counts: Counts) -> str:
    """What happens to applications that are there already."""
    if counts.updated == 0:
        return tr("What is already here stays as it is.")
    return trn(
        "{count} of those already here changes, the others stay as they are.",
        "{count} of those already here change, the others stay as they are.",
        counts.updated,
    )


def alike_words(counts: Counts) -> str:
    """What a person may want to know of rows that are merely like others: they are never merged."""
    alike, repeats = counts.alike, counts.repeated
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
