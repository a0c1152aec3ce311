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
    """What is wrong with the index; nothing when it is sound. Raises DatabaseError if it cannot be read."""
    db.exec_driver_sql("INSERT INTO application_search (application_search) VALUES ('integrity-check')")
    with _fresh_index(db):
        told, held = _sums(db, "search_fresh_words"), _sums(db, "search_words")
    count = db.exec_driver_sql("SELECT count(*) FROM application").scalar_one()
    missing = told.keys() - held.keys()
    if missing:
        yield f"{len(missing)} of {count} applications are not in the search index"
    other = [found for found in held if told.get(found) != held[found]]
    if other:
        yield f"{len(other)} applications are in the search index with words that are not theirs"


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


def _sums(db: Connection, vocabulary: str) -> dict[int, int]:
    """For each application the sum of its words' hashes, whatever their order."""
    sums: dict[int, int] = {}
    rows = db.exec_driver_sql(
        f"SELECT term, doc FROM {vocabulary} WHERE doc NOT IN (SELECT doc FROM {vocabulary} WHERE term = ?)",
        (search.STALE,),
    )
    for term, document in rows:
        found = document & search.ID_MASK
        sums[found] = sums.get(found, 0) + hash(term)
    return sums
