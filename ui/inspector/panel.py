"""The inspector: one application beside the page, in tabs that are made when first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tracker.i18n import tr
from ui.inspector.asking import Question
from ui.inspector.header import Header
from ui.inspector.page import MARGIN, InspectorPage, concerns
from ui.inspector.tab_bar import TabBar
from ui.theme.style import current
from ui.workspace import ChangeEvent, Workspace

if TYPE_CHECKING:
    from tracker.store.rows import ApplicationRow

EDITORS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)


@dataclass(frozen=True, slots=True)
class TabSpec:
    """A tab: the key that settings remember, its name (a function: the language is known late), its page."""

    key: str
    name: Callable[[], str]
    make: Callable[[Workspace, QWidget], InspectorPage]


def _overview(workspace: Workspace, parent: QWidget) -> InspectorPage:
    from ui.inspector.overview import OverviewPage

    return OverviewPage(workspace, parent)


def _visa(workspace: Workspace, parent: QWidget) -> InspectorPage:
    from ui.inspector.visa import VisaPage

    return VisaPage(workspace, parent)


def _timeline(workspace: Workspace, parent: QWidget) -> InspectorPage:
    from ui.inspector.timeline import TimelinePage

    return TimelinePage(workspace, parent)


def _people(workspace: Workspace, parent: QWidget) -> InspectorPage:
    from ui.inspector.people import PeoplePage

    return PeoplePage(workspace, parent)


def _documents(workspace: Workspace, parent: QWidget) -> InspectorPage:
    from ui.inspector.documents import DocumentsPage

    return DocumentsPage(workspace, parent)


def _history(workspace: Workspace, parent: QWidget) -> InspectorPage:
    from ui.inspector.history import HistoryPage

    return HistoryPage(workspace, parent)


TABS: tuple[TabSpec, ...] = (
    TabSpec("overview", lambda: tr("Overview"), _overview),
    TabSpec("visa", lambda: tr("Visa"), _visa),
    TabSpec("timeline", lambda: tr("Timeline"), _timeline),
    TabSpec("people", lambda: tr("People"), _people),
    TabSpec("documents", lambda: tr("Documents"), _documents),
    TabSpec("history", lambda: tr("History"), _history),
)


class Inspector(QFrame):
    """Shows ``workspace.inspected``. Whoever owns the panel shows and hides it.

    Before another application is shown, before it closes and on ``flush()`` everything typed is saved.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pages: dict[str, InspectorPage] = {}
        self.setProperty("panel", "inspector")
        self.setAccessibleName(tr("Inspector"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.header = Header(self)
        self.tabs = TabBar(self)
        self._stack = QStackedWidget(self)
        self._build()
        self._question = Question(workspace, self)
        self._listen()

    def _build(self) -> None:
        for spec in TABS:
            self.tabs.addTab(spec.name())
        keys = [spec.key for spec in TABS]
        remembered = self._workspace.settings.inspector_tab
        self.tabs.setCurrentIndex(keys.index(remembered) if remembered in keys else 0)
        bar = QHBoxLayout()
        bar.setContentsMargins(MARGIN, 6, MARGIN, 0)
        bar.addWidget(self.tabs)
        line = QFrame(self)
        line.setProperty("panel", "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(bar)
        column.addWidget(line)
        column.addWidget(self._stack, 1)

    def _listen(self) -> None:
        self._question.answered.connect(self._show_row)
        self.tabs.currentChanged.connect(self._tab_chosen)
        self.header.closed.connect(self.close_panel)
        self.header.status_chosen.connect(self._move)
        self._workspace.opened.connect(self._opened)
        self._workspace.inspected_changed.connect(self._follow)
        self._workspace.changed.connect(self._heard)
        self._workspace.statuses_changed.connect(self._statuses_changed)
        self._workspace.led.connect(self._led)
        self._key(QKeySequence(Qt.Key.Key_Escape), self.escape)
        self._key(QKeySequence("Ctrl+PgUp"), self.show_previous_tab)
        self._key(QKeySequence("Ctrl+PgDown"), self.show_next_tab)
        if self._workspace.is_open:
            self._opened()

    def _key(self, key: QKeySequence, what: Callable[[], None]) -> None:
        shortcut = QShortcut(key, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(what)

    # -- what the shell calls -------------------------------------------------------------------------

    def flush(self) -> None:
        """Save everything that is typed and not saved yet."""
        for page in self._pages.values():
            page.flush()

    def close_panel(self) -> None:
        """Save what is typed and close."""
        self.flush()
        self._workspace.inspect(0)

    def show_tab(self, key: str) -> None:
        """Show the tab of this key, such as ``timeline``; an unknown one changes nothing."""
        for place, spec in enumerate(TABS):
            if spec.key == key:
                self.tabs.setCurrentIndex(place)

    def _led(self, place: str, at: str) -> None:
        """Somebody is led to a field of the Overview."""
        if place == "overview" and self._workspace.inspected:
            self.show_tab("overview")
            self.page.focus_on(at)

    def show_next_tab(self) -> None:
        """Show the tab to the right, after the last one the first."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % len(TABS))

    def show_previous_tab(self) -> None:
        """Show the tab to the left, before the first one the last."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() - 1) % len(TABS))

    def escape(self) -> None:
        """Leave the field that is being edited, saving it; with no field in focus, close."""
        focus = QApplication.focusWidget()
        if isinstance(focus, EDITORS) and self.isAncestorOf(focus):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close_panel()

    @property
    def page(self) -> InspectorPage:
        """The page in view, made if it is shown for the first time."""
        spec = TABS[self.tabs.currentIndex()]
        if spec.key not in self._pages:
            page = spec.make(self._workspace, self._stack)
            self._pages[spec.key] = page
            self._stack.addWidget(page)
        return self._pages[spec.key]

    # -- following the workspace ----------------------------------------------------------------------

    def _opened(self) -> None:
        self._statuses_changed()
        self._follow()

    def _follow(self) -> None:
        """Show the application that is inspected now, or nothing."""
        if not self._workspace.is_open:
            return
        if not self._workspace.inspected:
            self.flush()
            self._question.forget()
            return
        self._show_page()
        for page in self._pages.values():
            page.show_application(self._workspace.inspected)
        self._read()

    def _show_page(self) -> None:
        if self.isVisible():
            self._stack.setCurrentWidget(self.page)

    def _read(self) -> None:
        """Read the head of the application again."""
        from tracker.store.queries.applications import rows

        self._question.ask(rows([self._workspace.inspected]))

    def _show_row(self, found: list[ApplicationRow]) -> None:
        if not found or found[0].deleted_at:
            self.close_panel()
        else:
            self.header.show_row(found[0])

    def _heard(self, event: ChangeEvent) -> None:
        inspected = self._workspace.inspected
        if inspected and concerns(event.changes, inspected):
            self._read()
            for page in self._pages.values():
                page.refresh()

    def _statuses_changed(self) -> None:
        self.header.status.set_statuses(self._workspace.statuses)

    def _tab_chosen(self, place: int) -> None:
        self._workspace.settings.inspector_tab = TABS[place].key
        if self._workspace.is_open and self._workspace.inspected:
            self._show_page()
            self.page.show_application(self._workspace.inspected)

    def _move(self, status_id: int) -> None:
        from tracker.store.commands.board import move_applications

        self.flush()
        if self._workspace.inspected:
            self._workspace.run(move_applications([self._workspace.inspected], status_id), initiator=self)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # Delete means the application only while the focus is among the applications.
            event.setAccepted(event.isAccepted() or event.key() == Qt.Key.Key_Delete)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(current().tokens.inspector, super().sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._workspace.is_open and self._workspace.inspected:
            self._show_page()
            self.page.show_application(self._workspace.inspected)
