from __future__ import annotations

import re
from dataclasses import fields
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.status import KIND_COLOURS
from ui.theme.tokens import DARK, LIGHT, Tokens, Tone, contrast, mix, visible

TEXT = 4.5
GRAPHICS = 3.0
GROUNDS = ("bg", "surface", "nav", "raised")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
both = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@both
@pytest.mark.parametrize("ground", [*GROUNDS, "hover"])
@pytest.mark.parametrize("text", ["text", "muted", "accent", "bad"])
def test_text_reaches_four_and_a_half_on_every_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= TEXT


@both
@pytest.mark.parametrize("tone", get_args(Tone))
def test_tags_are_readable(tokens: Tokens, tone: Tone) -> None:
    assert contrast(*tokens.tone(tone)) >= TEXT


@both
def test_accent_is_readable_in_both_directions(tokens: Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= TEXT
    assert contrast(tokens.on_accent, tokens.accent_hover) >= TEXT
    assert contrast(tokens.accent, tokens.accent_soft) >= TEXT
    assert contrast(tokens.text, tokens.accent_soft) >= TEXT


@both
@pytest.mark.parametrize("ground", GROUNDS)
def test_focus_ring_stands_out(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.accent, getattr(tokens, ground)) >= GRAPHICS


@both
def test_colours_have_one_form(tokens: Tokens) -> None:
    colours = [getattr(tokens, field.name) for field in fields(tokens) if field.type == "str"]
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in colours)


def test_scaling_changes_measures_and_nothing_else() -> None:
    larger = LIGHT.scaled(1.5)
    assert (larger.rail, larger.body, larger.control_height) == (312, 20, 48)
    assert (larger.bg, larger.dark) == (LIGHT.bg, LIGHT.dark)
    assert LIGHT.scaled(1) == LIGHT


def test_contrast_has_its_known_ends() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_mixing_moves_from_one_to_the_other() -> None:
    assert mix("#000000", "#FFFFFF", 0) == "#000000"
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#102030", "#FFFFFF", 1) == "#FFFFFF"


@given(COLOURS, COLOURS)
def test_visible_always_reaches_its_ratio(colour: str, background: str) -> None:
    assert contrast(visible(colour, background), background) >= GRAPHICS


@both
@pytest.mark.parametrize("colour", KIND_COLOURS.values())
def test_status_colours_are_visible_and_only_moved_when_they_must(tokens: Tokens, colour: str) -> None:
    found = visible(colour, tokens.surface)
    assert contrast(found, tokens.surface) >= GRAPHICS
    assert (found == colour) == (contrast(colour, tokens.surface) >= GRAPHICS)
