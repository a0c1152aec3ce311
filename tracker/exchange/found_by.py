"""The words that new applications are found by, as ``search`` reads them from the store, made from chunks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from tracker.domain.text import searchable
from tracker.exchange.stored import Chunk
from tracker.store.own_fields import unpacked

CACHED_LENGTH = 200
_TEXTS = (
    "company",
    "title",
    "city",
    "country",
    "source",
    "field",
    "link",
    "notes",
    "posting",
    "pay_as_posted",
)


def words_of(chunk: Chunk) -> Iterator[str]:
    """What each row is found by."""
    columns = [_searchable(chunk.columns[name]) for name in _TEXTS if name in chunk.columns]
    for name, said in _SAID.items():
        if name in chunk.columns and any(chunk.columns[name]):
            columns.append(_searchable(list(map(said, chunk.columns[name]))))
    return map(" \n ".join, zip(*columns, strict=True))


def _searchable(texts: list[str]) -> list[str]:
    """The index folds ASCII by itself, so that most texts need nothing."""
    if "".join(texts).isascii():
        return texts
    return [text if text.isascii() else _folded(text) for text in texts]


def _folded(text: str) -> str:
    return _folded_once(text) if len(text) <= CACHED_LENGTH else searchable(text)


@lru_cache(maxsize=32_768)
def _folded_once(text: str) -> str:
    return searchable(text)


def _tags_said(tags: Sequence[str]) -> str:
    return " ".join(tags)


def _own_said(text: str) -> str:
    """Packed own fields; a text with an escape would give other words than its own."""
    return " ".join(chain.from_iterable(unpacked(text))) if "\\" in text else text


def _timeline_said(timeline: Sequence[tuple[str, ...]]) -> str:
    return " ".join(entry[3] for entry in timeline)


def _people_said(people: Sequence[tuple[str, ...]]) -> str:
    return " ".join(f"{name} {email} {role}" for name, role, email, _ in people)


_SAID: dict[str, Callable[[Any], str]] = {
    "tags": _tags_said,
    "own_fields": _own_said,
    "timeline": _timeline_said,
    "people": _people_said,
}
"""The columns that are lists, and the words in them."""
