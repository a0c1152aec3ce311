"""What a person may decide about a file before it is imported; whatever is left open is found out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

DateOrder = Literal["dmy", "mdy", "ymd"]
Way = Literal["skip", "fill", "replace", "add"]
"""What a row does that meets an application: leave it alone, fill what is missing, take the file's, add."""
LEAVE_OUT: Literal["leave out"] = "leave out"
"""Said of a row that a person does not want at all."""


@dataclass(frozen=True, slots=True)
class Choices:
    """A person's word on how to read a file.

    ``encoding`` is a Python codec's name; ``sheet`` is the name or the number (from 1) of a sheet of a
    workbook or of a table in an archive; ``skip_rows`` counts physical lines above the header; ``targets``
    maps headers, as they stand in the file, to what their columns become; ``date_order`` holds for every
    column of dates; ``status_words`` maps words of the file to names of statuses; ``currency`` (ISO 4217)
    holds where the file names none; ``on_duplicate`` is what rows do that meet an application (None: fill,
    and for this program's own files take the file's), ``rows`` the same, or ``LEAVE_OUT``, for single lines;
    ``cells`` are texts in place of the file's, by line and column as remarks name them.
    """

    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    sheet: str | int | None = None
    has_header: bool | None = None
    skip_rows: int | None = None
    targets: Mapping[str, str] = field(default_factory=dict)
    date_order: DateOrder | None = None
    status_words: Mapping[str, str] = field(default_factory=dict)
    currency: str | None = None
    on_duplicate: Way | None = None
    rows: Mapping[int, Way | Literal["leave out"]] = field(default_factory=dict)
    cells: Mapping[tuple[int, str], str] = field(default_factory=dict)


AS_FOUND = Choices()
"""Everything is found out."""
