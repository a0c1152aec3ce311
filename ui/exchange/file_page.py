"""The first step: choose a file, or drop one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton, QWidget

from tracker.i18n import tr
from ui.exchange.centred import CentredPage
from ui.theme.icons import icon
from ui.theme.style import current
from ui.widgets.labels import words
from ui.workspace import Workspace

PATTERNS = (
    *("*.csv", "*.tsv", "*.txt", "*.md"),
    *("*.xlsx", "*.xlsm", "*.xls", "*.ods"),
    *("*.json", "*.zip", "*.html"),
)


class FilePage(CentredPage):
    """``chosen`` carries the path of a file that was chosen; what is wrong with it is said here."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._is_target = False
        self.heading.setText(tr("Bring in the spreadsheet you kept so far"))
        self.text.setText(
            tr(
                "CSV, Excel, OpenDocument, JSON or LinkedIn's archive, in any of twelve languages. "
                "Drop it here or choose it. You see what is understood before anything is written."
            )
        )
        self.error = words("", "bad", self)
        self.error.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = QPushButton(icon("folder-open", "on_accent"), tr("Choose a file"), self)
        self.choose.setProperty("primary", True)
        self.choose.clicked.connect(self._ask)
        self.busy = QProgressBar(self)
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(tr("Reading the file"))
        self.column.addWidget(self.error)
        self.column.addSpacing(8)
        self.column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self.busy)
        self.show_idle()

    def show_idle(self, error: str = "") -> None:
        """Wait for a file; ``error`` says why the one before cannot be read."""
        self.error.setText(error)
        self.error.setVisible(bool(error))
        self.busy.hide()
        self.choose.setEnabled(True)

    def show_busy(self) -> None:
        """Say that a file is being read."""
        self.error.hide()
        self.busy.show()
        self.choose.setEnabled(False)

    def show_target(self, *, shown: bool) -> None:
        """Say that a file held over the page may be dropped."""
        self._is_target = shown
        self.update()

    def _ask(self) -> None:
        settings = self._workspace.settings
        path, _ = QFileDialog.getOpenFileName(
            self,
            tr("Import applications"),
            settings.recent_folder,
            f"{tr('Tables')} ({' '.join(PATTERNS)});;{tr('All files')} (*)",
        )
        if path:
            settings.recent_folder = str(Path(path).parent)
            self.chosen.emit(path)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(tokens.accent if self._is_target else tokens.line_strong), 1.5)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.accent_soft if self._is_target else tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(24, 24, -24, -24), 12, 12)
        self.paint_picture(painter, "file-spreadsheet", tokens.accent, tokens.accent_soft)
        painter.end()
