"""The chips over the board and the table: what is shown, and how it is grouped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from tracker.i18n import tr, trn
from ui.theme.flags import flag_icon
from ui.theme.style import restyle
from ui.verdict_look import not_checked
from ui.widgets.chip import Chip
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.queries.filters import Filter

FLAGS_SHOWN = 3
PERIODS = (7, 14, 30, 90)


class FilterBar(QWidget):
    """Chips for group, countries, visas, tags, and time of applying; a count of what they let through."""

    clear_wanted = Signal()
    samples_unwanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._total = 0
        self._shown = 0
        self._group = Chip(tr("Group: Status"), parent=self)
        self._countries = Chip(tr("Country"), parent=self)
        self._visas = Chip(tr("Visa"), parent=self)
        self._tags = Chip(tr("Tags"), parent=self)
        self._applied = Chip(tr("Applied"), parent=self)
        self._archived = Chip(tr("Archived"), arrow=False, parent=self)
        self._clear = QPushButton(tr("Clear filters"), self)
        restyle(self._clear, link=True)
        self._samples = QPushButton(tr("Remove samples"), self)
        restyle(self._samples, link=True)
        self._samples.setToolTip(tr("Takes the made-up applications away, and nothing of yours"))
        self._count = QLabel(self)
        restyle(self._count, role="muted")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 8)
        row.setSpacing(8)
        chips = (self._group, self._countries, self._visas, self._tags, self._applied, self._archived)
        for chip in (*chips, self._clear):
            row.addWidget(chip)
        row.addStretch()
        row.addWidget(self._samples)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self._group.clicked.connect(self._choose_group)
        self._countries.clicked.connect(self._choose_countries)
        self._countries.cleared.connect(self._clear_countries)
        self._visas.clicked.connect(self._choose_visas)
        self._visas.cleared.connect(self._clear_visas)
        self._tags.clicked.connect(self._choose_tags)
        self._tags.cleared.connect(self._clear_tags)
        self._applied.clicked.connect(self._choose_period)
        self._applied.cleared.connect(self._clear_period)
        self._archived.clicked.connect(self._leave_archive)
        self._archived.cleared.connect(self._leave_archive)
        self._clear.clicked.connect(self.clear_wanted)
        self._workspace.filter_changed.connect(self.show_state)
        self._workspace.group_changed.connect(self.show_state)
        self._workspace.opened.connect(self.show_state)
        self._samples.clicked.connect(self.samples_unwanted)
        self._samples.hide()
        self._archived.hide()
        self._clear.hide()

    # -- what is shown --------------------------------------------------------------------------------

    def set_grouping(self, *, offered: bool) -> None:
        """Offer the choice of groups, which only the board has."""
        self._group.setVisible(offered)

    def set_total(self, total: int) -> None:
        """How many applications there are, whatever the filter."""
        self._total = total
        self._show_count()

    def set_samples(self, *, there: bool) -> None:
        """Offer to take the samples away while there are some."""
        self._samples.setVisible(there)

    def set_shown(self, shown: int) -> None:
        """How many of them the filter lets through."""
        self._shown = shown
        self._show_count()

    def _show_count(self) -> None:
        if self._workspace.is_open and not self._workspace.filter.is_empty:
            text = tr("{shown} of {total}", shown=f"{self._shown:,}", total=f"{self._total:,}")
        else:
            text = trn("{count} application", "{count} applications", self._shown) if self._shown else ""
        self._count.setText(text)

    def show_state(self) -> None:
        """Show the workspace's filter and group."""
        wanted = self._workspace.filter
        self._group.set_state(_group_words()[self._workspace.group], active=True)
        self._show_countries(wanted)
        self._show_visas(wanted)
        self._show_tags(wanted)
        days = wanted.applied_within
        text = trn("Applied in {count} day", "Applied in {count} days", days) if days else tr("Applied")
        self._applied.set_state(text, active=bool(days), clearable=bool(days))
        self._archived.set_state(tr("Archived"), active=True, clearable=True)
        self._archived.setVisible(wanted.archived)
        self._clear.setVisible(wanted.count() > 1)
        self._show_count()

    def _show_countries(self, wanted: Filter) -> None:
        from tracker.domain.countries import country_name

        codes = sorted(wanted.countries)
        if not codes:
            self._countries.set_state(tr("Country"))
            return
        one = country_name(codes[0]) if codes[0] else tr("No country")
        text = one if len(codes) == 1 else trn("{count} country", "{count} countries", len(codes))
        flags = [code for code in codes if code][:FLAGS_SHOWN]
        self._countries.set_state(text, active=True, clearable=True, flags=flags)

    def _show_visas(self, wanted: Filter) -> None:
        names = [name for value, name in _verdicts() if value in wanted.verdicts] if wanted.verdicts else []
        text = names[0] if names else tr("Visa")
        if len(names) > 1:
            text = trn("{count} verdict", "{count} verdicts", len(names))
        self._visas.set_state(text, active=bool(names), clearable=bool(names))

    def _show_tags(self, wanted: Filter) -> None:
        names = sorted(wanted.tags)
        text = tr("Tags") if not names else names[0]
        if len(names) > 1:
            text = trn("{count} tag", "{count} tags", len(names))
        self._tags.set_state(text, active=bool(names), clearable=bool(names))

    # -- choosing -------------------------------------------------------------------------------------

    def _choose_group(self) -> None:
        menu = self._menu()
        for name, text in (("status", tr("Status")), ("country", tr("Country")), ("visa", tr("Visa"))):
            _choice(menu, text, name, checked=self._workspace.group == name)
        menu.triggered.connect(self._group_chosen)
        self._pop_up(menu, self._group)

    def _group_chosen(self, action: QAction) -> None:
        self._workspace.set_group(action.data())

    def _choose_countries(self) -> None:
        from tracker.store.queries.parts import words_used

        self._workspace.ask(words_used("country"), self._offer_countries)

    def _offer_countries(self, codes: list[str]) -> None:
        from tracker.domain.countries import country_name

        chosen = self._workspace.filter.countries
        menu = self._menu()
        for code in sorted({*codes, *(c for c in chosen if c)}, key=country_name):
            action = _choice(menu, country_name(code), code, checked=code in chosen)
            action.setIcon(flag_icon(code))
        menu.addSeparator()
        _choice(menu, tr("No country"), "", checked="" in chosen)
        menu.triggered.connect(self._country_chosen)
        self._pop_up(menu, self._countries)

    def _country_chosen(self, action: QAction) -> None:
        self._set(countries=_toggled(self._workspace.filter.countries, action.data()))

    def _choose_visas(self) -> None:
        menu = self._menu()
        for value, name in _verdicts():
            _choice(menu, name, value, checked=value in self._workspace.filter.verdicts)
        menu.triggered.connect(self._visa_chosen)
        self._pop_up(menu, self._visas)

    def _visa_chosen(self, action: QAction) -> None:
        self._set(verdicts=_toggled(self._workspace.filter.verdicts, action.data()))

    def _choose_tags(self) -> None:
        from tracker.store.queries.parts import words_used

        self._workspace.ask(words_used("tags", 40), self._offer_tags)

    def _offer_tags(self, names: list[str]) -> None:
        chosen = self._workspace.filter.tags
        menu = self._menu()
        for name in sorted({*names, *chosen}, key=str.casefold):
            _choice(menu, name, name, checked=name in chosen)
        if menu.isEmpty():
            menu.addAction(tr("No tags yet")).setEnabled(False)
        menu.triggered.connect(self._tag_chosen)
        self._pop_up(menu, self._tags)

    def _tag_chosen(self, action: QAction) -> None:
        self._set(tags=_toggled(self._workspace.filter.tags, action.data()))

    def _choose_period(self) -> None:
        menu = self._menu()
        for days in PERIODS:
            text = trn("In the last {count} day", "In the last {count} days", days)
            _choice(menu, text, days, checked=days == self._workspace.filter.applied_within)
        menu.triggered.connect(self._period_chosen)
        self._pop_up(menu, self._applied)

    def _period_chosen(self, action: QAction) -> None:
        self._set(applied_within=action.data())

    def _clear_countries(self) -> None:
        self._set(countries=frozenset())

    def _clear_visas(self) -> None:
        self._set(verdicts=frozenset())

    def _clear_tags(self) -> None:
        self._set(tags=frozenset())

    def _clear_period(self) -> None:
        self._set(applied_within=0)

    def _leave_archive(self) -> None:
        self._set(archived=False)

    def _set(self, **parts: Any) -> None:
        self._workspace.set_filter(replace(self._workspace.filter, **parts))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _pop_up(self, menu: QMenu, chip: Chip) -> None:
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))


def _group_words() -> dict[str, str]:
    return {"status": tr("Group: Status"), "country": tr("Group: Country"), "visa": tr("Group: Visa")}


def _verdicts() -> list[tuple[str, str]]:
    """Every verdict's value and name, the best first, and last what has none."""
    from tracker.visas.badge import Verdict
    from tracker.visas.words import verdict_label

    return [*((verdict.value, verdict_label(verdict)) for verdict in Verdict), ("", not_checked())]


def _choice(menu: QMenu, text: str, data: object, *, checked: bool) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    action.setData(data)
    action.setCheckable(True)
    action.setChecked(checked)
    return action


def _toggled(chosen: Iterable[str], value: str) -> frozenset[str]:
    return frozenset(set(chosen) ^ {value})
