"""Visa checks: badges of a big store, and one or all applications on every route of a country."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure
from tests.bench.store import timed
from tests.bench.stores import COUNT, big_home
from tracker.badges import refresh_badges
from tracker.bundled import path
from tracker.domain.pay import Pay, Period
from tracker.paths import Home
from tracker.samples import sample_profile
from tracker.store.commands.profile import set_profile
from tracker.store.store import Store
from tracker.visas.answers import Job
from tracker.visas.assess import assess_country
from tracker.visas.catalogue import Catalogue
from tracker.visas.over_jobs import assess_destination
from tracker.visas.reading import read_destination

DAY = date(2026, 11, 25)
MOST_ROUTES = "AU"
"""The country with the most routes in the catalogue."""
REPETITIONS = 200
SOMEBODY = sample_profile()


def measure(folder: Path) -> Iterator[Figure]:
    """Badges for the first time and with nothing changed, then one assessment, then one over everything."""
    store_file = shutil.copy(big_home(folder).store, folder / "badges.db")
    home = folder / "badges"
    home.mkdir(exist_ok=True)
    shutil.move(store_file, Home(home).store)
    store = Store.open(Home(home))
    store.run(set_profile(SOMEBODY))
    catalogue = Catalogue(None)
    with closing(sqlite3.connect(Home(home).store, isolation_level=None)) as plain:
        yield from _badges(store, catalogue, plain)
    store.close()
    yield _assessment(catalogue)
    yield _over_all(catalogue)


def _badges(store: Store, catalogue: Catalogue, plain: sqlite3.Connection) -> Iterator[Figure]:
    select = "SELECT country, pay_low, pay_high, field FROM application"
    reading = median([timed(lambda: plain.execute(select).fetchall()) for _ in range(5)])
    for what in ("computed", "with nothing changed"):
        taken = timed(partial(refresh_badges, store, catalogue, DAY))
        yield Figure(f"badges of {COUNT:,}, {what}", taken, "plain SELECT", reading, most=2_000)


def _assessment(catalogue: Catalogue) -> Figure:
    destination = catalogue.destination(MOST_ROUTES)
    if destination is None:
        raise LookupError(MOST_ROUTES)
    reading = timed(lambda: read_destination(path("visas", f"{MOST_ROUTES}.toml")))
    offers = [
        Job(Pay(Decimal(80_000 + step), None, "AUD", Period.YEAR), "ict") for step in range(REPETITIONS)
    ]
    taken = median([timed(partial(assess_country, destination, SOMEBODY, offer, DAY)) for offer in offers])
    what = f"one application on {len(destination.routes)} routes"
    return Figure(what, taken, "reading the country's file", reading, most=1)


def _over_all(catalogue: Catalogue) -> Figure:
    destination = catalogue.destination(MOST_ROUTES)
    if destination is None:
        raise LookupError(MOST_ROUTES)
    offers = [Job(Pay(Decimal(40_000 + step), None, "AUD", Period.YEAR), "ict") for step in range(COUNT)]
    alone = timed(partial(assess_country, destination, SOMEBODY, offers[0], DAY))
    taken = median([timed(partial(assess_destination, destination, SOMEBODY, offers, DAY)) for _ in range(5)])
    what = f"{COUNT:,} that all pay differently"
    return Figure(f"{what}, on {len(destination.routes)} routes", taken, "one of them", alone)
