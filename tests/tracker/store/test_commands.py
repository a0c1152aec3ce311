"""Each command, seen through the queries, and each taken back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tracker.domain.application import Document, Draft, Event, EventKind, Person, Priority
from tracker.domain.pay import Pay, Period
from tracker.domain.status import StatusKind
from tracker.errors import InvalidValue, LandfallError, NotFound, Refused
from tracker.paths import Home
from tracker.store.commands import applications, board, documents, history, people, statuses, timeline
from tracker.store.queries import applications as ask
from tracker.store.queries import history as ask_history
from tracker.store.queries import parts as ask_parts
from tracker.store.queries import statuses as ask_statuses
from tracker.store.queries.drafts import drafts
from tracker.store.queries.filters import Filter, Sort
from tracker.store.rows import ApplicationRow
from tracker.store.store import Store


def add(store: Store, title: str = "Welder", **values: object) -> int:
    return store.run(applications.add_application(Draft(title=title, **values))).created[0]  # type: ignore[arg-type]


def row(store: Store, application_id: int) -> ApplicationRow:
    return store.ask(ask.rows([application_id]))[0]


def status(store: Store, name: str) -> int:
    return store.ask(ask_statuses.status_named(name)).id


def column(store: Store, name: str) -> list[int]:
    found = store.ask(ask.board_ids(Filter(), "status")).get(str(status(store, name)), [])
    return [application_id for _, application_id in found]


def test_an_application_comes_back_as_given(store: Store) -> None:
    draft = Draft(
        company="Nordlicht Energie",
        title="Data Engineer",
        country="DE",
        pay=Pay(Decimal("62000.5"), Decimal(70000), "EUR", Period.YEAR),
        priority=Priority.HIGH,
        tags=("python", "wind"),
        own_fields=(("Gut feeling", "good"),),
        notes="One\nTwo",
        timeline=(Event(EventKind.CALL, "2026-05-01", "", "Nice"),),
        people=(Person("Jo", "Recruiter", "jo@example.org"),),
        documents=(Document("cv.pdf", "cv", "ab" * 32, 12),),
    )
    application_id = store.run(applications.add_application(draft)).created[0]
    found = store.ask(drafts([application_id]))[0]
    assert found.status == "Wishlist"
    assert (found.pay, found.tags, found.own_fields) == (draft.pay, draft.tags, draft.own_fields)
    assert (found.timeline, found.people, found.documents) == (draft.timeline, draft.people, draft.documents)
    assert len(found.uid) == 10
    assert len(found.status_history) == 1


def test_two_applications_share_a_company_and_an_unused_one_goes(store: Store) -> None:
    first, second = add(store, company="Fjordline"), add(store, "Nurse", company="Fjordline")
    count = "SELECT count(*) FROM company"
    assert store.ask(lambda db: db.exec_driver_sql(count).scalar_one()) == 1
    store.run(applications.set_field([first, second], "company", "Kestrel Robotics"))
    names = store.ask(lambda db: list(db.exec_driver_sql("SELECT name FROM company").scalars()))
    assert names == ["Kestrel Robotics"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "a\0b"),
        ("title", "\ud800"),
        ("country", "XX"),
        ("applied_on", "2026-02-31"),
        ("pay", Pay(Decimal(-1), Decimal(-1))),
        ("pay", Pay(Decimal(1), Decimal(1), "ZZZ")),
        ("tags", ("a,b",)),
    ],
)
def test_a_value_that_cannot_be_kept_is_refused_at_its_field(store: Store, name: str, value: object) -> None:
    application_id = add(store)
    before = row(store, application_id)
    with pytest.raises(InvalidValue) as caught:
        store.run(applications.set_field([application_id], name, value))
    assert caught.value.field == name
    assert row(store, application_id) == before


def test_an_application_keeps_a_company_or_a_title(store: Store) -> None:
    with pytest.raises(InvalidValue):
        applications.add_application(Draft(company=" ", title=""))
    named = add(store, "Welder")
    with pytest.raises(InvalidValue):
        store.run(applications.set_field([named], "title", ""))
    store.run(applications.set_field([named], "company", "Fjordline"))
    store.run(applications.set_field([named], "title", ""))
    assert row(store, named).title == ""


def test_moving_keeps_the_order_and_dates_the_change(store: Store) -> None:
    third, second, first = add(store, "C"), add(store, "B"), add(store, "A")
    assert column(store, "Wishlist") == [first, second, third]
    offer = status(store, "Offer")
    store.run(board.move_applications([third, first], offer))
    assert column(store, "Offer") == [first, third]
    store.run(board.place_in_status([second], offer, first, third))
    assert column(store, "Offer") == [first, second, third]
    moments = [entry.status for entry in store.ask(ask_parts.timeline(second))]
    assert moments == ["Offer", "Wishlist"]
    store.undo()
    assert column(store, "Wishlist") == [second]


def test_cards_can_be_put_between_the_same_neighbours_for_ever(store: Store) -> None:
    ids = [add(store, str(number)) for number in range(4)]
    expected = column(store, "Wishlist")
    wishlist = status(store, "Wishlist")
    for turn in range(90):
        moved = ids[turn % 2]
        others = [found for found in expected if found != moved]
        store.run(board.place_in_status([moved], wishlist, others[0], others[1]))
        expected = [others[0], moved, *others[1:]]
        assert column(store, "Wishlist") == expected


def test_a_country_column_takes_cards(store: Store) -> None:
    application_id = add(store, country="GB")
    store.run(board.place_in_country([application_id], "DE", None, None))
    assert list(store.ask(ask.board_ids(Filter(), "country"))) == ["DE"]


def test_deleting_keeps_everything_in_the_bin(store: Store) -> None:
    application_id = add(store, tags=("x",), people=(Person("Jo"),))
    store.run(applications.delete_applications([application_id]))
    assert store.ask(ask.ordered_ids(Filter(), Sort())) == []
    assert store.ask(ask.bin_ids()) == [application_id]
    with pytest.raises(NotFound):
        store.run(applications.delete_applications([application_id]))
    store.run(applications.restore_applications([application_id]))
    assert column(store, "Wishlist") == [application_id]
    assert row(store, application_id).tags == ("x",)


def test_archived_ones_are_shown_only_when_asked_for(store: Store) -> None:
    application_id = add(store)
    store.run(applications.archive([application_id]))
    assert store.ask(ask.ordered_ids(Filter(), Sort())) == []
    assert store.ask(ask.ordered_ids(Filter(archived=True), Sort())) == [application_id]
    store.run(applications.archive([application_id], archived=False))
    assert store.ask(ask.ordered_ids(Filter(), Sort())) == [application_id]


def test_tags_change_in_bulk_as_one_step(store: Store) -> None:
    ids = [add(store, str(number), tags=("old",)) for number in range(3)]
    store.run(applications.change_tags(ids, add=["new"], remove=["old"]))
    assert {row(store, found).tags for found in ids} == {("new",)}
    store.undo()
    assert {row(store, found).tags for found in ids} == {("old",)}


def test_own_fields_are_set_changed_and_taken_away(store: Store) -> None:
    application_id = add(store)
    store.run(applications.set_own_field(application_id, "Mood", "good"))
    store.run(applications.set_own_field(application_id, "Mood", "better"))
    detail = store.ask(ask.detail(application_id))
    assert detail is not None
    assert detail.own_fields == (("Mood", "better"),)
    store.run(applications.set_own_field(application_id, "Mood", " "))
    detail = store.ask(ask.detail(application_id))
    assert detail is not None
    assert detail.own_fields == ()


def test_a_removed_status_hands_its_cards_on(store: Store) -> None:
    ids = [add(store, str(number), status="Screening") for number in range(12)]
    screening, interview = status(store, "Screening"), status(store, "Interview")
    with pytest.raises(Refused):
        store.run(statuses.remove_status(screening, screening))
    store.run(statuses.remove_status(screening, interview))
    assert sorted(column(store, "Interview")) == sorted(ids)
    assert "Screening" not in [found.name for found in store.ask(ask_statuses.statuses())]
    store.undo()
    assert sorted(column(store, "Screening")) == sorted(ids)


def test_statuses_are_the_persons_own(store: Store) -> None:
    store.run(statuses.add_status("Test task", StatusKind.INTERVIEWING, "#123abc"))
    made = store.ask(ask_statuses.status_named("test task"))
    assert (made.kind, made.colour) == (StatusKind.INTERVIEWING, "#123ABC")
    names = [found.name for found in store.ask(ask_statuses.statuses())]
    assert names.index("Test task") == names.index("Interview") + 1
    store.run(statuses.rename_status(made.id, "Homework"))
    store.run(statuses.move_status(made.id, 0))
    store.run(statuses.set_status_limit(made.id, 5))
    store.run(statuses.set_status_colour(made.id, "#000000"))
    store.run(statuses.set_status_kind(made.id, StatusKind.SAVED))
    first = store.ask(ask_statuses.statuses())[0]
    assert (first.name, first.card_limit, first.colour, first.kind) == (
        "Homework",
        5,
        "#000000",
        StatusKind.SAVED,
    )
    for bad in ("", "homework", "a\0"):
        with pytest.raises(InvalidValue):
            store.run(statuses.add_status(bad, StatusKind.SAVED))


def test_the_history_of_statuses_can_be_corrected(store: Store) -> None:
    application_id = add(store)
    store.run(board.move_applications([application_id], status(store, "Offer")))
    latest = store.ask(ask_parts.timeline(application_id))[0]
    store.run(timeline.correct_status_change(latest.id, "2025-01-01"))
    assert row(store, application_id).status == "Wishlist"
    store.run(timeline.correct_status_change(latest.id, "2030-01-01", status(store, "Interview")))
    assert row(store, application_id).status == "Interview"
    store.run(timeline.delete_status_change(latest.id))
    assert row(store, application_id).status == "Wishlist"
    left = store.ask(ask_parts.timeline(application_id))[0]
    with pytest.raises(Refused):
        store.run(timeline.delete_status_change(left.id))
    with pytest.raises(InvalidValue):
        timeline.correct_status_change(left.id, "2025-13-01")


def test_dated_entries_are_added_edited_and_deleted(store: Store) -> None:
    application_id = add(store)
    store.run(
        timeline.add_event(
            application_id, Event(EventKind.INTERVIEW, "2099-05-01T09:00:00Z", "Europe/Berlin")
        )
    )
    assert row(store, application_id).next_zone == "Europe/Berlin"
    entry = store.ask(ask_parts.timeline(application_id))[0]
    store.run(timeline.edit_event(entry.id, Event(EventKind.NOTE, "2026-05-01", "", "Moved")))
    assert row(store, application_id).next_at == ""
    store.run(timeline.delete_event(entry.id))
    assert len(store.ask(ask_parts.timeline(application_id))) == 1
    with pytest.raises(NotFound):
        store.run(timeline.delete_event(entry.id))
    with pytest.raises(InvalidValue):
        timeline.add_event(application_id, Event(EventKind.NOTE, "2026-05-01", "Europe/Berlin"))


def test_people_belong_to_companies_and_applications(store: Store) -> None:
    first, second = add(store, company="Fjordline"), add(store, "Nurse", company="Fjordline")
    store.run(people.add_person(first, Person("Jo", "Recruiter")))
    seen = store.ask(ask_parts.people(second))[0]
    assert (seen.name, seen.is_linked) == ("Jo", False)
    store.run(people.link_person(second, seen.id))
    store.run(people.edit_person(seen.id, Person("Jo", phone="+49 40 1")))
    assert [found.phone for found in store.ask(ask_parts.people(first))] == ["+49 40 1"]
    store.run(people.unlink_person(first, seen.id))
    store.run(people.unlink_person(second, seen.id))
    assert store.ask(ask_parts.people(first)) == []
    with pytest.raises(InvalidValue):
        people.add_person(first, Person(" "))


def test_documents_are_kept_once_by_content(store: Store, home: Path, tmp_path: Path) -> None:
    application_id = add(store)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all")
    kept = documents.keep_file(Home(home), letter, "letter")
    assert documents.keep_file(Home(home), letter, "letter") == kept
    assert documents.content_path(Home(home), kept.sha256).read_text() == "Dear all"
    store.run(documents.attach_document(application_id, kept))
    found = store.ask(ask_parts.documents(application_id))[0]
    store.run(documents.rename_document(found.id, "letter 2.txt", "other"))
    store.run(documents.detach_document(found.id))
    assert store.ask(ask_parts.documents(application_id)) == []
    with pytest.raises(LandfallError):
        documents.keep_file(Home(home), tmp_path / "nothing")


def test_history_tells_what_changed_and_takes_one_change_back(store: Store) -> None:
    application_id = add(store, company="Fjordline")
    store.run(applications.set_field([application_id], "title", "Senior welder"))
    store.run(applications.set_field([application_id], "city", "Bergen"))
    entries = store.ask(ask_history.history(application_id))
    assert [entry.can_revert for entry in entries] == [True, True, False]
    change = entries[1].changes[0]
    assert (change.label, change.before, change.after) == ("Job title", "Welder", "Senior welder")
    store.run(applications.set_field([application_id], "pay", Pay(Decimal(1), Decimal(1), "EUR", Period.DAY)))
    store.run(applications.set_field([application_id], "pay", Pay(Decimal(1), Decimal(2), "EUR", Period.DAY)))
    store.run(
        timeline.add_event(application_id, Event(EventKind.CALL, "2026-07-01T10:00:00Z", "Asia/Tokyo", "Hi"))
    )
    latest = store.ask(ask_history.history(application_id))[:3]
    told = [(entry.changes[0].before, entry.changes[0].after) for entry in latest]
    assert told == [("", "2026-07-01 19:00 Hi"), ("1 EUR/day", "1-2 EUR/day"), ("", "1 EUR/day")]
    store.run(history.revert(application_id, entries[1].entry_id))
    found = row(store, application_id)
    assert (found.title, found.city) == ("Welder", "Bergen")
    with pytest.raises(Refused):
        store.run(history.revert(application_id, entries[2].entry_id))


def test_samples_go_without_touching_what_is_ones_own(store: Store) -> None:
    own = add(store, company="Fjordline", people=(Person("Jo"),))
    sample = Draft(title="Sample", company="Made up", people=(Person("Nobody"),))
    store.run(
        applications.add_applications([sample, Draft(title="S", company="Fjordline")], "x", sample=True)
    )
    assert store.ask(ask_parts.has_samples())
    store.run(applications.remove_samples())
    assert store.ask(ask.ordered_ids(Filter(), Sort())) == [own]
    assert store.ask(lambda db: list(db.exec_driver_sql("SELECT name FROM person").scalars())) == ["Jo"]
    with pytest.raises(Refused):
        store.run(applications.remove_samples())
    store.undo()
    assert len(store.ask(ask.ordered_ids(Filter(), Sort()))) == 3
