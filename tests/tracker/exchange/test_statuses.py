"""Words of status columns become the person's statuses."""

from __future__ import annotations

import pytest

from tracker.domain.status import Status, StatusKind, default_statuses
from tracker.errors import InvalidValue
from tracker.exchange.statuses import NEW_LIMIT, StatusReader

KNOWN = tuple(Status(n, name, kind, kind.colour, n) for n, (name, kind) in enumerate(default_statuses()))


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Applied", "Applied"),
        ("APPLIED", "Applied"),
        ("1 - Applied", "Applied"),
        ("0 - To Applied", "0 - To Applied"),
        ("02. Interviewing", "Interview"),
        ("✅ Applied", "Applied"),
        ("🎉 Offer received!", "Offer"),
        ("SAVED", "Wishlist"),
        ("Bookmarked", "Wishlist"),
        ("Negotiating", "Offer"),
        ("Not selected by employer", "Rejected"),
        ("Application viewed", "Applied"),
        ("Shortlisted", "Screening"),
        ("Ghosted", "No reply"),
        ("SKIP", "Withdrawn"),
        ("Hired", "Accepted"),
        ("Envoyée", "Applied"),
        ("Postulé", "Applied"),
        ("En attente", "Applied"),
        ("Absage", "Rejected"),
        ("Gespräch", "Interview"),
        ("Zusage", "Offer"),
        ("Отказ", "Rejected"),
        ("已拒绝", "Rejected"),
        ("内定", "Offer"),
        ("Reddedildi", "Rejected"),
        ("Rozmowa", "Interview"),
        ("Colloquio", "Interview"),
        ("Afgewezen", "Rejected"),
        ("Rejeitado", "Rejected"),
        ("Entrevista", "Interview"),
        ("Dream jobs", "Dream jobs"),
    ],
)
def test_words_of_the_world(word: str, status: str) -> None:
    assert StatusReader(KNOWN).read(word).value[0] == status


def test_unknown_words_become_new_statuses() -> None:
    reader = StatusReader(KNOWN)
    assert reader.read("pausiert").value == ("pausiert", StatusKind.APPLIED)
    assert reader.read("Pausiert ").value == ("pausiert", StatusKind.APPLIED)
    assert reader.new == {"pausiert": StatusKind.APPLIED}
    assert reader.words["pausiert"] == "pausiert"


def test_remarks_behind_a_known_word_are_kept() -> None:
    found = StatusReader(KNOWN).read("Interview - second round")
    assert (found.value[0], found.keep) == ("Interview", True)


def test_own_names_come_before_meanings() -> None:
    mine = (Status(1, "Saved", StatusKind.APPLIED, "", 0), Status(2, "Gone", StatusKind.REJECTED, "", 1))
    reader = StatusReader(mine)
    assert reader.read("saved").value == ("Saved", StatusKind.APPLIED)
    assert reader.read("Absage").value == ("Gone", StatusKind.REJECTED)
    assert reader.read("Offer").value == ("Offer", StatusKind.OFFER)
    assert reader.new == {"Offer": StatusKind.OFFER}


def test_a_persons_word_is_taken() -> None:
    reader = StatusReader(KNOWN, {"offen": "Wishlist", "pausiert": "On hold"})
    assert reader.read("Offen").value == ("Wishlist", StatusKind.SAVED)
    assert reader.read("pausiert").value == ("On hold", StatusKind.APPLIED)


def test_a_column_of_remarks_makes_no_board_of_hundreds() -> None:
    reader = StatusReader(KNOWN)
    for number in range(NEW_LIMIT):
        reader.read(f"remark {number}")
    with pytest.raises(InvalidValue, match="too many"):
        reader.read("one more")
    with pytest.raises(InvalidValue):
        StatusReader(KNOWN).read("x" * 101)
