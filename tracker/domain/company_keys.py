"""Normal forms of many companies' names at once, as a register of a hundred thousand needs them."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.text import LEGAL_FORMS, normalise_company

_FORMS = [form.split() for line in LEGAL_FORMS.split("\n") for form in line.split("|")]
_WORDS = frozenset(form[0] for form in _FORMS if len(form) == 1)
# The last words of forms of several words, and words that are a form before a name: told by the long way.
_UNCLEAR = frozenset(form[-1] for form in _FORMS if len(form) > 1 and form[-1] not in _WORDS)
_BEFORE = frozenset(("ab", "pt"))


def company_keys(names: Iterable[str]) -> list[str]:
    """``normalise_company`` of every name; quicker for the many that hold little but letters and spaces."""
    keys: list[str] = []
    before, key = "", ""
    for name in names:
        # A sorted list has the lines of one employer one after another.
        if name != before:
            before, key = name, _key(name)
        keys.append(key)
    return keys


def _key(name: str) -> str:
    if not name.isascii() or not name[:1].isalnum():
        return normalise_company(name)
    words = name.lower().split()
    if words[0] in _BEFORE:
        return normalise_company(name)
    last = _without_forms(words)
    key = " ".join(words)
    if key.replace(" ", "").isalnum():
        return normalise_company(name) if last in _UNCLEAR else key
    return _punctuated_key(name)


def _without_forms(words: list[str]) -> str:
    """Take the legal forms off the end; answers the word that is the last then."""
    last = words[-1]
    while last in _WORDS and len(words) > 1:
        words.pop()
        last = words[-1]
    return last


def _punctuated_key(name: str) -> str:
    plain = name.lower().replace(".", "").replace("'", "").replace(" & ", " ").replace(", ", " ")
    words = plain.split()
    if words[0] in _BEFORE:
        return normalise_company(name)
    last = _without_forms(words)
    if last in _UNCLEAR or not (last.isalnum() or last[0] == "("):
        return normalise_company(name)
    bare = " ".join(words).replace("(", " ").replace(")", " ").replace("-", " ").split()
    return " ".join(bare) if "".join(bare).isalnum() else normalise_company(name)
