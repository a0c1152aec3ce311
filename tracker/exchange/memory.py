"""What was confirmed for a header: applied again, visibly, when a file with the same header comes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from tracker.exchange.choices import Choices
from tracker.exchange.mapping import TARGETS, Mapping
from tracker.exchange.words import header_key
from tracker.store.schema import import_memory
from tracker.store.store import Query

_ORDERS = ("dmy", "mdy", "ymd")


def recalled(header: Sequence[str]) -> Query[Choices | None]:
    """The choices that were confirmed for this header, None where there are none."""

    def ask(db: Connection) -> Choices | None:
        query = select(import_memory.c.confirmed).where(import_memory.c.header == _key(header))
        found = db.execute(query).scalar()
        return None if found is None else _choices(json.loads(found), header)

    return ask


def remember(db: Connection, header: Sequence[str], mapping: Mapping, choices: Choices) -> None:
    """Keep what was confirmed; what was confirmed before for the same header is forgotten."""
    confirmed = {
        "targets": list(mapping.targets().values()),
        "status_words": dict(choices.status_words),
        "date_order": choices.date_order,
        "currency": choices.currency,
    }
    key = _key(header)
    db.execute(delete(import_memory).where(import_memory.c.header == key))
    text = json.dumps(confirmed, ensure_ascii=False)
    db.execute(insert(import_memory).values(header=key, confirmed=text))


def with_memory(choices: Choices, memory: Choices) -> Choices:
    """The choices of a person with what was confirmed before where they leave it open."""
    return replace(
        choices,
        targets={**memory.targets, **choices.targets},
        status_words={**memory.status_words, **choices.status_words},
        date_order=choices.date_order or memory.date_order,
        currency=choices.currency or memory.currency,
    )


def _choices(told: dict[str, Any], header: Sequence[str]) -> Choices:
    order = told["date_order"]
    targets = zip(header, told["targets"], strict=True)
    return Choices(
        targets={name: target for name, target in targets if target in TARGETS},
        status_words=told["status_words"],
        date_order=order if order in _ORDERS else None,
        currency=told["currency"],
    )


def _key(header: Sequence[str]) -> str:
    text = "\x1f".join(map(header_key, header))
    return blake2b(text.encode(), digest_size=16).hexdigest()
