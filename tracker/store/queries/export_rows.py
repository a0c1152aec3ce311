"""Applications as rows of plain texts, as they are exported, page by page.

SQLite itself puts the parts of an application together (its tags as text, the other lists as JSON), since
that takes a quarter of the time that rows and Python objects for each part take.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    LargeBinary,
    Select,
    Table,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    select,
)

from tracker.domain.application import Priority, Sponsorship
from tracker.store.queries.filters import Filter, Sort, conditions, ordering
from tracker.store.schema import (
    application,
    application_person,
    application_tag,
    company,
    document,
    event,
    person,
    status,
    status_change,
)
from tracker.store.store import Query

PAGE = 500
AHEAD = 2
"""How many pages are asked for at a time, so that their thread goes on to the next without waiting for us."""
MARK = b"\x1f"
"""Stands between the texts of a row; a page where one of them holds it is read again, value by value."""
LISTS = frozenset({"status_history", "timeline", "people", "documents"})
"""The columns of which the JSON is made here."""
BOARD_ORDER = Sort()
a = application.c
_IDS: ColumnElement[Any] = bindparam("ids")
# By names of their own: the orders of ``filters`` look into the same tables.
its_company, its_status = company.alias("its_company"), status.alias("its_status")


@dataclass(frozen=True, slots=True)
class Scope:
    """Which applications, in which order; without a filter all that are not in the bin, archived ones too."""

    filter: Filter | None = None
    sort: Sort = BOARD_ORDER

    def conditions(self) -> list[ColumnElement[bool]]:
        """The scope as SQL conditions over ``application``."""
        return [a.deleted_at == ""] if self.filter is None else conditions(self.filter)


EVERYTHING = Scope()


def ids_in(db: Connection, scope: Scope) -> list[int]:
    """The applications that the scope holds, in its order."""
    rows = select(a.id).where(*scope.conditions()).order_by(*ordering(scope.sort)).subquery()
    # As one text: a row for each id takes thrice as long.
    found: list[int] = json.loads(db.execute(select(func.json_group_array(rows.c.id))).scalar_one())
    return found


def sizes(*scopes: Scope) -> Query[tuple[int, ...]]:
    """How many applications each of the scopes holds."""

    def ask(db: Connection) -> tuple[int, ...]:
        counted = (select(func.count(a.id)).where(*scope.conditions()) for scope in scopes)
        return tuple(int(db.execute(query).scalar_one()) for query in counted)

    return ask


def pages(db: Connection, ids: Sequence[int], names: Sequence[str]) -> Iterator[Sequence[Sequence[Any]]]:
    """The named columns of the ids in their order, a page of rows at a time.

    Everything is text but ``pay_min`` and ``pay_max``: whole ten-thousandths, or None.
    """
    known = _columns(db)
    query = _in_order(select(*(known[name].label(name) for name in names)), _IDS)
    for page in _cut(ids):
        yield _page(db, query, page)


def column_pages(
    db: Connection, ids: Sequence[int], groups: Sequence[Sequence[str]]
) -> Generator[Sequence[Sequence[bytes]]]:
    """Pages of UTF-8, column by column: each group of named columns is one, a piece of a line of CSV.

    Between the columns of a group stand commas; lists are quoted, all else is as it is, and nothing for None.
    A page comes as one text that is taken apart here: every value by itself takes the driver twice as long.
    The next ones are made meanwhile, on a thread: nothing else may use the connection until this is closed.
    """
    known = _csv_columns(db)
    texts = [[known[name] for name in group] for group in groups]
    forms = [",".join(["%s"] * len(group)) for group in groups]
    row = func.printf(MARK.decode().join(forms), *chain(*texts))
    each: list[ColumnElement[Any]] = [
        cast(func.printf(form, *text), LargeBinary) for form, text in zip(forms, texts, strict=True)
    ]
    apart = _in_order(select(*each), _IDS)
    cut = _cut(ids)
    # One thread does whatever is asked of the connection: it must never be asked two things at once.
    with db.execute(_page_texts(row), {"pages": json.dumps(cut)}) as result, ThreadPoolExecutor(1) as worker:
        fetch: Callable[[], Any] = result.cursor.fetchone
        coming = deque(worker.submit(fetch) for _ in range(AHEAD))
        for page in cut:
            (text,) = coming.popleft().result()
            coming.append(worker.submit(fetch))
            pieces = text.split(MARK)
            if len(pieces) == len(page) * len(groups):
                yield [pieces[place :: len(groups)] for place in range(len(groups))]
            else:
                yield list(zip(*worker.submit(_page, db, apart, page).result(), strict=True))


def _cut(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[start : start + PAGE] for start in range(0, len(ids), PAGE)]


def _quoted(text: ColumnElement[Any]) -> ColumnElement[Any]:
    """Nothing stays nothing; the text is named once, since SQLite would make it twice."""
    doubled = func.nullif(func.replace(text, '"', '""'), "")
    return func.coalesce(literal('"').concat(doubled).concat('"'), "")


def _page(db: Connection, query: Select[Any], ids: Sequence[int]) -> list[tuple[Any, ...]]:
    with db.execute(query, {"ids": json.dumps(list(ids))}) as result:
        # The driver's own rows: SQLAlchemy's cost as much again as all the rest of an export.
        return list(result.cursor.fetchall())


def _page_texts(row: ColumnElement[Any]) -> Select[Any]:
    """The rows of each of the JSON lists of ids in ``pages`` as one text: all of it is one step of SQLite."""
    page = func.json_each(bindparam("pages")).table_valued("value", name="page")
    rows = _in_order(select(row.label("text")), page.c.value, page).subquery()
    text = select(func.aggregate_strings(rows.c.text, MARK.decode())).select_from(rows).scalar_subquery()
    return select(cast(text, LargeBinary)).select_from(page)


def _in_order(query: Select[Any], ids: ColumnElement[Any], *outer: FromClause) -> Select[Any]:
    """The applications of a JSON list of ids (of ``outer``), as they stand in it.

    Only the ids are sorted, and each looks its application up: to sort whole rows takes a tenth of an export.
    SQLite keeps an order of a part that has a limit.
    """
    listed = func.json_each(ids).table_valued("key", "value", name="listed")
    wanted = select(listed.c.value).order_by(listed.c.key).limit(-1).correlate(*outer).subquery("wanted")
    return _joined(query, wanted.join(application, a.id == wanted.c.value)).correlate(*outer)


def longest(db: Connection, scope: Scope, names: Sequence[str]) -> dict[str, int]:
    """The most bytes of UTF-8 that a text of each column has, 0 where there is none."""
    known = _columns(db)
    sizes = (func.max(func.length(cast(known[name], LargeBinary))) for name in names)
    found = db.execute(_joined(select(*sizes), application).where(*scope.conditions())).one()
    return {name: size or 0 for name, size in zip(names, found, strict=True)}


def _joined(query: Select[Any], applications: FromClause) -> Select[Any]:
    return (
        query.select_from(applications)
        .join(its_status, its_status.c.id == a.status_id)
        .outerjoin(its_company, its_company.c.id == a.company_id)
    )


def _columns(db: Connection) -> dict[str, ColumnElement[Any]]:
    """The SQL of every column."""
    return _PLAIN | _filled(db, _PARTS | {"status_history": (status_change, _history(db))})


def _csv_columns(db: Connection) -> dict[str, ColumnElement[Any]]:
    """As ``_columns``, but lists come quoted."""
    history = {"status_history": (status_change, _history(db, is_quoted=True))}
    known = _PLAIN | _filled(db, _PARTS | history)
    return known | {name: _quoted(known[name]) for name in LISTS if name not in history}


def _filled(
    db: Connection, parts: Mapping[str, tuple[Table, ColumnElement[Any]]]
) -> dict[str, ColumnElement[Any]]:
    """A part that no application has costs nothing."""
    return {
        name: made if db.execute(select(exists(select(table.c.id)))).scalar() else literal("")
        for name, (table, made) in parts.items()
    }


def _rows(table: Table, query: Select[Any]) -> FromClause:
    """A part's rows of one application, in the order in which they were added."""
    of_one = query.where(table.c.application_id == a.id).order_by(table.c.id)
    return of_one.correlate(application).subquery()


def _array(rows: FromClause, needed: Sequence[str], others: Sequence[str] = ()) -> ColumnElement[Any]:
    """A JSON array of objects of these columns, of ``others`` those that say something; nothing for none."""
    pairs: list[Any] = [part for name in needed for part in (name, rows.c[name])]
    pairs += [part for name in others for part in (name, func.nullif(rows.c[name], ""))]
    one = func.json_object(*pairs)
    made = func.json_group_array(func.json_patch("{}", one) if others else one)
    return func.coalesce(func.nullif(select(made).select_from(rows).scalar_subquery(), "[]"), "")


def _tags() -> ColumnElement[Any]:
    rows = _rows(application_tag, select(application_tag.c.name))
    joined = func.aggregate_strings(rows.c.name, ", ")
    return func.coalesce(select(joined).select_from(rows).scalar_subquery(), "")


def _history(db: Connection, *, is_quoted: bool = False) -> ColumnElement[Any]:
    """There are few statuses, so the JSON of each is made once; a moment has nothing that JSON would escape.

    Quoted for CSV it is made so from the start, which takes SQLite a third less than to quote it afterwards.
    """
    begun = func.printf('{"status":%s,"kind":"%s","at":"', func.json_quote(status.c.name), status.c.kind)
    quote, end = ('""', '"') if is_quoted else ('"', "")
    query = select(status.c.id, func.replace(begun, '"', quote))
    known: dict[int, str] = {row[0]: row[1] for row in db.execute(query)}
    one = case(known, value=status_change.c.status_id, else_="") if known else literal("")
    change = one.concat(status_change.c.at).concat(quote + "}").label("change")
    rows = _rows(status_change, select(change))
    joined = select(func.aggregate_strings(rows.c.change, ",")).select_from(rows).scalar_subquery()
    return func.coalesce(literal(end + "[").concat(joined).concat("]" + end), "")


def _timeline() -> ColumnElement[Any]:
    rows = _rows(event, select(event.c.kind, event.c.at, event.c.zone, event.c.text))
    return _array(rows, ("kind", "at"), ("zone", "text"))


def _people() -> ColumnElement[Any]:
    query = select(person.c.name, person.c.role, person.c.email, person.c.phone).join(
        application_person, application_person.c.person_id == person.c.id
    )
    return _array(_rows(application_person, query), (), ("name", "role", "email", "phone"))


def _documents() -> ColumnElement[Any]:
    rows = _rows(document, select(document.c.name, document.c.kind, document.c.sha256, document.c.size))
    return _array(rows, ("name", "kind", "sha256", "size"))


_PLAIN: dict[str, ColumnElement[Any]] = {
    "id": a.uid,
    "company": func.coalesce(its_company.c.name, ""),
    "status": its_status.c.name,
    "status_kind": its_status.c.kind,
    "pay_min": a.pay_low,
    "pay_max": a.pay_high,
    "priority": case({p.value: p.name.lower() for p in Priority if p}, value=a.priority, else_=""),
    "sponsorship": case({Sponsorship.UNKNOWN.value: ""}, value=a.sponsorship, else_=a.sponsorship),
    **{
        name: a[name]
        for name in (
            *("title", "country", "city", "work_mode", "job_kind", "pay_currency", "pay_period"),
            *("pay_as_posted", "link", "source", "applied_on", "deadline", "start_date", "field"),
            *("posting", "notes", "own_fields", "created_at", "archived_at"),
        )
    },
}
_PARTS: dict[str, tuple[Table, ColumnElement[Any]]] = {
    "tags": (application_tag, _tags()),
    "timeline": (event, _timeline()),
    "people": (application_person, _people()),
    "documents": (document, _documents()),
}
