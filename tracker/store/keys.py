"""How new applications are told apart, and how far apart they are placed."""

from __future__ import annotations

import secrets
from array import array

GAP = 2**32
"""How far apart new applications are placed, so that 32 halvings fit between two."""
UID_LENGTH = 10
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]


def new_uid() -> str:
    """A new application id: ten random characters of Crockford's base 32 (50 bits)."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(UID_LENGTH))


class RisingUids:
    """Random ids, as ``new_uid`` makes them one by one, but rising from row to row.

    Each is drawn from its own share of all ids. An index takes rising keys in several times quicker.
    """

    def __init__(self, count: int) -> None:
        self._share = len(_ALPHABET) ** UID_LENGTH // max(count, 1)

    def take(self, place: int, count: int) -> list[str]:
        """So many new ids, for the rows from this place on."""
        begin, share, pairs = place * self._share, self._share, _PAIRS
        drawn = array("Q", secrets.token_bytes(8 * count))
        return [
            pairs[n >> 40]
            + pairs[n >> 30 & 1023]
            + pairs[n >> 20 & 1023]
            + pairs[n >> 10 & 1023]
            + pairs[n & 1023]
            for n in [begin + nth * share + number % share for nth, number in enumerate(drawn)]
        ]
