"""The Visa tab: whether this job would carry a visa, what is missing, how long it takes, what it costs."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracker.domain.profile_fields import profile_label
from tracker.i18n import tr
from tracker.visas.answers import RequirementCheck, Tick
from ui.inspector.page import InspectorPage
from ui.inspector.visa_calm import CalmCard
from ui.inspector.visa_head import VisaHead
from ui.inspector.visa_loading import TABLES, VisaView, visa_of
from ui.inspector.visa_requirement import Asked, RequirementRow
from ui.inspector.visa_section import Section
from ui.inspector.visa_sections import CostsSection, Foot, PointsSection, StepsSection
from ui.visas.words import lead_of, missing_field
from ui.widgets.row_list import RowList, lead_on, stops
from ui.workspace import ChangeEvent, Workspace

if TYPE_CHECKING:
    from tracker.store.store import Query
    from ui.inspector.sponsor_match import SponsorMatch


class VisaPage(InspectorPage):
    """The route that counts for an application, from its verdict down to its costs."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.view: VisaView | None = None
        content = self.content
        self.calm = CalmCard(content)
        self.route = QFrame(content)
        self.head = VisaHead(self.route)
        self.asked = Section(self.route)
        self.asked.heading.setText(tr("Requirements"))
        self.list = RowList(self._make_row, self.asked)
        self.list.set_spacing(4)
        self.points = PointsSection(self.route)
        self.sponsor_section = Section(self.route)
        self.sponsor_section.heading.setText(tr("Employer"))
        self.sponsor: SponsorMatch | None = None
        self.steps = StepsSection(self.route)
        self.costs = CostsSection(self.route)
        self.foot = Foot(self.route)
        self._build()
        self._listen()

    def _build(self) -> None:
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.asked.figure.hide()
        self.asked.body.addWidget(self.list)
        self.sponsor_section.figure.hide()
        column = QVBoxLayout(self.route)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.asked, self.points, self.sponsor_section, self.steps, self.costs):
            column.addWidget(part)
        column.addWidget(self.foot)
        self.column.addWidget(self.calm)
        self.column.addWidget(self.route)
        self.column.addStretch(1)
        self.calm.hide()
        self.route.hide()
        self.content.setAccessibleName(tr("Visa"))

    def _listen(self) -> None:
        self.head.route_chosen.connect(self._choose_route)
        self.head.plan_wanted.connect(self._plan_route)
        self.points.answer_wanted.connect(self._answer_points)
        self.calm.led.connect(self._lead)
        self.calm.routes_wanted.connect(self._show_routes)
        self.workspace.changed.connect(self._heard)

    # -- reading --------------------------------------------------------------------------------------

    def query(self, application_id: int) -> Query[Any]:
        return visa_of(application_id, self.workspace.home)

    def show_answer(self, answer: VisaView | None) -> None:
        if answer is None:
            return
        moved = self.view is None or self.view.row.id != answer.row.id
        self.view = answer
        self.calm.show_view(answer)
        if moved:
            self.calm.routes.setChecked(False)
        if answer.shown is not None:
            self._show_route(answer)
        self._show_routes(self.calm.routes.isChecked())

    def _heard(self, event: ChangeEvent) -> None:
        """The profile or a plan changed: no application names that."""
        if TABLES & event.changes.ids.keys():
            self.refresh()

    def _show_route(self, view: VisaView) -> None:
        shown = view.shown
        if shown is None:
            return
        self.head.show_view(view)
        self.asked.setVisible(bool(shown.requirements))
        asked: dict[Hashable, Asked] = {
            (shown.route.id, check.requirement.id): self._asked(check) for check in shown.requirements
        }
        self.list.show_things(asked)
        self.points.show_points(shown.points)
        self.sponsor_section.setVisible(view.asks_sponsor)
        if view.asks_sponsor:
            self._match.show_company(view.company_id, view.row.company, view.row.country)
        self.steps.show_view(view)
        self.costs.show_view(view)
        self.foot.show_view(view)
        lead_on(self.head, self.list, self.points, self.sponsor_section, self.costs, self.foot)

    @property
    def _match(self) -> SponsorMatch:
        """The employer's part, made for the first route that asks something of the employer."""
        if self.sponsor is None:
            from ui.inspector.sponsor_match import SponsorMatch

            self.sponsor = SponsorMatch(self.workspace, self.sponsor_section)
            self.sponsor_section.body.addWidget(self.sponsor)
        return self.sponsor

    def _asked(self, check: RequirementCheck) -> Asked:
        view = self.view
        assert view is not None
        due = view.ticks.get(check.requirement.id)
        lead = lead_of(check, profile_label(missing_field(check)))
        return Asked(check, view.destination, view.today, due.due_on if due else "", lead)

    def _make_row(self, thing: Asked) -> QWidget:
        row = RequirementRow(thing, self.list)
        row.ticked.connect(self._tick)
        row.led.connect(self._lead)
        return row

    # -- changing -------------------------------------------------------------------------------------

    def _tick(self, requirement_id: str, tick: Tick | None) -> None:
        from tracker.store.commands.checklist import tick as command

        if self.view is None or self.view.shown is None:
            return
        titles = {check.requirement.id: check.title for check in self.view.shown.requirements}
        run = command(self.view.shown.route.id, requirement_id, tick, titles.get(requirement_id, ""))
        self.workspace.run(run, initiator=self)

    def _choose_route(self, route_id: str) -> None:
        from tracker.store.commands.plans import set_application_route

        if self.view is not None and route_id != self.view.own_route:
            command = set_application_route(self.shown, route_id, self._name_of(route_id))
            self.workspace.run(command, initiator=self)

    def _plan_route(self, route_id: str) -> None:
        from tracker.store.commands.plans import choose_plan

        if self.view is not None:
            command = choose_plan(self.view.row.country, route_id, self._name_of(route_id))
            self.workspace.run(command, initiator=self)

    def _name_of(self, route_id: str) -> str:
        routes = self.view.check.routes if self.view and self.view.check else ()
        return next((check.route.name for check in routes if check.route.id == route_id), "")

    # -- leading on -----------------------------------------------------------------------------------

    def _lead(self, place: str, at: str) -> None:
        """Go where what is missing can be answered."""
        if place == "sponsor":
            self.show_sponsor()
        else:
            country = self.view.row.country if self.view else ""
            self.workspace.lead(place, at or country)

    def show_sponsor(self) -> None:
        """Bring the employer's part into view and the focus to it."""
        self.ensureWidgetVisible(self.sponsor_section)
        target = next(iter(stops(self.sponsor_section)), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer_points(self) -> None:
        self._lead("destinations", "")

    def _show_routes(self, is_wanted: bool) -> None:
        """The route in view, unless no visa is needed and nobody asked for one."""
        view = self.view
        has_route = view is not None and view.shown is not None
        self.route.setVisible(has_route and (is_wanted or not (view and view.is_free)))
