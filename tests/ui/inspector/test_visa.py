"""The Visa tab over a real store and the bundled catalogue: a German offer, and what else may stand there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tracker.clock import today
from tracker.domain.pay import Pay, Period
from tracker.domain.person import DegreeLevel, Profile
from tracker.samples import sample_profile
from tracker.store.commands.applications import set_field
from tracker.store.commands.checklist import set_due
from tracker.store.commands.plans import choose_plan, set_application_route, set_own_days, set_signing
from tracker.store.commands.profile import set_profile
from tracker.store.queries.plans import checklist, planned
from tracker.visas.answers import Tick
from ui.inspector.overview import OverviewPage
from ui.inspector.panel import Inspector
from ui.inspector.visa import VisaPage
from ui.inspector.visa_requirement import RequirementRow
from ui.workspace import Workspace

Wait = Callable[[], None]
Ask = Callable[[Any], Any]

BLUE_CARD = "de-eu-blue-card"
SOMEBODY = sample_profile()


class Tab:
    """The tab's page, and the hands that change what it shows."""

    def __init__(self, inspector: Inspector, workspace: Workspace, wait: Wait) -> None:
        self.inspector = inspector
        self.workspace = workspace
        self.wait = wait
        self.led: list[tuple[str, str]] = []
        workspace.led.connect(self._hear)
        inspector.show_tab("visa")
        wait()
        page = inspector.page
        assert isinstance(page, VisaPage)
        self.page = page

    def _hear(self, place: str, at: str) -> None:
        self.led.append((place, at))

    def run(self, *commands: Any) -> None:
        for command in commands:
            self.workspace.run(command)
            self.wait()
        self.wait()

    def row(self, requirement_id: str) -> RequirementRow:
        for row in self.page.list.rows:
            if isinstance(row, RequirementRow) and row._asked.check.requirement.id == requirement_id:
                return row
        raise AssertionError(requirement_id)

    def choose(self, words: str) -> None:
        """Choose an entry of the menu of routes by how it begins."""
        action = next(found for found in self.page.head.menu.actions() if found.text().startswith(words))
        action.trigger()
        self.wait()


@pytest.fixture
def tab(inspector: Inspector, workspace: Workspace, wait: Wait) -> Tab:
    """The rich application's Visa tab: Hamburg, 62,000 EUR, with the made-up person and the Blue Card."""
    made = Tab(inspector, workspace, wait)
    made.run(set_profile(SOMEBODY), choose_plan("DE", BLUE_CARD))
    return made


def test_it_says_route_verdict_and_counts(tab: Tab) -> None:
    head = tab.page.head
    assert "EU Blue Card" in head.name.text()
    assert "Blaue Karte EU" in head.name.text()
    assert head.verdict.text() == "2 to check"
    assert head.verdict.tone == "warn"
    assert head._counts.text() == "3 of 6 met, 2 to check, 1 to do"
    assert tab.page.calm.isHidden()
    assert tab.page.sponsor_section.isHidden()
    assert tab.page.points.isHidden()


def test_every_requirement_tells_state_title_and_reason(tab: Tab) -> None:
    pay = tab.row("salary")
    assert pay.mark.accessibleName().startswith("Met: Gross pay of at least 50,700 EUR")
    assert pay.reason.text() == "Offer pays 62,000 EUR; 50,700 EUR are asked: 11,300 EUR above."
    assert not pay.mark.isEnabled()
    licence = tab.row("licence")
    assert licence.mark.accessibleName().startswith("To do: A licence")
    assert licence.mark.isEnabled()
    assert tab.row("qualified").mark.accessibleName().startswith("To check: The job suits")


def test_a_tick_here_counts_and_can_be_undone(tab: Tab, ask: Ask) -> None:
    tab.row("licence").mark.click()
    tab.wait()
    assert ask(checklist(BLUE_CARD))["licence"].state is Tick.DONE
    assert tab.page.head._counts.text() == "4 of 6 met, 2 to check"
    tab.row("duration").mark.click()
    tab.wait()
    tab.row("qualified").mark.click()
    tab.wait()
    assert tab.page.head.verdict.text() == "Likely eligible"
    assert tab.page.head.verdict.tone == "good"
    tab.workspace.undo()
    tab.wait()
    assert tab.page.head.verdict.text() == "1 to check"
    tab.row("licence").mark.click()
    tab.wait()
    assert ask(checklist(BLUE_CARD))["licence"].state is None


def test_a_ticked_row_keeps_focus_and_stays_open(tab: Tab) -> None:
    row = tab.row("licence")
    row.more.setChecked(True)
    row.mark.setFocus()
    row.mark.click()
    tab.wait()
    assert tab.row("licence") is row
    assert QApplication.focusWidget() is row.mark
    assert row.details is not None
    assert row.details.isVisible()


def test_the_details_say_source_kind_and_date(tab: Tab) -> None:
    row = tab.row("salary")
    row.more.setChecked(True)
    details = row.details
    assert details is not None
    assert "Official source, 1 Jan 2026 · phnom-penh.diplo.de" in details.source.accessibleName()
    assert details.evidence.text() == "Asked for: Contract that states gross yearly pay"
    secondary = tab.row("duration")
    secondary.more.setChecked(True)
    assert secondary.details is not None
    assert "Secondary source" in secondary.details.source.accessibleName()
    assert secondary.stale.toolTip() == "Older than a year"


def test_the_state_can_be_chosen_in_the_details(tab: Tab, ask: Ask) -> None:
    row = tab.row("licence")
    row.more.setChecked(True)
    assert row.details is not None
    assert row.details.state.value() is Tick.TO_DO
    row.details.state.setCurrentIndex(1)
    row.details.state.activated.emit(1)
    tab.wait()
    assert ask(checklist(BLUE_CARD))["licence"].state is Tick.UNDER_WAY
    assert row.reason.text() == "Under way"
    tab.run(set_due(BLUE_CARD, "licence", "2099-12-14"))
    assert row.reason.text() == "Under way, due 14 December"


def test_the_whole_row_opens_by_a_click(tab: Tab) -> None:
    row = tab.row("salary")
    QTest.mouseClick(row.title, Qt.MouseButton.LeftButton)
    assert row.more.isChecked()
    tab.wait()
    assert row.details is not None
    QTest.mouseClick(row.details.evidence, Qt.MouseButton.LeftButton)
    assert row.more.isChecked()
    QTest.mouseClick(row.title, Qt.MouseButton.LeftButton)
    assert not row.more.isChecked()


def test_tab_reaches_what_is_missing_before_the_details(tab: Tab) -> None:
    tab.run(set_field([1], "pay", None))
    row = tab.row("salary")
    row.lead.setFocus()
    QTest.keyClick(row.lead, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row.more


# -- what is missing --------------------------------------------------------------------------------------


def test_missing_pay_leads_to_its_field(tab: Tab) -> None:
    tab.run(set_field([1], "pay", None))
    row = tab.row("salary")
    assert row.lead.accessibleName() == "Give the pay"
    row.lead.click()
    tab.wait()
    page = tab.inspector.page
    assert isinstance(page, OverviewPage)
    assert QApplication.focusWidget() is page.fields["pay"].row.editor


def test_a_missing_fact_of_the_person_leads_to_the_profile(tab: Tab) -> None:
    tab.run(
        set_profile(
            replace(SOMEBODY, degree_level=None, degree_year=None, years_of_work=None, occupation="ict")
        )
    )
    row = tab.row("degree")
    assert row.lead.accessibleName() == "Fill in: Highest degree"
    row.lead.click()
    assert tab.led == [("profile", "degree_level")]


def test_a_change_of_the_profile_is_heard(tab: Tab) -> None:
    tab.run(set_profile(replace(SOMEBODY, degree_level=DegreeLevel.SECONDARY)))
    assert tab.row("degree").mark.accessibleName().startswith(("Not met", "To check", "Met"))
    tab.run(set_profile(replace(SOMEBODY, passports=("IT",))))
    assert tab.page.calm.title.text() == "You need no visa"


# -- routes -----------------------------------------------------------------------------------------------


def test_another_route_for_this_application_and_back(tab: Tab) -> None:
    texts = [action.text() for action in tab.page.head.menu.actions()]
    assert texts[0] == "As in your plan for Germany"
    assert any(text.startswith("EU Blue Card\t") for text in texts)
    tab.choose("Skilled worker with academic")
    assert "EU Blue Card" not in tab.page.head.name.text()
    assert tab.page.view is not None
    assert tab.page.view.own_route == "de-skilled-worker-academic"
    tab.choose("As in your plan")
    assert "EU Blue Card" in tab.page.head.name.text()


def test_the_shown_route_can_become_the_plan(tab: Tab, ask: Ask) -> None:
    tab.run(set_application_route(1, "de-opportunity-card"))
    tab.choose("Plan this route for Germany")
    assert ask(planned())["DE"].route == "de-opportunity-card"


def test_a_points_test_shows_points_and_leads_to_its_answers(tab: Tab) -> None:
    tab.run(set_application_route(1, "de-opportunity-card"))
    points = tab.page.points
    assert points.isVisible()
    assert " / 6" in points.figure.text()
    points.more.setChecked(True)
    assert points.folded.isVisible()
    if points.answer.isVisible():
        points.answer.click()
        assert tab.led == [("destinations", "DE")]


# -- time and money ---------------------------------------------------------------------------------------


def test_the_steps_tell_days_and_when_work_starts(tab: Tab) -> None:
    assert tab.page.steps.heading.text() == "If you sign today"
    assert tab.page.steps.figure.text() == "no times known"
    signing = today() + timedelta(days=6)
    tab.run(
        set_own_days(BLUE_CARD, 2, (14, 42)),
        set_own_days(BLUE_CARD, 3, (30, 90)),
        set_signing("DE", signing.isoformat()),
    )
    assert tab.page.steps.heading.text().startswith("If you sign on ")
    assert tab.page.steps.figure.text().startswith("start work ")
    assert tab.page.view is not None
    assert tab.page.view.signing == signing


def test_costs_are_told_in_both_currencies_and_apart_by_payer(tab: Tab) -> None:
    assert tab.page.costs.figure.text().startswith("€175 · ≈ $")
    labels = [label.text() for label in tab.page.costs._employer.findChildren(type(tab.page.head._counts))]
    assert labels[0] == "To the employer"
    assert labels[1].startswith("€411 · ≈ $")
    tab.page.costs.more.setChecked(True)
    assert tab.page.costs.folded.isVisible()


def test_the_foot_names_day_authority_and_that_it_is_no_advice(tab: Tab) -> None:
    foot = tab.page.foot
    said = "Figures checked 22 Nov 2026 · Federal Office for Migration and Refugees"
    assert foot._checked.text() == said
    assert foot._advice.text() == "This is no legal advice."


# -- nothing to check -------------------------------------------------------------------------------------


def test_no_country_leads_to_the_country(tab: Tab) -> None:
    tab.run(set_field([1], "country", ""))
    assert tab.page.route.isHidden()
    assert tab.page.calm.title.text() == "Which country is this job in?"
    tab.page.calm.action.click()
    tab.wait()
    page = tab.inspector.page
    assert isinstance(page, OverviewPage)
    assert QApplication.focusWidget() is page.fields["country"].row.editor


def test_a_country_without_a_file_leads_to_own_routes(tab: Tab) -> None:
    tab.run(set_field([1], "country", "IS"))
    assert tab.page.calm.title.text() == "No route known to Iceland"
    tab.page.calm.action.click()
    assert tab.led == [("destinations", "IS")]


def test_free_movement_is_calm_and_the_routes_can_be_seen(tab: Tab) -> None:
    tab.run(set_profile(replace(SOMEBODY, passports=("IT",))))
    calm = tab.page.calm
    assert calm.title.text() == "You need no visa"
    assert "Italy" in calm.reason.text()
    assert tab.page.route.isHidden()
    calm.routes.click()
    assert tab.page.route.isVisible()
    assert tab.page.head.isVisible()
    tab.workspace.inspect(2)
    tab.wait()
    tab.workspace.inspect(1)
    tab.wait()
    assert tab.page.route.isHidden()


def test_pay_below_the_threshold_says_by_how_much(tab: Tab) -> None:
    tab.run(set_field([1], "pay", Pay(Decimal(40000), Decimal(40000), "EUR", Period.YEAR)))
    assert tab.page.head.verdict.text() == "€5,934 short"
    assert tab.page.head.verdict.tone == "bad"
    assert tab.row("salary").mark.accessibleName().startswith("Not met")


def test_an_empty_profile_asks_and_never_fails(tab: Tab) -> None:
    tab.run(set_profile(Profile()))
    assert tab.page.head.verdict.text().endswith("to check")
    assert "not met" not in tab.page.head._counts.text()
