"""The profile in the store: written field by field, undone in one step, and never told to anybody."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from sqlalchemy import select

from tests.tracker.domain.test_profile_fields import PROFILES
from tracker.domain.application import Draft
from tracker.domain.person import DegreeLevel, LanguageLevel, Profile
from tracker.errors import InvalidValue
from tracker.exchange.exporter import exported
from tracker.exchange.wanted import Wanted
from tracker.log import write_failure
from tracker.paths import Home
from tracker.store.commands.applications import add_application
from tracker.store.commands.profile import set_profile
from tracker.store.queries.export_rows import EVERYTHING
from tracker.store.queries.history import history
from tracker.store.queries.profile import profile
from tracker.store.schema import profile_field
from tracker.store.store import Store

SOMEBODY = Profile(
    passports=("IN", "GB"),
    passport_expiry=date(2031, 2, 3),
    born=date(1987, 6, 5),
    degree_level=DegreeLevel.MASTER,
    years_of_work=Decimal("6.5"),
    occupation="ict",
    languages=(("en", LanguageLevel.C1), ("de", LanguageLevel.NONE)),
    savings=Decimal(48151),
    savings_currency="EUR",
)
PRIVATE = ("1987", "2031-02-03", "48151", "master", "6.5", "IN, GB", "en C1")
"""What stands in the profile and nowhere else."""


def test_nothing_is_known_of_a_new_person(store: Store) -> None:
    assert store.ask(profile()) == Profile()


def test_a_profile_is_kept_and_undone_in_one_step(store: Store) -> None:
    changes = store.run(set_profile(SOMEBODY))
    assert changes.label == "Changed your profile"
    assert set(changes.ids) == {"profile_field"}
    assert store.ask(profile()) == SOMEBODY
    store.undo()
    assert store.ask(profile()) == Profile()
    store.redo()
    assert store.ask(profile()) == SOMEBODY


def test_only_the_fields_that_differ_are_written(store: Store) -> None:
    store.run(set_profile(SOMEBODY))
    changes = store.run(set_profile(replace(SOMEBODY, born=date(1990, 1, 2))))
    assert changes.label == "Changed your profile: date of birth"
    assert len(changes.ids["profile_field"]) == 1
    assert not store.run(set_profile(replace(SOMEBODY, born=date(1990, 1, 2))))


def test_a_field_made_unknown_leaves_no_row(store: Store) -> None:
    store.run(set_profile(SOMEBODY))
    store.run(set_profile(Profile()))
    assert store.ask(profile()) == Profile()
    assert store.ask(lambda db: db.execute(select(profile_field)).all()) == []


def test_what_cannot_be_is_refused_before_anything_is_written(store: Store) -> None:
    with pytest.raises(InvalidValue) as refused:
        set_profile(replace(SOMEBODY, degree_year=1800))
    assert refused.value.field == "degree_year"
    assert store.ask(profile()) == Profile()


def test_a_stored_text_that_cannot_be_read_is_unknown_and_stays(store: Store) -> None:
    store.maintain(
        lambda db: db.execute(
            profile_field.insert(),
            [{"name": "degree_level", "value": "habilitation"}, {"name": "shoe_size", "value": "43"}],
        )
    )
    assert store.ask(profile()) == Profile()
    store.run(set_profile(Profile(occupation="ict")))
    rows = store.ask(lambda db: {row.name: row.value for row in db.execute(select(profile_field))})
    assert rows == {"degree_level": "habilitation", "shoe_size": "43", "occupation": "ict"}


@settings(max_examples=25)
@given(PROFILES)
def test_every_profile_comes_back(wanted: Profile) -> None:
    store = Store.in_memory()
    store.run(set_profile(wanted))
    assert store.ask(profile()) == wanted
    store.close()


@pytest.mark.parametrize("form", ["json", "csv", "md", "xlsx"])
def test_no_export_holds_the_profile(store: Store, form: str) -> None:
    from tracker.exchange.codec import HEADER

    store.run(add_application(Draft(company="Nordlicht Energie", title="Planner")))
    bare = written(store, form, tuple(HEADER))
    store.run(set_profile(SOMEBODY))
    full = written(store, form, tuple(HEADER))
    assert not any(text.encode() in full for text in PRIVATE if form != "xlsx")
    if form == "json":
        assert json.loads(full).keys() == json.loads(bare).keys()
        assert json.loads(full)["applications"] == json.loads(bare)["applications"]
    else:
        assert len(full) == pytest.approx(len(bare), abs=64)


def written(store: Store, form: str, columns: tuple[str, ...]) -> bytes:
    target = BytesIO()
    store.ask(exported(form, target, Wanted(EVERYTHING, columns), lambda _done, _total: None))
    return target.getvalue()


def test_neither_log_nor_history_nor_labels_hold_a_value(
    store: Store, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    store.run(set_profile(SOMEBODY))
    try:
        set_profile(replace(SOMEBODY, savings=Decimal(-48151)))
    except InvalidValue as error:
        write_failure(Home(home), error)
    told = [
        (home / "landfall.log").read_text("utf-8"),
        caplog.text,
        *(f"{entry.label} {entry.changes}" for entry in store.ask(history(None))),
    ]
    assert "InvalidValue" in told[0]
    for text in told:
        assert not any(value in text for value in PRIVATE)
