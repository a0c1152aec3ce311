"""A route that the person writes, or writes anew: name, what it is, how long it takes, what it costs."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from tracker.errors import InvalidValue
from tracker.i18n import tr
from tracker.visas.own import OwnRoute
from tracker.visas.types import Route
from ui.destinations.edits import Edits
from ui.destinations.own_days import read_days
from ui.destinations.parts import Card, button
from ui.widgets.field_row import FieldRow


class OwnRouteForm(Card):
    """``added`` when a new route is on its way to the store, ``closed`` when that is done or given up."""

    added = Signal()
    closed = Signal()

    def __init__(self, edits: Edits, parent: QWidget) -> None:
        super().__init__(tr("A route of your own"), parent)
        self._edits = edits
        self._country = ""
        self._route_id = ""
        self.fields = {name: QLineEdit(self) for name in ("name", "summary", "days", "cost", "settlement")}
        labels = {
            "name": tr("Name"),
            "summary": tr("What it is"),
            "days": tr("Days until you can start, like 30-90"),
            "cost": tr("Cost to you, like 180 EUR"),
            "settlement": tr("Months until you can settle"),
        }
        self.rows = {name: FieldRow(labels[name], field, self) for name, field in self.fields.items()}
        for field in self.fields.values():
            field.returnPressed.connect(self.add)
        self.add_button = button(tr("Add route"), self, primary=True)
        self.add_button.clicked.connect(self.add)
        self.cancel_button = button(tr("Cancel"), self)
        self.cancel_button.clicked.connect(self.close_form)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.addWidget(self.rows["name"], 0, 0)
        grid.addWidget(self.rows["summary"], 0, 1, 1, 2)
        for place, name in enumerate(("days", "cost", "settlement")):
            grid.addWidget(self.rows[name], 1, place)
            grid.setColumnStretch(place, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.add_button)
        self.column.addLayout(grid)
        self.column.addLayout(buttons)

    def open_for(self, country: str) -> None:
        """Show the form for a country; what was typed for it before is still there."""
        if country != self._country or self._route_id:
            self._clear()
        self._country, self._route_id = country, ""
        self.set_heading(tr("A route of your own"))
        self.add_button.setText(tr("Add route"))
        self._open()

    def open_edit(self, route: Route) -> None:
        """Show the form with an own route in it."""
        self._clear()
        self._route_id = route.id
        for name, text in written(route).items():
            self.fields[name].setText(text)
        self.set_heading(tr("Your route"))
        self.add_button.setText(tr("Save route"))
        self._open()

    def _open(self) -> None:
        self.show()
        self.fields["name"].setFocus()

    def close_form(self) -> None:
        """Hide the form; what is typed stays for the next time."""
        self.hide()
        self.closed.emit()

    def add(self) -> None:
        """Store the route, or say at the field what is wrong with it."""
        for row in self.rows.values():
            row.clear_error()
        try:
            self._store(self._read())
        except InvalidValue as error:
            row = self.rows[_FIELDS.get(error.field, "name")]
            row.show_error(error)
            row.editor.setFocus()
            return
        self._clear()
        self.close_form()

    def _store(self, route: OwnRoute) -> None:
        if self._route_id:
            self._edits.edit_route(self._route_id, route)
        else:
            self._edits.add_route(self._country, route)
            self.added.emit()

    def _read(self) -> OwnRoute:
        text = {name: field.text().strip() for name, field in self.fields.items()}
        if not text["name"]:
            raise InvalidValue("name", tr("A name is needed."))
        days = read_days(text["days"])
        cost, currency = read_cost(text["cost"])
        return OwnRoute(
            name=text["name"],
            summary=text["summary"],
            low_days=days[0] if days else None,
            high_days=days[1] if days else None,
            cost=cost,
            cost_currency=currency,
            settlement_months=read_months(text["settlement"]),
        )

    def _clear(self) -> None:
        for name, field in self.fields.items():
            field.clear()
            self.rows[name].clear_error()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)


_FIELDS = {
    "summary": "summary",
    "days": "days",
    "low_days": "days",
    "high_days": "days",
    "cost": "cost",
    "cost_currency": "cost",
    "settlement": "settlement",
    "settlement_months": "settlement",
}
"""The field of the form that shows what is wrong with a part of the route."""


def written(route: Route) -> dict[str, str]:
    """An own route as it is typed, by field."""
    known, fee = route.processing, route.fees[0] if route.fees else None
    months = route.settlement_months
    return {
        "name": route.name,
        "summary": route.summary,
        "days": f"{known.low_days}-{known.high_days}" if known else "",
        "cost": f"{fee.amount} {fee.currency}" if fee else "",
        "settlement": "" if months is None else str(months),
    }


def read_cost(typed: str) -> tuple[Decimal | None, str]:
    """The amount and the currency in ``180 EUR``; nothing for nothing. Raises InvalidValue."""
    from tracker.domain.pay import is_currency

    if not typed:
        return None, ""
    number, _space, code = typed.rpartition(" ")
    try:
        amount = Decimal(number.replace(",", "").replace(" ", ""))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount < 0 or not is_currency(code.upper()):
        raise InvalidValue("cost", tr("Write an amount and its currency, like 180 EUR."), typed)
    return amount, code.upper()


def read_months(typed: str) -> int | None:
    """A number of months; None for nothing. Raises InvalidValue."""
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) < 5):
        raise InvalidValue("settlement", tr("Write a number of months."), typed)
    return int(typed)
