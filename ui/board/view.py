"""The columns side by side: folding, scrolling sideways, keys, and what is dragged over them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QHBoxLayout, QScrollArea, QWidget

from tracker.i18n import tr
from tracker.settings import Settings
from ui.board.card_look import INSET
from ui.board.column import ClosedStrip, Column
from ui.board.column_view import ColumnView
from ui.board.columns import ColumnSpec
from ui.board.data import BoardData
from ui.board.delegate import CardDelegate
from ui.board.drag import MIME, ghost, pack, unpack
from ui.board.drop import DropGuide
from ui.board.navigation import Navigator
from ui.board.selection import BoardSelection
from ui.board.uniform_list import is_sideways
from ui.theme.style import current

MARGIN = 20
BETWEEN_REVEALED = 24


class BoardView(QScrollArea):
    """Shows the columns it is told. ``move_wanted`` carries a ``Move``, ``add_requested`` a column's key,
    ``opened`` an id, ``menu_wanted`` a global point.
    """

    move_wanted = Signal(object)
    add_requested = Signal(str)
    opened = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        settings: Settings,
        data: BoardData,
        selection: BoardSelection,
        delegate: CardDelegate,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._data = data
        self._selection = selection
        self._delegate = delegate
        self._columns: list[Column] = []
        self._shown: set[str] = set()
        self.navigator = Navigator(data, selection, self.open_columns, self)
        self._guide = DropGuide(self, self.open_columns, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAcceptDrops(True)
        self._ground = QWidget(self)
        self._row = QHBoxLayout(self._ground)
        self._row.setContentsMargins(MARGIN - INSET, 0, MARGIN - INSET - current().tokens.gap // 2, 0)
        self._row.setSpacing(0)
        self._closed = ClosedStrip(ColumnSpec("", tr("Closed")), self._ground)
        self._row.addWidget(self._closed)
        self._row.addStretch()
        self.setWidget(self._ground)

    def _connect(self) -> None:
        self._closed.clicked.connect(self._toggle_closed)
        self._data.counted.connect(self.show_counts)
        self._selection.changed.connect(self.show_selection)
        self._guide.unfold_wanted.connect(self._press)
        keys = self.navigator
        keys.move_wanted.connect(self.move_wanted)
        keys.opened.connect(self.opened)
        keys.menu_wanted.connect(self.menu_wanted)
        keys.focus_wanted.connect(self._focus_list)

    # -- columns --------------------------------------------------------------------------------------

    @property
    def columns(self) -> list[Column]:
        """All columns, from left to right."""
        return self._columns

    def open_columns(self) -> list[Column]:
        """The columns whose cards are seen."""
        return [column for column in self._columns if not column.isHidden() and not column.is_folded]

    def show_columns(self, specs: Sequence[ColumnSpec]) -> None:
        """Show these columns; those that were there keep their place in their own scrolling."""
        known = {column.spec.key: column for column in self._columns}
        self._columns = [known.pop(spec.key) if spec.key in known else self._made(spec) for spec in specs]
        for gone in known.values():
            if has_keyboard(gone):
                self.setFocus()
            gone.hide()
            gone.deleteLater()
        closed_at = sum(1 for spec in specs if not spec.is_closed)
        for place, (column, spec) in enumerate(zip(self._columns, specs, strict=True)):
            column.spec = spec
            self._row.insertWidget(place + (place >= closed_at), column)
        self._row.insertWidget(closed_at, self._closed)
        self._show_folds()

    def _made(self, spec: ColumnSpec) -> Column:
        column = Column(spec, self._data.column(spec.key), self._selection, self._delegate, self._ground)
        column.add_wanted.connect(self.add_requested)
        column.fold_wanted.connect(self._toggle_fold)
        column.listed.connect(self._take_list)
        return column

    def _take_list(self, view: ColumnView) -> None:
        view.drag_wanted.connect(self._drag)
        view.opened.connect(self.opened)
        view.menu_wanted.connect(self.menu_wanted)
        view.focused.connect(self._focus_came)

    def _show_folds(self) -> None:
        folded = self._settings.is_closed_folded
        for column in self._columns:
            is_hidden = column.spec.is_closed and folded
            if not is_hidden:
                column.show_column(column.spec, folded=column.spec.key in self._settings.folded)
            column.setVisible(not is_hidden)
        self._closed.setVisible(any(column.spec.is_closed for column in self._columns))
        self.show_counts()
        self.show_selection()

    def _toggle_fold(self, key: str) -> None:
        column = next(found for found in self._columns if found.spec.key == key)
        had_focus = has_keyboard(column)
        folded = self._settings.folded
        folded.remove(key) if key in folded else folded.append(key)
        self._show_folds()
        if had_focus and column.is_folded:
            column.focus_strip()
        elif had_focus and column.view is not None:
            column.view.setFocus()

    def _toggle_closed(self) -> None:
        self._settings.is_closed_folded = not self._settings.is_closed_folded
        self._show_folds()
        if not self._settings.is_closed_folded:
            self._ground.adjustSize()
            self.ensureWidgetVisible(self._columns[-1], 0, 0)
            self.ensureWidgetVisible(self._closed, 0, 0)

    def _press(self, strip: QAbstractButton) -> None:
        strip.click()

    def show_counts(self) -> None:
        """Show how many cards stand where."""
        for column in self._columns:
            column.show_count()
        ended = sum(len(column.model) for column in self._columns if column.spec.is_closed)
        folded = self._settings.is_closed_folded
        tip = tr("Show what has ended") if folded else tr("Fold what has ended")
        self._closed.show_group(tr("Closed"), ended, tip, folded=folded)

    def take_theme(self) -> None:
        """Take the measures and colours of a changed theme."""
        for column in self._columns:
            column.take_measures()
            if column.view is not None:
                column.view.set_item_height(self._delegate.look.item_height)
        self.update()

    # -- selection and focus --------------------------------------------------------------------------

    def show_selection(self) -> None:
        """Show in the lists what is selected and where the focus is."""
        by_key: dict[str, list[int]] = {}
        for found in self._selection.ids:
            by_key.setdefault(self._data.key_of(found) or "", []).append(found)
        focus_key = self._data.key_of(self._selection.focus)
        now = {*by_key, *(() if focus_key is None else (focus_key,))}
        for column in self._columns:
            key = column.spec.key
            if column.view is not None and key in now | self._shown:
                rows = [column.model.row_of(found) for found in by_key.get(key, ())]
                focus = column.model.row_of(self._selection.focus) if key == focus_key else -1
                column.view.show_selection(rows, focus)
        self._shown = now

    def reveal(self, application_id: int) -> None:
        """Scroll to a card, if its column is open."""
        key = self._data.key_of(application_id)
        for column in self.open_columns():
            if column.spec.key == key and column.view is not None:
                column.view.reveal(column.model.row_of(application_id))
                self._row.activate()
                self.ensureWidgetVisible(column, BETWEEN_REVEALED, 0)

    def focus_cards(self) -> None:
        """Give the keyboard to the card with the focus, or to the board's first."""
        column = self.navigator.column_of_focus()
        if column is not None and column.view is not None:
            column.view.setFocus()
        else:
            self.navigator.focus_first(keep=True)

    def recall_keyboard(self) -> None:
        """Give the keyboard back to the cards, if the list that had it is gone."""
        if self.hasFocus():
            self.focus_cards()

    def _focus_list(self, view: ColumnView) -> None:
        view.setFocus()
        self.ensureWidgetVisible(view, BETWEEN_REVEALED, 0)

    def _focus_came(self) -> None:
        """The keyboard came to a list that does not hold the focus card: its nearest card takes it."""
        if self._selection.is_awaited:
            return
        for column in self.open_columns():
            view = column.view
            if view is None or not view.hasFocus() or not len(column.model):
                continue
            if self._data.key_of(self._selection.focus) != column.spec.key:
                self._selection.focus_on(column.model.id_at(view.row_near(0)))

    # -- dragging -------------------------------------------------------------------------------------

    def _drag(self) -> None:
        """Drag the selected cards until they are dropped or Escape is pressed."""
        column = self.navigator.column_of_focus()
        ids = self._data.in_order(self._selection.ids, [one.spec.key for one in self._columns])
        if column is None or not ids:
            return
        drag = QDrag(self)
        drag.setMimeData(pack(ids))
        row = column.model.row_of(self._selection.focus)
        drag.setPixmap(ghost(self._delegate, column.model, row, len(ids), self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(self._delegate.look.width // 3, self._delegate.look.line * 2))
        drag.exec(Qt.DropAction.MoveAction)
        self._guide.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        column = self.navigator.column_of_focus()
        left = column.x() - self.horizontalScrollBar().value() if column is not None else -1
        was_whole = column is not None and 0 <= left <= event.oldSize().width() - column.width()
        super().resizeEvent(event)
        if column is not None and was_whole:
            # The inspector opens over this side: the card that it shows stays in view.
            self.ensureWidgetVisible(column, BETWEEN_REVEALED, 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME) and self._guide.follow(event.position().toPoint()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._guide.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        move = self._guide.drop(event.position().toPoint(), unpack(event.mimeData()))
        if move is not None:
            event.acceptProposedAction()
            self.move_wanted.emit(move)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not is_sideways(event):
            event.ignore()
            return
        delta = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (delta.x() or delta.y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.navigator.handle(event):
            event.ignore()


def has_keyboard(widget: QWidget) -> bool:
    """Whether the keyboard is somewhere in a widget."""
    focused = QApplication.focusWidget()
    return focused is not None and (widget is focused or widget.isAncestorOf(focused))
