"""A big store of made-up applications, made once a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from tracker.domain.application import Draft, Priority, WorkMode
from tracker.domain.pay import Pay, Period
from tracker.domain.status import default_statuses
from tracker.paths import Home
from tracker.store.commands.applications import add_applications
from tracker.store.store import Store

COUNT = 20_000
PLACES = (
    ("DE", "Berlin", "EUR"),
    ("DE", "Hamburg", "EUR"),
    ("NL", "Rotterdam", "EUR"),
    ("GB", "Leeds", "GBP"),
    ("NO", "Bergen", "NOK"),
    ("CA", "Toronto", "CAD"),
    ("AU", "Brisbane", "AUD"),
    ("JP", "大阪", "JPY"),
)
COMPANIES = ("Nordlicht", "Rhein", "Tidewater", "Kestrel", "Coral", "Albion", "Isar", "Moorgate", "Fjordline")
BRANCHES = ("Energie", "Logistik", "Bank", "Robotics", "Cloud", "Genomics", "Software", "Retail", "Shipping")
TITLES = (
    "Data Engineer",
    "Nurse",
    "Site Manager",
    "Process Engineer",
    "Teacher",
    "Accountant",
    "Électricien",
)
TAGS = ("python", "visa", "remote first", "shift work", "German B2", "relocation")


def made_up(count: int, seed: int = 7) -> Iterator[Draft]:
    """Applications with the variety of a long search, always the same ones for a seed."""
    random = Random(seed)
    statuses = [name for name, _ in default_statuses()]
    for number in range(count):
        country, city, currency = random.choice(PLACES)
        low = Decimal(random.randrange(30, 120) * 1000)
        applied = date(2026, 1, 1) + timedelta(days=random.randrange(300))
        yield Draft(
            company=f"{random.choice(COMPANIES)} {random.choice(BRANCHES)}",
            title=f"{random.choice(TITLES)} {number}",
            country=country,
            city=city,
            work_mode=random.choice((None, *WorkMode)),
            status=random.choice(statuses),
            pay=Pay(low, low + random.choice((0, 5000, 12000)), currency, Period.YEAR),
            link=f"https://jobs.example/{number}",
            source=random.choice(("LinkedIn", "a friend", "")),
            applied_on=applied.isoformat(),
            priority=random.choice(tuple(Priority)),
            tags=tuple(random.sample(TAGS, random.randrange(3))),
            notes="Asked about the team.\n" * random.randrange(4),
        )


def big_home(folder: Path, count: int = COUNT, *, status: str = "") -> Home:
    """A data folder with ``count`` applications, all in one status if named; made at the first asking."""
    home = Home(folder / f"store-{count}-{status}")
    if not Store.exists(home):
        drafts = [replace(draft, status=status or draft.status) for draft in made_up(count)]
        store = Store.create(home)
        store.run(add_applications(drafts, "Added many"))
        store.close()
    return home
