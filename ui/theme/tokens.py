"""Colours and measures of the program, light and dark.

The values are those of the drawings, except ``good`` in light, one step darker to reach 4.5:1 on
``good_soft``. No Qt here: colours are ``#RRGGBB`` texts, measures are device-independent pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Literal

Tone = Literal["good", "warn", "bad", "info", "unknown"]
"""What a tag means: holds, look at this, fails, information, not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One appearance. ``*_soft`` are backgrounds for text in the colour of the same name.

    ``faint`` is for decoration only: it does not reach 4.5:1. Measures are in device-independent pixels.
    """

    dark: bool
    bg: str
    surface: str
    raised: str
    nav: str
    line: str
    line_strong: str
    hover: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_soft: str
    accent_hover: str
    on_accent: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str

    rail: int = 208
    rail_folded: int = 56
    bar: int = 52
    inspector: int = 392
    column: int = 232
    gap: int = 12
    card_padding_x: int = 12
    card_padding_y: int = 10
    card_radius: int = 10
    control_radius: int = 8
    control_height: int = 32
    chip_height: int = 26
    tag_radius: int = 5
    tag_padding_x: int = 6
    icon_size: int = 16
    body: int = 13
    secondary: int = 12
    label: int = 11
    title: int = 16

    def scaled(self, factor: float) -> Tokens:
        """The same colours with every measure multiplied, for a system whose text is larger or smaller."""
        measures: dict[str, Any] = {
            field.name: round(field.default * factor)
            for field in fields(self)
            if field.type == "int" and isinstance(field.default, int)
        }
        return replace(self, **measures)

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Text and background of a tag."""
        if tone == "unknown":
            return self.muted, self.bg
        text: str = getattr(self, tone)
        soft: str = getattr(self, f"{tone}_soft")
        return text, soft


LIGHT = Tokens(
    dark=False,
    bg="#F6F7F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    nav="#FBFBFC",
    line="#E4E7EC",
    line_strong="#CDD3DC",
    hover="#F2F4F7",
    text="#101828",
    muted="#667085",
    faint="#98A2B3",
    accent="#0B6E75",
    accent_soft="#E3F3F3",
    accent_hover="#095B61",
    on_accent="#FFFFFF",
    good="#147D3B",
    good_soft="#E4F5EA",
    warn="#A15C07",
    warn_soft="#FDF1DC",
    bad="#B42318",
    bad_soft="#FDE8E6",
    info="#2557B7",
    info_soft="#E7EEFB",
)

DARK = Tokens(
    dark=True,
    bg="#0E1217",
    surface="#151A21",
    raised="#1B222B",
    nav="#11161C",
    line="#28303B",
    line_strong="#3A4554",
    hover="#1F2731",
    text="#E7ECF3",
    muted="#97A3B4",
    faint="#6B7787",
    accent="#45C4C2",
    accent_soft="#12353A",
    accent_hover="#63D3D1",
    on_accent="#06201F",
    good="#5BD08A",
    good_soft="#12301F",
    warn="#F0B45A",
    warn_soft="#33260F",
    bad="#FF8A7A",
    bad_soft="#3A1A18",
    info="#8AB4FF",
    info_soft="#182844",
)


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """``one`` with ``share`` (0 to 1) of ``other`` in it."""
    parts = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


def visible(colour: str, background: str, ratio: float = 3.0) -> str:
    """``colour``, moved towards black or white only as far as it needs to stand out by ``ratio``."""
    end = "#FFFFFF" if luminance(background) < 0.18 else "#000000"
    for step in range(21):
        found = mix(colour, end, step / 20)
        if contrast(found, background) >= ratio:
            return found
    return end
