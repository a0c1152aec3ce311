"""How the file is read: found out, and changeable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from tracker.i18n import tr
from ui.exchange import words
from ui.exchange.planning import Planned

if TYPE_CHECKING:
    from tracker.exchange.choices import Choices
    from tracker.exchange.sniff import Dialect


class ReadingButton(QPushButton):
    """Opens the menu. ``chosen`` carries the Choices that the person made."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Change how the file is read"), parent)
        self.setProperty("quiet", True)
        self._choices: Choices | None = None
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._triggered)
        self.setMenu(self._menu)

    def show_reading(self, choices: Choices, planned: Planned) -> None:
        """Offer what there is, with the present reading ticked."""
        self._choices = choices
        self._menu.clear()
        dialect = planned.plan.table.dialect
        if len(dialect.sheets) > 1:
            self._group(tr("Sheet"), "sheet", [(name, name) for name in dialect.sheets], dialect.sheet)
        if dialect.kind == "text":
            self._show_text(dialect)
        orders = [(order, words.order_name(order)) for order in words.DATE_ORDERS]
        self._group(tr("Dates"), "date_order", orders, choices.date_order or planned.plan.date_order)
        headers = [(True, tr("Names the columns")), (False, tr("Is an application"))]
        self._group(tr("First row"), "has_header", headers, dialect.has_header)

    def _show_text(self, dialect: Dialect) -> None:
        codecs = list(words.ENCODINGS)
        if words.encoding_name(dialect.encoding) not in map(words.encoding_name, codecs):
            codecs.insert(0, dialect.encoding)
        self._group(
            tr("Encoding"),
            "encoding",
            [(codec, words.encoding_name(codec)) for codec in codecs],
            next(c for c in codecs if words.encoding_name(c) == words.encoding_name(dialect.encoding)),
        )
        self._group(
            tr("Between the cells"),
            "delimiter",
            [(sign, words.delimiter_name(sign)) for sign in words.DELIMITERS],
            dialect.delimiter,
        )

    def _group(self, title: str, name: str, options: Sequence[tuple[object, str]], present: object) -> None:
        menu = self._menu.addMenu(title)
        group = QActionGroup(menu)
        found_out = self._option(menu, group, name, None, tr("Find out"))
        chosen = getattr(self._choices, name)
        found_out.setChecked(chosen is None)
        menu.addSeparator()
        for value, text in options:
            is_present = value == present
            action = self._option(menu, group, name, value, text)
            action.setChecked(chosen is not None and is_present)
            if is_present and chosen is None:
                found_out.setText(tr("Find out: {found}", found=text))

    def _option(self, menu: QMenu, group: QActionGroup, name: str, value: object, text: str) -> QAction:
        action = QAction(text, menu)
        action.setCheckable(True)
        action.setData((name, value))
        group.addAction(action)
        menu.addAction(action)
        return action

    def _triggered(self, action: QAction) -> None:
        name, value = action.data()
        if self._choices is not None:
            changed = {name: value}
            self.chosen.emit(replace(self._choices, **changed))
