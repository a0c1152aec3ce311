"""How the ``landfall`` command prints: aligned columns for people, one JSON value for programs."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

GAP = "  "
NARROWEST_COLUMN = 6
TABLE_WIDTH_WITHOUT_TERMINAL = 10_000
SECONDS_BETWEEN_SHOWS = 0.1


def prepare_streams() -> None:
    """Let both streams write what their encoding lacks as escapes, where they would fail."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def silence(stream: TextIO) -> None:
    """Point a stream whose reader has gone at nothing, so that closing it at exit does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class ProgressLine:
    """A line on a terminal's standard error that counts what is done; it vanishes at the block's end."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown_at = time.monotonic()
        self._is_shown = False

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def show(self, done: int, total: int) -> None:
        """Say how many of how many are done (0: not known), at most ten times a second."""
        now = time.monotonic()
        if now - self._shown_at < SECONDS_BETWEEN_SHOWS or not sys.stderr.isatty():
            return
        self._shown_at, self._is_shown = now, True
        of = f" / {total:,}" if total else ""
        sys.stderr.write(f"\r\x1b[K{done:,}{of} {self._what}")
        sys.stderr.flush()


def print_json(value: Any) -> None:
    """One JSON value, in plain ASCII where the stream's encoding is not Unicode's."""
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=not is_unicode, indent=2))


def one_line(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey."""
    if not text.isprintable():
        text = "".join(" " if _is_control(char) else char for char in text)
    return " ".join(text.split())


def without_controls(text: str) -> str:
    """The text with its line breaks, and nothing else in it that a terminal would obey."""
    return "".join(char if char in "\n\t" or not _is_control(char) else " " for char in text)


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Zl", "Zp")


def display_width(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return len(text) if text.isascii() else sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def table(header: Sequence[str], rows: Iterable[Sequence[str]], width: int | None = None) -> list[str]:
    """Lines of aligned columns, at most ``width`` cells wide (the terminal's, where there is one)."""
    cells = [[one_line(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(display_width, column)) for column in zip(*cells, strict=True)]
    shrink(widths, (width or _terminal_width()) - len(GAP) * (len(widths) - 1))
    return [
        GAP.join(_fitted(cell, room) for cell, room in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]


def shrink(widths: list[int], room: int) -> None:
    """Narrow the widest columns, the widest first, until all fit or none can be narrower."""
    while sum(widths) > room and max(widths) > NARROWEST_COLUMN:
        widths[widths.index(max(widths))] -= 1


def _terminal_width() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else TABLE_WIDTH_WITHOUT_TERMINAL


def _fitted(text: str, room: int) -> str:
    """The text filled up or cut to exactly ``room`` cells."""
    width = display_width(text)
    if width <= room:
        return text + " " * (room - width)
    kept, used = "", 0
    for char in text:
        if used + _cells(char) > room - 1:
            break
        kept, used = kept + char, used + _cells(char)
    return kept + "~" + " " * (room - 1 - used)


def details(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Lines "name  value", the values aligned and long texts below their name; empty values are left out."""
    shown = [(name, without_controls(value)) for name, value in pairs if value]
    room = max((display_width(name) for name, value in shown if "\n" not in value), default=0)
    lines: list[str] = []
    for name, value in shown:
        if "\n" in value:
            lines += [name, *("    " + line for line in value.strip("\n").split("\n"))]
        else:
            lines.append(_fitted(name, room) + GAP + value)
    return lines
