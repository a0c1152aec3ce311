"""What a second process does that only tells what it is sent."""

from __future__ import annotations

from collections.abc import Iterable


def answer(messages: Iterable[str]) -> Iterable[str]:
    """The messages."""
    yield from messages
