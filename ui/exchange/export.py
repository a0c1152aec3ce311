"""The door to the export."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.exchange.export_panel import ExportPanel
from ui.workspace import Workspace


def export_with_dialog(workspace: Workspace, window: QWidget) -> ExportPanel:
    """Open the panel that asks what to export, in which format and where to."""
    panel = ExportPanel(workspace, window)
    panel.open()
    return panel
