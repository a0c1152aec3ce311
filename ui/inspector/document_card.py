"""One attached file: its name and kind, size and day; opens, takes another name, goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.clock import day_of
from tracker.errors import InvalidValue
from tracker.i18n import tr
from tracker.store.rows import DocumentRow
from ui.inspector.card_menu import CardMenu
from ui.inspector.document_files import KINDS, OTHER, kind_label, size_words
from ui.inspector.moments import day_words
from ui.theme.icons import icon
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.line_editor import LineEditor
from ui.widgets.words import Words
from ui.workspace import Workspace


class DocumentCard(QWidget):
    """Shows a document and whether its content is there. ``open_wanted`` carries the DocumentRow."""

    open_wanted = Signal(object)

    def __init__(self, workspace: Workspace, thing: tuple[DocumentRow, bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._row = thing[0]
        self._symbol = QLabel(self)
        self._symbol.setPixmap(icon("file-text").pixmap(20, 20))
        self._name = ElidedLabel(parent=self)
        self._about = ElidedLabel(parent=self)
        self._about.setProperty("role", "secondary")
        self._open = QPushButton(tr("Open"), self)
        self._open.setProperty("link", True)
        self._open.clicked.connect(self._open_clicked)
        self._more = CardMenu(tr("Rename or change the kind"), tr("Remove"), self)
        self._more.edit_wanted.connect(self.edit)
        self._more.remove_wanted.connect(self.remove)
        self._missing = Words(role="bad", parent=self)
        self._fields = QWidget(self)
        self._line = LineEditor(tr("Name"), parent=self._fields)
        self._kind = Choice(tr("Kind"), [(kind, kind_label(kind)) for kind in KINDS], self._fields)
        self._error = Words(role="bad", parent=self)
        self._build()
        self.show_thing(thing)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._about)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._symbol)
        top.addLayout(words, 1)
        top.addWidget(self._open)
        top.addWidget(self._more)
        done = QPushButton(tr("Done"), self._fields)
        done.clicked.connect(self.finish)
        fields = QHBoxLayout(self._fields)
        fields.setContentsMargins(0, 4, 0, 0)
        fields.setSpacing(8)
        fields.addWidget(self._line, 1)
        fields.addWidget(self._kind)
        fields.addWidget(done)
        self._fields.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        column.addLayout(top)
        for widget in (self._missing, self._fields, self._error):
            column.addWidget(widget)
        self._line.committed.connect(self._save)
        self._kind.chosen.connect(self._save)

    def show_thing(self, thing: tuple[DocumentRow, bool]) -> None:
        """Show the document as it is now."""
        row, is_kept = thing
        self._row = row
        self._name.setText(row.name)
        about = [kind_label(row.kind), size_words(row.size), day_words(day_of(row.added_at))]
        self._about.setText(" · ".join(about))
        self._open.setVisible(is_kept)
        self._open.setAccessibleName(tr("Open {name}", name=row.name))
        self._missing.say(
            "" if is_kept else tr("The content of this file is not in the data folder. Attach it again.")
        )
        self._more.set_name(tr("Rename or remove: {name}", name=row.name))
        self._line.set_value(row.name)
        self._kind.set_value(row.kind if row.kind in KINDS else OTHER)
        self.setAccessibleName(", ".join((row.name, *about)))

    def edit(self) -> None:
        """Show the fields for name and kind."""
        self._fields.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.selectAll()

    def flush(self) -> None:
        """Save what is typed."""
        self._line.commit()

    def finish(self) -> None:
        """Save and hide the fields, unless the name cannot be stored."""
        self.flush()
        if not self._error.text():
            self._fields.hide()
            self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        """Take the file off the application."""
        from tracker.store.commands.documents import detach_document

        self._workspace.run(detach_document(self._row.id), initiator=self)

    def _save(self) -> None:
        from tracker.store.commands.documents import rename_document

        name = self._line.text().strip()
        try:
            if not name:
                raise InvalidValue("documents", tr("A name is needed."))
            command = rename_document(self._row.id, name, str(self._kind.value()))
        except InvalidValue as error:
            self._error.say(error.reason)
            return
        self._error.say("")
        self._workspace.run(command, None, self._failed, initiator=self, quiet=True)

    def _failed(self, error: Exception) -> None:
        self._error.say(str(error))

    def _open_clicked(self) -> None:
        self.open_wanted.emit(self._row)
