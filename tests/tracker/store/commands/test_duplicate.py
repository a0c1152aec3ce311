from __future__ import annotations

from collections.abc import Iterator

import pytest

from tracker.domain.application import Document, Draft, Event, EventKind, Person, Priority
from tracker.errors import NotFound
from tracker.store.commands.applications import add_application, delete_applications
from tracker.store.commands.duplicate import duplicate_applications
from tracker.store.queries.applications import ordered_ids
from tracker.store.queries.drafts import drafts
from tracker.store.queries.filters import Filter, Sort
from tracker.store.store import Store

FULL = Draft(
    company="Nordlicht Energie",
    title="Data Engineer",
    country="DE",
    status="Interview",
    applied_on="2026-03-02",
    deadline="2026-04-01",
    priority=Priority.HIGH,
    tags=("remote", "dream"),
    posting="Build\npipelines",
    notes="Called twice",
    own_fields=(("Mood", "good"),),
    timeline=(Event(EventKind.CALL, "2026-03-05", text="First call"),),
    people=(Person("A recruiter", "Recruiter"),),
    documents=(Document("cv.pdf", "cv", "0" * 64, 12),),
    import_key="row-7",
)


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store.in_memory()
    yield opened
    opened.close()


def in_order(store: Store) -> list[int]:
    return store.ask(ordered_ids(Filter(), Sort()))


def test_a_copy_has_what_belongs_to_the_job_and_nothing_of_what_happened(store: Store) -> None:
    (original,) = store.run(add_application(FULL)).created
    changes = store.run(duplicate_applications([original]))
    (copy,) = changes.created
    old, new = store.ask(drafts([original, copy]))
    assert changes.label == "Duplicated Data Engineer"
    assert new.uid != old.uid
    assert (new.status, new.applied_on, new.timeline, new.import_key) == ("Wishlist", "", (), "")
    assert [moment.status for moment in new.status_history] == ["Wishlist"]
    kept = ("company", "title", "country", "deadline", "priority", "tags", "posting", "notes", "own_fields")
    assert [getattr(new, name) for name in kept] == [getattr(old, name) for name in kept]
    assert (new.people, new.documents) == (old.people, old.documents)


def test_copies_stand_on_top_in_the_order_of_the_originals_and_are_undone_as_one(store: Store) -> None:
    (second,) = store.run(add_application(Draft(title="Second"))).created
    (first,) = store.run(add_application(Draft(title="First"))).created
    made = store.run(duplicate_applications([first, second])).created
    assert in_order(store) == [*made, first, second]
    assert [draft.title for draft in store.ask(drafts(list(made)))] == ["First", "Second"]
    store.undo()
    assert in_order(store) == [first, second]


def test_what_lies_in_the_bin_is_not_copied(store: Store) -> None:
    (only,) = store.run(add_application(Draft(title="Gone"))).created
    store.run(delete_applications([only]))
    with pytest.raises(NotFound):
        store.run(duplicate_applications([only]))
