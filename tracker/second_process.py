"""A second process for a part of long work: it is asked one thing, and answers.

Whatever goes wrong with it is no failure of the work: who asks does the part itself then.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import IO, Any, cast

import tracker

Pulse = Callable[[], None]
"""Called several times a second while somebody waits; what it raises ends the waiting."""

PULSE_SECONDS = 0.05
_AHEAD = 1 << 20
"""Bytes that a process may tell ahead of who takes them as they come; Linux allows as many to everyone."""
_END = "\0end"
# What reading a stream of anything else raises, as the library's documentation has it; and where a length is
# read that no memory has.
_NO_PICKLE = (
    pickle.UnpicklingError,
    AttributeError,
    ImportError,
    IndexError,
    KeyError,
    ValueError,
    OSError,
    OverflowError,
    MemoryError,
)
_ROOT = str(Path(tracker.__file__).resolve().parents[1])
_WITHOUT_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class NoAnswer(Exception):
    """The second process did not start, or ended without an answer."""


class SecondProcess:
    """Runs ``answer`` of a module, which makes one stream out of another: of what it is sent, what it tells.

    What it tells is either waited for, while this process does a part of the work (``ask`` and ``answer``),
    or taken as it comes (``send`` and ``stream``; ``is_streamed``). In the first case it tells into a file
    without a name: reading from a pipe would take this process's interpreter away from its work again and
    again. Raises NoAnswer where no process can be started.
    """

    def __init__(self, module: str, *, is_streamed: bool = False) -> None:
        python = interpreter()
        if not python:
            raise NoAnswer
        code = f"import sys; sys.path.insert(0, {_ROOT!r}); from {__name__} import serve; serve({module!r})"
        file = None if is_streamed else tempfile.TemporaryFile()  # noqa: SIM115 (it lives as long as the process)
        try:
            self._process = subprocess.Popen(
                [python, "-P", "-c", code],
                stdin=subprocess.PIPE,
                stdout=file or subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_WITHOUT_WINDOW,
            )
        except OSError as error:
            if file is not None:
                file.close()
            raise NoAnswer from error
        self._told = file or _widened(cast("IO[bytes]", self._process.stdout))
        self._talk: Thread | None = None
        self._let_go = weakref.finalize(self, _let_go, self._process, self._told)

    def ask(self, messages: Iterable[Any]) -> None:
        """Send everything, on a thread of its own, which then waits for the process to end."""
        self._talk = Thread(target=self._converse, args=(messages,), daemon=True)
        self._talk.start()

    def answer(self, pulse: Pulse) -> list[Any]:
        """All that is told, waited for. Raises NoAnswer, or what ``pulse`` raises; the process ends then."""
        try:
            while self._talk is not None and self._talk.is_alive():
                self._talk.join(PULSE_SECONDS)
                pulse()
            self._told.seek(0)
            return list(_unpickled(self._told))
        finally:
            self.stop()

    def send(self, message: Any) -> None:
        """Send a message from this thread: only a short one, since nobody may read it for a while."""
        inward = self._process.stdin
        if inward is not None:
            with suppress(OSError):
                pickle.dump(message, inward, pickle.HIGHEST_PROTOCOL)
                inward.flush()

    def stream(self) -> Iterator[Any]:
        """What is told, as it comes; nothing is sent from then on. The process is over afterwards.

        Raises NoAnswer where it ends too early. Who stops reading before the end has to ``stop`` the process.
        """
        self.send(_END)
        _close(self._process.stdin)
        try:
            yield from _unpickled(self._told)
        finally:
            self.stop()

    @property
    def is_over(self) -> bool:
        """Whether the process has ended."""
        return self._process.poll() is not None

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        if self._talk is not None:
            self._talk.join()
        self._let_go()

    def _converse(self, messages: Iterable[Any]) -> None:
        inward = self._process.stdin
        if inward is not None:
            with suppress(OSError), inward:
                for message in chain(messages, (_END,)):
                    pickle.dump(message, inward, pickle.HIGHEST_PROTOCOL)
        self._process.wait()


def _let_go(process: subprocess.Popen[bytes], told: IO[bytes]) -> None:
    process.kill()
    process.wait()
    _close(process.stdin)
    told.close()


def _widened(pipe: IO[bytes]) -> IO[bytes]:
    """A pipe with more room, where the system lets one say so: with little, both ends wait in turns."""
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _AHEAD)
    return pipe


def _close(inward: IO[bytes] | None) -> None:
    """Close what a process is sent; that it has ended already is no failure."""
    if inward is not None:
        with suppress(OSError):
            inward.close()


def interpreter() -> str:
    """What runs a module; nothing where the program is packed into one file."""
    return "" if getattr(sys, "frozen", False) else sys.executable


def serve(module: str) -> None:
    """The second process: hand what it is sent to the module's ``answer``, and tell what that says."""
    from importlib import import_module

    outward = sys.stdout.buffer
    for said in chain(import_module(module).answer(_unpickled(sys.stdin.buffer)), (_END,)):
        outward.write(pickle.dumps(said, pickle.HIGHEST_PROTOCOL))
    outward.flush()


def _unpickled(stream: IO[bytes]) -> Iterator[Any]:
    """All objects of a stream up to its end mark. Raises NoAnswer without one: something is missing."""
    try:
        while (said := pickle.load(stream)) != _END:
            yield said
    except (EOFError, *_NO_PICKLE) as error:
        raise NoAnswer from error
