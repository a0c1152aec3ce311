"""A person's card, and the line that offers somebody else at the company."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.application import Person
from tracker.i18n import tr
from tracker.store.rows import PersonRow
from ui.inspector.card_menu import CardMenu
from ui.inspector.person_form import PersonForm
from ui.links import mail_url, open_url
from ui.theme.icons import icon
from ui.theme.style import current
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.words import LINK_PADDING
from ui.workspace import Workspace

FACE = 34


def person_title(row: PersonRow) -> str:
    """What a card is headed by: the name, or what else is known."""
    return row.name or row.email or row.phone or row.role


def initials(name: str) -> str:
    """The first letters of the first and the last word."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


class Face(QWidget):
    """The initials on a round ground; it says nothing that the card does not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._letters = ""
        self.setFixedSize(FACE, FACE)

    def show_name(self, name: str) -> None:
        """Show this name's initials."""
        self._letters = initials(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawEllipse(self.rect())
        painter.setPen(QColor(tokens.accent))
        painter.setFont(current().font(tokens.secondary))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._letters)
        painter.end()


class ContactButton(QPushButton):
    """An address or a number as a link, elided where there is little room."""

    def __init__(self, icon_name: str, parent: QWidget) -> None:
        super().__init__(icon(icon_name), "", parent)
        self._words = ""
        self.setProperty("link", True)
        self.setStyleSheet("text-align: left")

    def say(self, words: str) -> None:
        """Show these words; without any the button is not there."""
        self._words = words
        self.setText(words)
        self.setVisible(bool(words))
        self._elide()

    def _elide(self) -> None:
        room = self.width() - self.iconSize().width() - 3 * LINK_PADDING
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room))

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(words + self.iconSize().width() + 3 * LINK_PADDING + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()


class PersonCard(QFrame):
    """Name, role, e-mail to write to, phone to copy; turns into its form (``turned``) and back."""

    turned = Signal()

    def __init__(self, workspace: Workspace, application_id: int, row: PersonRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._application_id = application_id
        self._row = row
        self._form: PersonForm | None = None
        self._view = QFrame(self)
        self._view.setProperty("panel", "card")
        self._face = Face(self._view)
        self._name = ElidedLabel(parent=self._view)
        self._name.setProperty("role", "heading")
        self._role = ElidedLabel(parent=self._view)
        self._role.setProperty("role", "secondary")
        self._more = CardMenu(tr("Edit"), tr("Remove"), self._view)
        self._more.edit_wanted.connect(self.edit)
        self._more.remove_wanted.connect(self.remove)
        self._email = ContactButton("mail", self._view)
        self._email.clicked.connect(self._write)
        self._phone = ContactButton("phone", self._view)
        self._phone.clicked.connect(self._copy_phone)
        self._build()
        self.show_thing(row)

    @property
    def person_id(self) -> int:
        """The person's row id."""
        return self._row.id

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (self._name, self._role):
            label.setContentsMargins(LINK_PADDING, 0, 0, 0)
            words.addWidget(label)
        links = QVBoxLayout()
        links.setContentsMargins(0, 3, 0, 0)
        links.setSpacing(0)
        for button in (self._email, self._phone):
            links.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addLayout(links)
        row = QHBoxLayout(self._view)
        row.setContentsMargins(12, 10, 8, 10)
        row.setSpacing(10 - LINK_PADDING)
        row.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._view)

    def show_thing(self, row: PersonRow) -> None:
        """Show the person as they are now, in the form too if it is open."""
        changed = row != self._row
        self._row = row
        title = person_title(row)
        self._face.show_name(title)
        self._name.setText(title)
        self._role.setText(row.role)
        self._role.setVisible(bool(row.role) and title != row.role)
        self._show_email(row.email)
        self._phone.say(row.phone)
        self._phone.setToolTip(tr("Copy {phone}", phone=row.phone))
        self._phone.setAccessibleName(tr("Copy phone number {phone}", phone=row.phone))
        self._more.set_name(tr("Edit or remove: {name}", name=title))
        self.setAccessibleName(", ".join(part for part in (title, row.role) if part))
        if self._form is not None and changed:
            self._form.show_stored(Person(row.name, row.role, row.email, row.phone))

    def _show_email(self, email: str) -> None:
        url = mail_url(email)
        self._email.say(email)
        self._email.setEnabled(url is not None)
        self._email.setToolTip(url.toDisplayString() if url else tr("This is no e-mail address."))
        self._email.setAccessibleName(tr("Write to {email}", email=email))

    def edit(self) -> PersonForm:
        """Turn the card into its form."""
        if self._form is None:
            row = self._row
            self._form = PersonForm(self._workspace, self._application_id, row.id, self)
            self._form.show_stored(Person(row.name, row.role, row.email, row.phone))
            self._form.done.connect(self.finish)
            self._form.dropped.connect(self.remove)
            self._column.addWidget(self._form)
            self._view.hide()
            self.turned.emit()
        self._form.focus_name()
        return self._form

    def finish(self) -> None:
        """Turn the form back into the card."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        self._view.show()
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        """Save what is typed in the form; False if it cannot be saved."""
        return self._form is None or self._form.save()

    def remove(self) -> None:
        """Take the person off this application."""
        from tracker.store.commands.people import unlink_person

        self._workspace.run(unlink_person(self._application_id, self._row.id), initiator=self)

    def _write(self) -> None:
        url = mail_url(self._row.email)
        if isinstance(url, QUrl):
            open_url(url)

    def _copy_phone(self) -> None:
        QApplication.clipboard().setText(self._row.phone)
        self._workspace.say(tr("Copied {phone}", phone=self._row.phone))


class OtherPerson(QWidget):
    """Somebody else at the company, with a button that adds them to this application."""

    add_wanted = Signal(int)

    def __init__(self, row: PersonRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person_id = row.id
        self._name = ElidedLabel(parent=self)
        self._role = ElidedLabel(parent=self)
        self._role.setProperty("role", "secondary")
        self._add = QPushButton(tr("Add"), self)
        self._add.setProperty("link", True)
        self._add.clicked.connect(self._clicked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.addWidget(self._name)
        line.addWidget(self._role, 1)
        line.addWidget(self._add)
        self.show_thing(row)

    def show_thing(self, row: PersonRow) -> None:
        """Show the person as they are now."""
        title = person_title(row)
        self._name.setText(title)
        self._role.setText("" if title == row.role else row.role)
        self._add.setAccessibleName(tr("Add {name}", name=title))

    def _clicked(self) -> None:
        self.add_wanted.emit(self._person_id)
