"""Somebody who does anything at all to a store: every command there is, with values chosen by a seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from sqlalchemy import Table, select

from tracker.domain.application import (
    Document,
    Draft,
    Event,
    EventKind,
    JobKind,
    Person,
    Priority,
    Sponsorship,
)
from tracker.domain.pay import Pay, Period
from tracker.domain.person import Profile
from tracker.domain.sponsors import Sponsor, Tier
from tracker.domain.status import StatusKind
from tracker.store.commands import (
    applications,
    board,
    checklist,
    documents,
    duplicate,
    history,
    own_routes,
    people,
    plans,
    profile,
    registers,
    statuses,
    timeline,
)
from tracker.store.schema import (
    application,
    company,
    document,
    event,
    journal_change,
    own_requirement,
    own_route,
    person,
    requirement_document,
    status,
    status_change,
)
from tracker.store.store import Command, Store
from tracker.visas.answers import Tick
from tracker.visas.own import OwnRoute

COUNTRIES = ("DE", "NO", "JP")
CATALOGUE_ROUTES = ("de-eu-blue-card", "no-skilled-worker")
REQUIREMENTS = ("salary", "degree")
WORDS = ("Nordlicht", "Kestrel", "Übersetzerin", "データ", "plumber, night shift", "a'b\"c", "")
DAYS = ("", "2026-01-31", "2026-12-24", "2024-02-29")
TAGS = ("python", "visa", "Mü")
SPONSOR = Sponsor("uk", "GB", "", "Leeds", "Skilled Worker", "A", DAYS[1], Tier.NAME)
SPARSE_DRAFT = Draft(company="Isar Software", title="Tester")
FULL_DRAFT = Draft(
    company="Rhein Logistik",
    title="Planner",
    country="DE",
    pay=Pay(Decimal(50000), Decimal("61000.5"), "EUR", Period.YEAR),
    tags=TAGS[:2],
    own_fields=(("Score", "7"), ("Mood", "good\nreally")),
    timeline=(Event(EventKind.CALL, "2026-02-01", "", "Rang"),),
    people=(Person("Ada Sample", "Recruiter", "ada@example.org"),),
    notes="# Notes",
)
FIELD_VALUES: dict[str, tuple[object, ...]] = {
    "company": WORDS,
    "title": WORDS,
    "city": WORDS,
    "notes": (*WORDS, "long " * 500),
    "country": ("", "DE", "NO"),
    "deadline": DAYS,
    "pay": (None, FULL_DRAFT.pay, Pay(None, Decimal(10), None, None)),
    "priority": tuple(Priority),
    "sponsorship": tuple(Sponsorship),
    "job_kind": (None, *JobKind),
    "tags": ((), TAGS, TAGS[::-1]),
}


class Hand:
    """Somebody who does something to what is in the store, chosen by a seed."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.random = Random(seed)

    def one(self, table: Table) -> int:
        """A row's id of the table, seldom one that does not exist."""
        found: list[int] = self.store.ask(lambda db: list(db.execute(select(table.c.id)).scalars()))
        return self.random.choice([*found, 10**6] if self.random.random() < 0.05 or not found else found)

    def some(self) -> list[int]:
        """Some applications."""
        return [self.one(application) for _ in range(self.random.randrange(1, 4))]

    def neighbour(self) -> int | None:
        """A card to drop beside, or the column's end."""
        return self.random.choice([None, self.one(application)])

    def draft(self) -> Draft:
        """An application with or without everything that can hang on it."""
        draft = self.random.choice((SPARSE_DRAFT, FULL_DRAFT))
        return replace(draft, title=self.word() or "Nameless", deadline=self.random.choice(DAYS))

    def word(self) -> str:
        """A word or a few, or nothing."""
        return self.random.choice(WORDS)

    def country(self) -> str:
        """A country to go to."""
        return self.random.choice(COUNTRIES)

    def route(self) -> str:
        """A route of the catalogue or an own one."""
        own: list[str] = self.store.ask(lambda db: list(db.execute(select(own_route.c.slug)).scalars()))
        return self.random.choice((*CATALOGUE_ROUTES, *own))

    def asked(self) -> tuple[str, str]:
        """A requirement of a route, of the catalogue or an own one."""
        columns = own_requirement.c.route, own_requirement.c.slug
        own = self.store.ask(lambda db: [tuple(row) for row in db.execute(select(*columns))])
        return self.random.choice([*own, (self.route(), self.random.choice(REQUIREMENTS))])

    def day(self) -> str:
        """A day or none."""
        return self.random.choice(DAYS)

    def own_route(self) -> OwnRoute:
        """A route of somebody's own."""
        name = self.word() or "By marriage"
        return self.random.choice(
            (OwnRoute(name), OwnRoute(name, "Slow", 30, 90, Decimal("99.5"), "EUR", 60))
        )

    def event(self) -> Event:
        """A dated entry."""
        at = self.random.choice((*DAYS[1:], "2026-03-01T09:30:00Z"))
        return Event(self.random.choice(list(EventKind)), at, "", self.word())

    def human(self) -> Person:
        """Somebody at an employer."""
        return Person(self.word(), "Recruiter", self.random.choice(("", "x@example.org")))

    def person(self) -> Profile:
        """What somebody says of themselves, or nothing."""
        passports = self.random.choice(((), ("IN",), ("IN", "GB")))
        return Profile(passports, years_of_work=self.random.choice((None, Decimal("4.5"))))

    def field(self) -> Command:
        """Another value in a plain field."""
        name = self.random.choice(list(FIELD_VALUES))
        return applications.set_field(self.some(), name, self.random.choice(FIELD_VALUES[name]))


MAKERS: dict[Callable[..., Command], Callable[[Hand], Command]] = {
    applications.add_application: lambda p: applications.add_application(p.draft()),
    applications.add_applications: lambda p: applications.add_applications(
        [p.draft() for _ in range(3)], "Added samples", sample=True
    ),
    applications.set_field: Hand.field,
    applications.change_tags: lambda p: applications.change_tags(p.some(), TAGS[:2], TAGS[2:]),
    applications.set_own_field: lambda p: applications.set_own_field(p.one(application), "Score", p.word()),
    applications.archive: lambda p: applications.archive(p.some(), archived=p.random.random() < 0.6),
    applications.delete_applications: lambda p: applications.delete_applications(p.some()),
    applications.restore_applications: lambda p: applications.restore_applications(p.some()),
    applications.remove_samples: lambda _: applications.remove_samples(),
    board.move_applications: lambda p: board.move_applications(p.some(), p.one(status)),
    board.place_in_status: lambda p: board.place_in_status(
        p.some(), p.one(status), p.neighbour(), p.neighbour()
    ),
    board.place_applications: lambda p: board.place_applications(p.some(), p.neighbour(), p.neighbour()),
    board.place_in_country: lambda p: board.place_in_country(p.some(), "GB", p.neighbour(), p.neighbour()),
    checklist.tick: lambda p: checklist.tick(*p.asked(), p.random.choice((None, *Tick))),
    checklist.set_due: lambda p: checklist.set_due(*p.asked(), p.day()),
    checklist.set_note: lambda p: checklist.set_note(*p.asked(), p.word()),
    checklist.attach_to_requirement: lambda p: checklist.attach_to_requirement(
        *p.asked(), Document("degree.pdf", "", "0" * 64, 9), p.day()
    ),
    checklist.set_document_expiry: lambda p: checklist.set_document_expiry(
        p.one(requirement_document), p.day()
    ),
    checklist.detach_from_requirement: lambda p: checklist.detach_from_requirement(
        p.one(requirement_document)
    ),
    documents.attach_document: lambda p: documents.attach_document(
        p.one(application), Document(p.word() or "cv.pdf", "CV", "0" * 64, 9)
    ),
    documents.rename_document: lambda p: documents.rename_document(
        p.one(document), p.word() or "x", "letter"
    ),
    documents.detach_document: lambda p: documents.detach_document(p.one(document)),
    duplicate.duplicate_applications: lambda p: duplicate.duplicate_applications(p.some()),
    history.revert: lambda p: history.revert(*a_journalled_change(p)),
    own_routes.add_own_route: lambda p: own_routes.add_own_route(p.country(), p.own_route()),
    own_routes.edit_own_route: lambda p: own_routes.edit_own_route(p.route(), p.own_route()),
    own_routes.remove_own_route: lambda p: own_routes.remove_own_route(p.route()),
    own_routes.add_own_requirement: lambda p: own_routes.add_own_requirement(p.route(), p.word() or "Photo"),
    own_routes.edit_own_requirement: lambda p: own_routes.edit_own_requirement(
        *p.asked(), p.word() or "Photos", "Two photos\nTwo more"
    ),
    own_routes.remove_own_requirement: lambda p: own_routes.remove_own_requirement(*p.asked()),
    plans.add_destination: lambda p: plans.add_destination(p.country()),
    plans.remove_destination: lambda p: plans.remove_destination(p.country()),
    plans.choose_plan: lambda p: plans.choose_plan(p.country(), p.random.choice(("", p.route()))),
    plans.set_signing: lambda p: plans.set_signing(p.country(), p.day()),
    plans.set_first_day: lambda p: plans.set_first_day(p.country(), p.day()),
    plans.answer_points: lambda p: plans.answer_points(p.route(), "age", p.random.choice((None, 0, 2))),
    plans.set_own_days: lambda p: plans.set_own_days(
        p.route(), p.random.randrange(-1, 3), p.random.choice((None, (3, 9)))
    ),
    plans.set_application_route: lambda p: plans.set_application_route(
        p.one(application), p.random.choice(("", p.route()))
    ),
    people.add_person: lambda p: people.add_person(p.one(application), p.human()),
    people.edit_person: lambda p: people.edit_person(p.one(person), p.human()),
    people.link_person: lambda p: people.link_person(p.one(application), p.one(person)),
    people.unlink_person: lambda p: people.unlink_person(p.one(application), p.one(person)),
    profile.set_profile: lambda p: profile.set_profile(p.person()),
    registers.pin_sponsor: lambda p: registers.pin_sponsor(
        p.one(company), p.country(), replace(SPONSOR, name=p.word() or "Kestrel Ltd")
    ),
    registers.unpin_sponsor: lambda p: registers.unpin_sponsor(p.one(company), p.country()),
    registers.recheck_pins: lambda _: registers.recheck_pins(SPONSOR.register),
    statuses.add_status: lambda p: statuses.add_status(
        p.word(), p.random.choice(list(StatusKind)), "#aabbcc"
    ),
    statuses.rename_status: lambda p: statuses.rename_status(p.one(status), p.word()),
    statuses.set_status_kind: lambda p: statuses.set_status_kind(
        p.one(status), p.random.choice(list(StatusKind))
    ),
    statuses.set_status_colour: lambda p: statuses.set_status_colour(p.one(status), "#123456"),
    statuses.set_status_limit: lambda p: statuses.set_status_limit(p.one(status), p.random.randrange(9)),
    statuses.move_status: lambda p: statuses.move_status(p.one(status), p.random.randrange(9)),
    statuses.remove_status: lambda p: statuses.remove_status(p.one(status), p.one(status)),
    timeline.add_event: lambda p: timeline.add_event(p.one(application), p.event()),
    timeline.edit_event: lambda p: timeline.edit_event(p.one(event), p.event()),
    timeline.delete_event: lambda p: timeline.delete_event(p.one(event)),
    timeline.correct_status_change: lambda p: timeline.correct_status_change(
        p.one(status_change), p.event().at, p.random.choice([None, p.one(status)])
    ),
    timeline.delete_status_change: lambda p: timeline.delete_status_change(p.one(status_change)),
}


def a_journalled_change(p: Hand) -> tuple[int, int]:
    """An application and an entry that touched it."""
    columns = journal_change.c.application_id, journal_change.c.entry_id
    found = p.store.ask(lambda db: db.execute(select(*columns).where(columns[0].is_not(None))).all())
    chosen = p.random.choice(found) if found else (1, 1)
    return chosen[0], chosen[1]
