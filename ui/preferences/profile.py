"""The profile: what visa rules ask about the person. Each field is saved as it is left, one undo each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from tracker.clock import today
from tracker.domain.person import Profile
from tracker.domain.profile_fields import set_field
from tracker.errors import InvalidValue
from tracker.i18n import tr
from ui.preferences.parts import page_layout
from ui.preferences.profile_field import ProfileField
from ui.widgets.labels import words
from ui.workspace import ChangeEvent, Workspace

if TYPE_CHECKING:
    from tracker.store.store import Command

MARGIN_AROUND_FIELD = 60


def _sections() -> tuple[tuple[str, tuple[tuple[str, str, int], ...]], ...]:
    """Heading and fields of each section; a field with the reason why it is asked and its columns of two."""
    return (
        (
            tr("You"),
            (
                ("passports", tr("Citizens of some countries need no visa, or have routes of their own."), 2),
                ("born", tr("Some visas ask for an age."), 1),
                ("passport_expiry", tr("It must be valid long enough for a visa."), 1),
                ("lives_in", tr("Visas are mostly applied for where one lives."), 1),
            ),
        ),
        (
            tr("Degree"),
            (
                ("degree_level", tr("Many routes ask for a degree."), 1),
                ("degree_field", tr("Some ask for science or technology."), 1),
                ("degree_country", tr("Some are for a country's own graduates."), 1),
                ("degree_year", tr("Some ask for a recent degree."), 1),
            ),
        ),
        (
            tr("Work and languages"),
            (
                ("occupation", tr("Counts where an application names no field."), 1),
                ("years_of_work", tr("Up to today; some routes ask for two or more."), 1),
                (
                    "languages",
                    tr("Some routes ask for a level. None, for one that you do not speak, is an answer too."),
                    2,
                ),
            ),
        ),
        (
            tr("Money"),
            (
                ("savings", tr("Some routes ask what you can live on at first."), 1),
                ("home_currency", tr("Costs are shown in it too."), 1),
            ),
        ),
    )


class ProfilePage(QWidget):
    """All fields of the profile. Everything is optional."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._profile: Profile | None = None
        self._generation = 0
        self._wanted = ""
        self._in_view: ProfileField | None = None
        self.fields: dict[str, ProfileField] = {}
        self._build()
        self.setEnabled(False)
        workspace.opened.connect(self._look)
        workspace.changed.connect(self._changed)

    def _build(self) -> None:
        column = page_layout(
            self,
            tr("Profile"),
            tr(
                "What visa rules ask about you. Everything is optional and stays on this computer; what you "
                "leave out makes a question open, never a no."
            ),
        )
        for heading, fields in _sections():
            column.addWidget(words(heading, "heading", self))
            column.addSpacing(4)
            self._add_section(column, fields)
            column.addSpacing(18)
        column.addStretch(1)

    def _add_section(self, column: QVBoxLayout, fields: tuple[tuple[str, str, int], ...]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        place = 0
        for name, reason, span in fields:
            field = ProfileField(name, reason, self)
            field.committed.connect(self._save)
            self.fields[name] = field
            grid.addWidget(field, place // 2, place % 2, 1, span)
            place += span
        column.addLayout(grid)

    # -- what is shown --------------------------------------------------------------------------------

    def _look(self) -> None:
        """Ask for the profile; an answer that something typed since has overtaken is left out."""
        from tracker.store.queries.profile import profile

        generation = self._generation

        def ask(db: Any) -> tuple[int, Profile]:
            return generation, profile()(db)

        self._workspace.ask(ask, self._show)

    def _show(self, answer: tuple[int, Profile]) -> None:
        generation, found = answer
        if generation != self._generation:
            return
        self._profile = found
        self.setEnabled(True)
        for field in self.fields.values():
            field.show_profile(found)
        if self._wanted:
            self.focus_field(self._wanted)

    def _changed(self, event: ChangeEvent) -> None:
        if event.changes.everything or "profile_field" in event.changes.ids:
            self._look()

    def focus_field(self, name: str) -> None:
        """Put the focus on a field and bring it into view, at once or as soon as the profile is known."""
        self._wanted = ""
        if self._profile is None:
            self._wanted = name
            return
        self._in_view = self.fields[name]
        self._in_view.setFocus()
        QTimer.singleShot(0, self._bring_into_view)  # once the page has its size

    def _bring_into_view(self) -> None:
        # The rows of a field may be new: until they have their place the page has not its height.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        viewport = self.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        if isinstance(area, QScrollArea) and self._in_view is not None:
            area.ensureWidgetVisible(self._in_view, 0, MARGIN_AROUND_FIELD)

    # -- what is typed --------------------------------------------------------------------------------

    def _save(self, name: str, text: str) -> None:
        if self._profile is None:
            return
        try:
            changed = set_field(self._profile, name, text, today())
            command = _command(changed)
        except InvalidValue as error:
            self.fields[error.field].refuse(error)
            return
        self._profile = changed
        self._generation += 1
        self._workspace.run(command, initiator=self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._workspace.is_open:
            self._look()


def _command(profile: Profile) -> Command:
    from tracker.store.commands.profile import set_profile

    return set_profile(profile)
