"""Names of a register that resemble another, found by their words.

The rarest words of a name say most, so rows that share those are looked at first; a word with a slip of the
pen is looked up among the words that begin alike. Names whose first letters are the same come too, for words
written together. What is found is ranked by likeness; a name that only is a part of the one asked for gets no
bonus, since the shortest name is seldom the right employer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection

from tracker.store.register_lists import vocabulary_table, words_table

ENOUGH = 70
"""Of 100, the likeness from which on a name is shown; chosen on made-up slips of the pen."""
MOST = 10
WORDS = 6
"""Words of a name that are looked up, those that say most."""
ALIKE = 3
"""Other spellings of one word that are looked up."""
WORD_LIKENESS = 75.0
COMMON = 4_000
"""A word in more rows than this is not looked up alone."""
_OTHER_ORDER = 0.98
"""What words in another order take off the likeness."""
_WITHIN, _WITHIN_MORE = 75, 20
"""The likeness of a name that holds all words of the one asked for: the fewer others it has, the more."""
_TOGETHER, _ALONE, _BEGINNING, _VOCABULARY = 200, 600, 200, 3_000
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in all its spellings and the number of rows that hold any."""

    spellings: tuple[str, ...]
    rows: int

    @property
    def expression(self) -> str:
        """The FTS5 expression of the rows that hold it."""
        return f"({' OR '.join(self.spellings)})"


def near_keys(db: Connection, register_id: int, key: str) -> list[tuple[str, int]]:
    """The name keys most like ``key``, other than itself, with their likeness, the most like first."""
    from rapidfuzz import fuzz

    letters, ordered = fuzz.ratio, fuzz.token_sort_ratio
    words = set(key.split())
    ranked: list[tuple[int, str]] = []
    for other in _candidates(db, register_id, key) - {key}:
        likeness = letters(key, other, score_cutoff=ENOUGH)
        likeness = max(likeness, ordered(key, other, score_cutoff=ENOUGH) * _OTHER_ORDER)
        others = other.split()
        if words.issubset(others):
            likeness = max(likeness, _WITHIN + _WITHIN_MORE * len(words) / len(others))
        if likeness >= ENOUGH:
            ranked.append((-int(min(likeness, 99)), other))
    return [(other, -score) for score, other in sorted(ranked)[:MOST]]


def _candidates(db: Connection, register_id: int, key: str) -> set[str]:
    found = set(_beginning_alike(db, register_id, key))
    words = sorted(_words(db, register_id, key), key=lambda word: word.rows)[:WORDS]
    if not words:
        return found
    rows = set(_matching(db, register_id, [word.expression for word in words], _TOGETHER))
    for one, other in combinations(words[:4], 2):
        rows |= set(_matching(db, register_id, [one.expression, other.expression], _TOGETHER))
    for word in words[:3]:
        if word.rows <= COMMON:
            rows |= set(_matching(db, register_id, [word.expression], _ALONE))
    return found | set(_keys_of(db, rows))


def _words(db: Connection, register_id: int, key: str) -> Iterator[_Word]:
    """The words of a name that the register knows, or knows alike ones of."""
    for word in dict.fromkeys(_WORD.findall(key)):
        known = dict(_known(db, register_id, word))
        if known:
            yield _Word(tuple(f'"{spelling}"' for spelling in known), sum(known.values()))


def _known(db: Connection, register_id: int, word: str) -> Iterator[tuple[str, int]]:
    vocabulary = vocabulary_table(register_id)
    exact = db.exec_driver_sql(f"SELECT term, doc FROM {vocabulary} WHERE term = ?", (word,)).first()
    if exact is not None:
        yield exact[0], exact[1]
    if len(word) < 4:
        return
    from rapidfuzz import fuzz, process

    begin = word[:3]
    nearby = db.exec_driver_sql(
        f"SELECT term, doc FROM {vocabulary} WHERE term >= ? AND term < ? LIMIT {_VOCABULARY}",
        (begin, begin[:-1] + chr(ord(begin[-1]) + 1)),
    ).all()
    counts = {term: count for term, count in nearby if term != word}
    for term, _, _ in process.extract(
        word, list(counts), scorer=fuzz.ratio, score_cutoff=WORD_LIKENESS, limit=ALIKE
    ):
        yield term, counts[term]


def _matching(db: Connection, register_id: int, expressions: Iterable[str], limit: int) -> Iterator[int]:
    words = words_table(register_id)
    found = db.exec_driver_sql(
        f"SELECT rowid FROM {words} WHERE {words} MATCH ? LIMIT {limit}", (" AND ".join(expressions),)
    )
    return (row[0] for row in found)


def _keys_of(db: Connection, ids: set[int]) -> Iterator[str]:
    if ids:
        marks = ", ".join(map(str, sorted(ids)))
        for row in db.exec_driver_sql(f"SELECT name_key FROM register_row WHERE id IN ({marks})"):
            yield row[0]


def _beginning_alike(db: Connection, register_id: int, key: str) -> Iterator[str]:
    """Names that begin with the same letters, some before and some behind the name in the alphabet."""
    begin = key[:4]
    if len(begin) < 4:
        return
    end = begin[:-1] + chr(ord(begin[-1]) + 1)
    for condition, order in ((">= ?", "ASC"), ("< ?", "DESC")):
        found = db.exec_driver_sql(
            f"SELECT name_key FROM register_row WHERE register_id = ? AND name_key {condition} "
            f"AND name_key >= ? AND name_key < ? ORDER BY name_key {order} LIMIT {_BEGINNING}",
            (register_id, key, begin, end),
        )
        for row in found:
            yield row[0]
