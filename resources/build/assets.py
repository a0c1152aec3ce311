"""Write the icons, flags and fonts of this package from unpacked npm packages.

    python resources/build/assets.py LUCIDE_STATIC COUNTRY_FLAG_ICONS INTER_UI

The three arguments are folders that hold the packages ``lucide-static``, ``country-flag-icons`` and
``inter-ui`` (their versions stand in ``resources/LICENSES.md``). Needs ``fonttools`` and ``brotli``,
which the program itself does not.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from fontTools import subset

RESOURCES = Path(__file__).resolve().parents[1]
CHOSEN_ICONS = Path(__file__).with_name("icons.txt")

NOT_COUNTRIES = {"AC", "IC", "TA", "XA", "XC", "XO"}

FONT_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")

FONT_RANGES = (
    (0x0020, 0x024F),  # Latin, to Latin Extended-B
    (0x0250, 0x036F),  # phonetic letters, combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1D00, 0x1EFF),  # Latin Extended Additional (Vietnamese)
    (0x1F00, 0x1FFF),  # Greek Extended
    (0x2000, 0x22FF),  # punctuation, currencies, letterlike, arrows, mathematics
    (0x2300, 0x27BF),  # keys, shapes, marks
    (0x2C60, 0x2C7F),  # Latin Extended-C
    (0xA720, 0xA7FF),  # Latin Extended-D
    (0xFB00, 0xFB06),  # ligatures
)

FONT_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "case", "tnum", "frac", "ordn", "sups"]


def write_icons(lucide: Path) -> int:
    """Write the icons of ``icons.txt`` on one line each, without comment and class; return how many."""
    target = RESOURCES / "icons"
    target.mkdir(exist_ok=True)
    names = CHOSEN_ICONS.read_text(encoding="utf-8").split()
    for name in names:
        svg = (lucide / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
        svg = re.sub(r'\s+class="[^"]*"', "", svg)
        svg = re.sub(r"\s+", " ", svg).replace("> <", "><").replace(" >", ">").strip()
        (target / f"{name}.svg").write_text(svg + "\n", encoding="utf-8", newline="\n")
    return len(names)


def write_flags(flags: Path) -> int:
    """Write the 3:2 flags of ISO 3166-1, of Kosovo and of the EU as ``xx.svg``; return how many."""
    target = RESOURCES / "flags"
    target.mkdir(exist_ok=True)
    found = sorted((flags / "3x2").glob("[A-Z][A-Z].svg"))
    chosen = [path for path in found if path.stem not in NOT_COUNTRIES]
    for path in chosen:
        svg = path.read_text(encoding="utf-8").strip()
        (target / path.name.lower()).write_text(svg + "\n", encoding="utf-8", newline="\n")
    return len(chosen)


def write_fonts(inter: Path) -> int:
    """Write the four weights as TrueType, cut to ``FONT_RANGES``; return how many."""
    target = RESOURCES / "fonts"
    target.mkdir(exist_ok=True)
    for weight in FONT_WEIGHTS:
        write_font(inter / "web" / f"Inter-{weight}.woff2", target / f"Inter-{weight}.ttf")
    return len(FONT_WEIGHTS)


def write_font(source: Path, target: Path) -> None:
    """Cut one WOFF2 font to the ranges and features that the program shows."""
    options = subset.Options(
        layout_features=FONT_FEATURES, hinting=False, name_IDs=["*"], notdef_outline=True
    )
    font = subset.load_font(str(source), options)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=[code for first, last in FONT_RANGES for code in range(first, last + 1)])
    cut.subset(font)
    font.flavor = None
    subset.save_font(font, str(target), options)


def main() -> None:
    """Write everything and say how much."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for package in ("lucide", "flags", "inter"):
        parser.add_argument(package, type=Path)
    folders = parser.parse_args()
    print(f"{write_icons(folders.lucide)} icons")
    print(f"{write_flags(folders.flags)} flags")
    print(f"{write_fonts(folders.inter)} fonts")


if __name__ == "__main__":
    main()
