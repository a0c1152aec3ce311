"""Questions about applications: which, in what order, and what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Select, bindparam, func, select

from tracker.clock import today
from tracker.domain.application import JobKind, Priority, Sponsorship, WorkMode
from tracker.domain.pay import Pay, Period
from tracker.domain.pay_units import from_units
from tracker.domain.status import StatusKind
from tracker.domain.text import normalise_company, normalise_link, normalise_title
from tracker.errors import NotFound
from tracker.i18n import tr
from tracker.store.own_fields import unpacked
from tracker.store.queries.filters import Filter, Sort, conditions, ordering
from tracker.store.rows import ApplicationDetail, ApplicationRow
from tracker.store.schema import (
    application,
    application_tag,
    company,
    event,
    status,
    status_change,
    visa_badge,
)
from tracker.store.store import Query
from tracker.visas.badge import Badge, Verdict

Group = Literal["status", "country", "visa"]
BATCH = 500
UNIT_SEPARATOR = "\x1f"


def ordered_ids(wanted: Filter, sort: Sort) -> Query[list[int]]:
    """The ids of all applications that the filter lets through, in order."""

    def ask(db: Connection) -> list[int]:
        query = select(application.c.id).where(*conditions(wanted)).order_by(*ordering(sort))
        return list(db.execute(query).scalars().all())

    return ask


def board_ids(wanted: Filter, group: Group) -> Query[dict[str, list[tuple[int, int]]]]:
    """For each column of the board its (position, id) pairs in order.

    A column's key is the status id as text, the country's code, or the verdict of the badge ("" for none).
    """

    def ask(db: Connection) -> dict[str, list[tuple[int, int]]]:
        columns: dict[Any, list[tuple[int, int]]] = {}
        query = _places(group).where(*conditions(wanted)).order_by(application.c.position, application.c.id)
        for key, position, application_id in db.execute(query).all():
            column = columns.get(key)
            if column is None:
                column = columns[key] = []
            column.append((position, application_id))
        return {str(key): column for key, column in columns.items()}

    return ask


def board_places(wanted: Filter, group: Group, ids: Sequence[int]) -> Query[dict[int, tuple[str, int]]]:
    """Column key and position of those of the ids that the filter lets through."""

    def ask(db: Connection) -> dict[int, tuple[str, int]]:
        query = _places(group).where(*conditions(wanted), application.c.id.in_(ids))
        return {found: (str(key), position) for key, position, found in db.execute(query)}

    return ask


def _places(group: Group) -> Select[Any]:
    a = application.c
    if group == "visa":
        verdict = func.coalesce(visa_badge.c.verdict, "")
        return select(verdict, a.position, a.id).outerjoin(visa_badge, visa_badge.c.application_id == a.id)
    return select(a.status_id if group == "status" else a.country, a.position, a.id)


def counts() -> Query[tuple[int, int]]:
    """How many applications are open (of no closed kind) and how many there are, archived ones left out."""

    def ask(db: Connection) -> tuple[int, int]:
        kinds = (
            select(status.c.kind, func.count())
            .join(application, application.c.status_id == status.c.id)
            .where(application.c.deleted_at == "", application.c.archived_at == "")
            .group_by(status.c.kind)
        )
        found = {StatusKind(kind): count for kind, count in db.execute(kinds)}
        return sum(n for kind, n in found.items() if not kind.is_closed), sum(found.values())

    return ask


def rows(ids: Sequence[int]) -> Query[list[ApplicationRow]]:
    """The rows of these applications, in the order of the ids; those that are gone are left out."""

    def ask(db: Connection) -> list[ApplicationRow]:
        found: dict[int, ApplicationRow] = {}
        for start in range(0, len(ids), BATCH):
            query = _row_query().where(application.c.id.in_(ids[start : start + BATCH]))
            found.update((row.id, _row(row)) for row in db.execute(query, {"today": today().isoformat()}))
        return [found[wanted] for wanted in ids if wanted in found]

    return ask


def detail(application_id: int) -> Query[ApplicationDetail | None]:
    """One application with its long texts and own fields; None if there is none."""

    def ask(db: Connection) -> ApplicationDetail | None:
        found = rows([application_id])(db)
        if not found:
            return None
        long_texts = select(application.c.posting, application.c.notes, application.c.own_fields)
        posting, notes, own = db.execute(long_texts.where(application.c.id == application_id)).one()
        return ApplicationDetail(found[0], posting, notes, unpacked(own))

    return ask


def id_of(uid: str) -> Query[int]:
    """The application's row id, from its id outside the store. Raises NotFound."""

    def ask(db: Connection) -> int:
        found = db.execute(
            select(application.c.id).where(application.c.uid == uid.strip(), application.c.deleted_at == "")
        ).scalar()
        if found is None:
            raise NotFound(tr("There is no application {id}.", id=uid))
        return int(found)

    return ask


def bin_ids() -> Query[list[int]]:
    """The applications in the bin, those deleted last first."""

    def ask(db: Connection) -> list[int]:
        query = select(application.c.id).where(application.c.deleted_at != "")
        return list(db.execute(query.order_by(application.c.deleted_at.desc(), application.c.id)).scalars())

    return ask


def like_ones(
    company_name: str, title: str, link: str = "", except_id: int = 0
) -> Query[list[ApplicationRow]]:
    """Applications that may be the same job: the same link, or the same company and a like title.

    Titles are alike when one's words are all in the other, or their letters agree to nine tenths.
    """

    def ask(db: Connection) -> list[ApplicationRow]:
        key = normalise_company(company_name)
        wanted_title, wanted_link = normalise_title(title), normalise_link(link)
        ids = [
            found
            for found, other in db.execute(_same_company(key))
            if key and wanted_title and _alike(wanted_title, normalise_title(other))
        ]
        if wanted_link:
            ids += [
                found
                for found, other in db.execute(_with_link_like(wanted_link))
                if normalise_link(other) == wanted_link
            ]
        return rows([found for found in dict.fromkeys(ids) if found != except_id][:10])(db)

    return ask


def _same_company(key: str) -> Select[Any]:
    return (
        select(application.c.id, application.c.title)
        .join(company, company.c.id == application.c.company_id)
        .where(company.c.name_key == key, application.c.deleted_at == "")
        .order_by(application.c.id.desc())
    )


def _with_link_like(link: str) -> Select[Any]:
    """A first sieve: the link's last part stands in it; the normalised forms decide."""
    tail = link.rsplit("/", 1)[-1][-40:]
    return select(application.c.id, application.c.link).where(
        application.c.link.contains(tail, autoescape=True), application.c.deleted_at == ""
    )


def _alike(one: str, other: str) -> bool:
    if not other:
        return False
    first, second = set(one.split()), set(other.split())
    if first <= second or second <= first:
        return True
    from rapidfuzz.fuzz import ratio

    return ratio(one, other) >= 90


def _row_query() -> Select[Any]:
    a = application.c
    tags = (
        select(func.aggregate_strings(application_tag.c.name, UNIT_SEPARATOR))
        .where(application_tag.c.application_id == a.id)
        .scalar_subquery()
    )
    since = (
        select(func.max(status_change.c.at))
        .where(status_change.c.application_id == a.id, status_change.c.status_id == a.status_id)
        .scalar_subquery()
    )
    upcoming = (
        select(event.c.id)
        .where(event.c.application_id == a.id, event.c.at >= bindparam("today"), event.c.kind != "note")
        .order_by(event.c.at)
        .limit(1)
        .correlate(application)
        .scalar_subquery()
    )
    return (
        select(
            *(column for column in a if column.name not in ("posting", "notes")),
            company.c.name.label("company"),
            status.c.name.label("status"),
            status.c.kind.label("status_kind"),
            tags.label("tags"),
            since.label("since"),
            event.c.at.label("next_at"),
            event.c.zone.label("next_zone"),
            event.c.kind.label("next_kind"),
            visa_badge.c.verdict,
            visa_badge.c.words.label("badge_words"),
        )
        .join(status, status.c.id == a.status_id)
        .outerjoin(company, company.c.id == a.company_id)
        .outerjoin(event, event.c.id == upcoming)
        .outerjoin(visa_badge, visa_badge.c.application_id == a.id)
    )


def _row(row: Any) -> ApplicationRow:
    return ApplicationRow(
        id=row.id,
        uid=row.uid,
        company=row.company or "",
        title=row.title,
        country=row.country,
        city=row.city,
        work_mode=WorkMode(row.work_mode) if row.work_mode else None,
        job_kind=JobKind(row.job_kind) if row.job_kind else None,
        status_id=row.status_id,
        status=row.status,
        status_kind=StatusKind(row.status_kind),
        pay=pay_of(row),
        pay_as_posted=row.pay_as_posted,
        link=row.link,
        source=row.source,
        applied_on=row.applied_on,
        deadline=row.deadline,
        start_date=row.start_date,
        priority=Priority(row.priority),
        field=row.field,
        sponsorship=Sponsorship(row.sponsorship),
        tags=tuple(row.tags.split(UNIT_SEPARATOR)) if row.tags else (),
        created_at=row.created_at,
        archived_at=row.archived_at,
        deleted_at=row.deleted_at,
        is_sample=bool(row.is_sample),
        since=row.since or row.created_at,
        next_at=row.next_at or "",
        next_zone=row.next_zone or "",
        next_kind=row.next_kind or "",
        badge=Badge(Verdict(row.verdict), row.badge_words) if row.verdict else None,
    )


def pay_of(row: Any) -> Pay | None:
    """The pay in a row of ``application``; None where no amount is given."""
    if row.pay_low is None and row.pay_high is None:
        return None
    return Pay(
        from_units(row.pay_low),
        from_units(row.pay_high),
        row.pay_currency or None,
        Period(row.pay_period) if row.pay_period else None,
    )
