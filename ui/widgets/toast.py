"""The toast: one message at the bottom of a window, with an action such as Undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QKeyEvent, QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from tracker.i18n import tr
from ui.widgets.icon_button import IconButton

STAYS_MS = 10_000
MARGIN = 20
WIDEST = 640


class Toast(QFrame):
    """Lies over ``window``, hidden until there is a message; a newer message replaces an older one.

    A message stays ten seconds, and as long as the pointer or the focus is in it. F6 moves the focus into it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self.setProperty("panel", "raised")
        self._on_action: Callable[[], object] | None = None
        self._came_from: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self._leave)
        self._build()
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._focus_changed)
        QShortcut(QKeySequence(Qt.Key.Key_F6), window).activated.connect(self.take_focus)

    def _build(self) -> None:
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._button = QPushButton(self)
        self._button.setProperty("link", True)
        self._button.clicked.connect(self._act)
        close = IconButton("x", tr("Close message"), parent=self)
        close.clicked.connect(self.close_message)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(close)

    def say(self, text: str, action: str = "", on_action: Callable[[], object] | None = None) -> None:
        """Show a message; ``action`` is the button's word, ``on_action`` is called once when it is pressed."""
        self._on_action = on_action
        self._label.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._place()
        self._timer.start()
        self._announce(text)

    @property
    def text(self) -> str:
        """The message, empty when none is shown."""
        return self._label.text() if self.isVisible() else ""

    def take_focus(self) -> None:
        """Move the focus to the action, or to the cross if there is none."""
        if self.isVisible():
            self._came_from = QApplication.focusWidget()
            self._button.setFocus() if self._button.isVisible() else self.focusNextChild()

    def close_message(self) -> None:
        """Take the message away and give the focus back."""
        self._timer.stop()
        self._on_action = None
        back = self._came_from if self.isAncestorOf(QApplication.focusWidget()) else None
        self.hide()
        if back is not None:
            back.setFocus()
