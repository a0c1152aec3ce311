"""Tables as Markdown writes them: ``| a | b |`` under a header that a line of dashes follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.exchange.choices import Choices
from tracker.exchange.records import Line, problem_of
from tracker.exchange.sniff import Dialect
from tracker.exchange.words import key

_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_EMPTY_WORDS = frozenset(("", "link", "url", "job", "posting", "apply", "open", "view", "here"))
_LINK = re.compile(r"\[([^\]]*)\]\((https?://[^\s)]+)\)")


def is_table(sample: str) -> bool:
    """Whether a line of dashes stands below a line that has as many cells."""
    return _rule_line(sample) > 0


def dialect_of(sample: str, encoding: str, choices: Choices) -> Dialect:
    """Where the header stands; a person may say that the line above the dashes is none."""
    rule = _rule_line(sample)
    header_line = 0 if choices.has_header is False else rule - 1
    return Dialect(encoding, "|", "", "", header_line, rule - 1, "markdown")


def read_lines(lines: Iterator[str], header_line: int) -> Iterator[Line]:
    """The table's lines, up to the first below it that is none of them."""
    has_begun = False
    for number, text in enumerate(lines, 1):
        if "|" not in text:
            if has_begun and number > header_line + 1 and text.strip():
                return
            yield Line(number, [])
        elif not _RULE.fullmatch(text.rstrip("\r\n")):
            has_begun = has_begun or number >= header_line
            yield Line(number, _cells(text), problem_of(text))


def _rule_line(sample: str) -> int:
    """The number of the line of dashes, 0 where there is none."""
    above = ""
    for number, line in enumerate(sample.splitlines()[:200], 1):
        if above and _RULE.fullmatch(line) and len(_cells(above)) == len(_cells(line)):
            return number
        above = line if "|" in line else ""
    return 0


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [_plain(cell) for cell in _BAR.split(inner)]


def _plain(cell: str) -> str:
    """A cell without its markup; a link that only says "link" is its address."""
    text = _BREAK.sub("\n", cell.strip()).replace("\\|", "|")
    found = _LINK.fullmatch(text)
    return found[2] if found and key(found[1]) in _EMPTY_WORDS | {key(found[2])} else text
