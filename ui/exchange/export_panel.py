"""The panel of the export: a format, what leaves, and where to. Nothing is written before its one button."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.i18n import tr
from ui.exchange.export_fields import ProofFields, RowsFields, add_field, form_layout
from ui.exchange.export_forms import CLIPBOARD, PDF, XLSX, forms, suggested_path
from ui.exchange.export_job import Exporter, Order, ProofOrder
from ui.theme.icons import icon
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.labels import words
from ui.widgets.overlay import Overlay
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.exchange.wanted import Wanted

SIZE = QSize(560, 600)
MARGIN = 24


class ExportPanel(Overlay):
    """While it writes, Cancel and Escape stop it; the panel goes away once the file is whole."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window, tr("Export applications"), SIZE)
        self._workspace = workspace
        self._window = window
        self._exporter: Exporter | None = None
        self._path = Path()
        self._make_parts()
        self._lay_out()
        self.form.chosen.connect(self._show_form)
        self.choose.clicked.connect(self._choose_place)
        self.cancel.clicked.connect(self.close_panel)
        self.start.clicked.connect(self._start)
        self._show_form()

    def _make_parts(self) -> None:
        self._forms = {form.ending: form for form in forms()}
        options = [(form.ending, form.label, icon(form.icon)) for form in self._forms.values()]
        self.form = Choice(tr("Format"), options, self.panel)
        self.purpose = words("", "muted", self.panel)
        self.rows = RowsFields(self._workspace, self.panel)
        self.proof = ProofFields(self._workspace, self.panel)
        self.place = ElidedLabel("", Qt.TextElideMode.ElideMiddle, self.panel)
        self.choose = QPushButton(icon("folder-open"), tr("Choose…"), self.panel)
        self.choose.setAccessibleName(tr("Choose where to export to"))
        self.message = words("", "bad", self.panel)
        self.message.hide()
        self.progress = QProgressBar(self.panel)
        self.progress.setAccessibleName(tr("Exporting"))
        self.progress.hide()
        self.cancel = QPushButton(tr("Cancel"), self.panel)
        self.start = QPushButton(self.panel)
        self.start.setProperty("primary", True)

    def _lay_out(self) -> None:
        title = QLabel(tr("Export applications"), self.panel)
        title.setProperty("role", "title")
        format_part, place_part = QWidget(self.panel), QWidget(self.panel)
        head = form_layout(format_part)
        add_field(head, tr("Format"), self.form)
        add_field(head, "", self.purpose)
        self._to = QWidget(self.panel)
        place = QHBoxLayout(self._to)
        place.setContentsMargins(0, 0, 0, 0)
        place.setSpacing(10)
        place.addWidget(self.place, 1)
        place.addWidget(self.choose)
        self._places = form_layout(place_part)
        add_field(self._places, tr("File"), self._to)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.start)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(MARGIN, 20, MARGIN, 18)
        column.setSpacing(14)
        column.addWidget(title)
        for part in (format_part, self.rows, self.proof, place_part):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self.message)
        column.addWidget(self.progress)
        column.addLayout(foot)
        self._fields = (self.form, self.rows, self.proof, self._to, self.start)

    # -- what is asked --------------------------------------------------------------------------------

    @property
    def path(self) -> Path:
        """Where the file goes."""
        return self._path

    def _show_form(self) -> None:
        ending = str(self.form.value() or XLSX)
        self.purpose.setText(self._forms[ending].purpose)
        self.rows.setVisible(ending != PDF)
        self.rows.show_form(ending)
        self.proof.setVisible(ending == PDF)
        self._places.setRowVisible(self._to, ending not in CLIPBOARD)
        self.start.setText(tr("Copy") if ending in CLIPBOARD else tr("Export"))
        self._set_path(suggested_path(self._workspace.settings.recent_folder, ending))
        self._say("")

    def _set_path(self, path: Path) -> None:
        self._path = path
        self.place.setText(str(path))

    def _choose_place(self) -> None:
        form = self._forms[str(self.form.value())]
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Export applications"), str(self._path), f"{form.label} (*.{form.ending})"
        )
        if chosen:
            path = Path(chosen)
            self._set_path(path if path.suffix else path.with_suffix(f".{form.ending}"))

    # -- the export -----------------------------------------------------------------------------------

    def _start(self) -> None:
        what = self._what()
        if what is None or self._exporter is not None:
            return
        ending = str(self.form.value())
        self._exporter = Exporter(
            self._workspace, Order(ending, None if ending in CLIPBOARD else self._path, what), self._window
        )
        self._exporter.progressed.connect(self._show_progress)
        self._exporter.finished.connect(self._finished)
        self._exporter.failed.connect(self._failed)
        self._say("")
        self._set_busy(busy=True)
        self._exporter.start()

    def _what(self) -> Wanted | ProofOrder | None:
        """What is to leave, or None after saying what is missing."""
        if self.form.value() == PDF:
            period = self.proof.period()
            if period is None:
                self._say(tr("A first day is needed, and a last day that does not lie before it."))
                self.proof.first.setFocus()
                return None
            return ProofOrder(*period, self.proof.keep_name(), str(self.proof.paper.value()))
        wanted = self.rows.wanted()
        if not wanted.columns:
            self._say(tr("Choose at least one column."))
            self.rows.list.setFocus()
            return None
        return wanted

    def _set_busy(self, *, busy: bool) -> None:
        for field in self._fields:
            field.setEnabled(not busy)
        self.progress.setRange(0, 0)
        self.progress.setVisible(busy)
        self.cancel.setEnabled(True)
        (self.cancel if busy else self.start).setFocus()

    def _show_progress(self, told: tuple[int, int]) -> None:
        done, total = told
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _finished(self) -> None:
        self._exporter = None
        self.close_panel()

    def _failed(self, text: str) -> None:
        self._exporter = None
        self._set_busy(busy=False)
        self._say(text)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def may_close(self) -> bool:
        """While a file is written, leaving means stopping; the panel comes back once it has stopped."""
        if self._exporter is None:
            return True
        self._exporter.stop()
        self.cancel.setEnabled(False)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        focused = self.window().focusWidget()
        if is_enter and isinstance(focused, QPushButton):
            focused.click()
        elif is_enter and self.start.isEnabled():
            self.start.click()
        else:
            super().keyPressEvent(event)
