"""What the pages of the inspector's tabs have in common: which application, when to read, when to save."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.inspector.asking import Question
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.store.journal import Changes
    from tracker.store.store import Query

MARGIN = 20
SPACING = 12
SHARED_TABLES = ("person", "company", "status")
"""Tables whose rows belong to several applications; a change in them names none."""


def concerns(changes: Changes, application_id: int) -> bool:
    """Whether something that the inspector shows of this application may have changed."""
    return (
        changes.everything
        or application_id in changes.applications
        or any(table in changes.ids for table in SHARED_TABLES)
    )


class InspectorPage(QScrollArea):
    """One tab's page. It reads when it is in view; what it showed before stays until the answer is there.

    ``shown`` is the application on the screen: what is typed belongs to it, also while another one is
    being read.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.shown = 0
        self._wanted = 0
        self._is_stale = False
        self._question = Question(workspace, self)
        self._question.answered.connect(self._answered)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QFrame(self)
        self.content.setProperty("panel", "surface")
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(MARGIN, 14, MARGIN, MARGIN)
        self.column.setSpacing(SPACING)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.content.setMinimumWidth(1)  # never wider than the view, whatever stands in it
        self.setWidget(self.content)

    def show_application(self, application_id: int) -> None:
        """Show another application; what is typed for the present one is saved first."""
        if application_id != self._wanted:
            self.flush()
            self._wanted = application_id
            self.refresh()

    def refresh(self) -> None:
        """Read again, at once if in view, otherwise when it comes into view."""
        self._is_stale = True
        if self._wanted and self.workspace.is_open and self.isVisible():
            self._is_stale = False
            self._question.ask(_with_id(self._wanted, self.query(self._wanted)))

    def _answered(self, found: tuple[int, Any]) -> None:
        application_id, answer = found
        if application_id != self.shown:
            self.leave()
            self.shown = application_id
            self.verticalScrollBar().setValue(0)
        self.show_answer(answer)

    def query(self, application_id: int) -> Query[Any]:
        """The question whose answer ``show_answer`` takes."""
        raise NotImplementedError

    def show_answer(self, answer: Any) -> None:
        """Show what was read of ``shown``; what is being typed stays as it is."""
        raise NotImplementedError

    def focus_on(self, part: str) -> None:
        """Give the focus to a part of the page by its name; a page without such parts takes it itself."""

    def flush(self) -> None:
        """Save whatever is typed and not saved yet."""

    def leave(self) -> None:
        """Another application takes the place of ``shown``: save, and put aside what cannot be saved."""
        self.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()


def _with_id(application_id: int, query: Query[Any]) -> Query[tuple[int, Any]]:
    def ask(db: Any) -> tuple[int, Any]:
        return application_id, query(db)

    return ask
