"""Applications as rows of plain texts, as they are exported: one statement, read page by page.

SQLite itself puts the parts of an application together (its tags as text, the other lists as JSON), since
that takes a quarter of the time that rows and Python objects for each part take.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
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
MARK = "\x1f"
"""Stands between the texts of a row; a page where one of them holds it is read again, value by value."""
LISTS = frozenset({"own_fields", "status_history", "timeline", "people", "documents"})
"""The columns that hold JSON."""
BOARD_ORDER = Sort()
a = application.c
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
    query = select(a.id).where(*scope.conditions())
    return list(db.execute(query.order_by(*ordering(scope.sort))).scalars())


def sizes(*scopes: Scope) -> Query[tuple[int, ...]]:
    """How many applications each of the scopes holds."""

    def ask(db: Connection) -> tuple[int, ...]:
        counted = (select(func.count(a.id)).where(*scope.conditions()) for scope in scopes)
        return tuple(int(db.execute(query).scalar_one()) for query in counted)

    return ask


def pages(
    db: Connection, scope: Scope, ids: Sequence[int], names: Sequence[str]
) -> Iterator[Sequence[Sequence[Any]]]:
    """The named columns of the ids of a scope, a page of rows at a time.

    Everything is text but ``pay_min`` and ``pay_max``: whole ten-thousandths, or None.
    """
    known = _columns(db)
    query = _joined(select(*(known[name].label(name) for name in names)))
    for start in range(0, len(ids), PAGE):
        yield _page(db, query, scope, ids[start : start + PAGE])


def column_pages(
    db: Connection, scope: Scope, ids: Sequence[int], groups: Sequence[Sequence[str]]
) -> Iterator[Sequence[Sequence[str]]]:
    """Pages of texts, column by column: each group of named columns is one, a piece of a line of CSV.

    Between the columns of a group stand commas; lists are quoted, all else is as it is, and nothing for None.
    A row comes as one text that is taken apart here: every value by itself takes the driver twice as long.
    """
    known = _columns(db)
    texts = [[_quoted(known[name]) if name in LISTS else known[name] for name in group] for group in groups]
    forms = [",".join(["%s"] * len(group)) for group in groups]
    query = _joined(select(func.printf(MARK.join(forms), *chain(*texts))))
    for start in range(0, len(ids), PAGE):
        page = ids[start : start + PAGE]
        pieces = MARK.join([row for (row,) in _page(db, query, scope, page)]).split(MARK)
        if len(pieces) == len(page) * len(groups):
            yield [pieces[place :: len(groups)] for place in range(len(groups))]
        else:
            apart = select(*(func.printf(form, *text) for form, text in zip(forms, texts, strict=True)))
            yield list(zip(*_page(db, _joined(apart), scope, page), strict=True))


def _quoted(text: ColumnElement[Any]) -> ColumnElement[Any]:
    """Nothing stays nothing; the text is named once, since SQLite would make it twice."""
    doubled = func.nullif(func.replace(text, '"', '""'), "")
    return func.coalesce(literal('"').concat(doubled).concat('"'), "")


def _page(db: Connection, query: Select[Any], scope: Scope, ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """A page is put in order by itself: SQLite would keep all rows of one big statement to sort them."""
    wanted = select(func.json_each(bindparam("ids")).table_valued("value").c.value)
    paged = query.where(a.id.in_(wanted)).order_by(*ordering(scope.sort))
    with db.execute(paged, {"ids": json.dumps(list(ids))}) as result:
        # The driver's own rows: SQLAlchemy's cost as much again as all the rest of an export.
        return list(result.cursor.fetchall())


def longest(db: Connection, scope: Scope, names: Sequence[str]) -> dict[str, int]:
    """The most bytes of UTF-8 that a text of each column has, 0 where there is none."""
    known = _columns(db)
    sizes = (func.max(func.length(cast(known[name], LargeBinary))) for name in names)
    found = db.execute(_joined(select(*sizes)).where(*scope.conditions())).one()
    return {name: size or 0 for name, size in zip(names, found, strict=True)}


def _joined(query: Select[Any]) -> Select[Any]:
    return (
        query.select_from(application)
        .join(its_status, its_status.c.id == a.status_id)
        .outerjoin(its_company, its_company.c.id == a.company_id)
    )


def _columns(db: Connection) -> dict[str, ColumnElement[Any]]:
    """The SQL of every column; a part that no application has costs nothing."""
    return _PLAIN | {
        name: made if db.execute(select(exists(select(table.c.id)))).scalar() else literal("")
        for name, (table, made) in _PARTS.items()
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


def _history() -> ColumnElement[Any]:
    query = select(status.c.name.label("status"), status.c.kind, status_change.c.at).join(
        status_change, status_change.c.status_id == status.c.id
    )
    return _array(_rows(status_change, query), ("status", "kind", "at"))


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
    "status_history": (status_change, _history()),
    "timeline": (event, _timeline()),
    "people": (application_person, _people()),
    "documents": (document, _documents()),
}
