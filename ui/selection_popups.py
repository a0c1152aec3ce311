"""The small popups that ask for a country or tags for several applications at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QVBoxLayout, QWidget

from tracker.errors import InvalidValue
from tracker.i18n import tr, trn
from ui.theme.style import current, restyle
from ui.widgets.country_choice import CountryChoice
from ui.widgets.tag_edit import TagEdit
from ui.workspace import Workspace

WIDTH = 320
MARGIN = 14


class Popup(QWidget):
    """A raised panel that closes when one clicks beside it, or on Escape."""

    def __init__(self, heading: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(heading)
        self.setFixedWidth(WIDTH)
        self._over = parent
        self._back_to = QApplication.focusWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, MARGIN)
        self._column.setSpacing(8)
        self.add_words(heading, "heading")

    def add_words(self, text: str, role: str) -> QLabel:
        """Add a label in one of the theme's roles."""
        label = QLabel(text, self)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._column.addWidget(label)
        return label

    def add_editor(self, editor: QWidget) -> None:
        """Add the field that the popup is about; it gets the keyboard."""
        self._column.addWidget(editor)
        self.setFocusProxy(editor)

    def open_near_focus(self) -> None:
        """Open below the row or card that has the focus, inside the screen."""
        self.adjustSize()
        self.move(self._place())
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> QPoint:
        parent, view = self._over, self._back_to
        if isinstance(view, QAbstractItemView) and view.currentIndex().isValid():
            at = view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).bottomLeft())
        else:
            at = parent.mapToGlobal(QPoint((parent.width() - WIDTH) // 2, parent.height() // 4))
        room = parent.screen().availableGeometry()
        x = max(room.left(), min(at.x(), room.right() - self.width()))
        return QPoint(x, max(room.top(), min(at.y() + 4, room.bottom() - self.height())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.line_strong))
        painter.setBrush(QColor(tokens.raised))
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, tokens.card_radius, tokens.card_radius)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)


class CountryPopup(Popup):
    """Asks for a country. ``chosen`` carries its code, empty for none."""

    chosen = Signal(str)

    def __init__(self, countries: set[str], count: int, parent: QWidget) -> None:
        super().__init__(trn("Country of this application", "Country of {count} applications", count), parent)
        self.field = CountryChoice(tr("Country"), parent=self)
        if len(countries) == 1:
            self.field.set_value(next(iter(countries)))
        else:
            self.field.setPlaceholderText(tr("Several countries"))
        self.field.selectAll()
        self.add_editor(self.field)
        self._reason = self.add_words("", "bad")
        self._reason.hide()
        self.field.committed.connect(self._committed)
        self.field.refused.connect(self._refused)
        self.field.textEdited.connect(self._reason.hide)

    def _committed(self, code: str) -> None:
        self.chosen.emit(code)
        self.close()

    def _refused(self, error: InvalidValue) -> None:
        self._reason.setText(error.reason)
        self._reason.show()
        restyle(self.field, invalid=True)
        self.adjustSize()


class TagsPopup(Popup):
    """Shows the tags that any of the applications has. ``changed`` tells once, on closing, what to add to
    all and what to take away from all.
    """

    changed = Signal(tuple, tuple)

    def __init__(self, workspace: Workspace, tags: Sequence[tuple[str, ...]], parent: QWidget) -> None:
        super().__init__(trn("Tags of this application", "Tags of {count} applications", len(tags)), parent)
        self._before = tuple(dict.fromkeys(tag for some in tags for tag in some))
        self.field = TagEdit(tr("Tags"), parent=self)
        self.field.set_value(self._before)
        self.add_editor(self.field)
        if any(set(some) != set(self._before) for some in tags):
            self.add_words(tr("A tag that only some have stays with those until you remove it."), "secondary")
        self._reason = self.add_words("", "bad")
        self._reason.hide()
        self.field.refused.connect(self._refused)
        self.field.committed.connect(self._grow)
        self._ask_for_words(workspace)

    def _ask_for_words(self, workspace: Workspace) -> None:
        from tracker.store.queries.parts import words_used

        workspace.ask(words_used("tags"), self._offer)

    def _offer(self, words: list[str]) -> None:
        self.field.set_known(words)

    def _grow(self) -> None:
        self._reason.hide()
        self.adjustSize()

    def _refused(self, error: InvalidValue) -> None:
        self._reason.setText(error.reason)
        self._reason.show()
        self.adjustSize()

    def hideEvent(self, event: QHideEvent) -> None:
        self.field.commit()
        now = self.field.value()
        added = tuple(tag for tag in now if tag not in self._before)
        removed = tuple(tag for tag in self._before if tag not in now)
        if added or removed:
            self._before = now
            self.changed.emit(added, removed)
        super().hideEvent(event)
