"""The parts of a typed line that stand by their place: title, company, place; and where pay stands in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tracker.bundled import read_text
from tracker.domain.countries import find_country
from tracker.domain.pay_reading import parse_pay
from tracker.domain.pay_words import Token, tokens, vocabulary
from tracker.domain.places import Place, find_work_mode, parse_place
from tracker.domain.regions import is_region
from tracker.errors import InvalidValue

_WORDS = re.compile(r"[^\s]+")
_SEPARATOR = re.compile(r"[,;|·•]\s|[;|·•]|\s[-–—/]\s|\n|,$|(?=\()|(?<=\))")
_ENDS = " \t\n,;|·•–—-/"
_LEGAL_FORM = re.compile(
    r"(?:inc|llc|ltd|limited|corp|co|gmbh|ag|se|s\.?a|s\.?l|b\.?v|plc|pty ltd|k\.?k)\.?", re.I
)
_MOST_CITY_WORDS = 3
_IN = re.compile(r"(?<=\S)\s+(?:in|à|en|w|в|em|te)\s+(?=\S)")
_LEADING_IN = re.compile(r"^(?:in|à|en|w|в|em|te)\s+(?=\S)")

_Piece = tuple[int, int]
# Start, end and tokens of a word.
_PayWord = tuple[int, int, list[Token]]
# Start and end of the word that marks a company, and whether it is a sure one.
_Marker = tuple[int, int, bool]


@dataclass(frozen=True, slots=True)
class Headline:
    """Title, company and place, with their spans as field, start and end."""

    title: str
    company: str
    place: Place
    spans: tuple[tuple[str, int, int], ...]


def pay_piece(text: str) -> tuple[int, int] | None:
    """Where pay stands in ``text``: the first run of pay's own words with a currency or a multiplier."""
    return next((piece for run in _pay_runs(text) if (piece := _pay_of(text, run))), None)


def _pay_runs(text: str) -> Iterator[list[_PayWord]]:
    """Words of pay that stand together; a comma, a line break or any other word ends a run."""
    run: list[_PayWord] = []
    for found in _WORDS.finditer(text):
        if run and "\n" in text[run[-1][1] : found.start()]:
            yield run
            run = []
        word = found[0].rstrip(",;")
        row = tokens(word)
        fits = bool(row) and all(token.is_number or _is_pay_word(token) for token in row)
        if fits:
            run.append((found.start(), found.start() + len(word), row))
        if run and not (fits and word == found[0]):
            yield run
            run = []
    if run:
        yield run


def _is_pay_word(token: Token) -> bool:
    table = vocabulary()
    return (
        token.key in table.known
        or token.text in table.symbols
        or token.is_code
        or token.key in table.after_slash
    )


def _pay_of(text: str, run: list[_PayWord]) -> tuple[int, int] | None:
    """The run without the words at its ends that are no part of pay, if it is pay."""
    table = vocabulary()
    opening = {*table.from_words, *table.up_to, *table.periods}
    while run and not any(token.is_number or _is_money(token) or token.key in opening for token in run[0][2]):
        run = run[1:]
    while run and not any(_ends_pay(token) for token in run[-1][2]):
        run = run[:-1]
    if not run or not any(_is_marked(row) for _, _, row in run):
        return None
    start, end = run[0][0], run[-1][1]
    try:
        return (start, end) if parse_pay(text[start:end]) else None
    except InvalidValue:
        return None


def _is_money(token: Token) -> bool:
    table = vocabulary()
    return (
        token.text in table.symbols
        or token.is_code
        or token.key in table.currencies
        or token.key in table.ambiguous
    )


def _ends_pay(token: Token) -> bool:
    table = vocabulary()
    endings = (table.multipliers, table.composites, table.periods, table.after_from, table.after_up_to)
    return token.is_number or _is_money(token) or any(token.key in group for group in endings)


def _is_marked(row: list[Token]) -> bool:
    table = vocabulary()
    return any(
        _is_money(token) or token.key in table.multipliers or token.key in table.composites for token in row
    )


@cache
def _markers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between title and company, sure and less sure: the latter only before a capital letter."""
    table = json.loads(read_text("words", "quickadd.json"))
    sure = "|".join(re.escape(word) for word in table["company"])
    other = "|".join(re.escape(word) for word in table["company_before_capital"])
    return (
        re.compile(rf"(?<=\s)(?:(?:{sure})\s+(?=\S)|@(?=\w))"),
        re.compile(rf"(?<=\s)(?:{other})\s+(?=\S)"),
    )


def read_headline(text: str) -> Headline:
    """Title, company and place of a line in which everything else is blanked out with line breaks."""
    marker = _marker(text)
    pieces = _pieces(text, marker[1] if marker else 0)
    if marker:
        titles = _pieces(text[: marker[0]], 0)
        company, others = _company(text, pieces)
        whole = "\n" not in text[marker[0] : company[1]] if company else False
        if company and whole and not marker[2] and _is_place(text[slice(*company)]):
            others = [(marker[0], company[1]), *others]
            company = None
    else:
        titles, company, others = _without_marker(text, pieces)
    titles, modes = _split_modes(text, titles)
    placed, left = _places(text, others)
    return _headline(text, titles + left, company, [*placed, *modes], marker)


def _marker(text: str) -> _Marker | None:
    """Where the first mark of a company stands, and whether it is a sure one."""
    for pattern, is_sure in zip(_markers(), (True, False), strict=True):
        for found in pattern.finditer(text):
            start, end = found.start(), found.start() + len(found[0].rstrip())
            if (
                text[:start].strip(_ENDS)
                and text[end:].strip(_ENDS)
                and (is_sure or text[found.end()].isupper())
            ):
                return start, end, is_sure
    return None


def _pieces(text: str, start: int) -> list[_Piece]:
    """The pieces between separators from ``start`` on, stripped, empty ones left out."""
    found, at = [], start
    for separator in (*_SEPARATOR.finditer(text, start), None):
        end = separator.start() if separator else len(text)
        piece = text[at:end]
        left = at + len(piece) - len(piece.lstrip(_ENDS))
        right = at + len(piece.rstrip(_ENDS))
        if left < right:
            found.append((left, right))
        at = separator.end() if separator else end
    return found


def _company(text: str, pieces: list[_Piece]) -> tuple[_Piece | None, list[_Piece]]:
    """The company's piece, a legal form behind a comma with it, and the pieces after it."""
    if not pieces:
        return None, []
    (start, end), others = pieces[0], pieces[1:]
    if others and _LEGAL_FORM.fullmatch(text[slice(*others[0])]) and "\n" not in text[end : others[0][0]]:
        end, others = others[0][1], others[1:]
    company, placed = _split_place(text, (start, end))
    return company, placed + others


def _split_place(text: str, piece: _Piece) -> tuple[_Piece, list[_Piece]]:
    """A piece without the place that "in" joins to it, and that place: ``Nordlicht in Hamburg``."""
    inside = _IN.search(text, *piece)
    if inside and _is_place(text[inside.end() : piece[1]]):
        return (piece[0], inside.start()), [(inside.end() - len(inside[0].lstrip()), piece[1])]
    return piece, []


def _without_marker(text: str, pieces: list[_Piece]) -> tuple[list[_Piece], _Piece | None, list[_Piece]]:
    """Title, company and place by their order: a place may follow the title at once, a company only by a dash
    or when a place follows it."""
    if not pieces:
        return [], None, []
    (start, end), placed = _split_place(text, pieces[0])
    others = [*placed, *pieces[1:]]
    if not others:
        return pieces, None, []
    if placed or _is_place(text[slice(*others[0])]):
        return [(start, end)], None, others
    dashed = re.search(r"\s[-–—]\s", text[end : others[0][0]]) is not None
    if dashed or (len(others) > 1 and _is_place(text[slice(*others[1])])):
        company, rest = _company(text, others)
        return [(start, end)], company, rest
    return pieces, None, []


def _place_words(text: str) -> str:
    """A piece as a place is written: without brackets around it and without "in" before it."""
    return _LEADING_IN.sub("", text.strip("()[] "))


def _is_place(text: str) -> bool:
    place = parse_place(_place_words(text))
    return bool(place.country) or (place.work_mode is not None and not place.city) or is_region(text)


def _places(text: str, pieces: list[_Piece]) -> tuple[list[_Piece], list[_Piece]]:
    """The pieces that name the place, and those that do not; a first one may be a city unknown to us."""
    placed: list[_Piece] = []
    left: list[_Piece] = []
    for piece in pieces:
        words = _place_words(text[slice(*piece)])
        known = _is_place(words)
        city = (
            not placed
            and not left
            and len(words.split()) <= _MOST_CITY_WORDS
            and words.replace(" ", "").isalpha()
        )
        (placed if known or city else left).append(piece)
    return placed, left


def _split_modes(text: str, titles: list[_Piece]) -> tuple[list[_Piece], list[_Piece]]:
    """Titles without pieces that are only a way of working, and without one as their last word."""
    kept: list[_Piece] = []
    modes: list[_Piece] = []
    for index, (start, end) in enumerate(titles):
        words = text[start:end]
        if find_work_mode(words) and _is_only_mode(words) and (index or len(titles) > 1):
            modes.append((start, end))
            continue
        head, _, last = words.rpartition(" ")
        if head and find_work_mode(last) and _is_only_mode(last):
            modes.append((end - len(last), end))
            end = start + len(head.rstrip(_ENDS))
        kept.append((start, end))
    return kept, modes


def _is_only_mode(text: str) -> bool:
    place = parse_place(_place_words(text))
    return place.work_mode is not None and not (place.city or place.country)


def _headline(
    text: str,
    titles: list[_Piece],
    company: _Piece | None,
    placed: list[_Piece],
    marker: _Marker | None,
) -> Headline:
    title = " ".join(" ".join(text[slice(*piece)].split()) for piece in sorted(titles))
    spans = [("title", *piece) for piece in titles]
    place = parse_place(", ".join(_place_words(text[slice(*piece)]) for piece in sorted(placed)))
    if company:
        spans += _company_spans(text, company, marker)
    for start, end in placed:
        spans.append((_place_field(text[start:end], place), start, end))
    return Headline(title, " ".join(text[slice(*company)].split()) if company else "", place, tuple(spans))


def _company_spans(text: str, company: _Piece, marker: _Marker | None) -> list[tuple[str, int, int]]:
    """The company with its mark, as two spans when something understood stands between."""
    if marker is None:
        return [("company", *company)]
    if "\n" in text[marker[0] : company[0]]:
        return [("company", marker[0], marker[1]), ("company", *company)]
    return [("company", marker[0], company[1])]


def _place_field(piece: str, place: Place) -> str:
    words = _place_words(piece)
    if _is_only_mode(words):
        return "work_mode"
    return "country" if place.country and find_country(words) == place.country else "city"
