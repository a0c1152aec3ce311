"""What a person may decide about a file before it is imported; whatever is left open is found out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

DateOrder = Literal["dmy", "mdy", "ymd"]


@dataclass(frozen=True, slots=True)
class Choices:
    """A person's word on how to read a file.

    ``encoding`` is a Python codec's name; ``skip_rows`` counts physical lines above the header; ``targets``
    maps headers, as they stand in the file, to what their columns become; ``date_order`` holds for every
    column of dates; ``status_words`` maps words of the file to names of statuses; ``currency`` (ISO 4217)
    holds where the file names none.
    """

    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    has_header: bool | None = None
    skip_rows: int | None = None
    targets: Mapping[str, str] = field(default_factory=dict)
    date_order: DateOrder | None = None
    status_words: Mapping[str, str] = field(default_factory=dict)
    currency: str | None = None


AS_FOUND = Choices()
"""Everything is found out."""
