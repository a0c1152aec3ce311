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
    return [_key(name) for name in names]


def _key(name: str) -> str:
    plain = name.lower()
    words = plain.split()
    if not name.isascii() or not name[:1].isalnum():
        return normalise_company(name)
    if not "".join(words).isalnum():
        words = plain.replace(".", "").replace("'", "").replace(" & ", " ").replace(", ", " ").split()
    if words[0] in _BEFORE:
        return normalise_company(name)
    while words[-1] in _WORDS and len(words) > 1:
        words.pop()
    last = words[-1]
    if last in _UNCLEAR or not (last.isalnum() or last[0] == "("):
        return normalise_company(name)
    key = " ".join(words)
    if "".join(words).isalnum():
        return key
    words = key.replace("(", " ").replace(")", " ").replace("-", " ").split()
    return " ".join(words) if "".join(words).isalnum() else normalise_company(name)
