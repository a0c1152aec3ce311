from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont

from tracker import bundled
from ui.theme import fonts
from ui.theme.style import Theme

WEIGHTS = {
    "Regular": QFont.Weight.Normal,
    "Medium": QFont.Weight.Medium,
    "SemiBold": QFont.Weight.DemiBold,
    "Bold": QFont.Weight.Bold,
}
SCRIPTS = "Köln Łódź Αθήνα Київ Việt Nam Ø ß € ₽ ₫ £ ¥ ≈ – → • ⌘ ✓"


@pytest.mark.parametrize("name", WEIGHTS)
def test_font_has_every_script(theme: Theme, name: str) -> None:
    assert theme.tokens.body > 0
    raw = QRawFont()
    data = bundled.read_bytes("fonts", f"Inter-{name}.ttf")
    raw.loadFromData(data, 13, QFont.HintingPreference.PreferDefaultHinting)
    assert raw.isValid()
    missing = [letter for letter in SCRIPTS if raw.glyphIndexesForString(letter) == [0]]
    assert missing == []


@pytest.mark.parametrize("weight", WEIGHTS.values())
def test_every_weight_is_found_under_one_family(theme: Theme, weight: QFont.Weight) -> None:
    fonts.load_later()
    info = QFontInfo(theme.font(weight=weight))
    assert (info.family(), info.weight(), info.exactMatch()) == (fonts.FAMILY, weight, True)


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold])
def test_tabular_figures_have_one_width(theme: Theme, weight: QFont.Weight) -> None:
    font = theme.font(weight=weight, tabular=True)
    assert QFontInfo(font).family() == fonts.FAMILY
    metrics = QFontMetricsF(font)
    assert len({round(metrics.horizontalAdvance(figure * 10), 3) for figure in "0123456789"}) == 1
    proportional = QFontMetricsF(theme.font(weight=weight))
    assert proportional.horizontalAdvance("1" * 10) < proportional.horizontalAdvance("0" * 10)


def test_loading_again_does_nothing(theme: Theme) -> None:
    assert theme.tokens.body > 0
    fonts.load_later()
    before = set(fonts._loaded)
    fonts.load_later()
    assert fonts._loaded == before == {*fonts.FIRST_PAINT, *fonts.LATER}
