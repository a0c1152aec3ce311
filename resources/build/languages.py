"""Writes ``resources/words/languages.json``: languages in twelve languages and their own (Babel).

Run from the project's folder, with ``Babel`` (CLDR) installed beside Python::

    python resources/build/languages.py
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale

NAME_LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru", "zh", "ja")
TARGET = Path(__file__).parent.parent / "words" / "languages.json"

# ISO 639-1: those that the catalogue's rules name, those of its countries, and widely spoken ones.
CODES = (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr hu hy id ig is "
    "it ja ka kk km kn ko lb lo lt lv mk ml mn mr ms mt my nb ne nl nn no pa pl ps pt ro ru si sk sl so "
    "sq sr sv sw ta te th tl tr uk ur uz vi yo zh zu"
)
# CLDR names Filipino by its ISO 639-2 code.
IN_CLDR = {"tl": "fil"}
# What people write beside CLDR's names.
ALIASES = {
    "zh": ["Mandarin", "Mandarin Chinese", "Cantonese", "普通话", "國語"],
    "fa": ["Farsi"],
    "tl": ["Tagalog"],
    "es": ["Castilian", "Castellano"],
    "el": ["Modern Greek"],
    "nl": ["Flemish", "Vlaams"],
    "ro": ["Moldovan"],
    "ga": ["Irish Gaelic", "Gaelic"],
    "lb": ["Letzebuergesch"],
}


def names(code: str) -> list[str]:
    """The language's name in each of ``NAME_LANGUAGES``, in order."""
    known = IN_CLDR.get(code, code)
    return [Locale(language).languages[known] for language in NAME_LANGUAGES]


def aliases(code: str) -> list[str]:
    """What else it is called: its own name for itself first."""
    known = IN_CLDR.get(code, code)
    own = Locale(known).languages.get(known, "")
    return list(dict.fromkeys(name for name in (own, *ALIASES.get(code, ())) if name))


if __name__ == "__main__":
    rows = {code: {"names": names(code), "aliases": aliases(code)} for code in CODES.split()}
    lines = ",\n".join(
        f"{json.dumps(code)}:{json.dumps(row, ensure_ascii=False, separators=(',', ':'))}"
        for code, row in rows.items()
    )
    TARGET.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8", newline="\n")
