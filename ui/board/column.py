"""One column of the board: its head and its cards, or the strip that it folds to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.board.card_look import INSET
from ui.board.column_header import ColumnHeader
from ui.board.column_model import ColumnModel
from ui.board.column_view import ColumnView
from ui.board.columns import ColumnSpec
from ui.board.delegate import CardDelegate
from ui.board.selection import BoardSelection
from ui.board.strip import WIDTH as STRIP_WIDTH
from ui.board.strip import Strip
from ui.theme.style import current


class Column(QWidget):
    """The parts are made when first shown: a folded column has no list, an open one no strip.

    ``add_wanted`` and ``fold_wanted`` (fold, or unfold) carry the column's key; ``listed`` carries a list
    that has just been made.
    """

    add_wanted = Signal(str)
    fold_wanted = Signal(str)
    listed = Signal(object)

    def __init__(
        self,
        spec: ColumnSpec,
        model: ColumnModel,
        selection: BoardSelection,
        delegate: CardDelegate,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self.model = model
        self.is_folded = False
        self._selection = selection
        self._delegate = delegate
        self._header: ColumnHeader | None = None
        self._strip: Strip | None = None
        self.view: ColumnView | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_column(self, spec: ColumnSpec, *, folded: bool) -> None:
        """Show the column as it is now, folded or open."""
        self.spec, self.is_folded = spec, folded
        if folded:
            self._make_strip()
        else:
            self._make_list()
        for part in (self._header, self.view):
            if part is not None:
                part.setVisible(not folded)
        if self._strip is not None:
            self._strip.setVisible(folded)
        self.show_count()
        self.take_measures()

    def show_count(self) -> None:
        """Show how many cards there are now."""
        for part in (self._header, self._strip):
            if part is not None:
                part.show_column(self.spec, len(self.model))
        if self.view is not None:
            self.view.setAccessibleName(self.spec.name)

    def take_measures(self) -> None:
        """Take the width that the theme gives."""
        tokens = current().tokens
        self.setFixedWidth((STRIP_WIDTH if self.is_folded else tokens.column) + tokens.gap)

    def focus_strip(self) -> None:
        """Give the keyboard to the folded column."""
        if self._strip is not None:
            self._strip.setFocus()

    def _make_strip(self) -> None:
        if self._strip is None:
            self._strip = Strip(self.spec, self)
            self._strip.clicked.connect(self._tell_fold)
            self._layout.addWidget(self._strip)

    def _make_list(self) -> None:
        if self.view is not None:
            return
        self._header = ColumnHeader(self.spec, self)
        self._header.add_wanted.connect(self._tell_add)
        self._header.fold_wanted.connect(self._tell_fold)
        self.view = ColumnView(self.model, self._selection, self._delegate, self)
        self._layout.insertWidget(0, self._header)
        self._layout.insertWidget(1, self.view, 1)
        self.listed.emit(self.view)

    def _tell_add(self) -> None:
        self.add_wanted.emit(self.spec.key)

    def _tell_fold(self) -> None:
        self.fold_wanted.emit(self.spec.key)


class ClosedStrip(Strip):
    """The strip of the group of ended kinds; it stays beside its columns while they are shown."""

    def show_group(self, name: str, count: int, tip: str, *, folded: bool) -> None:
        """Show how many have ended; ``tip`` says what pressing it does."""
        icon_name = "chevrons-left" if folded else "chevrons-right"
        self.setProperty("unfolds", folded)
        self.show_column(ColumnSpec("", name), count, icon_name, tip)
        self.setFixedWidth(STRIP_WIDTH + current().tokens.gap + INSET)
