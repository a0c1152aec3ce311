"""A second process for a part of long work: it is asked one thing, and answers.

Whatever goes wrong with it is no failure of the work: who asks does the part itself then.
"""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

import tracker

Pulse = Callable[[], None]
"""Called several times a second while somebody waits; what it raises ends the waiting."""

PULSE_SECONDS = 0.05
_END = "end"
_ROOT = str(Path(tracker.__file__).resolve().parents[1])
_PIPE = 1 << 20
_WITHOUT_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class NoAnswer(Exception):
    """The second process did not start, or ended without an answer."""


class SecondProcess:
    """Runs ``answer`` of a module, which makes one stream out of another: of what it is sent, what it tells.

    Raises NoAnswer where no process can be started.
    """

    def __init__(self, module: str) -> None:
        python = interpreter()
        if not python:
            raise NoAnswer
        code = f"import sys; sys.path.insert(0, {_ROOT!r}); from {__name__} import serve; serve({module!r})"
        try:
            self._process = subprocess.Popen(
                [python, "-P", "-c", code],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_WITHOUT_WINDOW,
                pipesize=_PIPE,
            )
        except OSError as error:
            raise NoAnswer from error
        self._told = b""
        self._exchange: Thread | None = None
        self._stop = weakref.finalize(self, _stop, self._process)

    def ask(self, messages: Iterable[Any]) -> None:
        """Send everything and take the answer in, both on a thread of its own."""
        self._exchange = Thread(target=self._converse, args=(messages,), daemon=True)
        self._exchange.start()

    def answer(self, pulse: Pulse) -> list[Any]:
        """All that is told, waited for. Raises NoAnswer, or what ``pulse`` raises; the process ends then."""
        try:
            while self._exchange is not None and self._exchange.is_alive():
                self._exchange.join(PULSE_SECONDS)
                pulse()
            told = list(_unpickled(io.BytesIO(self._told)))
        except pickle.UnpicklingError as error:
            raise NoAnswer from error
        finally:
            self.stop()
        if not told or told.pop() != _END:
            raise NoAnswer
        return told

    @property
    def is_over(self) -> bool:
        """Whether the process has ended."""
        return self._process.poll() is not None

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        if self._exchange is not None:
            self._exchange.join()
        self._stop()

    def _converse(self, messages: Iterable[Any]) -> None:
        inward, outward = self._process.stdin, self._process.stdout
        if inward is None or outward is None:
            return
        try:
            with inward:
                for message in messages:
                    pickle.dump(message, inward, pickle.HIGHEST_PROTOCOL)
            self._told = outward.read()
        except OSError:
            self._told = b""


def interpreter() -> str:
    """What runs a module; nothing where the program is packed into one file."""
    return "" if getattr(sys, "frozen", False) else sys.executable


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()


def serve(module: str) -> None:
    """The second process: hand what it is sent to the module's ``answer``, and tell what that says."""
    from importlib import import_module

    outward = sys.stdout.buffer
    for said in chain(import_module(module).answer(_unpickled(sys.stdin.buffer)), (_END,)):
        outward.write(pickle.dumps(said, pickle.HIGHEST_PROTOCOL))
    outward.flush()


def _unpickled(stream: BinaryIO) -> Iterator[Any]:
    """All objects of a stream."""
    while True:
        try:
            yield pickle.load(stream)
        except EOFError:
            return
