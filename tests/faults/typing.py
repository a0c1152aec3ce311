"""A process that types into the open window's inspector and never leaves the field: argument HOME."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tracker.paths import Home
from ui.app import App
from ui.widgets.line_editor import LineEditor

TYPED = " of the night shift"


def main(folder: str) -> None:
    """Open the window, open the first application, type, say so, and go on as a window does."""
    application = QApplication(sys.argv[:1])
    app = App(application, Home(Path(folder)))
    app.show()
    while not app.is_filled:
        QTest.qWait(5)
    app.workspace.inspect(1)
    while not (fields := _title_fields(app)) or not app.workspace.runner.is_idle:
        QTest.qWait(5)
    app.window.activateWindow()
    fields[0].setFocus()
    fields[0].end(False)
    QTest.keyClicks(fields[0], TYPED)
    print("typed", flush=True)
    application.exec()


def _title_fields(app: App) -> list[LineEditor]:
    fields = app.window.findChildren(LineEditor)
    return [field for field in fields if field.accessibleName() == "Job title" and field.text()]


if __name__ == "__main__":
    main(sys.argv[1])
