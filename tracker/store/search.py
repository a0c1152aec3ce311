"""Full text search over applications: folded words, so that accents and case do not matter.

An FTS5 table with one row an application, kept by ``refresh`` after each command; not by triggers, which
make a bulk load ten times slower.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, column, false, select, table, text

from tracker.domain.text import fold
from tracker.store.engine import insert_many
from tracker.store.journal import Changes
from tracker.store.schema import application

# Sizes of columns serve ranking only, which nothing here does.
CREATE = "CREATE VIRTUAL TABLE application_search USING fts5(words, tokenize = 'unicode61', columnsize = 0)"
# So many bytes of an import's words are sorted in memory before they are merged into the index.
CREATE_SORTER = "INSERT INTO application_search (application_search, rank) VALUES ('hashsize', 16777216)"

BATCH = 500
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
SELECT application_id FROM journal_change c
 WHERE entry_id = :entry AND application_id IS NOT NULL AND table_name NOT IN ('status_change', 'document')
 AND (table_name <> 'application' OR before IS NULL OR after IS NULL OR EXISTS (
  SELECT 1 FROM json_each(c.after) WHERE key IN ('company_id', 'title', 'city', 'country', 'source', 'field',
   'link', 'notes', 'posting', 'pay_as_posted', 'own_fields')))
UNION SELECT a.id FROM journal_change c JOIN application a ON a.company_id = c.row_id
 WHERE c.entry_id = :entry AND c.table_name = 'company'
UNION SELECT p.application_id FROM journal_change c JOIN application_person p ON p.person_id = c.row_id
 WHERE c.entry_id = :entry AND c.table_name = 'person'
ORDER BY 1
"""


def searchable(value: str) -> str:
    """Folded text in which every CJK character is a word of its own, since those scripts leave no spaces."""
    folded = fold(value)
    if folded.isascii():
        return folded
    return "".join(f" {char} " if _is_cjk(char) else char for char in folded)


def _is_cjk(char: str) -> bool:
    return "⺀" <= char <= "鿿" or "가" <= char <= "힣" or "豈" <= char <= "﫿" or char >= "\U00020000"


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
    hits = select(_index.c.rowid).where(_index.c.application_search.op("MATCH")(expression))
    return application.c.id.in_(hits)


def add(db: Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Write the words, made ``searchable``, of applications that are new (row id, words)."""
    insert_many(db, "application_search", ("rowid", "words"), list(rows), at_once=1)


def refresh(db: Connection, changes: Changes) -> None:
    """Index again the applications whose words a command, an undo or a redo changed.

    What a bulk load kept as ranges of ids was indexed by it.
    """
    if changes:
        touched = db.exec_driver_sql(_TOUCHED, {"entry": changes.entry_id})
        index(db, [row[0] for row in touched])


def index(db: Connection, ids: Sequence[int]) -> None:
    """Write the words of these applications; those that are gone lose theirs."""
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        marks = ", ".join("?" * len(batch))
        db.exec_driver_sql(f"DELETE FROM application_search WHERE rowid IN ({marks})", tuple(batch))
        rows = db.exec_driver_sql(f"{_WORDS} IN ({marks})", tuple(batch)).all()
        if rows:
            db.exec_driver_sql(
                "INSERT INTO application_search (rowid, words) VALUES (?, ?)",
                [(row[0], searchable(" \n ".join(filter(None, row[1:])))) for row in rows],
            )


def rebuild(db: Connection) -> None:
    """Index every application anew."""
    db.exec_driver_sql("DELETE FROM application_search")
    index(db, [row[0] for row in db.exec_driver_sql("SELECT id FROM application ORDER BY id")])


def differences(db: Connection) -> Iterable[str]:
    """What the index's own check finds wrong; nothing when it is sound."""
    count = db.execute(
        text(
            "SELECT (SELECT count(*) FROM application), "
            "(SELECT count(*) FROM application WHERE id IN (SELECT rowid FROM application_search))"
        )
    ).one()
    if count[0] != count[1]:
        yield f"{count[0] - count[1]} of {count[0]} applications are not in the search index"
    db.exec_driver_sql("INSERT INTO application_search (application_search) VALUES ('integrity-check')")
