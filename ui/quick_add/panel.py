"""Quick add: one line over the window, understood into an application as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from tracker.clock import today
from tracker.domain.application import Draft
from tracker.domain.countries import is_country
from tracker.errors import InvalidValue
from tracker.i18n import tr
from ui.errors import describe
from ui.quick_add.alike import AlikeLine
from ui.quick_add.chips import Pieces
from ui.status_icons import status_icon
from ui.theme.style import current, restyle
from ui.widgets.choice import Choice
from ui.widgets.icon_button import IconButton
from ui.widgets.shadow import REACH, paint_shadow
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.journal import Changes
    from tracker.store.rows import ApplicationRow

WIDTH = 660
TOP = 64
SHADOW = REACH
RADIUS = 14.0
REST_MS = 200
EXAMPLE = "Data Engineer at Nordlicht, Hamburg, DE 62k EUR"


class QuickAdd(QWidget):
    """A small panel over ``window``.

    Enter saves, Ctrl+Enter saves and stays, Escape closes and keeps the text.
    """

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self._workspace = workspace
        self._window = window
        self._country = ""
        self._sources: list[str] = []
        self._last_source = ""
        self._draft = Draft()
        self._asked = 0
        self._is_saving = False
        self._came_from: QWidget | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._make_parts()
        self._lay_out()
        self._connect()
        window.installEventFilter(self)

    def _make_parts(self) -> None:
        self.setAccessibleName(tr("New application"))
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(EXAMPLE)
        self.line.setAccessibleName(tr("New application in one line"))
        self.line.setFont(current().font(current().tokens.title))
        self.line.setMinimumHeight(current().tokens.control_height + 10)
        self.error = QLabel(self)
        self.error.setProperty("role", "bad")
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setWordWrap(True)
        self.error.hide()
        self.pieces = Pieces(self)
        self.pieces.hide()
        self.alike = AlikeLine(self)
        self.status = Choice(tr("Status"), (), self)
        self.source_hint = QPushButton(self)
        self.source_hint.setProperty("quiet", True)
        self.source_hint.hide()
        self.more = QPushButton(tr("More fields"), self)
        self.more.setToolTip(tr("Save it and open it beside the page"))
        self.add = QPushButton(tr("Add"), self)
        self.add.setProperty("primary", True)
        self.close_button = IconButton("x", tr("Close, the text stays"), parent=self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        heading = QLabel(tr("New application"), self)
        heading.setProperty("role", "heading")
        head.addWidget(heading, 1)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.status)
        foot.addWidget(self.source_hint)
        foot.addStretch(1)
        foot.addWidget(self.more)
        foot.addWidget(self.add)
        keys = QLabel(tr("Enter adds · Ctrl+Enter adds and goes on · Escape closes, the text stays"), self)
        keys.setProperty("role", "secondary")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + 18, SHADOW + 12, SHADOW + 18, SHADOW + 14)
        column.setSpacing(10)
        column.addLayout(head)
        for part in (self.line, self.error, self.pieces, self.alike):
            column.addWidget(part)
        column.addLayout(foot)
        column.addWidget(keys)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._understand)
        self._rest.timeout.connect(self._look_for_alike)
        self.status.chosen.connect(self._understand)
        self.add.clicked.connect(self.save)
        self.more.clicked.connect(self.save_and_open)
        self.close_button.clicked.connect(self.close_panel)
        self.source_hint.clicked.connect(self._take_source)
        self.alike.open_wanted.connect(self._open_alike)
        self._workspace.statuses_changed.connect(self._offer_statuses)
        self._workspace.opened.connect(self._opened)
        current().changed.connect(self.update)

    # -- opening and closing --------------------------------------------------------------------------

    def open_for(self, key: str) -> None:
        """Open for a column of the board: a status id, a country's code, or "" for the first status."""
        self._country = key if is_country(key) else ""
        self._offer_statuses()
        statuses = self._workspace.statuses
        wanted = int(key) if key.isdecimal() else next((status.id for status in statuses), None)
        self.status.set_value(wanted)
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self._ask_sources()
        self._understand()
        self.show()
        self.raise_()
        self._place()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def set_text(self, text: str) -> None:
        """Put a text into the line, as if it were typed."""
        self.line.setText(text)

    def close_panel(self) -> None:
        """Close the panel and give the focus back; the text stays for next time."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self._window)
        self.hide()
        if had_focus and self._came_from is not None and Shiboken.isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _opened(self) -> None:
        self._offer_statuses()
        self._ask_sources()
        self._understand()

    def _offer_statuses(self) -> None:
        options = [
            (status.id, status.name, status_icon(status.colour)) for status in self._workspace.statuses
        ]
        self.status.set_options(options)

    def _ask_sources(self) -> None:
        if self._workspace.is_open:
            from tracker.store.queries.parts import last_source, words_used

            self._workspace.ask(words_used("source"), self._know_sources)
            self._workspace.ask(last_source(), self._know_last_source)

    def _know_sources(self, sources: list[str]) -> None:
        self._sources = sources

    def _know_last_source(self, source: str) -> None:
        self._last_source = source
        self._show_source_hint()

    def _show_source_hint(self) -> None:
        offered = bool(self._last_source) and not self._draft.source and self.line.text() != ""
        self.source_hint.setVisible(offered)
        self.source_hint.setText(tr("via {source}?", source=self._last_source))
        self.source_hint.setToolTip(tr("Say that it was found there, like the one before"))

    def _take_source(self) -> None:
        self.line.setText(f"{self.line.text().rstrip()} via {self._last_source}")
        self.line.setFocus()

    # -- understanding --------------------------------------------------------------------------------

    @property
    def draft(self) -> Draft:
        """What would be saved now."""
        return self._draft

    def _understand(self) -> None:
        """Read the line anew and show what it says; a while later, whether that is there already."""
        from ui.quick_add.reading import read_line

        self._show_error("")
        statuses, chosen = self._workspace.statuses, self.status.value()
        self._draft = read_line(
            self.line.text(),
            today=today(),
            statuses=statuses,
            chosen=chosen if isinstance(chosen, int) else None,
            country=self._country,
            sources=self._sources,
        )
        self.status.set_value(next((s.id for s in statuses if s.name == self._draft.status), chosen))
        self.pieces.show_draft(self._draft if self.line.text().strip() else Draft())
        self._show_source_hint()
        self._asked += 1
        if self._can_be_alike():
            self._rest.start()
        else:
            self._rest.stop()
            self.alike.show_alike([])
        self._place()

    # -- what is there already ------------------------------------------------------------------------

    def _can_be_alike(self) -> bool:
        """Whether enough is known to look for the same job."""
        draft = self._draft
        return self._workspace.is_open and bool(draft.link or (draft.company and draft.title))

    def _look_for_alike(self) -> None:
        from tracker.store.queries.applications import like_ones

        draft, asked = self._draft, self._asked
        query = like_ones(draft.company, draft.title, draft.link)
        self._workspace.ask(lambda db: (asked, query(db)), self._found_alike)

    def _found_alike(self, answer: tuple[int, list[ApplicationRow]]) -> None:
        asked, found = answer
        if asked == self._asked:
            self.alike.show_alike(found)
            self._place()

    def _open_alike(self, application_id: int) -> None:
        self.close_panel()
        self._workspace.select([application_id])
        self._workspace.inspect(application_id)

    # -- saving ---------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save and close."""
        self._save(self._saved)

    def save_and_go_on(self) -> None:
        """Save and keep the panel open for the next one."""
        self._save(self._saved_one)

    def save_and_open(self) -> None:
        """Save, close, and show the rest of its fields in the inspector."""
        self._save(self._saved_to_open)

    def _save(self, then: Callable[[Changes], None]) -> None:
        from tracker.store.commands.applications import add_application

        if self._is_saving:
            return
        if not self._workspace.is_open:
            self._show_error(tr("Your data is still being opened. The text stays here until it is."))
            return
        try:
            command = add_application(self._draft)
        except InvalidValue as error:
            self._show_error(error.reason)
            return
        self._is_saving = True
        self._workspace.run(command, then, self._refused, initiator=self)

    def _saved_one(self, changes: Changes) -> None:
        self._is_saving = False
        self.line.clear()
        self._workspace.select(changes.created)
        self.line.setFocus()

    def _saved(self, changes: Changes) -> None:
        self._saved_one(changes)
        self.close_panel()

    def _saved_to_open(self, changes: Changes) -> None:
        self._saved(changes)
        self._workspace.inspect(changes.created[-1])

    def _refused(self, error: Exception) -> None:
        self._is_saving = False
        self._show_error(error.reason if isinstance(error, InvalidValue) else describe(error))

    def _show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.line.setAccessibleDescription(text)
        restyle(self.line, invalid=bool(text))
        self._place()

    # -- place and look -------------------------------------------------------------------------------

    def _place(self) -> None:
        """Below the window's top bar, in the middle, as high as its parts need."""
        if self.isHidden():
            return
        width = min(WIDTH + 2 * SHADOW, self._window.width())
        self._column.activate()
        height = self._column.totalHeightForWidth(width)
        self.setGeometry((self._window.width() - width) // 2, TOP - SHADOW, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        # Plain keys stay in the panel: Delete here must not delete the selected application.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
            is_function_key = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
            if not event.modifiers() & held and not is_function_key:
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save_and_go_on()
        elif is_enter and self.line.hasFocus():
            self.save()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, box, RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line_strong), 1))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()
