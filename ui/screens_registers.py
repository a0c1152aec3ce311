"""The pictures of the sponsor registers: the settings' page with two made-up lists loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.screens import Stage

UK_LIST = """Organisation Name,Town/City,County,Type & Rating,Route
Kestrel Robotics Ltd,Leeds,,Worker (A rating),Skilled Worker
Moorgate Retail plc,London,,Worker (A rating),Skilled Worker
Tidewater Bank Limited,London,,Worker (A (Premium)),Skilled Worker
"""
IND_PAGE = """<table><tr><th>Organisation</th><th>KvK number</th></tr>
<tr><td>Coral Cloud B.V.</td><td>12345678</td></tr><tr><td>Fjordline B.V.</td><td>87654321</td></tr></table>
"""


def registers(stage: Stage) -> QWidget:
    """The page of the settings."""
    from ui.preferences.dialog import PreferencesDialog

    dialog = PreferencesDialog(stage.workspace, stage.window)
    dialog.show_page("registers")
    dialog.show()
    for name, text in (("register-2026-11-20.csv", UK_LIST), ("register-2026-11-03.html", IND_PAGE)):
        path = stage.workspace.home.folder / name
        path.write_text(text, encoding="utf-8")
        dialog.registers.load_file(path)
        stage.settle()
    return stage.window
