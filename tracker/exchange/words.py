"""The word tables of ``resources/words``: headers, statuses, choices in twelve languages, by key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from tracker.bundled import read_text
from tracker.domain.status import StatusKind
from tracker.domain.text import fold

PLACEHOLDER_LENGTH = 20
"""Characters; no longer cell says "nothing"."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"^\W*\d{1,3}\s*[-.):–—]\s*(?=\D)")


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """What words are compared by: folded and without punctuation; signs alone ("★★") stay as they are."""
    folded = fold(text)
    return _NOT_WORD.sub(" ", folded).strip() or folded


def header_key(header: str) -> str:
    """As ``key``, with ``jobTitle`` taken for two words."""
    return key(_CAMEL.sub(" ", header.strip()))


def status_key(word: str) -> str:
    """As ``key``, without a number in front: ``1 - Applied`` and ``✅ Applied`` are ``applied``."""
    return key(_NUMBERED.sub("", word))


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(read_text("words", f"{name}.toml"))


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """Header keys to the target they name, or to those that an ambiguous one may name, likeliest first."""

    known: Mapping[str, str]
    ambiguous: Mapping[str, tuple[str, ...]]


@cache
def header_words() -> HeaderWords:
    """The alias table of ``headers.toml``."""
    tables = _load("headers")
    ambiguous = {
        header_key(alias): tuple(targets.split("_or_"))
        for targets, aliases in tables.pop("ambiguous").items()
        for alias in aliases
    }
    known: dict[str, str] = {}
    for target, languages in tables.items():
        for alias in (alias for aliases in languages.values() for alias in aliases):
            known.setdefault(header_key(alias), target)
    return HeaderWords({name: target for name, target in known.items() if name not in ambiguous}, ambiguous)


def is_known_header(cell: str) -> bool:
    """Whether the cell is a word that stands above a column of some job-search table."""
    found, words = header_key(cell), header_words()
    return found in words.known or found in words.ambiguous


@dataclass(frozen=True, slots=True)
class Layout:
    """A table that another program writes: the keys of its header, and what its columns become."""

    name: str
    keys: frozenset[str]
    targets: Mapping[str, str]


@cache
def layouts() -> tuple[Layout, ...]:
    """The layouts of ``layouts.toml``."""
    return tuple(
        Layout(
            found["name"],
            frozenset(header_key(name) for name in found["header"]),
            {header_key(name): target for name, target in found.get("targets", {}).items()},
        )
        for found in _load("layouts")["layout"]
    )


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Word keys to the default status (its group) that they stand for, and the kind of each group."""

    groups: Mapping[str, str]
    kinds: Mapping[str, StatusKind]


@cache
def status_words() -> StatusWords:
    """The table of ``statuses.toml``."""
    groups: dict[str, str] = {}
    kinds: dict[str, StatusKind] = {}
    for group, table in _load("statuses").items():
        kinds[group] = StatusKind(table.pop("kind"))
        for word in (word for words in table.values() for word in words):
            groups.setdefault(status_key(word), group)
    return StatusWords(groups, kinds)


@cache
def _choices() -> Mapping[str, Any]:
    return _load("choices")


@cache
def choice_words(field: str) -> Mapping[str, str]:
    """Word keys to the value of one table of ``choices.toml`` (``work_mode``, ``yes_no``, ...)."""
    return {key(word): value for value, words in _choices()[field].items() for word in words}


@cache
def placeholders() -> frozenset[str]:
    """Folded cells that say "nothing"."""
    return frozenset(fold(word) for word in _choices()["placeholder"]["any"]) | {""}


def is_placeholder(cell: str) -> bool:
    """Whether the cell only says that nothing is known."""
    return len(cell) <= PLACEHOLDER_LENGTH and fold(cell) in placeholders()
