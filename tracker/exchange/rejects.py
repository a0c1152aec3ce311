"""The rows that an import refused, with the reasons, as a table to mend and import again."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TextIO

from tracker.exchange.mapping import REASON_HEADER
from tracker.exchange.plan import ImportPlan
from tracker.files import replacing


def save_rejects(made: ImportPlan, path: Path) -> int:
    """Write the refused rows in place of the file; answers how many. Raises OSError, UnreadableFile.

    The file is UTF-8 with the columns of the source and one more; there is none to write where nothing was
    refused, and then only the header is.
    """
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        count = write_rejects(made, text)
        text.flush()
        text.detach()
    return count


def write_rejects(made: ImportPlan, text: TextIO) -> int:
    """Write the refused rows; answers how many. Raises UnreadableFile where the source is gone."""
    writer = csv.writer(text, lineterminator="\r\n")
    names = made.table.header
    writer.writerow([*names, REASON_HEADER])
    reasons = {remark.line: remark.reason for remark in made.refused}
    lines = (line for line in made.table.lines() if line.number in reasons) if reasons else ()
    count = 0
    for line in lines:
        count += 1
        cells = [*line.cells, *[""] * (len(names) - len(line.cells))][: len(names)]
        writer.writerow(map(_writable, (*cells, reasons[line.number])))
    return count


def _writable(cell: str) -> str:
    """The cell as a file can hold it."""
    return cell.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
