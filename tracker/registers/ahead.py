"""Reads ahead: a file is parsed on a thread of its own while the rows before are written."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, Full, Queue
from typing import Generic, TypeVar

T = TypeVar("T")
BATCHES = 4
"""How many are read before they are wanted; what lies ready is all that memory has to hold."""
_WAIT_SECONDS = 0.05


class _Reader(Generic[T]):
    """Hands on what an iterator yields; its end, and what it raises, come through the queue too."""

    def __init__(self, items: Iterator[T]) -> None:
        self._items = items
        self._ready: Queue[T] = Queue(BATCHES)
        self._error: BaseException | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._read, name="register", daemon=True)
        self._thread.start()

    def _read(self) -> None:
        try:
            for item in self._items:
                if not self._put(item):
                    return
        except BaseException as error:  # raised again on the thread that writes
            self._error = error

    def _put(self, item: T) -> bool:
        while not self._stop.is_set():
            try:
                self._ready.put(item, timeout=_WAIT_SECONDS)
            except Full:
                continue
            return True
        return False

    def __iter__(self) -> Iterator[T]:
        while True:
            was_over = not self._thread.is_alive()
            try:
                yield self._ready.get(timeout=0 if was_over else _WAIT_SECONDS)
            except Empty:
                if was_over:
                    break
        if self._error is not None:
            raise self._error

    def end(self) -> None:
        """Stop reading and wait until it has stopped."""
        self._stop.set()
        self._thread.join()


@contextmanager
def read_ahead(items: Iterator[T]) -> Iterator[Iterator[T]]:
    """The items, read on another thread; the thread has ended when the block is left, however it is left."""
    reader = _Reader(items)
    try:
        yield iter(reader)
    finally:
        reader.end()
