"""What the Edit menu does: undo, copying, selecting and searching, in a field or on the page."""

from __future__ import annotations

from tracker.i18n import tr
from ui.handlers.menu_handlers import MenuHandlers
from ui.pages import OF_APPLICATIONS
from ui.typed_fields import can_redo, can_undo, typed_field


class EditHandlers(MenuHandlers):
    """Each acts on the field in which one types, else on the page."""

    def undo(self) -> None:
        """Undo typing where one types, else the last change."""
        field = typed_field()
        if field is not None and can_undo(field):
            field.undo()
        else:
            self._workspace.undo()

    def redo(self) -> None:
        """Redo typing where one types, else the last undone change."""
        field = typed_field()
        if field is not None and can_redo(field):
            field.redo()
        else:
            self._workspace.redo()

    def show_undo(self) -> None:
        """Say in the menu what Undo and Redo would do."""
        for name, text, label in (
            ("undo", tr("Undo"), self._workspace.undo_label),
            ("redo", tr("Redo"), self._workspace.redo_label),
        ):
            action = self._shell.actions_by_name[name]
            action.setText(f"{text}: {label}" if label else text)

    def copy_cells(self) -> None:
        """Copy the selected rows as cells, or the selected text of a field."""
        field = typed_field()
        if field is not None:
            field.copy()
        else:
            self._shell.pages.applications.copy_cells()

    def select_all(self) -> None:
        """Select every row or card, or all text of a field."""
        field = typed_field()
        if field is not None:
            field.selectAll()
        elif self._workspace.settings.page == "board":
            self._shell.pages.board.select_column()
        else:
            self._shell.pages.applications.select_all()

    def edit_cell(self) -> None:
        """Edit the current cell of the table."""
        if self._workspace.settings.page == "applications":
            self._shell.pages.applications.edit_current()
        else:
            self._shell.handlers.application.open_application()

    def find(self) -> None:
        """Go to the search box."""
        self._shell.top_bar.search.setFocus()
        self._shell.top_bar.search.selectAll()

    def search(self, text: str) -> None:
        """Show what holds the words."""
        from dataclasses import replace

        if self._workspace.is_open:
            self._workspace.set_filter(replace(self._workspace.filter, text=text))
            if self._workspace.settings.page not in OF_APPLICATIONS:
                self._shell.handlers.view.show_board()

    def clear_filters(self) -> None:
        """Show everything again."""
        from tracker.store.queries.filters import Filter

        self._shell.top_bar.search.clear_search()
        self._workspace.set_filter(Filter())
