"""What the export asks for beside the format: rows and columns of a table, or whose proof of which days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from tracker.clock import today
from tracker.i18n import tr, trn
from ui.exchange.export_forms import CSV, MARKDOWN, usual_paper
from ui.widgets.choice import Choice
from ui.widgets.day_edit import DayEdit
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.exchange.wanted import Wanted
    from tracker.store.queries.export_rows import Scope

EVERYTHING, SHOWN = "everything", "shown"
ALL, IN_VIEW, CHOSEN = "all", "in view", "chosen"
LIST_HEIGHT, ITEM_HEIGHT = 172, 26
LABEL_WIDTH = 96


class RowsFields(QWidget):
    """Which applications, which columns, and for CSV whether Excel is to know its letters."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._form = CSV
        self._counts: tuple[int, ...] | None = None
        self.what = Choice(tr("What"), parent=self)
        self.columns = Choice(tr("Columns"), _column_choices(), self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Columns to export"))
        self.list.setFixedHeight(LIST_HEIGHT)
        self.mark = QCheckBox(tr("For Excel: begin with a byte order mark"), self)
        self._layout = form_layout(self)
        add_field(self._layout, tr("What"), self.what)
        add_field(self._layout, tr("Columns"), self.columns)
        add_field(self._layout, "", self.list)
        add_field(self._layout, "", self.mark)
        self._fill_list()
        self._show_counts()
        self.columns.chosen.connect(self._show_rows)
        self._ask_counts()

    def show_form(self, ending: str) -> None:
        """Show what this format asks for; a table for people to read begins with the columns they see."""
        self._form = ending
        if ending == MARKDOWN and self.columns.value() == ALL:
            self.columns.set_value(IN_VIEW)
        self._show_rows()

    def wanted(self) -> Wanted:
        """What is to leave; no columns if none is checked."""
        from tracker.exchange.wanted import Wanted

        return Wanted(self._scope(), self._columns(), mark=self._form == CSV and self.mark.isChecked())

    def _scope(self) -> Scope:
        from tracker.store.queries.export_rows import EVERYTHING as ALL_OF_THEM
        from tracker.store.queries.export_rows import Scope

        if self.what.value() == EVERYTHING:
            return ALL_OF_THEM
        return Scope(self._workspace.filter, self._workspace.sort)

    def _columns(self) -> tuple[str, ...]:
        from tracker.exchange.codec import HEADER

        if not self._has_columns() or self.columns.value() == ALL:
            return HEADER
        if self.columns.value() == IN_VIEW:
            return self._in_view()
        items = (self.list.item(row) for row in range(self.list.count()))
        checked = (item for item in items if item.checkState() is Qt.CheckState.Checked)
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in checked)

    def _has_columns(self) -> bool:
        from tracker.exchange.exporter import TABLES

        return self._form in TABLES

    def _in_view(self) -> tuple[str, ...]:
        from tracker.exchange.codec import HEADER

        return tuple(name for name in self._workspace.settings.table_columns if name in HEADER)

    def _fill_list(self) -> None:
        from tracker.exchange.codec import HEADER
        from tracker.exchange.export_markdown import heading

        in_view = self._in_view()
        for name in HEADER:
            item = QListWidgetItem(heading(name), self.list)
            item.setSizeHint(QSize(0, ITEM_HEIGHT))
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in in_view else Qt.CheckState.Unchecked)

    def _show_rows(self) -> None:
        with_columns = self._has_columns()
        self._layout.setRowVisible(self.columns, with_columns)
        self._layout.setRowVisible(self.list, with_columns and self.columns.value() == CHOSEN)
        self._layout.setRowVisible(self.mark, self._form == CSV)

    def _ask_counts(self) -> None:
        from tracker.store.queries.export_rows import EVERYTHING as ALL_OF_THEM
        from tracker.store.queries.export_rows import Scope, sizes

        shown = Scope(self._workspace.filter, self._workspace.sort)
        self._workspace.ask(sizes(ALL_OF_THEM, shown), self._counted)

    def _counted(self, counts: tuple[int, ...]) -> None:
        self._counts = counts
        self._show_counts()

    def _show_counts(self) -> None:
        everything, shown = tr("Everything"), tr("What is shown")
        if self._counts is not None:
            everything, shown = (
                f"{name} ({trn('{count} application', '{count} applications', count)})"
                for name, count in zip((everything, shown), self._counts, strict=True)
            )
        self.what.set_options(((EVERYTHING, everything), (SHOWN, shown)))


class ProofFields(QWidget):
    """Whose proof it is, of which days, on which paper. It begins with the month before this one."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.name = QLineEdit(workspace.settings.own_name, self)
        self.name.setAccessibleName(tr("Your name"))
        self.first = DayEdit(tr("From"), parent=self)
        self.last = DayEdit(tr("To"), parent=self)
        self.paper = Choice(tr("Paper"), (("a4", tr("A4")), ("letter", tr("Letter"))), self)
        self.paper.set_value(usual_paper())
        layout = form_layout(self)
        add_field(layout, tr("Your name"), self.name)
        add_field(layout, tr("From"), self.first)
        add_field(layout, tr("To"), self.last)
        add_field(layout, tr("Paper"), self.paper)
        first, last = month_before(today())
        self.first.set_value(first.isoformat())
        self.last.set_value(last.isoformat())

    def period(self) -> tuple[date, date] | None:
        """The first and the last day; None if one of them is missing or they are the wrong way round."""
        self.first.commit()
        self.last.commit()
        days = [date.fromisoformat(field.value()) for field in (self.first, self.last) if field.value()]
        return (days[0], days[1]) if len(days) == 2 and days[0] <= days[1] else None

    def keep_name(self) -> str:
        """The name, kept for the next proof."""
        self._workspace.settings.own_name = self.name.text().strip()
        return self._workspace.settings.own_name


def month_before(day: date) -> tuple[date, date]:
    """The first and the last day of the month before a day's."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])


def form_layout(parent: QWidget) -> QFormLayout:
    """Names at the left, fields at the right, as wide as there is room."""
    layout = QFormLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(16)
    layout.setVerticalSpacing(12)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return layout


def add_field(layout: QFormLayout, name: str, field: QWidget) -> None:
    """Add a field under its name; the names of all parts of the panel are equally wide."""
    label = QLabel(name, layout.parentWidget())
    label.setFixedWidth(LABEL_WIDTH)
    label.setBuddy(field)
    layout.addRow(label, field)


def _column_choices() -> tuple[tuple[object, str], ...]:
    return (
        (ALL, tr("All, to bring them back")),
        (IN_VIEW, tr("Those in view in the table")),
        (CHOSEN, tr("Chosen ones")),
    )
