"""Every action with its keys; another key is recorded by choosing the action's field and pressing it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tracker.i18n import tr
from tracker.settings import Settings
from ui.actions import ActionSpec, menus, set_keys
from ui.widgets.icon_button import IconButton
from ui.widgets.labels import words
from ui.widgets.overlay import Overlay
from ui.widgets.search_field import SearchField

SIZE = QSize(640, 720)
KEY_WIDTH = 150


class ShortcutsDialog(Overlay):
    """The table of actions, searchable. A changed key holds at once; a key belongs to one action."""

    def __init__(self, actions: Mapping[str, QAction], settings: Settings, window: QWidget) -> None:
        super().__init__(window, tr("Keyboard shortcuts"), SIZE)
        self._actions = actions
        self._settings = settings
        self.rows: dict[str, KeyRow] = {}
        self._headings: dict[str, QLabel] = {}
        self._build()

    def _build(self) -> None:
        title = words(tr("Keyboard shortcuts"), "title", self.panel)
        close = IconButton("x", tr("Close"), parent=self.panel)
        close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(close)
        self.search = SearchField(tr("Search actions"), parent=self.panel)
        self.search.text_settled.connect(self.show_matching)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(24, 18, 18, 18)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self._table(), 1)
        hint = tr("Choose a field and press the keys. The arrow gives an action its own keys back.")
        column.addWidget(words(hint, "secondary", self.panel))

    def _table(self) -> QScrollArea:
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        for menu in menus():
            heading = words(menu.title.replace("&", ""), "label", table)
            heading.setContentsMargins(0, 8, 0, 2)
            self._headings[menu.title] = heading
            column.addWidget(heading)
            for spec in menu.actions:
                if spec.name in self._actions:
                    column.addWidget(self._row(spec, menu.title, table))
        column.addStretch(1)
        area = QScrollArea(self.panel)
        area.setWidget(table)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        table.setAutoFillBackground(False)
        return area

    def _row(self, spec: ActionSpec, menu: str, parent: QWidget) -> KeyRow:
        row = KeyRow(spec, menu, parent)
        row.show_keys(self._actions[spec.name], is_changed=spec.name in self._settings.keys)
        row.recorded.connect(self.bind)
        row.reset_wanted.connect(self.reset)
        self.rows[spec.name] = row
        return row

    def focus_first(self) -> None:
        """Begin with the search."""
        self.search.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def show_matching(self, text: str) -> None:
        """Show the actions whose words or keys hold the text."""
        wanted = text.casefold().strip()
        for row in self.rows.values():
            row.setVisible(wanted in row.searched_text())
        for menu, heading in self._headings.items():
            heading.setVisible(any(row.menu == menu and not row.isHidden() for row in self.rows.values()))

    def bind(self, name: str, keys: str) -> None:
        """Give an action another key (portable text, "" for none), unless another action has it."""
        other = self._holder(keys, name) if keys else None
        if other is not None:
            text = tr("{keys} belongs to {action} already.", keys=_native(keys), action=self.rows[other].text)
            self.rows[name].show_error(text)
            return
        self._settings.keys[name] = keys
        self._apply(name)

    def reset(self, name: str) -> None:
        """Give an action its own keys back."""
        self._settings.keys.pop(name, None)
        self._apply(name)

    def _holder(self, keys: str, name: str) -> str | None:
        wanted = QKeySequence(keys)
        for other, action in self._actions.items():
            if other != name and wanted in action.shortcuts():
                return other
        return None

    def _apply(self, name: str) -> None:
        row, chosen = self.rows[name], self._settings.keys.get(name)
        set_keys(self._actions[name], row.spec.keys, chosen)
        row.show_keys(self._actions[name], is_changed=chosen is not None)


class KeyRow(QWidget):
    """One action: its words, its keys, a way back. ``recorded`` carries its name and a key."""

    recorded = Signal(str, str)
    reset_wanted = Signal(str)

    def __init__(self, spec: ActionSpec, menu: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec, self.menu, self.text = spec, menu, spec.text.replace("&", "")
        self.edit = QKeySequenceEdit(self)
        self.edit.setMaximumSequenceLength(1)
        self.edit.setFixedWidth(KEY_WIDTH)
        self.edit.setAccessibleName(tr("Keys of {action}", action=self.text))
        self.edit.editingFinished.connect(self._record)
        self.reset = IconButton("rotate-ccw", tr("Own keys of {action} back", action=self.text), parent=self)
        self.reset.clicked.connect(self._want_reset)
        self.error = words("", "bad", self)
        self.error.hide()
        self._known = ""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel(self.text, self), 1)
        row.addWidget(self.edit)
        row.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.error)

    def show_keys(self, action: QAction, *, is_changed: bool) -> None:
        """Show the keys that hold; the way back only where they were changed."""
        self._known = _portable(action.shortcut())
        self.edit.setKeySequence(action.shortcut())
        for field in self.edit.findChildren(QLineEdit):
            field.setPlaceholderText(tr("No key"))
        self.error.hide()
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self.reset.setVisible(is_changed)

    def show_error(self, text: str) -> None:
        """Say why a key was refused and show the one that holds."""
        self.error.setText(text)
        self.error.show()
        self.edit.setKeySequence(QKeySequence(self._known))

    def searched_text(self) -> str:
        """What a search looks at."""
        return f"{self.text} {_native(self._known)}".casefold()

    def _record(self) -> None:
        keys = _portable(self.edit.keySequence())
        if keys != self._known:
            self.recorded.emit(self.spec.name, keys)

    def _want_reset(self) -> None:
        self.reset_wanted.emit(self.spec.name)


def _portable(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.PortableText)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
