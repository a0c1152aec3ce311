"""Questions about applications as a visa check sees them: the facts of the job, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from tracker.domain.occupations import find_occupation
from tracker.i18n import tr
from tracker.store.plan_rows import JobRow
from tracker.store.queries.applications import pay_of
from tracker.store.queries.plans import is_live
from tracker.store.schema import application, application_route, sponsor_pin, status, visa_badge
from tracker.store.store import Query
from tracker.visas.answers import Job

_PIN = ("name", "place", "route", "rating", "listed_on")


def jobs(country: str | None = None) -> Query[tuple[JobRow, ...]]:
    """The live applications to a country (None: to any), in the order in which they were added."""

    def ask(db: Connection) -> tuple[JobRow, ...]:
        query = job_columns().where(is_live()).order_by(application.c.id)
        if country is not None:
            query = query.where(application.c.country == country)
        made = JobMaker()
        return tuple(made.job_row(row) for row in db.execute(query))

    return ask


def job_of(application_id: int) -> Query[JobRow | None]:
    """One application, wherever it lies; None if there is none."""

    def ask(db: Connection) -> JobRow | None:
        row = db.execute(job_columns().where(application.c.id == application_id)).first()
        return None if row is None else JobMaker().job_row(row)

    return ask


def job_columns(*more: Any) -> Select[Any]:
    """Everything that a check needs of an application, with the pin of its company in its country."""
    a = application.c
    pinned = [sponsor_pin.c[name].label(f"pin_{name}") for name in _PIN]
    return (
        select(
            a.id,
            a.company_id,
            a.country,
            application_route.c.route,
            *(a[name] for name in ("pay_low", "pay_high", "pay_currency", "pay_period")),
            a.field,
            a.sponsorship,
            status.c.kind.label("status_kind"),
            *pinned,
            *more,
        )
        .join(status, status.c.id == a.status_id)
        .outerjoin(application_route, application_route.c.application_id == a.id)
        .outerjoin(
            sponsor_pin,
            (sponsor_pin.c.company_id == a.company_id)
            & (sponsor_pin.c.country == a.country)
            & (sponsor_pin.c.dropped_on == ""),
        )
    )


def badge_rows_after(application_id: int, limit: int) -> Query[Sequence[Row[Any]]]:
    """The next applications after this id, in the bin or not: job columns, ``deleted_at``, their badge.

    Those in the bin are told apart by whoever reads the rows: asked for in the query, they would have every
    block sort the whole table.
    """

    def ask(db: Connection) -> Sequence[Row[Any]]:
        wanted = application.c.id > application_id
        return db.execute(_badge_query().where(wanted).order_by(application.c.id).limit(limit)).all()

    return ask


def badge_rows(ids: Sequence[int]) -> Query[Sequence[Row[Any]]]:
    """As ``badge_rows_after``, of these applications."""

    def ask(db: Connection) -> Sequence[Row[Any]]:
        return db.execute(_badge_query().where(application.c.id.in_(ids))).all()

    return ask


def _badge_query() -> Select[Any]:
    badge = visa_badge.c
    columns = job_columns(application.c.deleted_at, badge.verdict, badge.words, badge.basis)
    return columns.outerjoin(visa_badge, badge.application_id == application.c.id)


class JobMaker:
    """Makes jobs of rows; what a field of occupation means is looked up once."""

    def __init__(self) -> None:
        self._occupations: dict[str, str] = {}

    def job_row(self, row: Any) -> JobRow:
        """A row of ``job_columns`` as it is answered."""
        return JobRow(row.id, row.company_id, row.country, row.route or "", self.job(row))

    def job(self, row: Any) -> Job:
        """The facts of the job in a row of ``job_columns``."""
        return Job(
            pay=pay_of(row),
            occupation=self._occupation(row.field),
            sponsorship=row.sponsorship,
            sponsor_note=_sponsor_note(row),
            status_kind=row.status_kind,
        )

    def _occupation(self, field: str) -> str:
        if not field:
            return ""
        if field not in self._occupations:
            self._occupations[field] = find_occupation(field)
        return self._occupations[field]


def _sponsor_note(row: Any) -> str:
    """Where the employer stands in the register; empty if nobody pinned one."""
    if not row.pin_name:
        return ""
    named = ", ".join(part for part in (row.pin_name, row.pin_place, row.pin_route, row.pin_rating) if part)
    return (
        tr("{employer} (list of {day})", employer=named, day=row.pin_listed_on)
        if row.pin_listed_on
        else named
    )
