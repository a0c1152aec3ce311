"""Writes a register's lines: the old list goes and the new one comes in one transaction, or nothing changes.

The words of the names lie in a full text index for each register, so that an old list's goes at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, update

from tracker.store.engine import insert_many, inserted_id
from tracker.store.schema import register, register_row

INDEXED_AT_ONCE = 25_000
COLUMNS = ("register_id", "name", "name_key", "place", "route", "rating")
BATCH = 4_000
"""Rows that are written best at once, by one statement: with many small ones the thread that reads ahead
would wait for each. Six values a row stay below the 32,766 that SQLite takes."""
Row = tuple[int, str, str, str, str, str]
# So many bytes of the index are sorted in memory before they are merged.
_SORTED_AT_ONCE = 16 << 20


@dataclass(frozen=True, slots=True)
class RegisterHead:
    """What is known of a list beside its lines; the days and instants are text as everywhere."""

    code: str
    country: str
    title: str
    listed_on: str
    loaded_at: str
    file_name: str


class RegisterWriter:
    """Takes the place of the register that was loaded before."""

    def __init__(self, db: Connection, head: RegisterHead) -> None:
        self._db = db
        remove_register(db, head.code)
        values = {name: getattr(head, name) for name in RegisterHead.__slots__}
        self.register_id = inserted_id(db.execute(register.insert().values(values)))
        self._next_id = (db.execute(select(func.max(register_row.c.id))).scalar() or 0) + 1
        self._first_unindexed = self._next_id
        self._words = words_table(self.register_id)
        db.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {self._words} USING fts5("
            "words, content = '', columnsize = 0, detail = 'none', tokenize = 'ascii')"
        )
        db.exec_driver_sql(
            f"INSERT INTO {self._words} ({self._words}, rank) VALUES ('hashsize', {_SORTED_AT_ONCE})"
        )
        db.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {vocabulary_table(self.register_id)} USING fts5vocab({self._words}, 'row')"
        )

    def write(self, rows: Sequence[Row]) -> None:
        """Write the next rows; their names are indexed some batches later."""
        insert_many(self._db, "register_row", COLUMNS, rows, at_once=BATCH)
        self._next_id += len(rows)
        if self._next_id - self._first_unindexed >= INDEXED_AT_ONCE:
            self._index()

    def _index(self) -> None:
        self._db.exec_driver_sql(
            f"INSERT INTO {self._words} (rowid, words) SELECT id, name_key FROM register_row WHERE id >= ?",
            (self._first_unindexed,),
        )
        self._first_unindexed = self._next_id

    def finish(self) -> int:
        """Note how many different names the list holds, and answer it."""
        self._index()
        names = select(register_row.c.name_key).where(register_row.c.register_id == self.register_id)
        different = select(func.count()).select_from(names.distinct().subquery())
        count = self._db.execute(different).scalar_one()
        this = register.c.id == self.register_id
        self._db.execute(update(register).where(this).values(employers=count))
        return count


def remove_register(db: Connection, code: str) -> None:
    """Take a register's list away, if there is one."""
    found = db.execute(select(register.c.id).where(register.c.code == code)).scalar()
    if found is not None:
        db.exec_driver_sql(f"DROP TABLE {vocabulary_table(found)}")
        db.exec_driver_sql(f"DROP TABLE {words_table(found)}")
        db.execute(delete(register_row).where(register_row.c.register_id == found))
        db.execute(delete(register).where(register.c.id == found))


def words_table(register_id: int) -> str:
    """The full text index of a register's names."""
    return f"register_words_{int(register_id)}"


def vocabulary_table(register_id: int) -> str:
    """The words of that index, each with the number of rows that hold it."""
    return f"register_vocabulary_{int(register_id)}"
