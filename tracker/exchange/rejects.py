"""The rows that an import refused, with the reasons, as a table to mend and import again."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TextIO

from tracker.exchange.choices import LEAVE_OUT
from tracker.exchange.mapping import REASON_HEADER
from tracker.exchange.mending import mended
from tracker.exchange.plan import ImportPlan
from tracker.files import replacing


def save_rejects(made: ImportPlan, path: Path, *, with_warned: bool = False) -> int:
    """Write the refused rows in place of the file; answers how many. Raises OSError, UnreadableFile.

    ``with_warned`` adds those that come in with a text that was not understood. The file is UTF-8 with the
    columns of the source and one more; there is none to write where nothing was refused, and then only the
    header is.
    """
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        count = write_rejects(made, text, with_warned=with_warned)
        text.flush()
        text.detach()
    return count


def write_rejects(made: ImportPlan, text: TextIO, *, with_warned: bool = False) -> int:
    """Write the refused rows; answers how many. Raises UnreadableFile where the source is gone."""
    writer = csv.writer(text, lineterminator="\r\n")
    names = made.table.header
    writer.writerow([*names, REASON_HEADER])
    reasons = _reasons(made, with_warned=with_warned)
    lines = (line for line in made.table.lines() if line.number in reasons) if reasons else iter(())
    count = 0
    for line in mended(lines, names, made.choices.cells):
        count += 1
        cells = [*line.cells, *[""] * (len(names) - len(line.cells))][: len(names)]
        writer.writerow(map(_writable, (*cells, reasons[line.number])))
    return count


def _reasons(made: ImportPlan, *, with_warned: bool) -> dict[int, str]:
    """Why each row has to be looked at; what is wrong with a row that was left out says more than that."""
    reasons = {remark.line: remark.reason for remark in made.refused}
    left_out = {line for line in reasons if made.choices.rows.get(line) == LEAVE_OUT}
    warned: dict[int, dict[str, None]] = {}
    for remark in made.warnings:
        if remark.line in left_out or (with_warned and remark.line not in reasons):
            warned.setdefault(remark.line, {})[f"{remark.column}: {remark.reason}"] = None
    return reasons | {line: " ".join(said) for line, said in warned.items()}


def _writable(cell: str) -> str:
    """The cell as a file can hold it."""
    return cell.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
