"""The whole window as a person uses it: started, worked in, closed and started again."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Start
from tracker.domain.application import Draft
from tracker.paths import Home
from tracker.store.commands.applications import add_application
from tracker.store.queries.applications import board_ids, ordered_ids, rows
from tracker.store.queries.filters import Filter, Sort
from tracker.store.rows import ApplicationRow
from tracker.store.store import Store
from ui.actions import menus
from ui.app import App
from ui.instance import Instance


def settle(app: App, qtbot: QtBot) -> None:
    def quiet() -> bool:
        qtbot.wait(5)
        return app.workspace.runner.is_idle

    qtbot.waitUntil(quiet)


def stored(home: Path) -> list[ApplicationRow]:
    """What the store holds, read after the program let go of it."""
    store = Store.open(Home(home))
    found = store.ask(rows(store.ask(ordered_ids(Filter(), Sort()))))
    store.close()
    return found


def test_the_first_start_offers_three_ways_to_begin(start: Start, qtbot: QtBot) -> None:
    app = start()
    assert app.shell.rail.isVisible()
    app.shell.handlers.file.add_samples()
    settle(app, qtbot)
    assert app.workspace.undo_label.startswith("Added")
    app.shell.handlers.file.remove_samples()
    settle(app, qtbot)
    app.window.close()
    assert stored(app.workspace.home.folder) == []


def test_an_application_is_added_by_keys_alone_and_is_there_after_a_restart(
    start: Start, qtbot: QtBot
) -> None:
    app = start()
    app.shell.handlers.file.new_application()
    line = QApplication.focusWidget()
    qtbot.keyClicks(line, "Data Engineer at Nordlicht, Hamburg, DE 62k EUR")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(app, qtbot)
    app.window.close()
    row = stored(app.workspace.home.folder)[0]
    assert (row.title, row.company, row.city, row.country) == ("Data Engineer", "Nordlicht", "Hamburg", "DE")
    assert row.pay is not None
    assert row.pay.low == 62000


def test_undo_and_redo_work_from_the_menu_and_survive_a_restart(
    sampled: Home, start: Start, qtbot: QtBot
) -> None:
    app = start()
    before = stored_ids(app)
    app.workspace.select(before[:3])
    app.shell.handlers.application.delete()
    settle(app, qtbot)
    assert "Deleted 3 applications" in app.shell.actions_by_name["undo"].text()
    assert "Deleted 3 applications" in app.shell.pages.toast.text
    app.window.close()
    again = start()
    again.shell.actions_by_name["undo"].trigger()
    settle(again, qtbot)
    again.window.close()
    assert [row.id for row in stored(sampled.folder)] == before


def stored_ids(app: App, wanted: Filter | None = None) -> list[int]:
    found: list[list[int]] = []
    app.workspace.ask(ordered_ids(wanted or Filter(), Sort()), found.append)
    QApplication.processEvents()
    while not found:
        QApplication.processEvents()
    return found[0]


@pytest.mark.usefixtures("sampled")
def test_the_window_comes_back_as_it_was_left(start: Start, qtbot: QtBot) -> None:
    app = start()
    chosen = stored_ids(app, Filter(countries=frozenset({"DE"})))[4]
    app.window.resize(760, 640)
    app.shell.handlers.view.show_applications()
    app.workspace.set_filter(Filter(countries=frozenset({"DE"})))
    app.workspace.set_group("country")
    app.workspace.select([chosen])
    app.workspace.inspect(chosen)
    settle(app, qtbot)
    app.window.close()
    again = start()
    workspace = again.workspace
    assert (again.window.width(), again.window.height()) == (760, 640)
    assert workspace.settings.page == "applications"
    assert workspace.filter == Filter(countries=frozenset({"DE"}))
    assert workspace.settings.group == "country"
    assert (workspace.selection, workspace.inspected) == ((chosen,), chosen)
    assert again.shell.pages.inspector.isVisible()


def test_settings_that_say_nonsense_do_no_harm(home: Path, start: Start) -> None:
    home.mkdir()
    Home(home).settings.write_text(
        json.dumps({"theme": 7, "page": "nowhere", "filter": {"tags": 1}, "keys": []})
    )
    app = start()
    assert app.workspace.settings.theme == "system"
    assert app.workspace.filter == Filter()


def test_every_action_has_a_menu_and_no_two_share_a_key(start: Start) -> None:
    app = start()
    specs = [spec for menu in menus() for spec in menu.actions if spec.name]
    assert {spec.name for spec in specs} == set(app.shell.actions_by_name)
    keys = [key.toString() for action in app.shell.actions_by_name.values() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert all(
        len(key.toString()) > 1 for action in app.shell.actions_by_name.values() for key in action.shortcuts()
    )


@pytest.mark.usefixtures("sampled")
def test_a_narrow_window_folds_the_rail_and_covers_the_page(start: Start, qtbot: QtBot) -> None:
    app = start()
    app.workspace.inspect(stored_ids(app)[0])
    settle(app, qtbot)
    app.window.resize(1400, 800)
    wide = app.shell.stack.width()
    app.window.resize(900, 700)
    QApplication.processEvents()
    assert app.shell.rail.width() == 56
    assert app.shell.stack.width() == app.shell.body.width()
    assert app.shell.pages.inspector.geometry().right() == app.shell.body.rect().right()
    assert wide < 1400 - 208


def test_what_the_command_line_writes_is_seen(sampled: Home, start: Start, qtbot: QtBot) -> None:
    app = start()
    settle(app, qtbot)
    other = Store.open(sampled)
    other.run(add_application(Draft(title="Written elsewhere")))
    other.close()
    with qtbot.waitSignal(app.workspace.changed):
        app.workspace.look_for_others()
    settle(app, qtbot)
    assert "Written elsewhere" in app.workspace.undo_label


@pytest.mark.usefixtures("sampled")
def test_a_search_narrows_every_page_and_is_cleared(start: Start, qtbot: QtBot) -> None:
    app = start()
    app.shell.handlers.edit.find()
    field = QApplication.focusWidget()
    assert field is app.shell.top_bar.search
    qtbot.keyClicks(field, "nordlicht")
    qtbot.waitUntil(lambda: app.workspace.filter.text == "nordlicht")
    app.shell.handlers.edit.clear_filters()
    assert app.workspace.filter.is_empty
    assert app.shell.top_bar.search.text() == ""


HARMS = ["empty", "foreign", "newer", "read-only", "missing"]


@pytest.mark.parametrize("harm", HARMS)
def test_a_store_that_cannot_be_used_gives_a_window_with_choices(
    harm: str, sampled: Home, qapp: QApplication, qtbot: QtBot
) -> None:
    content = bytearray(sampled.store.read_bytes())
    if harm == "empty":
        sampled.store.write_bytes(b"")
    elif harm == "foreign":
        sampled.store.write_bytes(b"\x89PNG" + bytes(300))
    elif harm == "newer":
        content[60:64] = (99).to_bytes(4, "big")
        sampled.store.write_bytes(content)
    elif harm == "read-only":
        sampled.store.chmod(stat.S_IRUSR)
    else:
        sampled.store.unlink()
    before = sampled.store.read_bytes() if sampled.store.exists() else None
    app = App(qapp, sampled)
    app.show()
    qtbot.waitUntil(lambda: hasattr(app, "shell") and hasattr(app.shell, "_failure"), timeout=20_000)
    page = app.shell.stack.currentWidget()
    assert page is app.shell._failure
    assert not app.workspace.is_open
    assert (sampled.store.read_bytes() if sampled.store.exists() else None) == before
    app.window.close()


def test_a_missing_store_can_be_started_anew_by_choice(
    sampled: Home, qapp: QApplication, qtbot: QtBot
) -> None:
    sampled.store.unlink()
    app = App(qapp, sampled)
    app.show()
    qtbot.waitUntil(lambda: hasattr(app, "shell") and hasattr(app.shell, "_failure"), timeout=20_000)
    with qtbot.waitSignal(app.workspace.opened):
        app.shell._failure.start_anew.emit()
    settle(app, qtbot)
    app.window.close()
    assert stored(sampled.folder) == []


def test_a_second_start_brings_the_first_window_to_the_front(home: Path, qtbot: QtBot) -> None:
    home.mkdir()
    first, second = Instance(Home(home)), Instance(Home(home))
    assert first.is_first
    assert second.is_elsewhere
    first.listen()
    with qtbot.waitSignal(first.called):
        assert second.call_first()
    first.release()
    assert Instance(Home(home)).is_first


@pytest.mark.usefixtures("sampled")
def test_the_inspectors_edge_can_be_dragged(start: Start, qtbot: QtBot) -> None:
    app = start()
    app.workspace.inspect(stored_ids(app)[0])
    settle(app, qtbot)
    handle = app.shell.body._handle
    before = app.shell.pages.inspector.width()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(2, 50))
    qtbot.mouseMove(handle, QPoint(-38, 50))
    assert app.shell.pages.inspector.width() == before + 40


@pytest.mark.usefixtures("sampled")
def test_after_quick_add_the_keyboard_is_on_the_new_card(start: Start, qtbot: QtBot) -> None:
    app = start()
    app.shell.pages.board.focus_board()
    app.shell.handlers.file.new_application()
    qtbot.keyClicks(QApplication.focusWidget(), "Nurse at Klinik Nord")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle(app, qtbot)
    added = app.workspace.selection[-1]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    settle(app, qtbot)
    app.window.close()
    row = next(row for row in stored(app.workspace.home.folder) if row.id == added)
    assert (row.title, row.status) == ("Nurse", "Applied")


def columns_of(app: App) -> dict[str, list[tuple[int, int]]]:
    found: list[dict[str, list[tuple[int, int]]]] = []
    app.workspace.ask(board_ids(Filter(), "status"), found.append)
    while not found:
        QApplication.processEvents()
    return found[0]


@pytest.mark.usefixtures("sampled")
@pytest.mark.parametrize("way", ["toast", "bin"])
def test_deleted_cards_come_back_to_their_places(way: str, start: Start, qtbot: QtBot) -> None:
    app = start()
    before = columns_of(app)
    chosen = [ids[-1][1] for ids in before.values()][:5]
    app.workspace.select(chosen)
    app.shell.handlers.application.delete()
    settle(app, qtbot)
    assert columns_of(app) != before
    if way == "toast":
        assert "Deleted 5 applications" in app.shell.pages.toast.text
        app.shell.pages.toast.take_focus()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    else:
        app.shell.handlers.view.show_bin()
        settle(app, qtbot)
        app.shell.pages["bin"].select_all()
        app.shell.pages["bin"].restore_selected()
    settle(app, qtbot)
    assert columns_of(app) == before


@pytest.mark.usefixtures("sampled")
def test_board_and_table_show_the_same_selection(start: Start, qtbot: QtBot) -> None:
    app = start()
    chosen = stored_ids(app)[2:5]
    app.workspace.select(chosen)
    app.shell.handlers.view.show_applications()
    settle(app, qtbot)
    assert set(app.shell.pages.applications.table.selected_ids()) == set(chosen)
    app.shell.handlers.view.show_board()
    settle(app, qtbot)
    assert set(app.shell.pages.board.selection.ids) == set(chosen)


@pytest.mark.usefixtures("sampled")
def test_light_and_dark_change_live_in_every_page(start: Start, qtbot: QtBot) -> None:
    app = start()
    app.workspace.inspect(stored_ids(app)[0])
    for page in ("board", "applications", "bin"):
        app.shell.handlers.view.show_page(page)
        settle(app, qtbot)
        grounds = []
        for mode in ("use_light", "use_dark"):
            app.shell.actions_by_name[mode].trigger()
            settle(app, qtbot)
            picture = app.window.grab().toImage()
            ratio = picture.devicePixelRatio()
            samples = [
                picture.pixelColor(round(x * ratio), round(y * ratio)).lightness()
                for x in range(5, app.window.width(), 40)
                for y in range(5, app.window.height(), 40)
            ]
            grounds.append(sorted(samples)[len(samples) // 2])
        assert grounds[0] > 200
        assert grounds[1] < 60
    app.shell.handlers.view.use_light()


def test_a_file_found_damaged_later_is_let_go_and_kept_aside_by_choice(
    sampled: Home, qapp: QApplication, qtbot: QtBot
) -> None:
    content = bytearray(sampled.store.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4 * 4096] = bytes(range(256)) * 64
    sampled.store.write_bytes(content)
    app = App(qapp, sampled)
    app.show()
    qtbot.waitUntil(lambda: hasattr(app, "shell") and hasattr(app.shell, "_failure"), timeout=20_000)
    assert not app.workspace.is_open
    assert not app.shell.rail.isEnabled()
    assert sampled.store.read_bytes() == content
    with qtbot.waitSignal(app.workspace.opened):
        app.shell._failure.start_anew.emit()
    settle(app, qtbot)
    assert app.shell.rail.isEnabled()
    app.window.close()
    kept = [path for path in sampled.folder.iterdir() if ".damaged-" in path.name]
    assert [path.read_bytes() for path in kept] == [bytes(content)]
    assert stored(sampled.folder) == []
