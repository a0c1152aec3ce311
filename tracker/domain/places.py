"""The place that a posting's text names: city, country and way of working in one line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

from tracker.bundled import read_text
from tracker.domain.application import WorkMode
from tracker.domain.cities import city_country
from tracker.domain.countries import (
    find_country,
)
from tracker.domain.regions import is_region, region_country

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Place:
    """Where a job is: ``country`` is an alpha-2 code; what the text does not say is empty or None."""

    city: str = ""
    country: str = ""
    work_mode: WorkMode | None = None


_ENDS = " \t\n,;:/|•·–—-"
_PIECE = re.compile(r"(?:(?!\s[-–—]\s)[^,;/|•·()\[\]，、])+")
_EMPTY_BRACKETS = re.compile(r"[(\[][\s,;/|-]*[)\]]")
_DOUBLED = re.compile(r"\s*([,;/|·])(?:\s*[,;/|·])+")
_BEFORE = re.compile(
    r"^(?:in|within|from|based in|aus|innerhalb|en|depuis|desde|da|vanuit|w|z|в|из|or|oder|ou|lub|veya|или"
    r"|and|und|&|\+)\s+(?=\S)",
    re.I,
)
_AFTER = re.compile(
    r"(?<=\S)\s+(?:only|based|nur|uniquement|solo|or|oder|ou|lub|veya|или|and|und|&|\+|in)$", re.I
)
_PART_OF_NAME = ("de", "del", "of", "do", "da")  # Santiago de Chile
_NUMBERS = re.compile(r"[(\[]?\b\d[\dA-Z-]*\b[)\]]?")


def parse_place(text: str) -> Place:
    """City, country and way of working in ``text``: ``Berlin, Germany``, ``Remote (UK)``, ``Austin, TX``.

    No word is lost: what is not read as country or way of working stays in the city, states with it. The
    country is empty where it is not sure.
    """
    text = " ".join(text.split())
    if len(text) > LONGEST:
        return Place(text)
    rest, mode = _without_mode(text)
    city, country = _city_and_country(rest)
    return Place(city, country, mode)


def find_work_mode(text: str) -> WorkMode | None:
    """The way of working named anywhere in ``text``; hybrid when several are."""
    found = {_mode_words()[match.lower()] for match in _mode_pattern().findall(text)}
    return next(
        (mode for mode in (WorkMode.HYBRID, WorkMode.REMOTE, WorkMode.ON_SITE) if mode in found), None
    )


@cache
def _mode_words() -> dict[str, WorkMode]:
    table = json.loads(read_text("words", "work_modes.json"))
    return {word.lower(): WorkMode(mode) for mode, words in table.items() for word in words}


@cache
def _mode_pattern() -> re.Pattern[str]:
    """Any of the words, whole where the script has spaces, the longest first."""
    longest = sorted(_mode_words(), key=len, reverse=True)
    choices = "|".join(
        re.escape(word) if ord(word[0]) > 0x3000 else rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest
    )
    return re.compile(choices, re.I)


def _without_mode(text: str) -> tuple[str, WorkMode | None]:
    mode = find_work_mode(text)
    if mode is None:
        return text, None
    rest = _tidy(_mode_pattern().sub(" ", text))
    return _tidy(_AFTER.sub("", _BEFORE.sub("", rest))), mode


def _tidy(text: str) -> str:
    """The text without what a removed piece leaves: empty brackets, doubled separators, loose ends."""
    text = _DOUBLED.sub(r"\1", _EMPTY_BRACKETS.sub(" ", text))
    text = " ".join(text.split()).strip(_ENDS)
    if text[:1] in "([" and text[-1:] in ")]" and not re.search(r"[()\[\]]", text[1:-1]):
        text = text[1:-1]
    return _AFTER.sub("", text.strip(_ENDS))


def _city_and_country(text: str) -> tuple[str, str]:
    if not text:
        return "", ""
    whole, region = find_country(text), len(text) > 3 and is_region(text)
    if whole and region and whole != region_country(text):
        return text, ""
    if region:
        return text, city_country(text) or region_country(text) or ""
    if whole:
        return "", whole
    pieces = [(found.start(), found.end()) for found in _PIECE.finditer(text) if found[0].strip()]
    if len(pieces) > 1:
        return _from_pieces(text, pieces)
    return _from_words(text)


def _from_pieces(text: str, pieces: list[tuple[int, int]]) -> tuple[str, str]:
    """City and country of text in pieces: the country stands last, or first, or each piece names a city."""
    first = _plain(text[slice(*pieces[0])])
    for start, end in (pieces[-1], pieces[0]):
        piece = text[start:end].strip()
        code = region_country(piece, first) if start else None
        if code:
            return text, code
        code = find_country(piece)
        if code and (len(piece) > 3 or piece.isupper() or start):
            return _tidy(f"{text[:start]} {text[end:]}"), code
    named = {_proposed(text[start:end]) for start, end in pieces} - {None}
    return text, named.pop() or "" if len(named) == 1 else ""


def _proposed(piece: str) -> str | None:
    plain = _plain(piece)
    return city_country(plain) or find_country(plain) if len(plain) > 2 else None


def _from_words(text: str) -> tuple[str, str]:
    """City and country of words without separators: a city, or a city with its country or state behind it."""
    plain = _plain(text)
    if code := city_country(plain) or city_country(text):
        return text, code
    words = text.split(" ")
    for count in range(min(4, len(words) - 1), 0, -1):
        head, tail = " ".join(words[:-count]), " ".join(words[-count:])
        if len(tail) <= 3 and not tail.isupper():
            continue
        if code := region_country(tail, _plain(head)):
            return text, code
        if code := find_country(tail):
            return text if words[-count - 1].lower() in _PART_OF_NAME else _tidy(head), code
    return text, ""


def _plain(piece: str) -> str:
    """A piece without postcodes and numbers of departments."""
    return " ".join(_NUMBERS.sub(" ", piece).split()).strip(_ENDS)
