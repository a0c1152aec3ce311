"""The samples are applications as a person would keep them, on whatever day they are added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.clock import day_of
from tracker.domain.application import EventKind
from tracker.domain.fields import check_draft
from tracker.domain.status import StatusKind
from tracker.samples import add_samples, sample_drafts
from tracker.store.commands.applications import add_application, remove_samples
from tracker.store.commands.people import check_person
from tracker.store.commands.statuses import rename_status
from tracker.store.commands.timeline import check_event, check_moment
from tracker.store.queries.applications import ordered_ids, rows
from tracker.store.queries.drafts import drafts
from tracker.store.queries.filters import Filter, Sort
from tracker.store.queries.parts import has_samples
from tracker.store.queries.statuses import statuses
from tracker.store.store import Store

TODAY = date(2026, 11, 25)


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store.in_memory()
    yield opened
    opened.close()


def all_ids(store: Store) -> list[int]:
    return store.ask(ordered_ids(Filter(), Sort()))


def test_about_sixty_over_seven_countries_and_all_kinds() -> None:
    samples = sample_drafts(TODAY)
    assert 55 <= len(samples) <= 65
    countries = Counter(draft.country for draft in samples)
    assert countries.keys() == {"DE", "GB", "AU", "NL", "CA", "IE", "SE"}
    assert min(countries.values()) >= 4
    assert {draft.status_kind for draft in samples} == set(StatusKind)
    assert len({(draft.company, draft.title) for draft in samples}) == len(samples)


@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_valid_on_every_day(today: date) -> None:
    for draft in sample_drafts(today):
        assert check_draft(draft) == draft
        assert all(check_event(entry) == entry for entry in draft.timeline)
        assert all(check_person(somebody) == somebody for somebody in draft.people)


@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_days_follow_from_one_another(today: date) -> None:
    for draft in sample_drafts(today):
        moments = [moment.at for moment in draft.status_history]
        for moment in moments:
            check_moment(moment)
        assert moments == sorted(moments)
        assert moments[-1] < today.isoformat()
        assert draft.applied_on <= today.isoformat()
        assert day_of(draft.created_at) <= today
        assert draft.status_history[-1].status == draft.status


def test_interviews_keep_to_working_days_and_some_are_ahead() -> None:
    for ahead in range(7):
        today = TODAY + timedelta(days=ahead)
        timed = [entry for draft in sample_drafts(today) for entry in draft.timeline if entry.zone]
        assert all(day_of(entry.at).weekday() < 5 for entry in timed if entry.zone.startswith("Europe"))
        interviews = [entry for entry in timed if entry.kind is EventKind.INTERVIEW]
        assert sum(day_of(entry.at) > today for entry in interviews) >= 6


def test_links_and_addresses_lead_nowhere() -> None:
    for draft in sample_drafts(TODAY):
        assert (urlsplit(draft.link).hostname or "").endswith(".example")
        assert all(person.email.endswith(".example") for person in draft.people if person.email)


def test_stored_as_told_and_gone_again(store: Store) -> None:
    store.run(add_samples(TODAY))
    ids = all_ids(store)
    told, kept = sample_drafts(TODAY), store.ask(drafts(ids))
    assert [draft.title for draft in kept] == [draft.title for draft in told]
    assert [draft.status_history for draft in kept] == [draft.status_history for draft in told]
    assert [draft.people for draft in kept] == [draft.people for draft in told]
    assert all(row.is_sample for row in store.ask(rows(ids)))
    assert len(store.ask(statuses())) == 9

    store.run(remove_samples())
    assert all_ids(store) == []
    assert not store.ask(has_samples())
    store.undo()
    assert all_ids(store) == ids


def test_own_applications_stay(store: Store) -> None:
    own = sample_drafts(TODAY)[0]
    (own_id,) = store.run(add_application(own)).created
    store.run(add_samples(TODAY))
    store.run(remove_samples())
    assert all_ids(store) == [own_id]


def test_renamed_statuses_take_the_samples_of_their_kind(store: Store) -> None:
    known = {status.name: status for status in store.ask(statuses())}
    store.run(rename_status(known["Applied"].id, "Sent"))
    store.run(add_samples(TODAY))
    names = Counter(row.status for row in store.ask(rows(all_ids(store))))
    expected = sum(draft.status_kind is StatusKind.APPLIED for draft in sample_drafts(TODAY))
    assert names["Sent"] == expected
    assert len(store.ask(statuses())) == len(known)
