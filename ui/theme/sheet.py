"""The one style sheet: ``resources/theme/landfall.qss`` with the tokens filled in."""

from __future__ import annotations

from dataclasses import fields
from string import Template

from tracker import bundled
from ui.theme.tokens import Tokens


def style_sheet(tokens: Tokens, images: str) -> str:
    """The sheet for an appearance; ``images`` is the address of the folder with its icons."""
    values = {field.name: getattr(tokens, field.name) for field in fields(tokens)}
    template = Template(bundled.read_bytes("theme", "landfall.qss").decode())
    return template.substitute(values, images=images, **_lengths(tokens))


def _lengths(tokens: Tokens) -> dict[str, int]:
    """Lengths that follow from the tokens.

    Qt's ``min-height`` leaves out border and padding, and a focus border is 1 px wider on each side.
    """
    height, box = tokens.control_height, tokens.icon_size
    return {
        "button_height": height - 2,
        "focused_height": height - 4,
        "field_height": height - 4,
        "drop_down": height - 8,
        "small_radius": tokens.control_radius - 2,
        "box": box - 2,
        "half_box": box // 2,
        "radio_ring": 5,
        "radio_dot": box - 10,
    }
