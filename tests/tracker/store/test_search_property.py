"""Whatever is done to a store, each word finds exactly the applications that hold it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from tests.tracker.store.hand import FULL_DRAFT, MAKERS, SPARSE_DRAFT, WORDS, Hand
from tracker.domain.application import Draft
from tracker.errors import LandfallError
from tracker.exchange.importer import import_command, plan
from tracker.store import health, search
from tracker.store.commands import applications, duplicate, history, people, timeline
from tracker.store.queries.drafts import drafts
from tracker.store.schema import application, search_revision
from tracker.store.store import Command, Store

Step = Callable[[Store, int], object]

EDITS: tuple[Callable[..., Command], ...] = (
    applications.add_application,
    applications.add_applications,
    applications.set_field,
    applications.change_tags,
    applications.set_own_field,
    applications.delete_applications,
    applications.remove_samples,
    duplicate.duplicate_applications,
    history.revert,
    people.add_person,
    people.edit_person,
    people.unlink_person,
    timeline.add_event,
    timeline.edit_event,
    timeline.delete_event,
)
"""The commands that change words, or whose applications are there or not."""


def edit(command: Callable[..., Command]) -> Step:
    return lambda store, seed: store.run(MAKERS[command](Hand(store, seed)))


def undo(store: Store, _seed: int) -> None:
    store.undo()


def redo(store: Store, _seed: int) -> None:
    store.redo()


def import_some(store: Store, seed: int) -> None:
    random = Random(seed)
    rows = [f"{random.choice(WORDS[:4])},Tester {random.randrange(4)},Köln" for _ in range(3)]
    store.run(import_command(plan("\n".join(["Company,Job Title,City", *rows]).encode(), store)))


def empty_the_bin(store: Store, _seed: int) -> None:
    store.maintain(lambda db: health.empty_bin(db, "2100-01-01T00:00:00Z"))


def make_anew(store: Store, _seed: int) -> None:
    store.maintain(search.rebuild)


STEPS: tuple[Step, ...] = (
    *map(edit, EDITS),
    *(undo, redo) * 5,
    *(import_some,) * 2,
    empty_the_bin,
    make_anew,
)


def words_of(draft: Draft) -> set[str]:
    """The folded words of an application, by a scan of everything that is said of it."""
    told = [
        *(draft.company, draft.title, draft.city, draft.country, draft.source, draft.field, draft.link),
        *(draft.notes, draft.posting, draft.pay_as_posted, *draft.tags),
        *(text for pair in draft.own_fields for text in pair),
        *(entry.text for entry in draft.timeline),
        *(text for somebody in draft.people for text in (somebody.name, somebody.email, somebody.role)),
    ]
    return set(re.findall(r"[^\W_]+", search.searchable(" \n ".join(told))))


def found(store: Store, typed: str) -> set[int]:
    query = select(application.c.id).where(search.matches(typed))
    return store.ask(lambda db: set(db.execute(query).scalars()))


def holders(scanned: dict[int, set[str]], *beginnings: str) -> set[int]:
    """The applications that hold a word with each of the beginnings."""
    return {
        held
        for held, words in scanned.items()
        if all(any(word.startswith(beginning) for word in words) for beginning in beginnings)
    }


def assert_each_word_finds_its_own(store: Store) -> None:
    ids = store.ask(lambda db: list(db.execute(select(application.c.id)).scalars()))
    scanned = dict(zip(ids, map(words_of, store.ask(drafts(ids))), strict=True))
    words = [*sorted({word for held in scanned.values() for word in held}), "nowhere"]
    for word, other in zip(words, [*words[1:], words[0]], strict=True):
        for typed in ([word], [word[:1]], [word, other]):
            assert found(store, " ".join(typed)) == holders(scanned, *typed), typed


def written_twice(db: Connection) -> list[object]:
    """Places of documents that hold two words, as one does that was given another's number."""
    db.exec_driver_sql(
        "CREATE VIRTUAL TABLE temp.placed USING fts5vocab('main', application_search, instance)"
    )
    places = "SELECT doc, offset FROM placed WHERE term <> ? GROUP BY 1, 2 HAVING count(*) > 1"
    return list(db.exec_driver_sql(places, (search.STALE,)))


Taken = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2**20)), min_size=30, max_size=60)


@settings(max_examples=12)
@given(Taken)
def test_each_word_finds_exactly_what_holds_it(taken: list[tuple[Step, int]]) -> None:
    store = Store.in_memory()
    store.run(applications.add_applications([FULL_DRAFT, SPARSE_DRAFT], "Added some"))
    import_some(store, 1)
    for number, (step, seed) in enumerate(taken):
        with suppress(LandfallError):
            step(store, seed)
        if number % 10 == 0:
            assert_each_word_finds_its_own(store)
    assert_each_word_finds_its_own(store)
    assert store.ask(written_twice) == []
    assert store.ask(health.check).problems == ()
    store.close()


@pytest.fixture
def imported() -> Iterator[Store]:
    """A store with one import of two applications."""
    store = Store.in_memory()
    store.run(import_command(plan(b"Company,Job Title\nIsar,Tester\nCoral,Buyer\n", store)))
    yield store
    store.close()


def revisions(store: Store) -> dict[int, int]:
    return store.ask(lambda db: {row[0]: row[1] for row in db.execute(select(search_revision))})


def test_an_import_undone_and_done_again_is_found_once(imported: Store) -> None:
    assert revisions(imported) == {}
    for _ in range(3):
        imported.undo()
        assert found(imported, "tester") == set()
        imported.redo()
        assert found(imported, "tester") == {1}
    assert_each_word_finds_its_own(imported)
    assert imported.ask(health.check).problems == ()


def test_words_of_one_edit_are_gone_with_the_next(imported: Store) -> None:
    for title in ("Welder", "Nurse", "Welder"):
        imported.run(applications.set_field([1], "title", title))
        assert_each_word_finds_its_own(imported)
    assert revisions(imported) == {1: 3}


def test_a_transaction_rolled_back_leaves_the_index_as_it_was(imported: Store) -> None:
    def break_off(db: Connection) -> None:
        search.index(db, [1, 2])
        search.rebuild(db)
        search.index(db, [2])
        raise LandfallError("stopped half-way")

    with pytest.raises(LandfallError):
        imported.maintain(break_off)
    assert revisions(imported) == {}
    imported.run(applications.set_field([1], "title", "Welder"))
    assert_each_word_finds_its_own(imported)
    assert imported.ask(health.check).problems == ()


def test_housekeeping_makes_an_index_anew_that_is_mostly_stale(imported: Store) -> None:
    def edited(db: Connection, times: int) -> None:
        for _ in range(times):
            search.index(db, [1])

    imported.maintain(lambda db: edited(db, search.FEW))
    imported.maintain(lambda db: health.keep_house(db, "2026-01-01T00:00:00Z"))
    assert revisions(imported) == {1: search.FEW}
    imported.maintain(lambda db: edited(db, 1))
    imported.maintain(lambda db: health.keep_house(db, "2026-01-01T00:00:00Z"))
    assert revisions(imported) == {}
    assert_each_word_finds_its_own(imported)
    assert imported.ask(health.check).problems == ()


def test_the_check_tells_words_that_are_not_the_applications_own(imported: Store) -> None:
    imported.maintain(lambda db: db.exec_driver_sql("UPDATE application SET title = 'Nurse' WHERE id = 2"))
    assert imported.ask(health.check).problems == (
        "1 of 2 applications are not in the search index",
        "1 applications are in the search index with words that are not theirs",
    )


@given(st.text())
def test_no_text_holds_the_word_of_stale_documents(text: str) -> None:
    for told in (text, search.STALE, search.STALE.upper(), f"{text}{search.STALE}"):
        assert search.STALE not in re.findall(r"[^\W_]+", search.searchable(told))
