"""The proof of a search: which applications it lists, under which day, and how it looks as a PDF."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.strategies import drafts
from tests.tracker.cli_tools import Landfall, add, separate
from tests.tracker.exchange.stores import all_ids
from tracker.clock import today
from tracker.domain.application import Draft, StatusMoment
from tracker.domain.status import StatusKind
from tracker.exchange.proof import Proof, proof_of_search
from tracker.samples import add_samples
from tracker.store.commands.applications import add_applications, archive, delete_applications
from tracker.store.commands.board import move_applications
from tracker.store.queries.statuses import status_named
from tracker.store.store import Store

SPRING = (date(2026, 3, 1), date(2026, 5, 31))
SAVED = StatusMoment("Wishlist", StatusKind.SAVED, "2026-01-05")


def applied(title: str, day: str, source: str = "") -> Draft:
    return Draft(title=title, company="Isar", status="Applied", applied_on=day, source=source)


def filled(*found: Draft) -> Store:
    store = Store.in_memory()
    store.run(add_applications(found, "Added"))
    return store


def listed(proof: Proof) -> list[tuple[str, str, str]]:
    return [(month.month, entry.day, entry.title) for month in proof.months for entry in month.entries]


def test_applications_stand_under_their_month_in_the_order_of_their_days() -> None:
    store = filled(
        applied("B", "2026-04-02", source="a friend"),
        applied("A", "2026-03-01"),
        applied("C", "2026-05-31"),
        applied("too early", "2026-02-28"),
        applied("too late", "2026-06-01"),
        Draft(title="only saved"),
    )
    proof = proof_of_search(store, *SPRING)
    assert listed(proof) == [
        ("2026-03", "2026-03-01", "A"),
        ("2026-04", "2026-04-02", "B"),
        ("2026-05", "2026-05-31", "C"),
    ]
    assert (proof.count, proof.undated, proof.first, proof.last) == (3, 0, "2026-03-01", "2026-05-31")
    entry = proof.months[1].entries[0]
    assert (entry.company, entry.source, entry.outcome) == ("Isar", "a friend", "Applied")


def test_without_a_day_of_application_the_move_to_applied_counts() -> None:
    moved = StatusMoment("Applied", StatusKind.APPLIED, "2026-03-10")
    later = StatusMoment("Rejected", StatusKind.REJECTED, "2026-04-01")
    draft = Draft(
        title="A", status="Rejected", status_kind=StatusKind.REJECTED, status_history=(SAVED, moved, later)
    )
    (entry,) = proof_of_search(filled(draft), *SPRING).months[0].entries
    assert (entry.day, entry.outcome, entry.outcome_on) == ("2026-03-10", "Rejected", "2026-04-01")


def test_a_card_moved_today_counts_today() -> None:
    store = filled(Draft(title="A"))
    store.run(move_applications(all_ids(store), store.ask(status_named("Applied")).id))
    assert listed(proof_of_search(store, today(), today()))[0][1] == today().isoformat()


def test_no_day_is_made_up_for_one_that_was_noted_down_as_applied() -> None:
    store = filled(Draft(title="A", status="Applied"), Draft(title="B", status="Rejected"), Draft(title="C"))
    proof = proof_of_search(store, date(2000, 1, 1), date(2100, 1, 1))
    assert (proof.count, proof.undated) == (0, 2)


def test_samples_and_the_bin_are_left_out_and_the_archive_is_not() -> None:
    store = filled(applied("deleted", "2026-03-01"), applied("archived", "2026-03-02"))
    first, second = all_ids(store)
    store.run(delete_applications([first]))
    store.run(archive([second]))
    store.run(add_samples(date(2026, 4, 1)))
    assert [title for _, _, title in listed(proof_of_search(store, *SPRING))] == ["archived"]


@given(st.lists(drafts(whole=True), max_size=4, unique_by=lambda draft: draft.uid), st.dates(), st.dates())
@settings(max_examples=25)
def test_every_listed_day_lies_in_the_period(found: Sequence[Draft], first: date, last: date) -> None:
    proof = proof_of_search(filled(*found), first, last)
    days = [day for _, day, _ in listed(proof)]
    assert days == sorted(days)
    assert all(first.isoformat() <= day <= last.isoformat() for day in days)
    assert all(month == day[:7] for month, day, _ in listed(proof))
    assert Proof.from_json(json.loads(json.dumps(proof.to_json()))) == proof


def pdf_text(content: bytes) -> str:
    return " ".join("".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_the_command_draws_a_pdf(landfall: Landfall, tmp_path: Path) -> None:
    add(landfall, "Data Engineer", applied_on="2026-03-03", source="LinkedIn")
    add(landfall, "undated", status="Applied")
    target = tmp_path / "proof.pdf"
    answer = landfall(
        *("export", str(target), "--from", "2026-03-01", "--name", "Ada Example", "--paper", "letter")
    )
    assert answer.out == f"Wrote 1 application to {target}\n"
    assert answer.err == "1 application is not listed: when it was applied for is not known.\n"
    text = pdf_text(target.read_bytes())
    for words in (
        "Ada Example",
        "Data Engineer",
        "Nordlicht Energie",
        "LinkedIn",
        "Page 1 of 1",
        "March 2026",
    ):
        assert words in text
    size = PdfReader(target).pages[0].mediabox
    assert (round(size.width), round(size.height)) == (612, 792)


def test_the_command_prints_a_pdf(home: Path) -> None:
    done = separate("export", "-", "--format", "pdf")
    assert done.stdout.startswith(b"%PDF"), done.stderr
    assert not home.exists()


@pytest.mark.parametrize(
    "options", [("--from", "2026-03-02", "--to", "2026-03-01"), ("--bom",), ("--status", "Applied")]
)
def test_options_that_make_no_sense_for_a_proof(
    options: tuple[str, ...], landfall: Landfall, tmp_path: Path
) -> None:
    assert landfall("export", str(tmp_path / "proof.pdf"), *options).code == 2
