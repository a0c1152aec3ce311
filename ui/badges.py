"""Keeps the badges of all applications fresh: after opening and after every change that may matter.

Slices run on the store's thread, each submitted when the one before is answered, so that what a person does
in between comes first. Pages hear of new badges as of any change; the journal does not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.catalogue import CHECK_TABLES, catalogue_of
from ui.workspace import ChangeEvent, Workspace

if TYPE_CHECKING:
    from tracker.badges import BadgeRefresh, Slice
    from tracker.store.store import Store

REST_MS = 250
"""Several changes at once are looked at once."""
BETWEEN_MS = 10
"""Between two slices the window paints and answers."""


class BadgeKeeper(QObject):
    """Made with the window. ``refreshed`` follows when every badge holds again."""

    refreshed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._number = 0
        self._waiting: set[int] = set()
        self._is_all_wanted = False
        self._refresh: BadgeRefresh | None = None
        self._rest = _timer(self, REST_MS, self._begin)
        self._pause = _timer(self, BETWEEN_MS, self._go_on)
        workspace.changed.connect(self._heard)

    @property
    def is_fresh(self) -> bool:
        """Whether nothing is left to look at."""
        return not (self._rest.isActive() or self._refresh or self._is_all_wanted or self._waiting)

    def look_at_all(self) -> None:
        """Look at every application: the program was opened, or something changed that all depend on."""
        self._is_all_wanted = True
        self._rest.start()

    def _heard(self, event: ChangeEvent) -> None:
        changes = event.changes
        if event.initiator is self:
            return
        if changes.everything or CHECK_TABLES & changes.ids.keys():
            self.look_at_all()
        elif changes.applications:
            self._waiting |= changes.applications
            self._rest.start()

    def _begin(self) -> None:
        """Start over with what is wanted now; a refresh that is under way ends with its present slice."""
        if not self._workspace.is_open:
            return
        is_unfinished = self._refresh is not None
        only = None if self._is_all_wanted or is_unfinished else sorted(self._waiting)
        self._is_all_wanted = False
        self._waiting.clear()
        self._number += 1
        number, home = self._number, self._workspace.home

        def begin(store: Store) -> tuple[int, BadgeRefresh]:
            from tracker.badges import BadgeRefresh
            from tracker.clock import today

            return number, BadgeRefresh(store, catalogue_of(home), today(), only)

        self._workspace.work(begin, self._begun, self._failed)

    def _begun(self, answer: tuple[int, BadgeRefresh]) -> None:
        number, refresh = answer
        if number == self._number:
            self._refresh = refresh
            self._go_on()

    def _go_on(self) -> None:
        """Submit the next slice."""
        refresh, number = self._refresh, self._number
        if refresh is None or not self._workspace.is_open:
            return
        if not self._workspace.runner.is_idle:
            self._pause.start()  # somebody waits for an answer: they come first
            return

        def step(_store: Store) -> tuple[int, Slice]:
            return number, refresh.step()

        self._workspace.work(step, self._stepped, self._failed)

    def _stepped(self, answer: tuple[int, Slice]) -> None:
        number, done = answer
        if done.changed:
            self._tell(done.changed)
        if number != self._number:
            return
        if done.is_last:
            self._refresh = None
            if self.is_fresh:
                self.refreshed.emit()
        else:
            self._pause.start()

    def _failed(self, error: Exception) -> None:
        """Leave the badges as they are until something changes again."""
        self._refresh = None
        self._workspace.failed.emit(error)

    def _tell(self, ids: tuple[int, ...]) -> None:
        """Let the pages read these applications again. Nothing of it can be undone."""
        from tracker.store.journal import Changes

        news = Changes("", 0, {"visa_badge": frozenset(ids)}, frozenset(ids))
        self._workspace.changed.emit(ChangeEvent(news, self))


def _timer(parent: QObject, milliseconds: int, what: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(what)
    return timer
