"""The fields of occupation that visa rules know: their labels, and what people call them.

The words stand in ``resources/words/occupations.toml``, in twelve languages.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache

from tracker.bundled import read_text
from tracker.domain.person import OCCUPATIONS
from tracker.domain.text import fold
from tracker.i18n import tr

LONGEST = 200
_BETWEEN = re.compile(r"[,/;|•·()\[\]、，]|\s(?:-|–|—|&|\+|and|und|et|y|e|en|i|ve|и)\s")


def occupation_label(occupation: str) -> str:
    """The field on the screen; what is no field stays itself."""
    return {
        "ict": tr("IT and software"),
        "engineering": tr("Engineering"),
        "science": tr("Science and mathematics"),
        "health": tr("Health"),
        "education": tr("Education"),
        "finance": tr("Finance"),
        "business": tr("Business"),
        "legal": tr("Law"),
        "trades": tr("Skilled trades"),
        "creative": tr("Creative work"),
        "hospitality": tr("Hospitality"),
        "agriculture": tr("Agriculture"),
        "research": tr("Research"),
        "other": tr("Other"),
    }.get(occupation, occupation)


@cache
def _by_word() -> dict[str, str]:
    """Folded word to the field that it stands for; ids and labels are words too."""
    words = tomllib.loads(read_text("words", "occupations.toml"))
    return {
        fold(word): occupation
        for occupation in OCCUPATIONS
        for word in (*words[occupation], occupation, occupation_label(occupation))
    }


@lru_cache(maxsize=4096)
def find_occupation(text: str) -> str:
    """The field that ``text`` names by its id, its label or a well-known word; empty if none or several."""
    if len(text) > LONGEST:
        return ""
    plain = fold(text)
    whole = _by_word().get(plain)
    if whole is not None:
        return whole
    found = {_by_word().get(part.strip(), "") for part in _BETWEEN.split(plain)} - {""}
    return found.pop() if len(found) == 1 else ""
