"""Languages by ISO 639-1 code, with their names in twelve languages and their own.

The data is CLDR's, written by ``resources/build/languages.py``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from tracker.bundled import read_text
from tracker.domain.countries import NAME_LANGUAGES
from tracker.domain.text import fold


@dataclass(frozen=True, slots=True)
class Language:
    """One language; ``names`` stand in the order of ``NAME_LANGUAGES``, ``aliases`` are its other names."""

    code: str
    names: tuple[str, ...]
    aliases: tuple[str, ...]


@cache
def languages() -> dict[str, Language]:
    """Every known language by its code, read once."""
    rows = json.loads(read_text("words", "languages.json"))
    return {code: Language(code, tuple(row["names"]), tuple(row["aliases"])) for code, row in rows.items()}


@cache
def _by_name() -> dict[str, str]:
    """Folded code, name or alias to the code; a name that two languages share is left out, a code never."""
    found: dict[str, set[str]] = {}
    for code, language in languages().items():
        for name in (*language.names, *language.aliases):
            found.setdefault(fold(name), set()).add(code)
    unique = {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}
    return unique | {code: code for code in languages()}


def is_language(code: str) -> bool:
    """Whether ``code`` is a known ISO 639-1 code, in lower case as stored."""
    return code in languages()


def find_language(text: str) -> str:
    """The code of a language given by code or by name in any of the languages, empty if there is none."""
    return _by_name().get(fold(text), "")


def language_name(code: str, language: str = "en") -> str:
    """The language's name in ``language`` (else in English); the code itself when it is not known."""
    found = languages().get(code)
    if found is None:
        return code
    first = language.replace("_", "-").split("-")[0].lower()
    return found.names[NAME_LANGUAGES.index(first) if first in NAME_LANGUAGES else 0]
