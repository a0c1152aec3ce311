"""What makes two rows of foreign files the same application: company, title, link and day of applying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b

from tracker.domain.text import normalise_company, normalise_link, normalise_title

_PLAIN_LINK = re.compile(r"https?://(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)((?:/[\w.~%+-]*)*)", re.ASCII)

_find_normal = re.compile(r"https://(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[\w.~%+-]+)*", re.ASCII).fullmatch

IDENTITY_BYTES = 16


def identity(company: str, title: str, link: str, applied_on: str) -> str:
    """The key, ``IDENTITY_BYTES`` in hexadecimal digits, by which an imported application is met again."""
    return hashed((normalise_company(company), title_key(title), link_key(link), applied_on))


def hashed(keys: tuple[str, str, str, str]) -> str:
    """``identity`` from what is compared: company, title and link in their normal forms, and the day."""
    return blake2b("\x1f".join(keys).encode(), digest_size=IDENTITY_BYTES).hexdigest()


def title_key(text: str) -> str:
    """``normalise_title``, quicker for the many that hold nothing but letters and spaces."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())
    return normalise_title(text)


def link_key(text: str) -> str:
    """``normalise_link``, quicker for the many that have nothing to leave out."""
    found = _PLAIN_LINK.fullmatch(text)
    if found:
        return f"https://{found[1]}{found[2].rstrip('/')}"
    return normalise_link(text)


def link_keys(texts: Sequence[str]) -> list[str]:
    """``link_key`` of each; most links are in their normal form already."""
    return [text if _find_normal(text) else link_key(text) for text in texts]
