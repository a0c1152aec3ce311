"""What a person changes on the page: one method a command, each with its toast and its way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker.visas.answers import Tick
from ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.domain.application import Document
    from tracker.store.store import Command
    from tracker.visas.answers import RequirementCheck
    from tracker.visas.own import OwnRoute
    from tracker.visas.types import Factor, Route


class Edits(QObject):
    """Runs the page's commands. Those that take something typed raise InvalidValue at once."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace = workspace

    def _run(self, command: Command, *, quiet: bool = False) -> None:
        self.workspace.run(command, initiator=self, quiet=quiet)

    # -- countries and plans --------------------------------------------------------------------------

    def add_country(self, country: str) -> None:
        """Keep a country on the page."""
        from tracker.store.commands.plans import add_destination

        self._run(add_destination(country))

    def remove_country(self, country: str) -> None:
        """Take a country off the page."""
        from tracker.store.commands.plans import remove_destination

        self._run(remove_destination(country))

    def choose(self, country: str, route: Route | None) -> None:
        """Make a route the country's plan; None: no plan any more."""
        from tracker.store.commands.plans import choose_plan

        self._run(choose_plan(country, route.id if route else "", route.name if route else ""))

    def set_signing(self, country: str, day: str) -> None:
        """Say when a contract would be signed."""
        from tracker.store.commands.plans import set_signing

        self._run(set_signing(country, day))

    def set_first_day(self, country: str, day: str) -> None:
        """Say which first day at work is wished for."""
        from tracker.store.commands.plans import set_first_day

        self._run(set_first_day(country, day))

    def set_own_days(self, route: str, step: int, days: tuple[int, int] | None) -> None:
        """Say how long a step takes, or take the usual time again."""
        from tracker.store.commands.plans import set_own_days

        self._run(set_own_days(route, step, days))

    def answer(self, route: str, factor: Factor, band: int | None) -> None:
        """Answer a factor of a points test by hand."""
        from tracker.store.commands.plans import answer_points

        self._run(answer_points(route, factor.id, band, factor.title))

    # -- the checklist --------------------------------------------------------------------------------

    def tick(self, route: str, check: RequirementCheck, state: Tick | None) -> None:
        """Say how far a requirement is."""
        from tracker.store.commands.checklist import tick

        self._run(tick(route, check.requirement.id, state, check.title))

    def set_due(self, route: str, check: RequirementCheck, day: str) -> None:
        """Say by when a requirement is to be met."""
        from tracker.store.commands.checklist import set_due

        self._run(set_due(route, check.requirement.id, day, check.title))

    def set_note(self, route: str, check: RequirementCheck, note: str) -> None:
        """Note something on a requirement."""
        from tracker.store.commands.checklist import set_note

        self._run(set_note(route, check.requirement.id, note, check.title), quiet=True)

    def attach(self, route: str, check: RequirementCheck, path: Path) -> None:
        """Keep a copy of a file and attach it to a requirement."""
        home = self.workspace.home

        def keep() -> Document:
            from tracker.store.commands.documents import keep_file

            return keep_file(home, path)

        def kept(document: Document) -> None:
            from tracker.store.commands.checklist import attach_to_requirement

            self._run(attach_to_requirement(route, check.requirement.id, document, "", check.title))

        self.workspace.runner.submit(keep, kept)

    def set_expiry(self, paper: int, day: str) -> None:
        """Say until when an attached paper is valid."""
        from tracker.store.commands.checklist import set_document_expiry

        self._run(set_document_expiry(paper, day))

    def detach(self, paper: int) -> None:
        """Take a paper off its requirement."""
        from tracker.store.commands.checklist import detach_from_requirement

        self._run(detach_from_requirement(paper))

    # -- what the person writes -----------------------------------------------------------------------

    def add_requirement(self, route: str, title: str, evidence: str) -> None:
        """Write a requirement of one's own."""
        from tracker.store.commands.own_routes import add_own_requirement

        self._run(add_own_requirement(route, title, evidence))

    def edit_requirement(self, route: str, check: RequirementCheck, title: str, evidence: str) -> None:
        """Write an own requirement anew."""
        from tracker.store.commands.own_routes import edit_own_requirement

        asked = check.requirement
        self._run(edit_own_requirement(route, asked.id, title, evidence, asked.note), quiet=True)

    def remove_requirement(self, route: str, check: RequirementCheck) -> None:
        """Take an own requirement away."""
        from tracker.store.commands.own_routes import remove_own_requirement

        self._run(remove_own_requirement(route, check.requirement.id))

    def add_route(self, country: str, route: OwnRoute) -> None:
        """Write a route of one's own."""
        from tracker.store.commands.own_routes import add_own_route

        self._run(add_own_route(country, route))

    def edit_route(self, route_id: str, route: OwnRoute) -> None:
        """Write an own route anew."""
        from tracker.store.commands.own_routes import edit_own_route

        self._run(edit_own_route(route_id, route))

    def remove_route(self, route_id: str) -> None:
        """Take an own route away."""
        from tracker.store.commands.own_routes import remove_own_route

        self._run(remove_own_route(route_id))
