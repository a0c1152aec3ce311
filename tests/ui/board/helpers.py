"""Hands and eyes for the tests of the board: titles instead of ids, keys and clicks by title."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracker.domain.application import Priority, Sponsorship
from tracker.domain.status import StatusKind
from tracker.store.queries.applications import ordered_ids, rows
from tracker.store.queries.filters import Filter, Sort
from tracker.store.rows import ApplicationRow
from ui.board.column import Column
from ui.board.column_view import ColumnView
from ui.board.page import BoardPage
from ui.workspace import Workspace

Key = Qt.Key
Modifier = Qt.KeyboardModifier


class BoardDriver:
    """A board in a window, driven by titles."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, page: BoardPage) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.page = page
        self.failures: list[Any] = []
        self._testers: list[QAbstractItemModelTester] = []

    def settle(self) -> None:
        """Let everything asked for be answered and painted."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: self.workspace.runner.is_idle)
            QApplication.processEvents()

    def close(self) -> None:
        self.settle()
        self.page.close()
        self.page.deleteLater()
        QApplication.processEvents()
        self.workspace.close()

    def watch_models(self) -> None:
        """Have Qt check every model's word while it changes."""
        for column in self.page.view.columns:
            self._testers.append(QAbstractItemModelTester(column.model))

    def column(self, name: str) -> Column:
        return next(column for column in self.page.view.columns if column.spec.name == name)

    def list_of(self, name: str) -> ColumnView:
        view = self.column(name).view
        assert view is not None
        return view

    def rows(self) -> dict[int, ApplicationRow]:
        found = self.workspace._opened_store()
        every = found.ask(rows(found.ask(ordered_ids(Filter(), Sort()))))
        return {row.id: row for row in every}

    def id_of(self, title: str) -> int:
        return next(found for found, row in self.rows().items() if row.title == title)

    def titles(self, name: str) -> list[str]:
        """The cards of a column as the board shows them."""
        known = self.rows()
        return [known[found].title for found in self.column(name).model.ids()]

    def stored(self, name: str) -> list[str]:
        """The cards of a status as the store has them, in board order."""
        return [row.title for row in self.rows().values() if row.status == name]

    def selected(self) -> list[str]:
        known = self.rows()
        return [known[found].title for found in self.workspace.selection]

    @property
    def focus(self) -> str:
        return self.rows()[self.page.selection.focus].title

    def select(self, *titles: str) -> None:
        """Select cards; the last has the focus, and the keyboard is on the board."""
        self.workspace.select([self.id_of(title) for title in titles])
        self.page.focus_board()

    def press(self, key: Key, modifiers: Modifier = Modifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, key, modifiers)
        self.settle()

    def point(self, title: str) -> tuple[ColumnView, QPoint]:
        """The list that a card is in, and a point on the card."""
        found = self.id_of(title)
        for column in self.page.view.open_columns():
            if found in column.model and column.view is not None:
                rect = column.view.visualRect(column.model.index(column.model.row_of(found)))
                return column.view, QRectF(rect).topLeft().toPoint() + QPoint(60, 30)
        raise AssertionError(f"{title} is in no open column")

    def click(
        self,
        title: str,
        modifiers: Modifier = Modifier.NoModifier,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    ) -> None:
        view, at = self.point(title)
        self.qtbot.mouseClick(view.viewport(), button, modifiers, at)
        self.settle()


def row(**values: Any) -> ApplicationRow:
    """A row with nothing in it but what is given."""
    plain: dict[str, Any] = dict.fromkeys(ApplicationRow.__slots__, "")
    plain |= {
        "id": 1,
        "work_mode": None,
        "job_kind": None,
        "status_id": 1,
        "status": "Wishlist",
        "status_kind": StatusKind.SAVED,
        "pay": None,
        "priority": Priority.NONE,
        "sponsorship": Sponsorship.UNKNOWN,
        "tags": (),
        "is_sample": False,
        "since": "2026-11-01T09:00:00Z",
        "badge": None,
    }
    return ApplicationRow(**{**plain, **values})
