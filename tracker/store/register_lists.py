"""Writes a register's lines: the old list goes and the new one comes in one transaction, or nothing changes.

The words of the names lie in a full text index for each register, so that an old list's goes at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, update

from tracker.store.engine import insert_many, inserted_id
from tracker.store.schema import register, register_row, register_terms

INDEXED_AT_ONCE = 25_000
ROWS_AT_ONCE = 100
"""Lines of one INSERT; beyond them nothing is gained."""
INSERT_ROWS = "INSERT INTO register_row (register_id, name, name_key, terms_id) VALUES "
TERMS_COLUMNS = ("id", "register_id", "place", "route", "rating")
Terms = tuple[str, str, str]
"""Where an employer sits, the route it may sponsor, what is said of it."""
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
        self._first_terms = (db.execute(select(func.max(register_terms.c.id))).scalar() or 0) + 1
        self._next_terms = self._first_terms
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

    def write(
        self, names: Sequence[str], keys: Sequence[str], codes: Iterable[int], new_terms: Sequence[Terms]
    ) -> None:
        """Write the next lines, given column by column; their names are indexed some batches later.

        ``codes`` say which terms a line has: number 0 is the first of all that were ever new, and so on.
        """
        self._insert_terms(new_terms)
        first = self._first_terms
        self._insert_rows(names, keys, [first + code for code in codes])
        self._next_id += len(names)
        if self._next_id - self._first_unindexed >= INDEXED_AT_ONCE:
            self._index()

    def _insert_terms(self, terms: Sequence[Terms]) -> None:
        rows = [(self._next_terms + place, self.register_id, *said) for place, said in enumerate(terms)]
        insert_many(self._db, "register_terms", TERMS_COLUMNS, rows)
        self._next_terms += len(rows)

    def _insert_rows(self, names: Sequence[str], keys: Sequence[str], ids: Sequence[int]) -> None:
        """Write lines, many with each statement; columns are put together quicker than tuples of lines."""
        values: list[str | int] = [0] * (3 * len(names))
        values[::3], values[1::3], values[2::3] = names, keys, ids
        line = f"({self.register_id}, ?, ?, ?)"
        cursor = self._db.connection.cursor()
        whole = len(values) - len(values) % (3 * ROWS_AT_ONCE)
        for begin, end, rows in ((0, whole, ROWS_AT_ONCE), (whole, len(values), 1)):
            groups = [values[place : place + 3 * rows] for place in range(begin, end, 3 * rows)]
            cursor.executemany(INSERT_ROWS + ", ".join([line] * rows), groups)

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
        employers: int = self._db.execute(different).scalar_one()
        this = register.c.id == self.register_id
        self._db.execute(update(register).where(this).values(employers=employers))
        return employers


def remove_register(db: Connection, code: str) -> None:
    """Take a register's list away, if there is one."""
    found = db.execute(select(register.c.id).where(register.c.code == code)).scalar()
    if found is not None:
        db.exec_driver_sql(f"DROP TABLE {vocabulary_table(found)}")
        db.exec_driver_sql(f"DROP TABLE {words_table(found)}")
        for part in (register_row, register_terms):
            db.execute(delete(part).where(part.c.register_id == found))
        db.execute(delete(register).where(register.c.id == found))


def words_table(register_id: int) -> str:
    """The full text index of a register's names."""
    return f"register_words_{int(register_id)}"


def vocabulary_table(register_id: int) -> str:
    """The words of that index, each with the number of rows that hold it."""
    return f"register_vocabulary_{int(register_id)}"
