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
from typing import IO, Any

import tracker

Pulse = Callable[[], None]
"""Called several times a second while somebody waits; what it raises ends the waiting."""

PULSE_SECONDS = 0.05
_END = "\0end"
_ROOT = str(Path(tracker.__file__).resolve().parents[1])
_WITHOUT_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class NoAnswer(Exception):
    """The second process did not start, or ended without an answer."""


class SecondProcess:
    """Runs ``answer`` of a module, which makes one stream out of another: of what it is sent, what it tells.

    It tells into a file without a name: reading from a pipe would take this process's interpreter away from
    its work again and again. Raises NoAnswer where no process can be started.
    """

    def __init__(self, module: str) -> None:
        python = interpreter()
        if not python:
            raise NoAnswer
        code = f"import sys; sys.path.insert(0, {_ROOT!r}); from {__name__} import serve; serve({module!r})"
        self._told: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (it lives as long as the process)
        try:
            self._process = subprocess.Popen(
                [python, "-P", "-c", code],
                stdin=subprocess.PIPE,
                stdout=self._told,
                stderr=subprocess.DEVNULL,
                creationflags=_WITHOUT_WINDOW,
            )
        except OSError as error:
            self._told.close()
            raise NoAnswer from error
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
        except (EOFError, pickle.UnpicklingError) as error:
            raise NoAnswer from error
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
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()
    told.close()


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
    """All objects of a stream up to its end mark. Raises EOFError without one: something is missing."""
    while (found := pickle.load(stream)) != _END:
        yield found
