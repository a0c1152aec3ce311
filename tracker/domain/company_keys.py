"""Normal forms of many companies' names at once, as a register of a hundred thousand needs them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.domain.text import LEGAL_FORMS, normalise_company

_FORMS = [form.split() for line in LEGAL_FORMS.split("\n") for form in line.split("|")]
_WORDS = frozenset(form[0] for form in _FORMS if len(form) == 1)
# The last words of forms of several words, and words that are a form before a name: told by the long way.
_UNCLEAR = frozenset(form[-1] for form in _FORMS if len(form) > 1 and form[-1] not in _WORDS)
_BEFORE = frozenset(("ab", "pt"))
# No word at all is the last where a space follows it.
_ENDS = _WORDS | _UNCLEAR | {""}
_MARK = "\0"
# Letters become small ones; what is neither a letter, a digit, a space nor a line end becomes the mark.
_LOWERED = "".join(
    sign.lower() if sign.isascii() and (sign.isalnum() or sign in " \n") else _MARK
    for sign in map(chr, range(256))
).encode()
# What very many British names have before their legal form.
_BRACKETS, _NO_BRACKETS = " (uk) ", " uk "
# The spaces and words that are not just kept.
_ODD = {"  ": _MARK, "\n ": f"\n{_MARK}"} | {f"\n{form} ": f"\n{_MARK}" for form in _BEFORE}


def company_keys(names: Sequence[str]) -> list[str]:
    """``normalise_company`` of every name; quicker for the many that hold little but letters and spaces."""
    lines = _marked(names)
    if len(lines) != len(names):
        return list(map(_key, names))
    keys: list[str] = []
    before, key = "", ""
    for name, line in zip(names, lines, strict=True):
        # A sorted list has the lines of one employer one after another.
        if name != before:
            before = name
            rest, _, last = line.rpartition(" ")
            if _MARK in line:
                key = _key(name)
            elif last not in _ENDS:
                key = line
            elif last in _WORDS and rest and rest.rpartition(" ")[2] not in _ENDS:
                key = rest
            else:
                key = _key(name)
        keys.append(key)
    return keys


def _marked(names: Iterable[str]) -> list[str]:
    """The names in lower case, all of them at once, with a mark in those that need more than that.

    They are more lines than names where a name holds a line end.
    """
    lines = "\n".join(("", *names))
    if not lines.isascii():
        lines = "\n".join(("", *(name if name.isascii() else _MARK for name in names)))
    lines = lines.lower().replace(_BRACKETS, _NO_BRACKETS).encode().translate(_LOWERED).decode()
    for odd, marked in _ODD.items():
        lines = lines.replace(odd, marked)
    return lines[1:].split("\n")


def _key(name: str) -> str:
    """The key of one name, whatever it holds."""
    if not name.isascii() or not name[:1].isalnum():
        return normalise_company(name)
    plain = name.lower().replace(".", "").replace("'", "").replace(" & ", " ").replace(", ", " ")
    words = plain.split()
    if words[0] in _BEFORE:
        return normalise_company(name)
    last = _without_forms(words)
    if last.strip("()-") in _ENDS or not (last.isalnum() or last[0] == "("):
        return normalise_company(name)
    bare = " ".join(words).replace("(", " ").replace(")", " ").replace("-", " ").split()
    return " ".join(bare) if "".join(bare).isalnum() else normalise_company(name)


def _without_forms(words: list[str]) -> str:
    """Take the legal forms off the end; answers the word that is the last then."""
    last = words[-1]
    while last in _WORDS and len(words) > 1:
        words.pop()
        last = words[-1]
    return last
