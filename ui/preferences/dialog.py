"""The settings: a list of pages at the left, the chosen one beside it. Everything applies at once."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tracker.i18n import tr
from ui.preferences.appearance import AppearancePage
from ui.preferences.data import DataPage
from ui.preferences.profile import ProfilePage
from ui.preferences.registers import RegistersPage
from ui.preferences.statuses import StatusesPage
from ui.theme.icons import icon
from ui.theme.style import current
from ui.widgets.icon_button import IconButton
from ui.widgets.overlay import Overlay
from ui.workspace import Workspace

SIZE = QSize(860, 640)
SIDE_WIDTH = 184


class PreferencesDialog(Overlay):
    """Appearance, profile, statuses, registers and data. There is no OK button: what one sees holds."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window, tr("Settings"), SIZE)
        self._stack = QStackedWidget(self.panel)
        self._buttons = QButtonGroup(self)
        self._buttons.setExclusive(True)
        self.statuses = StatusesPage(workspace, self.panel)
        self.appearance = AppearancePage(workspace, self.panel)
        self.profile = ProfilePage(workspace, self.panel)
        self.registers = RegistersPage(workspace, self.panel)
        self.data = DataPage(workspace, self.panel)
        self._names = {"appearance": 0, "profile": 1, "statuses": 2, "registers": 3, "data": 4}
        self._build()
        self._buttons.idClicked.connect(self._stack.setCurrentIndex)
        self.show_page("appearance")

    def show_page(self, name: str) -> None:
        """Bring ``appearance``, ``profile``, ``statuses``, ``registers`` or ``data`` into view."""
        place = self._names[name]
        self._buttons.button(place).setChecked(True)
        self._stack.setCurrentIndex(place)

    def show_field(self, field: str) -> None:
        """Bring the profile into view, the focus on one of its fields, or the first for any other name."""
        self.show_page("profile")
        self.profile.focus_field(field if field in self.profile.fields else next(iter(self.profile.fields)))

    def _build(self) -> None:
        row = QHBoxLayout(self.panel)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side())
        row.addWidget(self._stack, 1)
        for page in (self.appearance, self.profile, self.statuses, self.registers, self.data):
            self._stack.addWidget(_scrolled(page))
        self._close = IconButton("x", tr("Close settings"), parent=self.panel)
        self._close.clicked.connect(self.close_panel)

    def _place_close(self) -> None:
        self._close.adjustSize()
        self._close.move(self.panel.width() - self._close.width() - 14, 14)
        self._close.raise_()

    def _side(self) -> QWidget:
        side = Side(self.panel)
        side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 22, 12, 16)
        column.setSpacing(4)
        title = QLabel(tr("Settings"), side)
        title.setProperty("role", "title")
        title.setContentsMargins(10, 0, 0, 10)
        column.addWidget(title)
        entries = (
            ("palette", tr("Appearance")),
            ("user", tr("Profile")),
            ("square-kanban", tr("Statuses")),
            ("building-2", tr("Sponsor registers")),
            ("folder-open", tr("Data")),
        )
        for place, (icon_name, text) in enumerate(entries):
            button = QPushButton(icon(icon_name), text, side)
            button.setProperty("quiet", True)
            button.setStyleSheet("text-align: left")
            button.setCheckable(True)
            self._buttons.addButton(button, place)
            column.addWidget(button)
        column.addStretch(1)
        return side

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_close()


class Side(QWidget):
    """The ground of the list at the left, with a hairline at its right."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRect(self.width() - 1, 1, 1, self.height() - 2), QColor(current().tokens.line))
        painter.end()


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    page.setAutoFillBackground(False)
    return area
