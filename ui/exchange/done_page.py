"""The last step: how far the writing is, then what came of it."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from tracker.i18n import tr, trn
from ui.exchange.centred import CentredPage
from ui.exchange.planning import Planned
from ui.theme.style import current


class DonePage(CentredPage):
    """Progress while rows are written; the counts once they are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_done = False
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(tr("Writing"))
        self.column.addWidget(self.progress)

    def show_writing(self, planned: Planned) -> None:
        """Say that the rows are being written."""
        counts = planned.counts
        self._is_done = False
        count = counts.written
        self.heading.setText(trn("Writing {count} row", "Writing {count} rows", count))
        self.text.setText(tr("Cancel leaves everything as it was."))
        self.progress.setRange(0, 0)
        self.progress.show()
        self.update()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far the writing is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def show_done(self, planned: Planned) -> None:
        """Say what came of it."""
        counts = planned.counts
        self._is_done = True
        self.heading.setText(
            trn("Imported {count} application", "Imported {count} applications", counts.written)
        )
        said = [trn("{count} is new.", "{count} are new.", counts.new)]
        if counts.updated:
            said.append(trn("{count} was completed.", "{count} were completed.", counts.updated))
        if counts.unchanged:
            said.append(trn("{count} stayed as it was.", "{count} stayed as they were.", counts.unchanged))
        if counts.left_out:
            said.append(trn("{count} row was left out.", "{count} rows were left out.", counts.left_out))
        said.append(tr("Undo takes all of it back, also after a restart."))
        self.text.setText(" ".join(said))
        self.progress.hide()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        if self._is_done:
            self.paint_picture(painter, "check", tokens.good, tokens.good_soft)
        else:
            self.paint_picture(painter, "file-spreadsheet", tokens.accent, tokens.accent_soft)
        painter.end()
