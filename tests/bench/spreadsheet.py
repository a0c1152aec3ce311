"""A spreadsheet of a long search: twenty columns as people keep them, always the same rows for a seed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.bench.stores import BRANCHES, COMPANIES, TITLES

HEADER = (
    "Company",
    "Job Title",
    "Status",
    "Date Applied",
    "Deadline",
    "Salary",
    "Country",
    "City",
    "Job URL",
    "Source",
    "Work Mode",
    "Tags",
    "Notes",
    "Mood",
    "Commute",
    "Team size",
    "CV version",
    "Agency",
    "Score",
    "Next step",
)
PLACES = (
    ("Germany", "Berlin", "€{}k"),
    ("Germany", "Hamburg", "{}.000 €"),
    ("United Kingdom", "Leeds", "£{}k"),
    ("Norway", "Bergen", "{}0 000 NOK"),
    ("Canada", "Toronto", "${},000"),
    ("Japan", "Osaka", ""),
)
FORMS = (" GmbH", " AG", " Ltd", " Inc.", " plc", "")
LEVELS = ("", "Senior ", "Junior ", "Lead ")
STATUSES = ("Applied", "Interview", "Rejected", "Wishlist", "Offer", "No reply")
NOTES = (
    "Asked about the team.",
    "",
    "",
    "Take-home task of {} hours",
    "Referred by a former colleague, number {}",
)


def written(folder: Path, count: int) -> Path:
    """The file with so many rows; made at the first asking."""
    path = folder / f"search-{count}.csv"
    if not path.exists():
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADER)
            writer.writerows(made_up_rows(count))
    return path


def made_up_rows(count: int, seed: int = 5) -> Iterator[tuple[str, ...]]:
    """Rows under ``HEADER``."""
    random = Random(seed)
    pick = random.choice
    for number in range(count):
        country, city, pay = pick(PLACES)
        applied = date(2024, 1, 1) + timedelta(days=random.randrange(700))
        yield (
            f"{pick(COMPANIES)} {pick(BRANCHES)} {random.randrange(40)}{pick(FORMS)}",
            f"{pick(LEVELS)}{pick(TITLES)} {random.randrange(50)}",
            pick(STATUSES),
            f"{applied:%d/%m/%Y}",
            f"{applied + timedelta(days=30):%d/%m/%Y}" if number % 2 else "",
            pay.format(random.randrange(30, 99)),
            country,
            city,
            f"https://jobs.example/view/{number}",
            pick(("LinkedIn", "Indeed", "a friend", "")),
            pick(("Remote", "Hybrid", "On-site", "")),
            pick(("python", "visa, relocation", "", "shift work")),
            pick(NOTES).format(random.randrange(900)),
            pick(("good", "bad", "")),
            f"{random.randrange(90)} min" if number % 3 else "",
            pick(("5", "12", "")),
            f"CV v{random.randrange(9)}",
            pick(("Moorgate Staffing", "", "")),
            str(random.randrange(100)),
            pick(("call", "", "wait")),
        )
