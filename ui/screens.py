"""``run.py screens DIR``: every page, light and dark, at two sizes, with the samples, as PNG files."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tracker.clock import today
from tracker.domain.person import DegreeLevel, LanguageLevel, Profile
from tracker.paths import Home
from ui.app import App
from ui.screens_destinations import DESTINATION_SCENES, no_destinations
from ui.screens_registers import registers
from ui.screens_visa import VISA_SCENES
from ui.theme.style import Mode, current
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from ui.exchange.import_dialog import ImportDialog

SIZES = ((1440, 900), (1024, 700))
MODES: tuple[Mode, ...] = ("light", "dark")
Scene = Callable[["Stage"], QWidget]


class Stage(QObject):
    """The real program over a folder of its own, put into one scene after another."""

    def __init__(self, application: QApplication, folder: Path, *, samples: bool) -> None:
        super().__init__()
        home = Home(folder)
        folder.mkdir()
        if samples:
            _fill(home)
        self.app = App(application, home)
        self.window = self.app.window
        self.app.show()
        while not self.app.is_filled:
            self._turn(10)
        self.workspace = self.app.workspace
        self.shell = self.app.shell
        self.settle()

    def settle(self) -> None:
        """Let everything asked for be answered and painted."""
        for _ in range(4):
            self._turn(30)
            while not self.workspace.runner.is_idle:
                self._turn(10)

    def wait_for_badges(self) -> None:
        """Until every card says what its visa comes to."""
        badges = self.shell.badges
        while badges is not None and not badges.is_fresh:
            self._turn(10)
        self.settle()

    def _turn(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def find(self, title: str) -> int:
        """The id of the sample with this title."""
        from tracker.store.queries.applications import ordered_ids, rows
        from tracker.store.queries.filters import Filter, Sort

        store = self.workspace._opened_store()  # the stage looks behind the curtain
        every = store.ask(rows(store.ask(ordered_ids(Filter(), Sort()))))
        return next(row.id for row in every if row.title == title)

    def clear(self) -> None:
        """Take away what lies over the window."""
        for panel in self.window.findChildren(Overlay):
            panel.close_panel()

    def close(self) -> None:
        """End the program."""
        self.window.close()


def _fill(home: Home) -> None:
    from tracker.samples import add_samples
    from tracker.store.commands.applications import delete_applications
    from tracker.store.queries.applications import ordered_ids
    from tracker.store.queries.filters import Filter, Sort
    from tracker.store.store import Store

    store = Store.create(home)
    store.run(add_samples(today()))
    ids = store.ask(ordered_ids(Filter(), Sort()))
    store.run(delete_applications(ids[-2:]))
    store.close()


def _board(stage: Stage) -> QWidget:
    _open(stage, "board", 0)
    return stage.window


def _board_inspector(stage: Stage) -> QWidget:
    _open(stage, "board", stage.find("Senior Data Engineer"))
    return stage.window


def _board_countries(stage: Stage) -> QWidget:
    stage.workspace.set_group("country")
    _open(stage, "board", 0)
    return stage.window


def _applications(stage: Stage) -> QWidget:
    stage.workspace.set_group("status")
    _open(stage, "applications", 0)
    return stage.window


def _applications_inspector(stage: Stage) -> QWidget:
    _open(stage, "applications", stage.find("Senior Data Engineer"))
    return stage.window


def _tab(name: str) -> Scene:
    def scene(stage: Stage) -> QWidget:
        _open(stage, "board", stage.find("Senior Data Engineer"))
        stage.shell.pages.inspector.show_tab(name)
        return stage.window

    return scene


def _bin(stage: Stage) -> QWidget:
    stage.shell.pages.inspector.show_tab("overview")
    _open(stage, "bin", 0)
    return stage.window


def _no_results(stage: Stage) -> QWidget:
    _open(stage, "board", 0)
    stage.shell.top_bar.search.setText("zzzz")
    stage.shell.handlers.edit.search("zzzz")
    return stage.window


def _quick_add(stage: Stage) -> QWidget:
    stage.shell.handlers.edit.clear_filters()
    _open(stage, "board", 0)
    panel = stage.shell.handlers.file.quick_add()
    panel.open_for("")
    panel.set_text("Data Engineer at Nordlicht Energie, Hamburg, DE 62k EUR #python via LinkedIn")
    return stage.window


def _preferences(stage: Stage) -> QWidget:
    stage.shell.handlers.file.quick_add().hide()
    from ui.preferences.dialog import PreferencesDialog

    PreferencesDialog(stage.workspace, stage.window).show()
    return stage.window


def _profile(stage: Stage) -> QWidget:
    from tracker.store.commands.profile import set_profile

    stage.workspace.run(set_profile(_somebody()), quiet=True)
    stage.settle()
    stage.shell.handlers.file.open_profile("languages" if stage.window.height() < SIZES[0][1] else "")
    return stage.window


def _somebody() -> Profile:
    """A made-up person with most of a profile."""
    return Profile(
        passports=("IN", "GB"),
        born=date(1994, 5, 17),
        lives_in="IN",
        degree_level=DegreeLevel.MASTER,
        degree_field="ict",
        degree_year=2017,
        years_of_work=Decimal("6.5"),
        occupation="ict",
        languages=(("en", LanguageLevel.C1), ("de", LanguageLevel.A2), ("fr", LanguageLevel.NONE)),
        savings=Decimal(15000),
        savings_currency="EUR",
    )


def _import(stage: Stage) -> QWidget:
    _import_file(stage, "job-search-2026.csv", _foreign_file())
    return stage.window


def _import_questions(stage: Stage) -> QWidget:
    rows = (
        "Company,Position,Date,Status,Salary",
        "Nordlicht Energie,Data Engineer,03/04/2026,on ice,$120k",
        "Tidewater Bank,Analyst,05/06/2026,applied,$95k",
        "Kestrel Robotics,Welder,07/08/2026,rejected,$70k",
    )
    _import_file(stage, "questions.csv", "\n".join(rows).encode())
    return stage.window


def _import_check(kind: str) -> Scene:
    """The third step, with rows that meet, repeat and resemble what is there."""

    def scene(stage: Stage) -> QWidget:
        twice = "Fjordline;Nurse;UK;04.05.2026;offen;;;"
        rows = (
            "",
            "Nordlicht Energie;Senior Data Engineer;Deutschland;;offen;60.000 €;;gut",
            "Nordlicht Energie;Senior Data Engineers;Deutschland;03.05.2026;offen;60.000 €;;",
            twice,
            twice,
        )
        dialog = _import_file(
            stage, "job-search-2026.csv", _foreign_file() + "\r\n".join(rows).encode("cp1252")
        )
        stage.settle()
        dialog.columns_page.outcome.opened.emit(kind)
        return stage.window

    return scene


def _import_file(stage: Stage, name: str, content: bytes) -> ImportDialog:
    from ui.exchange.import_dialog import ImportDialog

    path = stage.workspace.home.folder / name
    path.write_bytes(content)
    dialog = ImportDialog(stage.workspace, stage.window)
    dialog.read_file(str(path))
    dialog.open()
    return dialog


def _foreign_file() -> bytes:
    """A spreadsheet as people keep it: semicolons, Windows-1252, days first, one row that needs a look."""
    lines = ["Firma;Stelle;Land;Beworben am;Status;Gehalt;Link;Bauchgefühl"]
    words = ("offen", "Absage", "Gespräch", "Zusage", "pausiert")
    for number in range(40):
        day = f"{number % 28 + 1:02}.{number % 9 + 1:02}.2026" if number != 8 else "31.02.2026"
        pay = "nach VB" if number == 21 else f"{48 + number % 20}.000 €"
        firm = "" if number == 30 else f"Alster Digital {number + 1}"
        title = "" if number == 30 else "Entwickler"
        link = f"https://jobs.example/{number}"
        lines.append(f"{firm};{title};Deutschland;{day};{words[number % 5]};{pay};{link};gut")
    return "\r\n".join(lines).encode("cp1252")


def _open(stage: Stage, page: str, inspected: int) -> None:
    if inspected:
        stage.workspace.select([inspected])
    stage.workspace.inspect(inspected)
    stage.shell.handlers.view.show_page(page)


SCENES: tuple[tuple[str, Scene], ...] = (
    ("board", _board),
    ("board-inspector", _board_inspector),
    ("board-countries", _board_countries),
    ("applications", _applications),
    ("applications-inspector", _applications_inspector),
    ("timeline", _tab("timeline")),
    ("people", _tab("people")),
    ("documents", _tab("documents")),
    ("history", _tab("history")),
    ("bin", _bin),
    ("no-results", _no_results),
    ("quick-add", _quick_add),
    ("preferences", _preferences),
    ("profile", _profile),
    ("registers", registers),
    ("import", _import),
    *VISA_SCENES,
    *DESTINATION_SCENES,
    ("import-questions", _import_questions),
    ("import-look", _import_check("look")),
    ("import-here", _import_check("here")),
    ("import-alike", _import_check("alike")),
)


def pictures(application: QApplication, wanted: tuple[str, ...]) -> Iterator[tuple[str, QWidget]]:
    """Each scene's name with the widget that shows it, in both appearances and sizes."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Stage(application, Path(folder) / "empty", samples=False)
        first = (("first-start", _board), ("destinations-none", no_destinations))
        yield from _played(empty, first, wanted)
        empty.close()
        full = Stage(application, Path(folder) / "full", samples=True)
        yield from _played(full, SCENES, wanted)
        full.close()


def _played(
    stage: Stage, scenes: tuple[tuple[str, Scene], ...], wanted: tuple[str, ...]
) -> Iterator[tuple[str, QWidget]]:
    for name, scene in scenes:
        if wanted and name not in wanted:
            continue
        for width, height in SIZES:
            stage.window.resize(width, height)
            widget = scene(stage)
            for mode in MODES:
                current().set_mode(mode)
                stage.settle()
                yield f"{name}-{mode}-{width}x{height}", widget
            stage.clear()


def main(arguments: list[str]) -> int:
    """Write the pictures into a folder; further arguments name the scenes wanted."""
    if not arguments or arguments[0].startswith("-"):
        print("Usage: python3 run.py screens FOLDER [SCENE ...]", file=sys.stderr)
        return 2
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    target = Path(arguments[0])
    target.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    for name, widget in pictures(application, tuple(arguments[1:])):
        widget.grab().save(str(target / f"{name}.png"))
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
