"""What a card says of its visa: in words, in a tone, on the fourth line, at no cost of height."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.board.helpers import row
from tracker.domain.application import Sponsorship
from tracker.domain.status import StatusKind
from tracker.visas.badge import Badge, Verdict
from tracker.visas.words import verdict_label
from ui.applications.columns import COLUMNS, PLACES, cell_text, copied_text, heading, spoken_row
from ui.board.card_look import CardLook
from ui.board.cards import card_of
from ui.board.delegate import CardDelegate
from ui.theme.tokens import Tone
from ui.verdict_look import VERDICT_TONES, verdict_tone

DAY = date(2026, 11, 25)
TONES: list[tuple[Verdict, Tone]] = [
    (Verdict.NO_VISA_NEEDED, "good"),
    (Verdict.ELIGIBLE, "good"),
    (Verdict.TO_CHECK, "warn"),
    (Verdict.NO_PAY, "unknown"),
    (Verdict.SHORT, "bad"),
    (Verdict.NOT_ELIGIBLE, "bad"),
    (Verdict.NO_ROUTE, "unknown"),
]


@pytest.mark.parametrize(("verdict", "tone"), TONES)
def test_the_badge_is_the_first_tag_with_words_and_tone(verdict: Verdict, tone: Tone) -> None:
    found = row(title="Nurse", badge=Badge(verdict, verdict_label(verdict)), tags=("python",))
    card = card_of(found, DAY)
    assert (card.tags[0].text, card.tags[0].tone) == (verdict_label(verdict), tone)
    assert card.tags[-1].text == "python"
    assert f"visa: {verdict_label(verdict)}" in card.spoken
    assert verdict_tone(verdict) == tone


def test_every_verdict_has_a_tone() -> None:
    assert set(VERDICT_TONES) == {verdict.value for verdict in Verdict}


def test_without_a_badge_nothing_is_said() -> None:
    card = card_of(row(title="Nurse", sponsorship=Sponsorship.OFFERED), DAY)
    assert [word.text for word in card.tags] == ["Sponsors"]
    assert "visa" not in card.spoken


def test_the_badge_stands_left_on_the_fourth_line_and_is_cut_before_what_is_next(qapp: QApplication) -> None:
    assert qapp is not None
    look = CardLook()
    long = Badge(Verdict.SHORT, "₽1,234,567,890 short a month of what is asked")
    waiting = {"status_kind": StatusKind.APPLIED, "since": "2020-01-01T09:00:00Z"}
    card = CardDelegate().layout_of(row(title="Nurse", badge=long, **waiting))
    assert card.next is not None
    assert card.tags[0].at.x() == look.left
    assert card.tags[0].at.y() >= look.top_of(3)
    assert card.tags[0].at.x() + card.tags[0].room < card.next.at.x()


def test_a_news_of_the_badge_is_laid_out_anew(qapp: QApplication) -> None:
    assert qapp is not None
    delegate = CardDelegate()
    before = delegate.layout_of(row(title="Nurse", badge=Badge(Verdict.NO_PAY, "No pay given")))
    after = delegate.layout_of(row(title="Nurse", badge=Badge(Verdict.ELIGIBLE, "Eligible")))
    assert (before.tags[0].text, after.tags[0].text) == ("No pay given", "Eligible")


def test_the_table_has_a_visa_column() -> None:
    column = COLUMNS[PLACES["visa"]]
    found = row(title="Nurse", status="Applied", badge=Badge(Verdict.TO_CHECK, "2 to check"))
    assert heading(column) == "Visa"
    assert not column.is_editable
    assert cell_text(found, column) == copied_text(found, column) == "2 to check"
    assert cell_text(row(title="Nurse"), column) == ""
    assert "visa: 2 to check" in spoken_row(found)
