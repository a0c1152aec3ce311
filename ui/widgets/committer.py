"""When an edited text is given over: shared by the editors of one line and of many."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

REST_MS = 1_000


class Committer(QObject):
    """Watches one editor. ``emit`` gets the text when it has changed since it was last given over or set.

    ``read`` answers the editor's text; it is called only when there may be something to give over.
    """

    def __init__(self, editor: QObject, read: Callable[[], str], emit: Callable[[str], object]) -> None:
        super().__init__(editor)
        self._read = read
        self._emit = emit
        self._known = ""
        self._touched = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.commit)

    @property
    def dirty(self) -> bool:
        """Whether the person changed the text since it was last given over or set."""
        return self._touched

    def touched(self) -> None:
        """The person typed: the text is given over after a second's rest at the latest."""
        self._touched = True
        self._timer.start()

    def settled(self, text: str) -> None:
        """The editor was set to ``text`` from outside; nothing is to be given over."""
        self._known = text
        self._touched = False
        self._timer.stop()

    def commit(self) -> None:
        """Give the text over now, if it changed."""
        self._timer.stop()
        if not self._touched:
            return
        self._touched = False
        text = self._read()
        if text != self._known:
            self._known = text
            self._emit(text)
