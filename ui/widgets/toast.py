"""The toast: one message at the bottom of a window, with an action such as Undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget
from shiboken6 import Shiboken

from tracker.i18n import tr
from ui.widgets.icon_button import IconButton

STAYS_MS = 10_000
STAYS_ON_MS = 3_000
MARGIN = 20
WIDEST = 640


class Toast(QFrame):
    """Lies over ``window``, hidden until there is a message; a newer message replaces an older one.

    A message stays ten seconds, and as long as the pointer or the focus is in it. F6 moves the focus into
    it, Escape closes it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.hide()
        self.setProperty("panel", "raised")
        self._on_action: Callable[[], object] | None = None
        self._came_from: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        self._build()
        window.installEventFilter(self)
        QShortcut(QKeySequence(Qt.Key.Key_F6), window).activated.connect(self.take_focus)

    def _build(self) -> None:
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton(self)
        self._button.setProperty("link", True)
        self._button.clicked.connect(self._act)
        self._close = IconButton("x", tr("Close message"), parent=self)
        self._close.clicked.connect(self.close_message)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)

    @property
    def text(self) -> str:
        """The message, empty when none is shown."""
        return "" if self.isHidden() else self._label.text()

    @property
    def button(self) -> QPushButton:
        """The action's button, hidden for a message without action."""
        return self._button

    def say(self, text: str, action: str = "", on_action: Callable[[], object] | None = None) -> None:
        """Show a message; ``action`` is the button's word, ``on_action`` is called when it is pressed."""
        self._on_action = on_action
        self._label.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(STAYS_MS)
        self._announce(text)

    def take_focus(self) -> None:
        """Move the focus to the action, or to the cross if there is none."""
        if not self.isHidden() and not self._has_focus():
            self._came_from = QApplication.focusWidget()
            target = self._close if self._button.isHidden() else self._button
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_message(self) -> None:
        """Take the message away and give the focus back."""
        self._timer.stop()
        self._on_action = None
        if self._has_focus() and self._came_from is not None and Shiboken.isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None
        self.hide()

    def _act(self) -> None:
        """Take the message away, then do what it offered: that may say something new."""
        on_action = self._on_action
        self.close_message()
        if on_action is not None:
            on_action()

    def _time_is_up(self) -> None:
        if self.underMouse() or self._has_focus():
            self._timer.start(STAYS_ON_MS)
        else:
            self.close_message()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _announce(self, text: str) -> None:
        """Have a screen reader say the message, whatever it reads at the moment."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _place(self) -> None:
        """Lie at the window's bottom, in the middle; a long message wraps."""
        room = min(WIDEST, self._window.width() - 2 * MARGIN)
        self._label.setWordWrap(False)
        size = self.sizeHint()
        if size.width() > room:
            self._label.setWordWrap(True)
            size = QSize(room, self.heightForWidth(room))
        left = (self._window.width() - size.width()) // 2
        self.setGeometry(QRect(QPoint(left, self._window.height() - size.height() - MARGIN), size))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
        else:
            super().keyPressEvent(event)
