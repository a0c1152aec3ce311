"""Garbage collection on the main thread only.

Python collects on whichever thread makes the next object. On the store's thread that could destroy a leftover
QObject: its destructor takes a Qt lock and waits for the interpreter, which the main thread holds while it
waits for that lock, and the program stands still.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class Collector(QObject):
    """Turns automatic collection off, and collects on its own thread when there is reason to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(collect)

    def start(self) -> None:
        """Begin, once the program is started: what stands by then stays, and is never looked at again."""
        gc.freeze()
        self._timer.start()


def collect() -> None:
    """Collect the oldest generation that is due by Python's own thresholds."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
