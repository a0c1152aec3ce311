from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.applications.conftest import Bench
from tracker.store.commands.applications import delete_applications
from tracker.store.queries.applications import ordered_ids
from tracker.store.queries.filters import Filter, Sort
from ui.applications.bin_page import BinPage


@pytest.fixture
def bin_page(bench: Bench, qtbot: QtBot) -> BinPage:
    made = BinPage(bench.workspace)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    qtbot.waitExposed(made)
    made.activate()
    bench.settle()
    return made


def everything(bench: Bench) -> list[int]:
    found: list[int] = bench.ask(ordered_ids(Filter(), Sort()))
    return found


def test_an_empty_bin_says_what_belongs_there(bin_page: BinPage) -> None:
    assert not bin_page.table.isVisible()


def test_what_is_deleted_comes_here_and_is_brought_back(bin_page: BinPage, bench: Bench) -> None:
    before = everything(bench)
    bench.run(delete_applications(before[:2]))
    assert bin_page.table.isVisible()
    assert list(bin_page.model.ids) == before[:2]
    cells = [bin_page.model.index(0, column).data() for column in range(bin_page.model.columnCount())]
    assert cells[:4] == ["Data Engineer", "Nordlicht Energie", "Wishlist", "Germany"]
    assert cells[5] == "30 days"
    assert bin_page.restore_button.isEnabled()
    bin_page.select_all()
    bin_page.restore_button.click()
    bench.settle()
    assert everything(bench) == before
    assert bench.said[-1] == "Brought back 2 applications"
    assert not bin_page.table.isVisible()


def test_enter_brings_back_one_and_the_next_is_selected(bin_page: BinPage, bench: Bench) -> None:
    ids = everything(bench)
    bench.run(delete_applications(ids[:3]))
    bin_page.table.select_ids([ids[1]])
    bin_page.focus_table()
    QTest.keyClick(bin_page.table, Qt.Key.Key_Return)
    bench.settle()
    assert list(bin_page.model.ids) == [ids[0], ids[2]]
    assert bin_page.table.selected_ids() == (ids[2],)
