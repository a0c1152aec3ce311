"""The one door for words on the screen, shared by the core and the window.

Text is written in English in the code, whole sentences with named places, so that another language can be put
in here.
"""

from __future__ import annotations


def tr(text: str, /, **values: object) -> str:
    """The text with ``{name}`` places filled from ``values``."""
    return text.format(**values) if values else text


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """As ``tr``, choosing the form for ``count``, which fills ``{count}``."""
    return (one if count == 1 else many).format(count=f"{count:,}", **values)
