"""Writes applications as JSON, one object a line, so that the largest store needs no memory to speak of.

``{"landfall": 1, "exported_at": "2026-01-31T10:00:00Z", "applications": [...]}``: see docs/export-format.md.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

from tracker.clock import utc_now
from tracker.exchange.codec import json_values

if TYPE_CHECKING:
    from tracker.exchange.wanted import Rows

FORMAT_KEY = "landfall"
FORMAT_VERSION = 1


def write(rows: Rows, file: BinaryIO) -> None:
    """The whole value in UTF-8."""
    encoder = json.JSONEncoder(ensure_ascii=False)
    head = {FORMAT_KEY: FORMAT_VERSION, "exported_at": utc_now()}
    file.write(f'{encoder.encode(head)[:-1]}, "applications": ['.encode())
    separator = "\n"
    for page in rows.cells():
        lines = ",\n".join(encoder.encode(json_values(row)) for row in page)
        file.write(f"{separator}{lines}".encode())
        separator = ",\n"
    file.write(b"\n]}\n")
