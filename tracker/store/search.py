"""Full text search over applications: folded words, so that accents and case do not matter.

An FTS5 table that keeps no copy of the words (docs/decisions/008), kept by ``refresh`` after each command;
not by triggers, which make a bulk load ten times slower. What it holds of a document can be taken out only
by whoever still has its words. So an application that is indexed again gets a new document, numbered by its
revision and its id, and the old one gets one word more, ``STALE``, which every search leaves out. The number
of an application's last revision stands in ``search_revision``, unless it is the first, 0.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, column, false, literal_column, select, table

from tracker.domain.text import fold, searchable
from tracker.store.engine import insert_many
from tracker.store.journal import Changes
from tracker.store.schema import application

# Sizes of columns serve ranking only, which nothing here does.
_CREATE = "CREATE VIRTUAL TABLE {} USING fts5(words, content = '', tokenize = 'unicode61', columnsize = 0)"
# So many bytes of an import's words are sorted in memory before they are merged into the index.
_CREATE_SORTER = "INSERT INTO {} ({}, rank) VALUES ('hashsize', 16777216)"

STALE = "\uff53\uff54\uff41\uff4c\uff45"
"""The word of documents that are no more: "stale" in wide letters, which no folded text holds."""
ID_BITS = 32
ID_MASK = 2**ID_BITS - 1
"""The part of a document's number that is the application's id; the revision stands above it."""
BATCH = 500
FEW = 1_000
"""So many stale documents are not worth making the index anew."""

_index = table("application_search", column("rowid"), column("application_search"))

_WORDS = """
SELECT a.id, coalesce(c.name, ''), a.title, a.city, a.country, a.source, a.field, a.link, a.notes, a.posting,
 a.pay_as_posted,
 (SELECT group_concat(name, ' ') FROM application_tag t WHERE t.application_id = a.id),
 (SELECT group_concat(key || ' ' || value, ' ') FROM json_each(nullif(a.own_fields, ''))),
 (SELECT group_concat(text, ' ') FROM event e WHERE e.application_id = a.id),
 (SELECT group_concat(p.name || ' ' || p.email || ' ' || p.role, ' ') FROM person p
  JOIN application_person ap ON ap.person_id = p.id WHERE ap.application_id = a.id)
FROM application a LEFT JOIN company c ON c.id = a.company_id WHERE a.id
"""

# The second condition leaves out moves, which change no word and come by the thousand.
_TOUCHED = """
SELECT application_id, max(is_new) FROM (
SELECT application_id, table_name = 'application' AND before IS NULL AS is_new FROM journal_change c
 WHERE entry_id = :entry AND application_id IS NOT NULL AND table_name NOT IN ('status_change', 'document')
 AND (table_name <> 'application' OR before IS NULL OR after IS NULL OR EXISTS (
  SELECT 1 FROM json_each(c.after) WHERE key IN ('company_id', 'title', 'city', 'country', 'source', 'field',
   'link', 'notes', 'posting', 'pay_as_posted', 'own_fields')))
UNION ALL SELECT a.id, 0 FROM journal_change c JOIN application a ON a.company_id = c.row_id
 WHERE c.entry_id = :entry AND c.table_name = 'company'
UNION ALL SELECT p.application_id, 0 FROM journal_change c JOIN application_person p ON p.person_id = c.row_id
 WHERE c.entry_id = :entry AND c.table_name = 'person'
) GROUP BY 1
"""


def match_expression(typed: str) -> str:
    """The FTS5 query for typed text: every word must be there, the last letters of each may be missing.

    Empty when nothing in the text can be searched for.
    """
    terms = []
    for word in fold(typed).split():
        cleaned = "".join(char if char.isalnum() else " " for char in searchable(word)).strip()
        if cleaned:
            terms.append(f'"{cleaned}" *')
    return " ".join(terms)


def matches(typed: str) -> ColumnElement[bool]:
    """The condition that an application holds every typed word; none does without a word."""
    expression = match_expression(typed)
    if not expression:
        return false()
    current = f'({expression}) NOT "{STALE}"'
    hits = select(_index.c.rowid.op("&")(literal_column(str(ID_MASK))))
    return application.c.id.in_(hits.where(_index.c.application_search.op("MATCH")(current)))


def install(db: Connection, name: str = "application_search") -> None:
    """Make an empty index."""
    db.exec_driver_sql(_CREATE.format(name))
    db.exec_driver_sql(_CREATE_SORTER.format(name, name.rpartition(".")[2]))


def add(db: Connection, rows: Iterable[tuple[int, str]], name: str = "application_search") -> None:
    """Write the words, made ``searchable``, of applications that are new (row id, words)."""
    insert_many(db, name, ("rowid", "words"), list(rows), at_once=1)


def add_selected(db: Connection, query: str) -> None:
    """As ``add``, of what a SELECT answers."""
    db.exec_driver_sql(f"INSERT INTO application_search (rowid, words) {query}")


def refresh(db: Connection, changes: Changes) -> None:
    """Index again the applications whose words a command, an undo or a redo changed.

    What a bulk load kept as ranges of ids was indexed by it.
    """
    if changes:
        touched = db.exec_driver_sql(_TOUCHED, {"entry": changes.entry_id}).all()
        index(db, [row[0] for row in touched], {row[0] for row in touched if row[1]})


def index(db: Connection, ids: Collection[int], new: Collection[int] = frozenset()) -> None:
    """Write the words of these applications; those that are gone lose theirs.

    ``new`` ones were just added, for the first time or again.
    """
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), BATCH):
        _index_batch(db, ordered[start : start + BATCH], new)


def _index_batch(db: Connection, batch: list[int], new: Collection[int]) -> None:
    marks = ", ".join("?" * len(batch))
    query = f"SELECT application_id, revision FROM search_revision WHERE application_id IN ({marks})"
    revisions = {row[0]: row[1] for row in db.exec_driver_sql(query, tuple(batch))}
    words = dict(_searchable_rows(db.exec_driver_sql(f"{_WORDS} IN ({marks})", tuple(batch))))
    documents: list[tuple[int, str]] = []
    for found in batch:
        is_there = found in words
        if is_there and found in new and found not in revisions:
            documents.append((found, words[found]))
            continue
        last = revisions.get(found, 0)
        revisions[found] = last + 1
        documents.append((_document(found, last), STALE))
        if is_there:
            documents.append((_document(found, last + 1), words[found]))
    if revisions:
        db.exec_driver_sql("INSERT OR REPLACE INTO search_revision VALUES (?, ?)", list(revisions.items()))
    # The index sorts in memory what comes in rising order, and writes it out whenever a number falls.
    add(db, sorted(documents))


def _document(application_id: int, revision: int) -> int:
    return revision << ID_BITS | application_id


def _searchable_rows(rows: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """Ids and words. The index folds ASCII by itself, so that most texts need nothing."""
    for found, *texts in rows:
        said = [text if text.isascii() else searchable(text) for text in texts if text]
        yield found, " \n ".join(said)


def add_all(db: Connection, name: str = "application_search") -> None:
    """Write the words of every application into an empty index."""
    for rows in db.exec_driver_sql(f"{_WORDS} > 0 ORDER BY a.id").partitions(BATCH):
        add(db, _searchable_rows(rows), name)


def rebuild(db: Connection) -> None:
    """Index every application anew."""
    db.exec_driver_sql("INSERT INTO application_search (application_search) VALUES ('delete-all')")
    db.exec_driver_sql("DELETE FROM search_revision")
    add_all(db)


def tidy(db: Connection) -> bool:
    """Make the index anew if most of it may be stale; answers whether it was."""
    query = (
        "SELECT (SELECT coalesce(sum(revision), 0) FROM search_revision), (SELECT count(*) FROM application)"
    )
    stale, there = db.exec_driver_sql(query).one()
    is_due = bool(stale > max(there, FEW))
    if is_due:
        rebuild(db)
    return is_due
