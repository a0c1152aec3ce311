"""The import: choose a file, say what its columns are, look at what will happen, write it as one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tracker.errors import Cancelled
from tracker.i18n import tr, trn
from ui.errors import describe
from ui.exchange.answers import Answer, answered, read_anew
from ui.exchange.check_page import CheckPage
from ui.exchange.columns_page import ColumnsPage
from ui.exchange.done_page import DonePage
from ui.exchange.file_page import FilePage
from ui.exchange.planning import Origin, Planned, Planner
from ui.exchange.reading_menu import ReadingButton
from ui.exchange.steps import Steps
from ui.exchange.words import delimiter_name, encoding_name, order_clause, rows_words
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.overlay import Overlay
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.exchange.choices import Choices
    from tracker.store.journal import Changes

SIZE = QSize(1100, 788)
FILE, COLUMNS, CHECK, DONE = range(4)


class ImportDialog(Overlay):
    """Four steps in one panel. Nothing is written before Import; one Undo takes all of it back."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window, tr("Import applications"), SIZE)
        self._workspace = workspace
        self._origin: Origin = Path()
        self._choices: Choices | None = None
        self.planned: Planned | None = None
        self._is_writing = False
        self._is_stale = False
        self._planner = Planner(workspace, self)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._show_step(FILE)

    def _make_parts(self) -> None:
        self.subtitle = ElidedLabel("", Qt.TextElideMode.ElideMiddle, self.panel)
        self.subtitle.setProperty("role", "muted")
        self.reading = ReadingButton(self.panel)
        self.steps = Steps(self.panel)
        self.file_page = FilePage(self._workspace, self.panel)
        self.columns_page = ColumnsPage(self._workspace, self.panel)
        self.check_page = CheckPage(self._workspace, self.panel)
        self.done_page = DonePage(self.panel)
        self._stack = QStackedWidget(self.panel)
        for page in (self.file_page, self.columns_page, self.check_page, self.done_page):
            self._stack.addWidget(page)
        self.back = QPushButton(tr("Back"), self.panel)
        self.undo = QPushButton(tr("Undo"), self.panel)
        self.cancel = QPushButton(tr("Cancel"), self.panel)
        self.next = QPushButton(self.panel)
        self.next.setProperty("primary", True)

    def _lay_out(self) -> None:
        title = QLabel(tr("Import applications"), self.panel)
        title.setProperty("role", "title")
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(title)
        names.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 20, 0)
        head.addLayout(names, 1)
        head.addWidget(self.reading, 0, Qt.AlignmentFlag.AlignVCenter)
        steps = QHBoxLayout()
        steps.setContentsMargins(24, 12, 24, 12)
        steps.addWidget(self.steps)
        steps.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 14, 24, 14)
        foot.setSpacing(10)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.undo)
        foot.addWidget(self.next)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(steps)
        column.addWidget(_line(self.panel))
        column.addWidget(self._stack, 1)
        column.addWidget(_line(self.panel))
        column.addLayout(foot)

    def _connect(self) -> None:
        self.file_page.chosen.connect(self.read_file)
        self.reading.chosen.connect(self._read_anew)
        for page in (self.columns_page, self.check_page):
            page.answered.connect(self._answer)
        self.columns_page.opened.connect(self._open_rows)
        self.check_page.save_asked.connect(self._ask_where)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.cancel.clicked.connect(self.close_panel)
        self.undo.clicked.connect(self._undo)
        self._planner.planned.connect(self._show_plan)
        self._planner.refused.connect(self._refused)
        self._planner.progressed.connect(self._show_progress)
        self._planner.imported.connect(self._imported)
        self._planner.failed.connect(self._not_imported)
        self._planner.saved.connect(self._saved)

    # -- reading --------------------------------------------------------------------------------------

    def read_file(self, path: str) -> None:
        """Read a file and go on to its columns, or say why it cannot be read."""
        self._read(Path(path))

    def read_clipboard(self, html: bytes, text: bytes) -> None:
        """Read a table that was copied, and go on to its columns, or say why it cannot be read."""
        from tracker.exchange.readers import clipboard_source

        self._read(clipboard_source(html, text))

    def _read(self, origin: Origin) -> None:
        from tracker.exchange.choices import Choices

        self._origin = origin
        self.planned = None
        self._show_step(FILE)
        self.file_page.show_busy()
        self._plan_under(Choices())

    def _plan_under(self, choices: Choices) -> None:
        """Read the file anew under other choices; until the answer is there the next step waits."""
        self._choices = choices
        self._is_stale = True
        if self.planned is not None:
            for page in (self.columns_page, self.check_page):
                page.show_busy()
            self.reading.show_reading(choices, self.planned)
        self._show_buttons()
        self._planner.plan(self._origin, choices)

    def _read_anew(self, choices: Choices) -> None:
        """Read the file another way; what was said of single lines may no longer fit."""
        if self._choices is not None:
            self._plan_under(read_anew(self._choices, choices))

    def _answer(self, answer: Answer) -> None:
        if self._choices is not None:
            self._plan_under(answered(self._choices, answer))

    def _show_plan(self, planned: Planned) -> None:
        is_first = self.planned is None
        self.planned = planned
        self._is_stale = False
        if self._choices is not None:
            self.reading.show_reading(self._choices, planned)
        self.columns_page.show_plan(planned)
        if is_first:
            self.file_page.show_idle()
            self._show_step(COLUMNS)
            self.columns_page.table.setFocus()
        else:
            self._show_step(self._stack.currentIndex())
        if self._stack.currentIndex() == CHECK:
            self.check_page.show_plan(planned)

    def _refused(self, error: Exception) -> None:
        self._is_stale = self.planned is not None
        if self.planned is None:
            self.file_page.show_idle(describe(error))
            self._show_buttons()
            self.file_page.choose.setFocus()
        else:
            for page in (self.columns_page, self.check_page):
                page.show_error(describe(error))

    # -- steps ----------------------------------------------------------------------------------------

    def _show_step(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self.steps.go_to(step)
        self.reading.setVisible(step in (COLUMNS, CHECK))
        if step == FILE or self.planned is None:
            self.subtitle.setText(tr("Nothing is written before you press Import"))
        else:
            self.subtitle.setText(reading_words(self.planned))
        self._show_buttons()

    def _show_buttons(self) -> None:
        step = self._stack.currentIndex()
        is_done = step == DONE and not self._is_writing
        self.back.setVisible(step in (COLUMNS, CHECK))
        self.undo.setVisible(is_done)
        self.cancel.setVisible(not is_done)
        self.next.setVisible(step in (COLUMNS, CHECK) or is_done)
        self.next.setText(self._next_words(step))
        self.next.setEnabled(not self._is_stale and (step != CHECK or self._writes() > 0))

    def _writes(self) -> int:
        """How many rows Import writes."""
        return 0 if self.planned is None else self.planned.counts.written

    def _next_words(self, step: int) -> str:
        if step == COLUMNS and self.planned is not None:
            return tr("Check {rows}", rows=rows_words(len(self.planned.plan.rows)))
        if step == CHECK:
            count = self._writes()
            return (
                trn("Import {count} row", "Import {count} rows", count) if count else tr("Nothing to import")
            )
        return tr("Close")

    def _open_rows(self, kind: str) -> None:
        """Go on to the rows of a kind."""
        if self.planned is not None:
            self._show_step(CHECK)
            self.check_page.show_plan(self.planned)
            self.check_page.show_tab(kind)
            self.check_page.table().setFocus()

    def _go_back(self) -> None:
        step = self._stack.currentIndex()
        if step == COLUMNS:
            self._planner.stop()
            self.file_page.show_idle()
        self._show_step(step - 1)
        self.focus_first()

    def _go_on(self) -> None:
        step = self._stack.currentIndex()
        if step == COLUMNS and self.planned is not None:
            self._show_step(CHECK)
            self.check_page.show_plan(self.planned)
            self.next.setFocus()
        elif step == CHECK and self.planned is not None:
            self._write(self.planned)
        else:
            self.close_panel()

    # -- rows that need a look -------------------------------------------------------------------------

    def _ask_where(self) -> None:
        settings = self._workspace.settings
        if self.planned is None:
            return
        name = tr("{file} to mend", file=Path(self.planned.plan.table.name).stem) + ".csv"
        path, _ = QFileDialog.getSaveFileName(
            self,
            tr("Save rows that need a look"),
            str(Path(settings.recent_folder) / name),
            f"{tr('Table')} (*.csv)",
        )
        if path:
            settings.recent_folder = str(Path(path).parent)
            self.save_rows(Path(path))

    def save_rows(self, path: Path) -> None:
        """Save the rows that need a look as a table to mend and import again."""
        if self.planned is not None:
            self._planner.save(self.planned.plan, path)

    def _saved(self, told: tuple[int, Path]) -> None:
        count, path = told
        self._workspace.say(
            trn("Saved {count} row as {file}.", "Saved {count} rows as {file}.", count, file=path.name)
        )

    # -- writing --------------------------------------------------------------------------------------

    def _write(self, planned: Planned) -> None:
        self._is_writing = True
        self._show_step(DONE)
        self.done_page.show_writing(planned)
        self.cancel.setFocus()
        self._planner.run(planned.plan)

    def _show_progress(self, told: tuple[int, int]) -> None:
        if self._is_writing:
            self.done_page.show_progress(*told)

    def _imported(self, _changes: Changes) -> None:
        self._is_writing = False
        if self.planned is not None:
            self.done_page.show_done(self.planned)
        self._show_step(DONE)
        self.steps.go_to(DONE, is_over=True)
        self.next.setFocus()

    def _not_imported(self, error: Exception) -> None:
        self._is_writing = False
        self._show_step(CHECK)
        self.cancel.setEnabled(True)
        self._workspace.say(str(error) if isinstance(error, Cancelled) else describe(error))
        self.next.setFocus()

    def _undo(self) -> None:
        self._workspace.undo()
        self.close_panel()

    def may_close(self) -> bool:
        """While rows are written, leaving means stopping: the panel goes back once nothing is kept."""
        self._planner.stop()
        self.cancel.setEnabled(not self._is_writing)
        return not self._is_writing

    # -- dropped files --------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if self._stack.currentIndex() == FILE and len(urls) == 1 and urls[0].isLocalFile():
            self.file_page.show_target(shown=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.file_page.show_target(shown=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.file_page.show_target(shown=False)
        event.acceptProposedAction()
        self.read_file(event.mimeData().urls()[0].toLocalFile())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        focused = self.window().focusWidget()
        if is_enter and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)


def reading_words(planned: Planned) -> str:
    """``job-search-2026.csv · 1,284 rows · semicolon, Windows-1252, dates day first``."""
    plan = planned.plan
    dialect = plan.table.dialect
    ways = (
        delimiter_name(dialect.delimiter),
        encoding_name(dialect.encoding),
        order_clause(plan.date_order),
    )
    parts = [plan.table.name, rows_words(len(plan.rows)), ", ".join(way for way in ways if way)]
    if plan.mapping.layout:
        parts.append(plan.mapping.layout)
    if plan.remembered:
        parts.append(tr("columns as you confirmed them before"))
    return " · ".join(parts)


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("panel", "line")
    return line
