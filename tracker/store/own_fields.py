"""A person's own fields of one application, packed into one text: a JSON object, names in their order.

One text, and not a row a field, since spreadsheets bring in a dozen own columns for every application.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

Pairs = tuple[tuple[str, str], ...]


def packed(pairs: Iterable[tuple[str, str]]) -> str:
    """The fields (name, text) as they are stored; nothing for none."""
    fields = dict(pairs)
    return json.dumps(fields, ensure_ascii=False) if fields else ""


def unpacked(text: str) -> Pairs:
    """The exact inverse of ``packed``."""
    return tuple(json.loads(text).items()) if text else ()


def with_field(text: str, name: str, value: str) -> str:
    """The packed fields with one set in its place, added at the end, or (with empty text) taken away."""
    fields = dict(unpacked(text))
    fields[name] = value
    if not value.strip():
        del fields[name]
    return packed(fields.items())


def taken_back(present: str, before: str, after: str) -> str:
    """The present fields with those as they were that a change from ``before`` to ``after`` touched."""
    old, new, fields = dict(unpacked(before)), dict(unpacked(after)), dict(unpacked(present))
    for name in {**old, **new}:
        if old.get(name) != new.get(name):
            _put(fields, name, old)
    return packed(fields.items())


def _put(fields: dict[str, str], name: str, old: Mapping[str, str]) -> None:
    if name in old:
        fields[name] = old[name]
    else:
        fields.pop(name, None)
