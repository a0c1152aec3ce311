"""Every action of the program in one table: its menu, its words and its keys. Menus, tips and the
shortcut sheet all read it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from tracker.i18n import tr
from ui.theme.icons import icon

if TYPE_CHECKING:
    from ui.handlers.every import Handlers
    from ui.handlers.menu_handlers import MenuHandlers

Key = QKeySequence.StandardKey
Keys = tuple[Key | str, ...]


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. ``name`` is the method of its menu's handlers; a separator has none."""

    name: str = ""
    text: str = ""
    keys: Keys = ()
    icon: str = ""
    is_checkable: bool = False
    menu_role: QAction.MenuRole = QAction.MenuRole.NoRole


SEPARATOR = ActionSpec()


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """One menu. ``name`` is the attribute of ``Handlers`` that does what its actions say."""

    name: str
    title: str
    actions: tuple[ActionSpec, ...]


def menus() -> tuple[MenuSpec, ...]:
    """The menu bar: the menus in order."""
    return (
        MenuSpec("file", tr("&File"), _file_menu()),
        MenuSpec("edit", tr("&Edit"), _edit_menu()),
        MenuSpec("view", tr("&View"), _view_menu()),
        MenuSpec("application", tr("&Application"), _application_menu()),
        MenuSpec("help", tr("&Help"), _help_menu()),
    )


def _file_menu() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("new_application", tr("New application"), (Key.New,), "plus"),
        SEPARATOR,
        ActionSpec("import_file", tr("Import…"), ("Ctrl+I",), "upload"),
        ActionSpec("paste_table", tr("Import what was copied"), ("Ctrl+Shift+V",), "clipboard"),
        ActionSpec("export_file", tr("Export…"), ("Ctrl+E",), "download"),
        SEPARATOR,
        ActionSpec("add_samples", tr("Add samples"), (), "sparkles"),
        ActionSpec("remove_samples", tr("Remove samples")),
        SEPARATOR,
        ActionSpec("edit_profile", tr("Your profile…"), ("Ctrl+Shift+P",), "user"),
        ActionSpec(
            "open_preferences",
            tr("Settings"),
            ("Ctrl+,",),
            "settings",
            menu_role=QAction.MenuRole.PreferencesRole,
        ),
        ActionSpec("quit_program", tr("Quit"), ("Ctrl+Q",), "log-out", menu_role=QAction.MenuRole.QuitRole),
    )


def _edit_menu() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("undo", tr("Undo"), (Key.Undo,), "undo-2"),
        ActionSpec("redo", tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
        SEPARATOR,
        ActionSpec("copy_cells", tr("Copy"), (Key.Copy,), "copy"),
        ActionSpec("select_all", tr("Select all"), (Key.SelectAll,)),
        ActionSpec("edit_cell", tr("Edit cell"), ("F2",), "pencil"),
        SEPARATOR,
        ActionSpec("find", tr("Find"), (Key.Find,), "search"),
        ActionSpec("clear_filters", tr("Clear filters"), ("Ctrl+Shift+F",), "funnel"),
    )


def _view_menu() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("show_board", tr("Board"), ("Ctrl+1",), "square-kanban"),
        ActionSpec("show_applications", tr("Applications"), ("Ctrl+2",), "list"),
        ActionSpec("show_destinations", tr("Destinations"), ("Ctrl+3",), "globe"),
        ActionSpec("show_bin", tr("Bin"), ("Ctrl+4",), "trash-2"),
        SEPARATOR,
        ActionSpec("group_by_status", tr("Group by status"), (), is_checkable=True),
        ActionSpec("group_by_country", tr("Group by country"), (), is_checkable=True),
        ActionSpec("group_by_visa", tr("Group by visa"), (), is_checkable=True),
        ActionSpec("toggle_archived", tr("Show archived"), (), is_checkable=True),
        SEPARATOR,
        ActionSpec("toggle_inspector", tr("Inspector"), ("Ctrl+J",), "panel-right", is_checkable=True),
        ActionSpec("refresh", tr("Read again"), ("F5",), "refresh-cw"),
        SEPARATOR,
        ActionSpec("use_light", tr("Light"), (), "sun", is_checkable=True),
        ActionSpec("use_dark", tr("Dark"), (), "moon", is_checkable=True),
        ActionSpec("use_system", tr("Like the system"), (), "monitor", is_checkable=True),
    )


def _application_menu() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("open_application", tr("Open"), ("Ctrl+O",), "panel-right"),
        ActionSpec("open_link", tr("Open link"), ("Ctrl+L",), "external-link"),
        SEPARATOR,
        ActionSpec("move_to", tr("Move to"), ("Ctrl+M",), "arrow-right"),
        ActionSpec("move_left", tr("Move to the column before"), ("Ctrl+Left",)),
        ActionSpec("move_right", tr("Move to the column after"), ("Ctrl+Right",)),
        ActionSpec("move_up", tr("Move up"), ("Ctrl+Up",)),
        ActionSpec("move_down", tr("Move down"), ("Ctrl+Down",)),
        SEPARATOR,
        ActionSpec("set_country", tr("Set country"), ("Ctrl+Shift+C",), "globe"),
        ActionSpec("change_tags", tr("Change tags"), ("Ctrl+T",), "tag"),
        ActionSpec("duplicate", tr("Duplicate"), ("Ctrl+D",), "copy"),
        ActionSpec("archive", tr("Archive"), ("Ctrl+Shift+A",), "archive"),
        ActionSpec("delete", tr("Delete"), (Key.Delete,), "trash-2"),
    )


def _help_menu() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("show_shortcuts", tr("Keyboard shortcuts"), ("F1",), "keyboard"),
        ActionSpec("open_data_folder", tr("Open data folder"), (), "folder-open"),
        ActionSpec("show_about", tr("About Landfall"), (), "info", menu_role=QAction.MenuRole.AboutRole),
    )


def build(
    bar: QMenuBar, owner: QWidget, handlers: Handlers, rebound: Mapping[str, str]
) -> dict[str, QAction]:
    """Fill the menu bar; answers the actions by name, each connected to the method of that name.

    ``rebound`` holds the keys that the person chose instead, by action.
    """
    made: dict[str, QAction] = {}
    for shown in menus():
        menu = bar.addMenu(shown.title)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(handlers.view.show_choices)
        for spec in shown.actions:
            _add(menu, spec, owner, getattr(handlers, shown.name), rebound, made)
    return made


def _add(
    menu: QMenu,
    spec: ActionSpec,
    owner: QWidget,
    handlers: MenuHandlers,
    rebound: Mapping[str, str],
    made: dict[str, QAction],
) -> None:
    if not spec.name:
        menu.addSeparator()
        return
    action = QAction(spec.text, owner)
    action.setObjectName(spec.name)
    action.setCheckable(spec.is_checkable)
    action.setMenuRole(spec.menu_role)
    if spec.icon:
        action.setIcon(icon(spec.icon))
    set_keys(action, spec.keys, rebound.get(spec.name))
    handler: Callable[[], None] = getattr(handlers, spec.name)
    action.triggered.connect(handler)
    menu.addAction(action)
    owner.addAction(action)
    made[spec.name] = action


def set_keys(action: QAction, keys: Keys, rebound: str | None) -> None:
    """Give an action the keys of the table, or the one that the person chose ("" for none)."""
    if rebound is not None:
        action.setShortcuts([QKeySequence(rebound)] if rebound else [])
        return
    found: list[QKeySequence] = []
    for key in keys:
        found += [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
    action.setShortcuts(found)
