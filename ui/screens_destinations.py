"""The pictures of the Destinations page: a made-up person, and countries that ask for different things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tracker.clock import today
from tracker.domain.person import Profile
from ui.screens_visa import SOMEBODY

if TYPE_CHECKING:
    from tracker.store.store import Command
    from ui.screens import Stage

BLUE_CARD = "de-eu-blue-card"
STEPS = {0: (14, 35), 2: (14, 42), 3: (30, 75), 4: (7, 21)}
"""Made-up days for the steps of the Blue Card, by their number."""


def _show(stage: Stage, who: Profile, country: str, *commands: Command, route: str = "") -> QWidget:
    from tracker.store.commands.profile import set_profile

    for command in (set_profile(who), *commands):
        stage.workspace.run(command, quiet=True)
    stage.settle()
    stage.workspace.inspect(0)
    stage.shell.handlers.view.show_page("destinations")
    page = stage.shell.pages["destinations"]
    page.pane.show_one()
    page.show_country(country)
    stage.settle()
    page.show_route(route)
    return stage.window


def _plan() -> tuple[Command, ...]:
    """A plan for Germany that is well under way."""
    from tracker.store.commands.checklist import set_due, set_note, tick
    from tracker.store.commands.plans import (
        add_destination,
        choose_plan,
        set_first_day,
        set_own_days,
        set_signing,
    )
    from tracker.visas.answers import Tick

    day = today()
    near, wished = (day + timedelta(days=19)).isoformat(), (day + timedelta(days=150)).isoformat()
    return (
        *(add_destination(country) for country in ("CN", "CA", "US", "AU")),
        choose_plan("DE", BLUE_CARD, "EU Blue Card"),
        tick(BLUE_CARD, "duration", Tick.DONE),
        tick(BLUE_CARD, "qualified", Tick.UNDER_WAY),
        set_due(BLUE_CARD, "qualified", near),
        set_note(BLUE_CARD, "qualified", "Sent to the ZAB on 3 Nov"),
        set_signing("DE", day.isoformat()),
        set_first_day("DE", wished),
        *(set_own_days(BLUE_CARD, step, days) for step, days in STEPS.items()),
    )


def _germany(stage: Stage) -> QWidget:
    return _show(stage, SOMEBODY, "DE", *_plan())


def _expanded(stage: Stage) -> QWidget:
    window = _germany(stage)
    stage.settle()
    page = stage.shell.pages["destinations"]
    page.pane.checklist.list.rows[3].more.setChecked(True)
    return window


def _china(stage: Stage) -> QWidget:
    return _show(stage, SOMEBODY, "CN", *_plan())


def _points(stage: Stage) -> QWidget:
    return _show(stage, SOMEBODY, "CA", *_plan(), route="ca-express-entry-fsw")


def _free(stage: Stage) -> QWidget:
    return _show(stage, replace(SOMEBODY, passports=("IT",)), "DE")


def _empty_profile(stage: Stage) -> QWidget:
    return _show(stage, Profile(), "DE")


def _compare(stage: Stage) -> QWidget:
    window = _show(stage, SOMEBODY, "DE")
    stage.settle()
    stage.shell.pages["destinations"].pane.compare_routes()
    return window


def _nowhere(stage: Stage) -> QWidget:
    from tracker.store.commands.plans import add_destination

    return _show(stage, SOMEBODY, "IS", add_destination("IS"))


def no_destinations(stage: Stage) -> QWidget:
    """The page before anything is on it."""
    stage.shell.handlers.view.show_page("destinations")
    return stage.window


DESTINATION_SCENES: tuple[tuple[str, Callable[[Stage], QWidget]], ...] = (
    ("destinations", _germany),
    ("destinations-expanded", _expanded),
    ("destinations-china", _china),
    ("destinations-points", _points),
    ("destinations-compare", _compare),
    ("destinations-free", _free),
    ("destinations-empty-profile", _empty_profile),
    ("destinations-no-file", _nowhere),
)
