"""What only the person can say about a file: asked in a compact list, each answer one press away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from tracker.errors import InvalidValue
from tracker.i18n import tr, trn
from ui.exchange.answers import Answer
from ui.exchange.planning import Planned
from ui.exchange.words import order_name, target_label
from ui.inspector.moments import day_words
from ui.status_icons import status_icon
from ui.theme.style import current
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import words
from ui.workspace import Workspace

LONGEST = 48


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answers in words; ``present`` is how it is read until somebody answers.

    ``word`` is set where any of the statuses is an answer too.
    """

    text: str
    answers: tuple[tuple[str, Answer], ...]
    present: object = None
    word: str = ""


def questions_in(planned: Planned) -> list[Asked]:
    """Everything that a plan leaves open."""
    return [*_columns(planned), *_days(planned), *_currencies(planned), *_words(planned)]


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"


def _columns(planned: Planned) -> Iterator[Asked]:
    targets = planned.plan.mapping.targets()
    for found in planned.plan.questions:
        if found.subject == "column":
            header, example = _short(found.header), _short(found.example)
            text = (
                tr("What does “{column}” say, such as “{example}”?", column=header, example=example)
                if example
                else tr("What does “{column}” say?", column=header)
            )
            answers = [
                (target_label(target), Answer("column", found.header, target)) for target in found.options
            ]
            yield Asked(text, tuple(answers), targets.get(found.header))


def _days(planned: Planned) -> Iterator[Asked]:
    """One question for all columns of days: one order holds for a file."""
    asked = [found for found in planned.plan.questions if found.subject == "date_order"]
    if asked:
        example = next((found.example for found in asked if _readings(found.example)), asked[0].example)
        text = tr(
            "Which day is {example} in “{columns}”? Until you say so, these days are kept as text.",
            example=_short(example),
            columns=", ".join(_short(found.header) for found in asked),
        )
        read = _readings(example)
        yield Asked(
            text,
            tuple(
                (f"{read.get(order, '')} · {order_name(order)}".strip(" ·"), Answer("date_order", "", order))
                for order in asked[0].options
            ),
        )


def _readings(example: str) -> dict[str, str]:
    """A day as either order reads it; nothing where both read the same, or one does not."""
    from tracker.domain.dates import read_day

    try:
        days = {order: read_day(example, order) for order in ("dmy", "mdy")}
    except InvalidValue:
        return {}
    found = {order: day_words(day) for order, day in days.items()}
    return found if len(set(found.values())) > 1 else {}


def _currencies(planned: Planned) -> Iterator[Asked]:
    """One question for each sign: one currency holds for a file."""
    asked = [found for found in planned.plan.questions if found.subject == "currency"]
    if asked:
        text = tr(
            "Which currency is {example} in “{column}”?",
            example=_short(asked[0].example),
            column=_short(asked[0].header),
        )
        yield Asked(text, tuple((code, Answer("currency", "", code)) for code in asked[0].options))


def _words(planned: Planned) -> Iterator[Asked]:
    plan = planned.plan
    for word, name in plan.status_words.items():
        if name in plan.new_statuses and word not in plan.choices.status_words:
            text = tr("What does the status “{word}” mean?", word=_short(word))
            yield Asked(text, ((tr("A status of its own"), Answer("status", word, word)),), word, word)


class Questions(QWidget):
    """An amber box with the first few of them. ``answered`` carries an Answer.

    With ``urgent`` only those without a present reading are asked.
    """

    answered = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget, most: int, *, urgent: bool = False) -> None:
        super().__init__(parent)
        self._is_urgent = urgent
        self._all = [QuestionRow(workspace, self) for _ in range(most)]
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(12)
        for row in self._all:
            row.answered.connect(self.answered)
            column.addWidget(row)
        self.more = words("", "secondary", self)
        column.addWidget(self.more)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_plan(self, planned: Planned) -> None:
        """Ask what a plan leaves open; nothing is shown where that is nothing."""
        asked = [one for one in questions_in(planned) if one.present is None or not self._is_urgent]
        for place, row in enumerate(self._all):
            row.show_question(asked[place] if place < len(asked) else None)
        rest = len(asked[len(self._all) :])
        self.more.setText(
            trn("{count} more question follows.", "{count} more questions follow.", rest) if rest else ""
        )
        self.more.setVisible(rest > 0)
        self.setVisible(bool(asked))

    @property
    def rows(self) -> list[QuestionRow]:
        """Those that are shown."""
        return [row for row in self._all if row.asked is not None]

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.warn_soft))
        painter.setBrush(QColor(tokens.warn_soft))
        painter.drawRoundedRect(self.rect(), tokens.control_radius, tokens.control_radius)
        painter.end()


class QuestionRow(QWidget):
    """One question over its answers; the present reading is filled.

    The row and its chips are used again for the next question, so that the focus stays.
    """

    answered = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.asked: Asked | None = None
        self._all: list[Chip] = []
        self.label = words("", "", self)
        self.statuses = Chip(tr("Choose a status"), parent=self)
        self.statuses.clicked.connect(self.open_statuses)
        self._flow = FlowLayout(spacing=6)
        self._flow.addWidget(self.statuses)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self.label)
        column.addLayout(self._flow)

    @property
    def chips(self) -> list[Chip]:
        """The answers that are offered."""
        return self._all[: len(self.asked.answers)] if self.asked is not None else []

    def show_question(self, asked: Asked | None) -> None:
        """Ask something else, or nothing."""
        self.asked = asked
        self.setVisible(asked is not None)
        if asked is None:
            return
        self.label.setText(asked.text)
        while len(self._all) < len(asked.answers):
            chip = Chip("", arrow=False, parent=self)
            chip.clicked.connect(self._answer)
            self._flow.insert_widget(len(self._all), chip)
            self._all.append(chip)
        for chip, (text, answer) in zip(self._all, asked.answers, strict=False):
            chip.set_state(text, active=answer.value == asked.present)
        for place, chip in enumerate(self._all):
            chip.setAccessibleDescription(asked.text)
            chip.setVisible(place < len(asked.answers))
        self.statuses.setAccessibleDescription(asked.text)
        self.statuses.setVisible(bool(asked.word))

    def _answer(self) -> None:
        chip = self.sender()
        if self.asked is not None:
            place = next(place for place, found in enumerate(self._all) if found is chip)
            self.answered.emit(self.asked.answers[place][1])

    def open_statuses(self) -> QMenu:
        """Open the statuses; the menu."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.triggered.connect(self._take)
        for status in self._workspace.statuses:
            action = QAction(status_icon(status.colour), status.name, menu)
            action.setData(status.name)
            menu.addAction(action)
        menu.popup(self.statuses.mapToGlobal(self.statuses.rect().bottomLeft()))
        return menu

    def _take(self, action: QAction) -> None:
        if self.asked is not None:
            self.answered.emit(Answer("status", self.asked.word, action.data()))
