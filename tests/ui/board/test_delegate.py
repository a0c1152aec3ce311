from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle

from tests.ui.board.helpers import row
from tracker.domain.application import Priority, Sponsorship
from tracker.domain.pay import Pay, Period
from tracker.store.rows import ApplicationRow
from ui.board.card_look import INSET, CardLook, Line
from ui.board.cards import card_of
from ui.board.delegate import CardDelegate
from ui.theme.style import current

State = QStyle.StateFlag
DAY = date(2026, 11, 25)
LONG = row(
    title="Wissenschaftliche Mitarbeiterin für hochverfügbare verteilte Datenplattformen",
    company="Norddeutsche Gesellschaft für erneuerbare Energien mbH & Co. KG",
    country="DE",
    city="Mönchengladbach-Rheindahlen am Niederrhein",
    pay=Pay(Decimal(62000), Decimal(71500), "EUR", Period.MONTH),
    sponsorship=Sponsorship.REFUSED,
    priority=Priority.HIGH,
    tags=("a tag that is longer than a card is wide, and then some", "b"),
    deadline="2099-01-01",
)
ROWS = [
    LONG,
    row(title="Nurse"),
    row(company="Coral Cloud"),
    row(title="👩‍🔬 Researcher 🧬", city="大阪", country="JP"),
    row(title="مهندس برمجيات أول", company="שלום", country="AE", tags=("ع" * 200,)),
    row(title="a" * 5000, city="b" * 5000, tags=("c" * 100,)),
    replace(LONG, is_sample=True),
]


def painted(delegate: CardDelegate, found: ApplicationRow | None, state: State) -> QImage:
    """A card on magenta, so that what is painted beside it is seen."""
    look = delegate.look
    image = QImage(look.width + 40, look.height + 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF00FF"))
    painter = QPainter(image)
    delegate.paint_card(painter, QRectF(20, 20, look.width, look.height), found, state)
    painter.end()
    return image


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("found", [*ROWS, None])
def test_no_word_leaves_its_card(qapp: QApplication, found: ApplicationRow | None, mode: str) -> None:
    assert qapp is not None
    current().set_mode("dark" if mode == "dark" else "light")
    delegate = CardDelegate()
    image = painted(delegate, found, State.State_Enabled)
    beside = {image.pixelColor(20 - INSET - 1, y).name() for y in range(image.height())}
    beside |= {image.pixelColor(image.width() - 20 + INSET, y).name() for y in range(image.height())}
    assert beside == {"#ff00ff"}
    assert image.pixelColor(20 + 5, 20 + 54).name().upper() == current().tokens.surface


def test_lines_end_before_the_padding_and_do_not_meet(qapp: QApplication) -> None:
    assert qapp is not None
    look = CardLook()
    delegate = CardDelegate()
    for found in ROWS:
        card = delegate.layout_of(found)
        right = look.left + look.inner + 1
        for line in (card.title, card.company, card.place, card.pay, card.next):
            assert line is None or end(line) <= right
        if card.place is not None and card.pay is not None:
            assert end(card.place) < card.pay.at.x()
        for tag in card.tags:
            assert card.next is None or tag.at.x() + tag.room < card.next.at.x()


def end(line: Line) -> float:
    return float(line.at.x() + line.text.size().width())


def test_selected_focused_and_hovered_look_different(qapp: QApplication) -> None:
    assert qapp is not None
    delegate = CardDelegate()
    states = (
        State.State_None,
        State.State_Selected,
        State.State_HasFocus,
        State.State_MouseOver,
        State.State_Selected | State.State_HasFocus,
    )
    looks = {bytes(painted(delegate, LONG, state).constBits()) for state in states}
    assert len(looks) == len(states)


def test_a_card_is_laid_out_once_and_again_when_it_changes(qapp: QApplication) -> None:
    assert qapp is not None
    delegate = CardDelegate()
    first = delegate.layout_of(LONG)
    assert delegate.layout_of(LONG) is first
    changed = delegate.layout_of(replace(LONG, title="Short"))
    assert changed.title.text.text() == "Short"
    delegate.forget()
    assert delegate.layout_of(LONG) is not first


def test_markup_is_text(qapp: QApplication) -> None:
    assert qapp is not None
    card = CardDelegate().layout_of(row(title="<b>Bold</b> & co"))
    assert card.title.text.text() == "<b>Bold</b> & co"
    assert card.title.text.textFormat() == Qt.TextFormat.PlainText


def test_a_sample_is_marked_beside_a_long_company_and_the_title_keeps_its_line(qapp: QApplication) -> None:
    assert qapp is not None
    look = CardLook()
    own, sample = (look.lay_out(card_of(found, DAY)) for found in (LONG, replace(LONG, is_sample=True)))
    assert own.mark is None
    assert sample.mark is not None
    assert sample.mark.text.text() == "Sample"
    assert sample.title.text.text() == own.title.text.text()
    assert right_of(sample.company) < sample.mark.at.x()
    assert right_of(sample.mark) <= look.width - look.left + 1
    assert sample.place is not None
    assert sample.mark.at.y() + sample.mark.text.size().height() <= look.top_of(2) + 1


def right_of(line: Line) -> float:
    return line.at.x() + line.text.size().width()
