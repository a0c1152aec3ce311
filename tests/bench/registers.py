"""Loading a register of 140,000 rows beside the sqlite3 shell's import of the same file; looking up names.

Ours reads, recognises and normalises the names and makes them findable; the shell only copies cells.
"""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from tests.bench.figures import Figure, percentile_95
from tests.bench.store import timed
from tracker.paths import Home
from tracker.registers.loading import load_register
from tracker.store.queries.registers import find_sponsors
from tracker.store.store import Store

ROWS = 140_000
MANY_ROWS = 500_000
LOOKUPS = 200
REPETITIONS = 5
HEADER = ("Organisation Name", "Town/City", "County", "Type & Rating", "Route")
FIRST = ("Nordlicht", "Rhein", "Tidewater", "Kestrel", "Coral", "Albion", "Isar", "Moorgate", "Fjordline")
SECOND = ("Care", "Logistics", "Bank", "Robotics", "Cloud", "Retail", "Foods", "Kitchen", "Dental", "Homes")
FORMS = ("Limited", "Ltd", "LTD", "plc", "LLP", "(UK) Limited", "Group Ltd", "")
ROUTES = ("Skilled Worker", "Global Business Mobility: Senior or Specialist Worker")


def measure(folder: Path) -> Iterator[Figure]:
    """Loading the list, loading it again in place of the first, and near matches."""
    file = register_file(folder, ROWS)
    copies, loads, again = [], [], []
    for number in range(REPETITIONS):
        copies.append(timed(partial(_sqlite_import, file, folder)))
        store = Store.create(Home(folder / f"registers-{number}"))
        loads.append(timed(partial(load_register, store, file, _nobody)))
        again.append(timed(partial(load_register, store, file, _nobody)))
        store.close()
    copy = median(copies)
    yield Figure(f"load a register of {ROWS:,}", median(loads), "sqlite3 .import", copy, most_ratio=3)
    yield Figure("load it again over the old one", median(again), "sqlite3 .import", copy)
    yield _lookups(folder)


def _lookups(folder: Path) -> Figure:
    store = Store.create(Home(folder / "registers-many"))
    load_register(store, register_file(folder, MANY_ROWS), _nobody)
    random = Random(3)
    names = [_slipped(random, name) for name in random.sample(made_up_names(MANY_ROWS), LOOKUPS)]
    times = [timed(partial(store.ask, find_sponsors(name, "GB"))) for name in names]
    store.close()
    return Figure(f"near matches in {MANY_ROWS:,}, 95th", percentile_95(times), "20 ms", 20, most=20)


def _slipped(random: Random, name: str) -> str:
    """The name with a slip of the pen, or a legal form less."""
    place = random.randrange(3, len(name))
    return random.choice((name[:place] + name[place + 1 :], name.rpartition(" ")[0] or name, name.upper()))


def _place(random: Random) -> tuple[str, str]:
    """Town and county: a quarter in the capital, the rest over 10,000 places, some with a stray space."""
    if random.random() < 0.25:
        return "London", random.choice(("", "Greater London"))
    number = random.randrange(10_000)
    return f"Town {number}{' ' * (number % 7 == 0)}", f"County {number % 90}"


def register_file(folder: Path, count: int) -> Path:
    """A made-up UK register, sorted as the published one is; one employer in six has two routes."""
    file = folder / f"register-{count}.csv"
    if not file.exists():
        random = Random(11)
        rows = [
            (name, *_place(random), "Worker (A rating)", route)
            for name in sorted(made_up_names(count))
            for route in ROUTES[: random.choice((1, 1, 1, 1, 1, 2))]
        ]
        with file.open("w", encoding="utf-8", newline="") as text:
            csv.writer(text).writerows([HEADER, *rows[:count]])
    return file


def made_up_names(count: int) -> list[str]:
    """Names with the variety of a country's employers, always the same ones."""
    random = Random(5)
    return [
        " ".join(filter(None, (_first(random), random.choice(SECOND), random.choice(FORMS))))
        for _ in range(count)
    ]


def _first(random: Random) -> str:
    made = "".join(
        random.choice("bcdfghklmnprstvw") + random.choice("aeiou") for _ in range(random.randint(2, 4))
    )
    return random.choice((made.capitalize(), f"{random.choice(FIRST)} {made.capitalize()}"))


def _sqlite_import(file: Path, folder: Path) -> None:
    copy = folder / "register-copy.db"
    copy.unlink(missing_ok=True)
    subprocess.run(["sqlite3", str(copy), f".import --csv {file} cells"], check=True, capture_output=True)


def _nobody(_done: int, _total: int) -> None:
    """Nobody watches."""
