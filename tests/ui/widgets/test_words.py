"""Wrapped words and clipped texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ui.widgets.words import BREAK, LETTERS_SHOWN, LINES_SHOWN, Words, clipped


@given(st.text(max_size=2000))
def test_clipped_is_a_bounded_beginning(text: str) -> None:
    cut = clipped(text)
    assert len(cut) <= LETTERS_SHOWN + 2
    assert cut.count("\n") < LINES_SHOWN
    assert text.strip().startswith(cut.removesuffix(" …"))
    assert (cut == text.strip()) or cut.endswith("…")


def test_long_words_can_be_broken(qtbot: QtBot) -> None:
    words = Words("a" * 200)
    qtbot.addWidget(words)
    assert words.text().replace(BREAK, "") == "a" * 200
    words.setFixedWidth(100)
    assert words.heightForWidth(100) > 5 * words.fontMetrics().lineSpacing()


def test_no_words_take_no_room(qtbot: QtBot) -> None:
    words = Words()
    qtbot.addWidget(words)
    assert words.isHidden()
    words.say("Something")
    assert not words.isHidden()
