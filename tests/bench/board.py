"""The board of the real window: moving, undoing and scrolling until painted, beside Qt's plain list."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.figures import Figure, percentile_95
from tests.bench.stores import COUNT, big_home
from tracker.paths import Home

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

    from ui.app import App

MOVES = 60
FRAMES = 400
STEP = 130
"""Pixels a frame, faster than a person turns the wheel."""


def measure(folder: Path) -> Iterator[Figure]:
    """Moves and undos on the big board, scrolling in one long column."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    app = opened(big_home(folder))
    yield from _moves(app)
    app.window.close()
    app = opened(big_home(folder, status="Wishlist"))
    yield _scrolling(app)
    app.window.close()
    application.processEvents()


def opened(home: Home) -> App:
    """The program over a data folder, shown and with its board filled."""
    from PySide6.QtWidgets import QApplication

    from tests.bench.screen import Painted
    from ui.app import App

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    app = App(application, home)
    app.window.resize(1440, 900)
    painted = Painted(app.window)
    painted.until_painted(app.show, lambda: app.is_filled)
    painted.stop()
    return app


def is_settled(app: App) -> bool:
    """Whether the store has answered everything."""
    return app.workspace.runner.is_idle


def _moves(app: App) -> Iterator[Figure]:
    from tests.bench.screen import Painted

    page = app.shell.pages.board
    column = next(column for column in page.view.open_columns() if len(column.model))
    page.selection.only(column.model.id_at(0))
    painted = Painted(page)
    painted.until_painted(page.focus_board, lambda: is_settled(app))
    moves, undos = [], []
    for _ in range(MOVES):
        moves.append(painted.until_painted(lambda: page.move_selected("right"), lambda: is_settled(app)))
        undos.append(painted.until_painted(app.workspace.undo, lambda: is_settled(app)))
    painted.stop()
    plain = percentile_95(plain_scrolling(MOVES))
    name = "a plain list scrolled and painted"
    yield Figure("move a card until painted, 95th percentile", percentile_95(moves), name, plain, most=50)
    yield Figure("undo a move until painted, 95th percentile", percentile_95(undos), name, plain, most=50)


def _scrolling(app: App) -> Figure:
    column = next(column for column in app.shell.pages.board.view.open_columns() if len(column.model))
    assert column.view is not None
    return Figure(
        f"scroll a column of {COUNT:,}, 95th percentile",
        percentile_95(scrolled(column.view, FRAMES)),
        "a plain list scrolled and painted",
        percentile_95(plain_scrolling(FRAMES)),
        most=16,
    )


def plain_scrolling(frames: int) -> list[float]:
    """The frames of Qt's own list of as many strings, as tall as the board."""
    from PySide6.QtCore import QStringListModel
    from PySide6.QtWidgets import QListView

    view = QListView()
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setModel(QStringListModel([f"Application {number}" for number in range(COUNT)]))
    view.resize(232, 800)
    view.show()
    found = scrolled(view, frames)
    view.close()
    return found


def scrolled(view: QAbstractItemView, frames: int) -> list[float]:
    """Milliseconds of each frame while a list is scrolled down steadily."""
    from tests.bench.screen import Painted

    painted = Painted(view)
    bar = view.verticalScrollBar()
    found: list[float] = []
    for number in range(frames):
        found += painted.frames(partial(bar.setValue, number * STEP))
    painted.stop()
    return found
