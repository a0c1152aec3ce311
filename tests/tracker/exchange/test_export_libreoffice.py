"""LibreOffice opens the exported CSV and XLSX: formulas are text there, and come back exactly."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.strategies import NAUGHTY
from tests.tracker.exchange.stores import all_drafts
from tracker.domain.application import Draft
from tracker.exchange.codec import from_cells
from tracker.exchange.exporter import export
from tracker.store.commands.applications import add_applications
from tracker.store.store import Store

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
TEXT_AS_UTF8 = "44,34,76,1,,0,false,true,false,false,false,-1"
"""LibreOffice's options for CSV: comma, double quote, UTF-8, cells as shown, all sheets by name."""

pytestmark = pytest.mark.skipif(
    PROGRAM is None, reason="LibreOffice Calc is not installed (Debian: apt install libreoffice-calc)"
)

FORMULAS = (
    "=1+1",
    "+1+1",
    "-1-1",
    "@SUM(A1)",
    '=HYPERLINK("https://evil.example";"click")',
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "'=1+1",
    "''",
    "'s-Graveland",
    "0049 170 5550100",
)
LIKE_NUMBERS = ("1/2", "007", "1e5", "12:30")
"""Texts that any spreadsheet reads as dates and numbers in CSV, which has no types; a workbook keeps them."""


def filled(texts: tuple[str, ...]) -> Store:
    made = Store.in_memory()
    found = [
        Draft(title=f"Job {number}", company=text, city=text, notes=f"{text}\n=2+2", applied_on="2026-03-01")
        for number, text in enumerate(texts)
    ]
    found += [Draft(title=text, notes=text) for text in NAUGHTY if not text.isspace()]
    made.run(add_applications(found, "Added"))
    return made


def converted(path: Path, to: str, folder: Path) -> Path:
    """The file opened by LibreOffice and saved under another format."""
    profile = (folder / "profile").as_uri()
    given = ["--infilter=CSV:44,34,76,1"] if path.suffix == ".csv" else []
    command = [
        *(str(PROGRAM), f"-env:UserInstallation={profile}", "--headless", *given),
        *("--convert-to", to, "--outdir", str(folder / "out"), str(path)),
    ]
    quiet = {**os.environ, "HOME": str(folder)} if sys.platform != "win32" else dict(os.environ)
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env=quiet)
    (made,) = (folder / "out").glob("*.csv")
    assert done.returncode == 0, done.stderr
    return made


@pytest.mark.parametrize(("form", "texts"), [("csv", FORMULAS), ("xlsx", FORMULAS + LIKE_NUMBERS)])
def test_formulas_stay_texts_and_come_back(form: str, texts: tuple[str, ...], tmp_path: Path) -> None:
    store = filled(texts)
    export(store, tmp_path / f"all.{form}", form)
    made = converted(tmp_path / f"all.{form}", f"csv:Text - txt - csv (StarCalc):{TEXT_AS_UTF8}", tmp_path)
    with made.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert [from_cells(row) for row in rows] == all_drafts(store)
