"""What only the person can say is asked in the columns step, and answering it redraws what will happen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.ui.desk import Desk
from ui.exchange.import_dialog import ImportDialog
from ui.exchange.questions import QuestionRow, questions_in

ROWS = """Company,Position,Date,Status,Salary
Nordlicht Energie,Data Engineer,03/04/2026,on ice,$120k
Tidewater Bank,Analyst,05/06/2026,applied,$95k
"""

Open = Callable[[str], ImportDialog]


@pytest.fixture
def opened(desk: Desk, tmp_path: Path) -> Open:
    """Opens the import on a file of the given text."""

    def open_on(text: str) -> ImportDialog:
        path = tmp_path / "jobs.csv"
        path.write_text(text, encoding="utf-8")
        dialog = ImportDialog(desk.workspace, desk.window)
        dialog.read_file(str(path))
        dialog.open()
        desk.settle()
        return dialog

    return open_on


def asked(dialog: ImportDialog) -> list[QuestionRow]:
    return dialog.columns_page.outcome.questions.rows


def answer(desk: Desk, dialog: ImportDialog, begin: str, text: str) -> None:
    """Press an answer of the question that begins so."""
    row = next(row for row in asked(dialog) if row.label.text().startswith(begin))
    next(chip for chip in row.chips if chip.text() == text).click()
    desk.settle()


def test_everything_open_is_asked_a_few_at_a_time(opened: Open) -> None:
    dialog = opened(ROWS)
    assert [row.label.text() for row in asked(dialog)] == [
        "What does “Position” say, such as “Data Engineer”?",
        "What does “Date” say, such as “03/04/2026”?",
        "Which day is 03/04/2026 in “Date”? Until you say so, these days are kept as text.",
    ]
    assert dialog.columns_page.outcome.questions.more.text() == "2 more questions follow."
    assert [chip.text() for chip in asked(dialog)[1].chips] == ["Applied on", "Saved on", "Keep as own field"]


def test_answers_are_taken_one_by_one_and_the_rows_follow(desk: Desk, opened: Open) -> None:
    dialog = opened(ROWS)
    first = dialog.columns_page.outcome.first.model()
    assert (first.index(0, 5).data(), first.index(0, 6).data()) == ("", "120k")
    answer(desk, dialog, "What does “Position”", "Job title")
    answer(desk, dialog, "What does “Date”", "Applied on")
    answer(desk, dialog, "Which day", "4 Mar 2026 · Month first")
    assert first.index(0, 5).data() == "4 Mar 2026"
    answer(desk, dialog, "Which currency is $120k in “Salary”?", "CAD")
    assert "120" in first.index(0, 6).data()
    assert first.index(0, 6).data() != "120k"
    answer(desk, dialog, "What does the status “on ice”", "A status of its own")
    assert dialog.columns_page.outcome.questions.isHidden()
    assert not any(row.unsure for row in dialog.columns_page.table.rows)
    for _ in range(2):
        dialog.next.click()
    desk.settle()
    assert {(draft.applied_on, draft.status) for draft in desk.drafts()} == {
        ("2026-03-04", "on ice"),
        ("2026-05-06", "Applied"),
    }
    assert {draft.pay.currency for draft in desk.drafts() if draft.pay} == {"CAD"}


def test_an_unknown_status_word_becomes_a_status_that_is_there(desk: Desk, opened: Open) -> None:
    dialog = opened("Company,Job Title,Status\nIsar Software,Cook,on ice\n")
    (row,) = asked(dialog)
    menu = row.open_statuses()
    next(action for action in menu.actions() if action.text() == "Screening").trigger()
    menu.hide()
    desk.settle()
    assert asked(dialog) == [] or dialog.columns_page.outcome.questions.isHidden()
    assert dialog.planned is not None
    assert dialog.planned.plan.new_statuses == {}


def test_the_focus_stays_with_the_questions(desk: Desk, opened: Open) -> None:
    dialog = opened(ROWS)
    asked(dialog)[0].chips[0].setFocus()
    QTest.keyClick(asked(dialog)[0].chips[0], Qt.Key.Key_Space)
    desk.settle()
    assert desk.focus() is asked(dialog)[0].chips[0]
    assert "“Date”" in asked(dialog)[0].label.text()


def test_a_file_that_leaves_nothing_open_is_not_asked_about(opened: Open) -> None:
    dialog = opened("Company,Job Title,Country\nIsar Software,Cook,DE\n")
    assert dialog.planned is not None
    assert questions_in(dialog.planned) == []
    assert dialog.columns_page.outcome.questions.isHidden()
    assert dialog.columns_page.outcome.findChild(QMenu) is None
