"""What a person does on the Destinations page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.destinations.conftest import BLUE_CARD, Screen, opened
from tracker.domain.person import Profile
from tracker.paths import Home
from tracker.store.commands.plans import add_destination
from tracker.store.commands.profile import set_profile
from tracker.store.queries.plans import all_plan_facts, checklist, destinations
from tracker.visas.answers import Tick
from ui.destinations.check_row import CheckRow
from ui.destinations.own_days import OwnDaysRow
from ui.destinations.page import DestinationsPage
from ui.destinations.papers import PaperCard
from ui.destinations.points_card import FactorRow
from ui.theme.style import current
from ui.widgets.empty_page import EmptyPage
from ui.workspace import Workspace


def test_countries_with_what_happens_there(screen: Screen) -> None:
    names = screen.names()
    assert names[0].startswith("Germany, 3 applications, 1 offer, ")
    assert names[1].startswith("United Kingdom, 1 application, ")
    assert screen.pane.header.name.text() == "Germany"
    assert screen.pane.header.passport.text() == "Passport: India · no free movement"


def test_a_country_is_added_by_name_and_removed_by_key(screen: Screen) -> None:
    screen.click(screen.page.countries.add_button)
    screen.write(screen.page.countries.field, "Japan")
    assert screen.pane.header.name.text() == "Japan"
    assert [name.split(",")[0] for name in screen.names()] == ["Germany", "Japan", "United Kingdom"]
    assert screen.said == ["Added Japan"]
    screen.press(screen.page.countries.rows[1], Qt.Key.Key_Delete)
    assert len(screen.names()) == 2
    assert screen.pane.header.name.text() == "Germany"
    screen.undo()
    assert len(screen.names()) == 3


def test_no_country_is_said_at_the_field(screen: Screen) -> None:
    screen.click(screen.page.countries.add_button)
    screen.write(screen.page.countries.field, "Atlantis")
    assert screen.page.countries.refusal == "There is no such country."
    assert screen.page.countries.field.text() == "Atlantis"


def test_a_route_is_looked_at_and_chosen_as_the_plan(screen: Screen) -> None:
    row = next(row for row in screen.pane.routes.rows if row.route_id == BLUE_CARD)
    screen.click(row)
    assert screen.pane.checklist.heading.text() == "EU Blue Card: your checklist"
    screen.click(screen.pane.checklist.plan_button)
    assert screen.said == ["Chose EU Blue Card for Germany"]
    assert any(name.startswith("EU Blue Card, chosen as your plan") for name in screen.routes())
    assert screen.pane.checklist.plan_button.isHidden()
    screen.click(screen.pane.checklist.drop_button)
    assert not any("chosen as your plan" in name for name in screen.routes())


def test_the_mark_ticks_and_undo_takes_the_tick_away(screen: Screen) -> None:
    screen.look_at("DE", BLUE_CARD)
    before = screen.pane.checklist.aside.text()
    screen.click(screen.row("licence").mark)
    assert screen.row("licence").reason.text() == "You ticked this off."
    assert screen.pane.checklist.aside.text() != before
    screen.undo()
    assert screen.row("licence").reason.text() == "Not started"
    assert screen.pane.checklist.aside.text() == before


def test_a_row_opens_and_keeps_state_due_day_and_note(screen: Screen) -> None:
    screen.look_at("DE", BLUE_CARD)
    row = screen.row("licence")
    screen.click(row.more)
    assert row.details is not None
    row.details.state.setCurrentIndex(row.details.state.findText("Under way"))
    row.details.state.activated.emit(row.details.state.currentIndex())
    screen.settle()
    screen.write(row.details.due, "2026-12-14")
    screen.write(row.details.note, "Asked the chamber")
    said = screen.ask(checklist(BLUE_CARD))["licence"]
    assert (said.state, said.due_on, said.note) == (Tick.UNDER_WAY, "2026-12-14", "Asked the chamber")
    assert screen.row("licence") is row
    assert row.reason.text() == "Under way · Asked the chamber"


def test_a_document_with_its_last_day(screen: Screen, tmp_path: Path) -> None:
    file = tmp_path / "degree.pdf"
    file.write_bytes(b"paper")
    screen.look_at("DE", BLUE_CARD)
    row = screen.row("degree")
    screen.click(row.more)
    assert row.details is not None
    row.details.papers.attach([file])
    screen.settle()
    screen.settle()
    card = row.details.papers.list.rows[0]
    assert isinstance(card, PaperCard)
    screen.write(card.expires, "2033-05-08")
    assert row.reason.text().endswith("degree.pdf until 8 May 2033")
    screen.click(card.remove_button)
    assert "degree.pdf" not in row.reason.text()


def test_a_requirement_of_ones_own(screen: Screen) -> None:
    screen.look_at("DE", BLUE_CARD)
    adding = screen.pane.checklist.adding
    screen.click(adding.open_button)
    adding.evidence.setText("Receipt")
    screen.write(adding.title, "Sell the boat")
    row = screen.pane.checklist.list.rows[-1]
    assert isinstance(row, CheckRow)
    assert row.title.text() == "Sell the boat"
    screen.click(row.more)
    assert row.details is not None
    assert row.details.own is not None
    screen.write(row.details.own.title, "Sell both boats")
    assert row.title.text() == "Sell both boats"
    count = len(screen.pane.checklist.list.rows)
    screen.click(row.details.own.remove_button)
    assert len(screen.pane.checklist.list.rows) == count - 1


def test_a_route_of_ones_own_is_shown_at_once_and_can_go(screen: Screen) -> None:
    screen.click(screen.pane.header.own_route_button)
    form = screen.pane.own_route
    screen.press(form.fields["name"], Qt.Key.Key_Return)
    assert form.rows["name"].error == "A name is needed."
    form.fields["name"].setText("By boat")
    form.fields["days"].setText("soon")
    screen.press(form.fields["name"], Qt.Key.Key_Return)
    assert form.rows["days"].error == "Write days like 14 or 14-42."
    form.fields["days"].setText("30-90")
    form.fields["cost"].setText("180 EUR")
    screen.click(form.add_button)
    screen.settle()
    assert form.isHidden()
    assert screen.pane.checklist.heading.text() == "By boat: your checklist"
    assert any("By boat" in name and "€180" in name and "4 – 13 weeks" in name for name in screen.routes())
    screen.click(screen.pane.checklist.edit_button)
    assert form.fields["days"].text() == "30-90"
    assert form.fields["cost"].text() == "180 EUR"
    screen.write(form.fields["name"], "By train")
    assert screen.pane.checklist.heading.text() == "By train: your checklist"
    screen.click(screen.pane.checklist.remove_button)
    assert not any("By train" in name for name in screen.routes())


def test_points_are_answered_by_hand(screen: Screen) -> None:
    screen.workspace.run(add_destination("CA"), quiet=True)
    screen.look_at("CA", "ca-express-entry-fsw")
    card = screen.pane.points
    assert card.isVisible()
    before = card.state.text()
    row = next(row for row in card.list.rows if isinstance(row, FactorRow) and row.choice.isVisible())
    row.choice.setCurrentIndex(1)
    row.choice.activated.emit(1)
    screen.settle()
    assert screen.ask(all_plan_facts())["ca-express-entry-fsw"].bands
    assert card.state.text() != before
    screen.undo()
    assert card.state.text() == before


def test_none_of_the_bands_is_an_answer(screen: Screen) -> None:
    screen.workspace.run(add_destination("CA"), quiet=True)
    screen.look_at("CA", "ca-express-entry-fsw")
    card = screen.pane.points
    row = next(row for row in card.list.rows if isinstance(row, FactorRow) and row.choice.isVisible())
    last = row.choice.count() - 1
    before = card.aside.text()
    row.choice.setCurrentIndex(last)
    row.choice.activated.emit(last)
    screen.settle()
    assert row.choice.currentText() == "None of these"
    assert card.aside.text() != before


def test_days_and_own_figures_move_the_chart(screen: Screen) -> None:
    screen.look_at("DE", BLUE_CARD)
    card = screen.pane.chart
    assert card.chart.isHidden()
    screen.click(card.own_button)
    row = card.own.list.rows[0]
    assert isinstance(row, OwnDaysRow)
    screen.write(row.field, "no idea")
    assert row.error == "Write days like 14 or 14-42."
    screen.write(row.field, "14-42")
    assert card.chart.isVisible()
    screen.write(card.signing, "2026-12-01")
    screen.write(card.first_day, "2027-02-01")
    assert card.told.text().startswith("Earliest 15 December")
    found = next(row for row in screen.ask(destinations()) if row.country == "DE")
    assert (found.signing_on, found.first_day) == ("2026-12-01", "2027-02-01")
    screen.click(row.back_button)
    assert card.chart.isHidden()


def test_costs_tell_who_pays(screen: Screen) -> None:
    screen.look_at("DE", BLUE_CARD)
    card = screen.pane.costs
    told = [row.accessibleName() for row in card.list.rows]
    assert told[0].startswith("National visa, €75, ≈ $")
    assert told[0].endswith("you pay")
    assert "the employer pays" in told[2]
    assert card.to_you.accessibleName().startswith("To you: €175 ≈ $")
    assert card.to_employer.accessibleName().startswith("To the employer: €411")


def test_two_to_four_routes_side_by_side(screen: Screen) -> None:
    screen.click(screen.pane.header.compare_button)
    compare = screen.pane.compare
    assert compare.isVisible()
    assert screen.pane.checklist.isHidden() or not screen.pane.checklist.isVisible()
    assert len(side_by_side(screen)) == 3
    others = [made for made in compare.buttons.values() if not made.isChecked()]
    screen.click(others[0])
    assert len(side_by_side(screen)) == 4
    assert not others[1].isEnabled()
    for made in side_by_side(screen)[:2]:
        screen.click(made)
    assert len(side_by_side(screen)) == 2
    assert not side_by_side(screen)[0].isEnabled()
    screen.click(compare.back_button)
    assert screen.pane.checklist.isVisible()


def side_by_side(screen: Screen) -> list[QPushButton]:
    """The buttons of the routes that are compared."""
    return [made for made in screen.pane.compare.buttons.values() if made.isChecked()]


def test_an_empty_profile_leads_to_the_field_that_settles_most(screen: Screen, qtbot: QtBot) -> None:
    screen.workspace.run(set_profile(Profile()), quiet=True)
    screen.settle()
    line = screen.pane.question
    assert line.words.text() == "Your highest degree would settle 3 open questions"
    with qtbot.waitSignal(screen.workspace.led) as led:
        screen.click(line.answer_button)
    assert led.args == ["profile", "degree_level"]


def test_who_needs_no_visa_sees_why_and_the_routes_folded(screen: Screen) -> None:
    screen.workspace.run(set_profile(Profile(passports=("IT",))), quiet=True)
    screen.settle()
    assert screen.pane.free.isVisible()
    assert screen.pane.free.reason.text().startswith("You need no visa with your passport of Italy")
    assert not screen.pane.routes.isVisible()
    screen.click(screen.pane.free.routes_button)
    assert screen.pane.routes.isVisible()


def test_a_hidden_page_reads_when_it_is_seen_again(screen: Screen) -> None:
    screen.page.hide()
    screen.workspace.run(add_destination("JP"), quiet=True)
    screen.settle()
    assert len(screen.names()) == 2
    screen.page.show()
    screen.settle()
    assert len(screen.names()) == 3


def test_a_late_answer_is_dropped(screen: Screen) -> None:
    screen.page.show_country("GB")
    screen.page.show_country("DE")
    screen.settle()
    assert screen.pane.header.name.text() == "Germany"


def test_a_narrow_page_folds_the_list_and_stacks_the_cards(screen: Screen) -> None:
    screen.page.resize(700, 700)
    screen.settle()
    assert screen.page.countries.choice.isVisible()
    assert screen.page.countries.choice.currentText().startswith("Germany · 3 applications")
    assert screen.pane.chart.y() > screen.pane.checklist.y()
    assert screen.inside_width() <= screen.pane.width()
    screen.page.countries.show_lines([], "")
    assert not screen.page.countries.choice.isVisible()


def test_long_words_ask_for_no_more_room_than_there_is(screen: Screen) -> None:
    screen.look_at("DE", BLUE_CARD)
    adding = screen.pane.checklist.adding
    screen.click(adding.open_button)
    screen.write(adding.title, "W" * 300)
    screen.page.resize(620, 700)
    screen.settle()
    assert screen.inside_width() <= screen.pane.width()


@pytest.fixture
def nothing(qtbot: QtBot, tmp_path: Path, failures: list[Exception]) -> Iterator[Workspace]:
    (tmp_path / "none").mkdir()
    yield from opened(Home(tmp_path / "none"), qtbot, failures)


def test_an_empty_page_offers_to_add_a_country(nothing: Workspace, qtbot: QtBot) -> None:
    page = DestinationsPage(nothing)
    qtbot.addWidget(page)
    page.resize(1240, 900)
    page.show()
    made = Screen(page, nothing, qtbot)
    made.settle()
    assert made.is_empty()
    made.click(page.findChildren(EmptyPage)[0].findChildren(QPushButton)[0])
    made.write(page.countries.field, "Ireland")
    assert not made.is_empty()
    assert made.pane.header.name.text() == "Ireland"


def test_an_open_row_closes_when_another_route_follows_and_keeps_what_was_typed(screen: Screen) -> None:
    screen.look_at("DE", BLUE_CARD)
    row = screen.row("licence")
    screen.click(row.more)
    assert row.details is not None
    row.details.note.setFocus()
    QTest.keyClicks(row.details.note, "half a word")
    screen.look_at("GB")
    assert not any(
        row.more.isChecked() for row in screen.pane.checklist.list.rows if isinstance(row, CheckRow)
    )
    assert screen.ask(checklist(BLUE_CARD))["licence"].note == "half a word"


def test_an_announced_change_stands_beside_the_figure_of_today(screen: Screen) -> None:
    screen.workspace.run(add_destination("SG"), quiet=True)
    screen.look_at("SG", "sg-employment-pass")
    rows = [row for row in screen.pane.checklist.list.rows if isinstance(row, CheckRow)]
    told = [row.later.text() for row in rows if row.item.check.later is not None]
    assert told
    assert told[0].startswith("From 1 January 2027: ")


def test_both_appearances_paint(screen: Screen) -> None:
    screen.look_at("DE", BLUE_CARD)
    light = screen.page.grab().toImage()
    current().set_mode("dark")
    screen.settle()
    dark = screen.page.grab().toImage()
    current().set_mode("light")
    assert light.pixelColor(light.width() - 3, light.height() - 3) != dark.pixelColor(
        light.width() - 3, light.height() - 3
    )
