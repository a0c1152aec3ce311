"""The formats that the export offers, in a person's words, and where a file of each would go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QStandardPaths

from tracker.clock import today
from tracker.i18n import tr

XLSX, CSV, JSON, MARKDOWN, PDF = "xlsx", "csv", "json", "md", "pdf"
CLIPBOARD = frozenset({MARKDOWN})


@dataclass(frozen=True, slots=True)
class Form:
    """A format: its file's ending, what it is called, its icon, and what it is good for."""

    ending: str
    label: str
    icon: str
    purpose: str


def forms() -> tuple[Form, ...]:
    """The formats in the order in which they are offered."""
    return (
        Form(
            XLSX,
            tr("Excel workbook"),
            "file-spreadsheet",
            tr("For Excel, LibreOffice and Numbers: dates are dates, amounts are numbers, links are links."),
        ),
        Form(
            CSV,
            tr("CSV table"),
            "table-2",
            tr("For any program that reads tables. Landfall brings it back as it was."),
        ),
        Form(
            JSON,
            tr("JSON"),
            "list",
            tr("Every field of every application, for programs. Landfall brings it back as it was."),
        ),
        Form(
            MARKDOWN,
            tr("Markdown table"),
            "clipboard",
            tr("Copied, to be pasted into notes, a wiki or an e-mail."),
        ),
        Form(
            PDF,
            tr("Proof of search, PDF"),
            "printer",
            tr("What you applied for, month by month, as employment offices ask for it."),
        ),
    )


def suggested_path(folder: str, ending: str) -> Path:
    """A place for a new file: the folder used last, today's name, and nothing that is there already."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    stem = "proof-of-search" if ending == PDF else "landfall"
    plain = Path(folder or documents) / f"{stem}-{today().isoformat()}.{ending}"
    path, count = plain, 2
    while path.exists():
        path, count = plain.with_stem(f"{plain.stem}-{count}"), count + 1
    return path


def usual_paper() -> str:
    """``letter`` where people measure in inches, else ``a4``."""
    system = QLocale().measurementSystem()
    return "letter" if system is QLocale.MeasurementSystem.ImperialUSSystem else "a4"
