"""Whether the search index holds the words of every application, and no others.

The index keeps no copy of the words, so that its own check cannot compare: the words are indexed once more
beside it, in memory, and both are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from tracker.store import search

_FRESH = "temp.search_fresh"
_WORDS_OF = "CREATE VIRTUAL TABLE temp.{name} USING fts5vocab('{schema}', '{index}', 'instance')"


def differences(db: Connection) -> Iterable[str]:
    """What is wrong with the index; nothing when it is sound. Raises DatabaseError if it cannot be read.

    An application of which one word cannot be found counts as not in the index.
    """
    db.exec_driver_sql("INSERT INTO application_search (application_search) VALUES ('integrity-check')")
    with _fresh_index(db):
        told, held = _documents_by_word(db, "search_fresh_words"), _documents_by_word(db, "search_words")
    missing, foreign = _compared(told, held)
    if missing:
        count = db.exec_driver_sql("SELECT count(*) FROM application").scalar_one()
        yield f"{len(missing)} of {count} applications are not in the search index"
    if foreign:
        yield f"{len(foreign)} applications are in the search index with words that are not theirs"


def _compared(told: dict[str, str], held: dict[str, str]) -> tuple[set[int], set[int]]:
    """The applications that lack a word they should have, and those that have one they should not."""
    missing: set[int] = set()
    foreign: set[int] = set()
    stale = frozenset(_numbers(held.pop(search.STALE, "")))
    for word in told.keys() | held.keys():
        if told.get(word) != held.get(word):
            right = set(_numbers(told.get(word, "")))
            present = (number for number in _numbers(held.get(word, "")) if number not in stale)
            there = {number & search.ID_MASK for number in present}
            missing |= right - there
            foreign |= there - right
    return missing, foreign


@contextmanager
def _fresh_index(db: Connection) -> Iterator[None]:
    """An index beside the store's, made now, and the words of both as tables."""
    search.install(db, _FRESH)
    search.add_all(db, _FRESH)
    db.exec_driver_sql(_WORDS_OF.format(name="search_words", schema="main", index="application_search"))
    db.exec_driver_sql(_WORDS_OF.format(name="search_fresh_words", schema="temp", index="search_fresh"))
    yield
    for name in ("search_fresh_words", "search_words", "search_fresh"):
        db.exec_driver_sql(f"DROP TABLE temp.{name}")


def _documents_by_word(db: Connection, vocabulary: str) -> dict[str, str]:
    """The numbers of the documents that hold each word, as one text: most are compared without being read."""
    rows = db.exec_driver_sql(f"SELECT term, group_concat(doc) FROM {vocabulary} GROUP BY term")
    return {row[0]: row[1] for row in rows}


def _numbers(documents: str) -> Iterator[int]:
    return map(int, filter(None, documents.split(",")))
