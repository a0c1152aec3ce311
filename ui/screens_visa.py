"""The Visa tab's pictures: a made-up person and jobs in countries that ask for different things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tracker.clock import today
from tracker.domain.person import Profile
from tracker.samples import sample_profile

if TYPE_CHECKING:
    from tracker.store.store import Command
    from ui.screens import Stage

JOB = "Senior Data Engineer"
POINTS_JOB = "Senior Analytics Engineer"
DUE_IN = 19

SOMEBODY = sample_profile()


def _show(stage: Stage, who: Profile, title: str, *commands: Command) -> QWidget:
    from tracker.store.commands.profile import set_profile

    for command in (set_profile(who), *commands):
        stage.workspace.run(command, quiet=True)
    stage.settle()
    stage.shell.handlers.edit.clear_filters()
    inspected = stage.find(title)
    stage.workspace.select([inspected])
    stage.workspace.inspect(inspected)
    stage.shell.handlers.view.show_page("board")
    stage.shell.pages.inspector.show_tab("visa")
    stage.wait_for_badges()
    return stage.window


def _somewhere(stage: Stage, country: str, city: str) -> tuple[Command, ...]:
    from tracker.store.commands.applications import set_field

    ids = [stage.find(JOB)]
    return set_field(ids, "country", country), set_field(ids, "city", city)


def _eligible(stage: Stage) -> QWidget:
    from tracker.store.commands.checklist import set_due, tick
    from tracker.store.commands.plans import choose_plan, set_own_days
    from tracker.visas.answers import Tick

    route = "de-eu-blue-card"
    plan = choose_plan("DE", route)
    ticked = (
        *(tick(route, name, Tick.DONE) for name in ("duration", "qualified")),
        tick(route, "licence", Tick.UNDER_WAY),
    )
    own = (set_own_days(route, 2, (14, 42)), set_own_days(route, 3, (30, 90)))
    due = set_due(route, "licence", (today() + timedelta(days=DUE_IN)).isoformat())
    return _show(stage, SOMEBODY, JOB, *_somewhere(stage, "DE", "Hamburg"), plan, *own, *ticked, due)


def _expanded(stage: Stage) -> QWidget:
    window = _eligible(stage)
    page = stage.shell.pages.inspector.page
    page.list.rows[3].more.setChecked(True)  # type: ignore[attr-defined]
    return window


def _china(stage: Stage) -> QWidget:
    return _show(stage, SOMEBODY, JOB, *_somewhere(stage, "CN", "Shanghai"))


def _free(stage: Stage) -> QWidget:
    free = replace(SOMEBODY, passports=("IT",))
    return _show(stage, free, JOB, *_somewhere(stage, "DE", "Hamburg"))


def _empty(stage: Stage) -> QWidget:
    return _show(stage, Profile(), JOB, *_somewhere(stage, "DE", "Hamburg"))


def _points(stage: Stage) -> QWidget:
    from tracker.store.commands.plans import set_application_route

    route = set_application_route(stage.find(POINTS_JOB), "ca-express-entry-fsw")
    return _show(stage, SOMEBODY, POINTS_JOB, route)


def _sponsor(stage: Stage) -> QWidget:
    from tracker.store.commands.plans import set_application_route

    title = "Data Platform Lead"
    return _show(stage, SOMEBODY, title, set_application_route(stage.find(title), "gb-skilled-worker"))


def _no_pay(stage: Stage) -> QWidget:
    return _show(stage, SOMEBODY, "Data Analyst")


def _no_country(stage: Stage) -> QWidget:
    return _show(stage, SOMEBODY, JOB, *_somewhere(stage, "", ""))


def _no_route(stage: Stage) -> QWidget:
    return _show(stage, SOMEBODY, JOB, *_somewhere(stage, "IS", "Reykjavík"))


VISA_SCENES: tuple[tuple[str, Callable[[Stage], QWidget]], ...] = (
    ("visa", _eligible),
    ("visa-expanded", _expanded),
    ("visa-china", _china),
    ("visa-free", _free),
    ("visa-empty-profile", _empty),
    ("visa-points", _points),
    ("visa-sponsor", _sponsor),
    ("visa-no-pay", _no_pay),
    ("visa-no-country", _no_country),
    ("visa-no-route", _no_route),
)
