from __future__ import annotations

from tests.ui.conftest import Start
from ui.preferences.dialog import PreferencesDialog


def test_the_settings_open_on_the_registers(start: Start) -> None:
    app = start()
    app.workspace.lead("registers")
    dialog = app.window.findChild(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    assert dialog.registers.isVisible()
    dialog.close_panel()
