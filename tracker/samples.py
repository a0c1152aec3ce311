"""Made-up applications to look around with, written in ``resources/samples/samples.toml``.

The file tells days relative to the day on which the samples are added, so that they never grow old.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tracker.bundled import path, read_text
from tracker.clock import INSTANT_FORMAT
from tracker.domain.application import (
    Draft,
    Event,
    EventKind,
    JobKind,
    Person,
    Priority,
    Sponsorship,
    StatusMoment,
    WorkMode,
)
from tracker.domain.pay_codec import parse_canonical_pay
from tracker.domain.status import StatusKind, default_statuses
from tracker.i18n import tr, trn

if TYPE_CHECKING:
    from tracker.domain.person import Profile
    from tracker.store.store import Command, Writer

SATURDAY = 5
DAYS = ("deadline", "start_date")
TEXTS = (
    "company",
    "title",
    "country",
    "city",
    "pay_as_posted",
    "link",
    "source",
    "field",
    "posting",
    "notes",
)


def sample_drafts(today: date) -> list[Draft]:
    """The samples as of ``today``, in the order in which they stand on the board."""
    text = read_text("samples", "samples.toml")
    kinds = dict(default_statuses())
    return [_draft(told, today, kinds) for told in tomllib.loads(text)["application"]]


def sample_profile() -> Profile:
    """The made-up person for whom the samples are checked."""
    from tracker.profile_file import profile_from_toml

    return profile_from_toml(path("samples", "profile.toml"))


def add_samples(today: date) -> Command:
    """Add the samples as one step; a person who renamed a status finds them in the first one of its kind."""
    from tracker.store.commands.applications import add_applications
    from tracker.store.queries.statuses import statuses

    drafts = sample_drafts(today)

    def apply(w: Writer) -> str:
        known = {status.name for status in statuses()(w.db)}
        fitting = [_on_board(draft, known) for draft in drafts]
        label = trn("Added {count} sample", "Added {count} samples", len(fitting))
        return add_applications(fitting, label, sample=True)(w)

    return apply


def _on_board(draft: Draft, known: Collection[str]) -> Draft:
    """The draft with the names of statuses that are not on the board left out; their kinds remain."""
    history = tuple(
        moment if moment.status in known else replace(moment, status="") for moment in draft.status_history
    )
    return replace(draft, status=history[-1].status, status_history=history)


def _draft(told: dict[str, Any], today: date, kinds: dict[str, StatusKind]) -> Draft:
    path = tuple(
        StatusMoment(tr(name), kinds[tr(name)], _day(today, offset)) for name, offset in told["path"].items()
    )
    applied = [moment.at for moment in path if moment.kind is StatusKind.APPLIED]
    plain: dict[str, Any] = {name: told.get(name, "") for name in TEXTS}
    plain |= {name: _day(today, told[name]) for name in DAYS if name in told}
    return Draft(
        **plain,
        work_mode=WorkMode(told["work_mode"]),
        job_kind=JobKind(told["job_kind"]) if "job_kind" in told else None,
        status=path[-1].status,
        status_kind=path[-1].kind,
        pay=parse_canonical_pay(told["pay"]) if "pay" in told else None,
        applied_on=applied[0] if applied else "",
        priority=Priority[told.get("priority", "none").upper()],
        sponsorship=Sponsorship(told.get("sponsorship", "unknown")),
        tags=tuple(told.get("tags", ())),
        own_fields=tuple(told.get("own_fields", {}).items()),
        status_history=path,
        timeline=tuple(_event(entry, today) for entry in told.get("events", ())),
        people=tuple(Person(**somebody) for somebody in told.get("people", ())),
        created_at=_instant(date.fromisoformat(path[0].at), time(9), ZoneInfo("UTC")),
    )


def _event(told: dict[str, Any], today: date) -> Event:
    kind, text = EventKind(told["kind"]), told.get("text", "")
    day = today + timedelta(days=told["day"])
    if "time" not in told:
        return Event(kind, day.isoformat(), "", text)
    at = _instant(_working_day(day), time.fromisoformat(told["time"]), ZoneInfo(told["zone"]))
    return Event(kind, at, told["zone"], text)


def _working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend: nobody is interviewed on a Sunday."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= SATURDAY else 0)


def _day(today: date, offset: int) -> str:
    return (today + timedelta(days=offset)).isoformat()


def _instant(day: date, at: time, zone: ZoneInfo) -> str:
    return datetime.combine(day, at, zone).astimezone(UTC).strftime(INSTANT_FORMAT)
