from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.tracker.registers import lists
from tests.tracker.registers.lists import load, saved
from tests.ui.desk import Desk, desk
from tracker.domain.application import Draft
from tracker.registers.loading import Loaded
from tracker.store.queries.registers import sponsor_pins
from ui.inspector.sponsor_match import SponsorMatch

__all__ = ["desk"]


@pytest.fixture
def part(desk: Desk) -> SponsorMatch:
    desk.add(Draft(company="Moorgate Retail", title="Data Engineer", country="GB"))
    made = SponsorMatch(desk.workspace, desk.window)
    made.resize(320, 400)
    made.show()
    return made


def loaded(desk: Desk, tmp_path: Path) -> None:
    path = saved(tmp_path, lists.UK_NAME, lists.UK)
    told: list[Loaded] = []
    desk.workspace.work(lambda store: load(store, path, "uk"), told.append)
    desk.settle()
    assert told[0].employers == 4


def shown_texts(part: SponsorMatch) -> list[str]:
    return [label.text() for label in part.findChildren(QLabel) if label.isVisibleTo(part)]


def show(desk: Desk, part: SponsorMatch, name: str = "Moorgate Retail", country: str = "GB") -> str:
    part.show_company(1, name, country)
    desk.settle()
    desk.qtbot.waitUntil(lambda: bool(shown_texts(part)))
    return "\n".join(shown_texts(part))


def test_without_a_list_it_says_where_to_get_one(desk: Desk, part: SponsorMatch) -> None:
    assert "Download the public list" in show(desk, part)
    texts = [button.text() for button in part.findChildren(QPushButton) if not button.isHidden()]
    assert texts == ["Register of licensed sponsors: workers", "Load a list…"]


def test_it_leads_to_the_lists(desk: Desk, part: SponsorMatch) -> None:
    show(desk, part)
    with desk.qtbot.waitSignal(desk.workspace.led) as led:
        part.findChildren(QPushButton)[-1].click()
    assert led.args == ["registers", ""]


def test_no_licence_needed_is_no_refusal(desk: Desk, part: SponsorMatch) -> None:
    assert "No licence needed" in show(desk, part, country="DE")
    assert "publishes no list" in show(desk, part, country="SE")


def test_the_right_one_is_pinned_and_unpinned(desk: Desk, part: SponsorMatch, tmp_path: Path) -> None:
    loaded(desk, tmp_path)
    shown = show(desk, part)
    assert "Moorgate Retail plc" in shown
    assert "Same name" in shown
    part.rows[0].button.click()
    desk.settle()
    assert desk.said == ["Pinned Moorgate Retail plc for Moorgate Retail"]
    (pin,) = desk.ask(sponsor_pins(1))
    assert pin.rating == "Worker (A (Premium))"
    assert "On the list" in show(desk, part)
    assert "Global Business Mobility" in part.rows[0].text.text()
    part.rows[0].button.click()
    desk.settle()
    assert desk.ask(sponsor_pins(1)) == ()
    assert part.rows[0].button.text() == "This is the employer"


def test_a_list_without_the_company_says_what_that_means(
    desk: Desk, part: SponsorMatch, tmp_path: Path
) -> None:
    loaded(desk, tmp_path)
    assert "may differ" in show(desk, part, "Zzyzx Quux")
