"""Filters, orders, search and look-alikes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker.clock import today
from tracker.domain.application import Draft
from tracker.domain.pay import Pay, Period
from tracker.store import health, search
from tracker.store.commands.applications import add_applications, set_field
from tracker.store.queries import applications as ask
from tracker.store.queries.filters import BY, Filter, Sort
from tracker.store.queries.parts import words_used
from tracker.store.store import Store

MANY = (
    Draft(company="Müller & Söhne", title="Straßenbauer", country="DE", city="Köln", tags=("bau",)),
    Draft(company="İstanbul Yazılım", title="Mühendis", country="TR", notes="deniz kıyısı"),
    Draft(company="Nordlicht", title="Data Engineer", country="DE", applied_on=today().isoformat()),
    Draft(
        company="東京データ",
        title="数据工程师",
        country="JP",
        pay=Pay(Decimal(7), Decimal(7), "EUR", Period.MONTH),
    ),
    Draft(
        company="Østfold Ærlig", title="Łódź welder", pay=Pay(Decimal(10), Decimal(10), "EUR", Period.YEAR)
    ),
)


@pytest.fixture
def many(store: Store) -> Store:
    store.run(add_applications(MANY, "many"))
    return store


def titles(store: Store, wanted: Filter, sort: Sort | None = None) -> list[str]:
    ids = store.ask(ask.ordered_ids(wanted, sort or Sort()))
    return [row.title for row in store.ask(ask.rows(ids))]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("muller", "Straßenbauer"),
        ("MÜLLER sohne", "Straßenbauer"),
        ("strassen", "Straßenbauer"),
        ("koln bau", "Straßenbauer"),
        ("istanbul", "Mühendis"),
        ("yazilim", "Mühendis"),
        ("kiyisi", "Mühendis"),
        ("数据", "数据工程师"),
        ("工程师", "数据工程师"),
        ("データ", "数据工程师"),
        ("ostfold", "Łódź welder"),
        ("lodz", "Łódź welder"),
        ("engin nordl", "Data Engineer"),
    ],
)
def test_search_ignores_accents_case_and_script(many: Store, typed: str, title: str) -> None:
    assert titles(many, Filter(text=typed)) == [title]


@pytest.mark.parametrize("typed", ['"', "*", "a OR b", "NEAR(", "x' OR 1=1 --", "(((", "-", "\\"])
def test_no_typed_text_breaks_the_search(many: Store, typed: str) -> None:
    assert titles(many, Filter(text=typed)) == []


def test_search_follows_edits_and_undo(many: Store) -> None:
    ids = many.ask(ask.ordered_ids(Filter(text="nordlicht"), Sort()))
    many.run(set_field(ids, "company", "Südwind"))
    assert titles(many, Filter(text="nordlicht")) == []
    assert titles(many, Filter(text="sudwind")) == ["Data Engineer"]
    many.undo()
    assert titles(many, Filter(text="nordlicht")) == ["Data Engineer"]
    assert many.ask(health.check).problems == ()


def test_a_rebuilt_index_answers_the_same(many: Store) -> None:
    before = titles(many, Filter(text="muller"))
    many.maintain(search.rebuild)
    assert titles(many, Filter(text="muller")) == before


def test_filters_combine(many: Store) -> None:
    assert len(titles(many, Filter(countries=frozenset({"DE"})))) == 2
    assert titles(many, Filter(countries=frozenset({"DE"}), tags=frozenset({"bau"}))) == ["Straßenbauer"]
    assert titles(many, Filter(applied_within=7)) == ["Data Engineer"]
    assert titles(many, Filter(countries=frozenset({""}))) == ["Łódź welder"]
    assert Filter(text="a", countries=frozenset({"DE"})).count() == 2
    assert Filter().is_empty


@pytest.mark.parametrize("field", sorted(BY))
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_holds_every_application_and_puts_empty_ones_last(
    many: Store, field: str, *, descending: bool
) -> None:
    found = titles(many, Filter(), Sort(field, descending))
    assert sorted(found) == sorted(draft.title for draft in MANY)
    if field == "country":
        assert found[-1] == "Łódź welder"


def test_pay_is_ordered_by_the_year(many: Store) -> None:
    assert titles(many, Filter(), Sort("pay"))[:2] == ["Łódź welder", "数据工程师"]


def test_words_used_before_are_offered(many: Store) -> None:
    assert many.ask(words_used("country"))[0] == "DE"
    assert "Nordlicht" in many.ask(words_used("company"))
    assert many.ask(words_used("tags")) == ["bau"]


def test_like_ones_are_found_by_company_and_title_or_by_link(store: Store) -> None:
    known = Draft(
        company="Nordlicht GmbH",
        title="Data Engineer (m/w/d)",
        link="https://www.jobs.example/a/1?utm_source=x",
    )
    store.run(add_applications([known, Draft(company="Nordlicht GmbH", title="Nurse")], "x"))
    found = store.ask(ask.like_ones("nordlicht", "Senior data engineer"))
    assert [row.title for row in found] == ["Data Engineer (m/w/d)"]
    found = store.ask(ask.like_ones("Other", "Other", "http://jobs.example/a/1/"))
    assert [row.title for row in found] == ["Data Engineer (m/w/d)"]
    assert store.ask(ask.like_ones("Other", "Data Engineer")) == []
