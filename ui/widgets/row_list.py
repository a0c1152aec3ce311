"""Rows of widgets that follow a list of things: kept, renewed, added and taken away by their keys."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from itertools import pairwise
from typing import Any, Protocol, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget


class Row(Protocol):
    """A widget that shows one thing of the list."""

    def show_thing(self, thing: Any) -> None:
        """Show the thing as it is now; what is being typed in the row stays."""


class RowList(QWidget):
    """A column of rows. A row whose thing is still there stays the same widget, so focus and text stay.

    ``make`` answers a new row (a QWidget) for a thing.
    """

    def __init__(self, make: Callable[[Any], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._rows: dict[Hashable, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def rows(self) -> list[QWidget]:
        """The rows from top to bottom."""
        return list(self._rows.values())

    def set_spacing(self, pixels: int) -> None:
        """How far apart the rows stand."""
        self._column.setSpacing(pixels)

    def show_things(self, things: Mapping[Hashable, Any]) -> None:
        """Show these things by their keys, in their order."""
        before = list(self._rows)
        self._take_away([key for key in before if key not in things], list(things))
        for key, thing in things.items():
            if key in self._rows:
                cast(Row, self._rows[key]).show_thing(thing)
            else:
                self._rows[key] = self._make(thing)
        self._rows = {key: self._rows[key] for key in things}
        if list(self._rows) != before:
            self._put_in_order()

    def _put_in_order(self) -> None:
        for place, row in enumerate(self._rows.values()):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)

    def _take_away(self, gone: list[Hashable], staying: list[Hashable]) -> None:
        focus = QApplication.focusWidget()
        for key in gone:
            row = self._rows[key]
            if focus is not None and row.isAncestorOf(focus):
                self._focus_beside(key, staying)
            self._column.removeWidget(row)
            del self._rows[key]
            row.hide()
            row.deleteLater()

    def _focus_beside(self, key: Hashable, staying: list[Hashable]) -> None:
        """Give the focus to the row after the one that goes, or to the one before it."""
        keys = list(self._rows)
        place = keys.index(key)
        beside = [other for other in (*keys[place + 1 :], *reversed(keys[:place])) if other in staying]
        target = next((found for other in beside for found in focusable(self._rows[other])), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)


def lead_on(*parts: QWidget | None) -> None:
    """Let Tab lead through the parts of a page in this order: what was made later would come last of all."""
    reached = [stop for part in parts if part is not None for stop in stops(part)]
    for before, after in pairwise(reached):
        QWidget.setTabOrder(before, after)


def stop_before(widget: QWidget) -> QWidget | None:
    """What Tab reaches before it comes to where a widget stands."""
    found = widget.previousInFocusChain()
    while found is not None and found is not widget and not found.focusPolicy() & Qt.FocusPolicy.TabFocus:
        found = found.previousInFocusChain()
    return found


def stops(widget: QWidget) -> list[QWidget]:
    """What Tab reaches in a widget: rows from top to bottom, other children as they were made."""
    if isinstance(widget, RowList):
        return [stop for row in widget.rows for stop in stops(row)]
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return [widget]
    return focusable(widget)


def focusable(widget: QWidget) -> list[QWidget]:
    """The children that Tab reaches, in the order in which they were made."""
    return [
        child
        for child in widget.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(widget)
    ]
