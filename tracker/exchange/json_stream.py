"""JSON read value by value, so that a list of any length needs the memory of its longest entry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn, TextIO

from tracker.errors import UnreadableFile
from tracker.i18n import tr

CHUNK = 1 << 16
VALUE_LIMIT = 16_000_000
"""Characters of one entry."""
# With the byte order mark, which some programs begin a text with.
_SPACE = re.compile("[ \t\r\n\ufeff]*")


class JsonStream:
    """Walks through JSON text. Raises UnreadableFile, with the line, where it is none."""

    def __init__(self, text: TextIO, name: str) -> None:
        self._text = text
        self._name = name
        self._buffer = ""
        self._place = 0
        self._line = 1
        self._is_whole = False
        self._decoder = json.JSONDecoder(parse_constant=_refused_constant)

    def peek(self) -> str:
        """The next sign that is no white space, "" at the end."""
        while True:
            found = _SPACE.match(self._buffer, self._place)
            end = found.end() if found else self._place
            self._advance(end)
            if end < len(self._buffer):
                return self._buffer[end]
            if not self._more():
                return ""

    def take(self, signs: str) -> str:
        """The next sign, which has to be one of ``signs``."""
        sign = self.peek()
        if not sign or sign not in signs:
            self.fail()
        self._advance(self._place + 1)
        return sign

    def value(self) -> Any:
        """The next value as a whole."""
        self.peek()
        while True:
            try:
                found, end = self._decoder.raw_decode(self._buffer, self._place)
            except RecursionError:
                self.fail()
            except ValueError:
                if not self._more():
                    self.fail()
                continue
            # A number at the end of what was read may go on in what was not.
            if end < len(self._buffer) or not self._more():
                self._advance(end)
                return found

    def items(self) -> Iterator[Any]:
        """The values of the list that begins here."""
        self.take("[")
        if self.peek() == "]":
            self.take("]")
            return
        while True:
            yield self.value()
            if self.take(",]") == "]":
                return

    def members(self) -> Iterator[str]:
        """The keys of the object that begins here; its caller takes each value before the next key."""
        self.take("{")
        if self.peek() == "}":
            self.take("}")
            return
        while True:
            key = self.value() if self.peek() == '"' else self.fail()
            self.take(":")
            yield key
            if self.take(",}") == "}":
                return

    def end(self) -> None:
        """Nothing may follow."""
        if self.peek():
            self.fail()

    def fail(self) -> NoReturn:
        """Raise UnreadableFile with the line where this reading stands."""
        raise UnreadableFile(
            tr(
                "{name} is no sound JSON: it breaks off or has a fault in line {line}.",
                name=self._name,
                line=f"{self._line:,}",
            )
        )

    def _advance(self, place: int) -> None:
        self._line += self._buffer.count("\n", self._place, place)
        self._place = place

    def _more(self) -> bool:
        """Read on, twice as much as is waiting; whether there was anything."""
        waiting = len(self._buffer) - self._place
        if self._is_whole or waiting > VALUE_LIMIT:
            return False
        chunk = self._text.read(max(CHUNK, waiting))
        self._is_whole = not chunk
        self._buffer = self._buffer[self._place :] + chunk
        self._place = 0
        return bool(chunk)


def _refused_constant(name: str) -> NoReturn:
    raise ValueError(name)
