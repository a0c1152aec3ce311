"""The visa catalogue: the bundled countries, overridden and added to by the files in a person's folder."""

from __future__ import annotations

from pathlib import Path
from threading import RLock

from tracker.bundled import path as bundled_path
from tracker.visas.entries import FOLDER, CountryEntry, bundled_index, entry_of
from tracker.visas.own_files import OwnFiles, Problem, Stamp, read_own, stamp_of, together
from tracker.visas.types import Destination, Route


class Catalogue:
    """All countries. A file is read when its country is first asked for, and again when it has changed.

    ``home_folder`` is the data folder (``Home.folder``), None for the bundled files alone. May be used from
    several threads.
    """

    def __init__(self, home_folder: Path | None) -> None:
        from tracker.paths import Home

        self._folder = Home(home_folder).visas if home_folder is not None else None
        self._lock = RLock()
        self._stamp: Stamp = ()
        self._own = OwnFiles({}, ())
        self._destinations: dict[str, Destination | None] = {}

    @property
    def version(self) -> str:
        """Changes when any file does."""
        import hashlib

        with self._lock:
            self._look()
            said = bundled_index().version + repr(self._stamp)
        return hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The files of the person's folder that cannot be used; the bundled ones stand in for them."""
        with self._lock:
            self._look()
            return self._own.problems

    def countries(self) -> tuple[CountryEntry, ...]:
        """Every country in the order of codes. Only the index is read, and what the person's folder holds."""
        with self._lock:
            self._look()
            bundled = bundled_index().countries
            return tuple(self._entry(country) for country in sorted(bundled.keys() | self._own.countries))

    def destination(self, country: str) -> Destination | None:
        """The country (alpha-2) with all its routes; None where there is no file of it."""
        with self._lock:
            self._look()
            if country not in self._destinations:
                self._destinations[country] = self._read(country)
            return self._destinations[country]

    def route(self, route_id: str) -> tuple[Destination, Route] | None:
        """A route by its id, with its country; None where there is none."""
        found = self.destination(route_id.partition("-")[0].upper())
        if found is None:
            return None
        return next(((found, route) for route in found.routes if route.id == route_id), None)

    def _look(self) -> None:
        """Read the person's folder again if it has changed."""
        stamp = stamp_of(self._folder)
        if stamp != self._stamp:
            self._own = read_own(self._folder, stamp)
            self._stamp = stamp
            self._destinations = {}

    def _entry(self, country: str) -> CountryEntry:
        if country not in self._own.countries:
            return bundled_index().countries[country]
        found = self.destination(country)
        assert found is not None
        return entry_of(found, is_own=True)

    def _read(self, country: str) -> Destination | None:
        own = self._own.countries.get(country)
        bundled = self._bundled(country)
        return together(bundled, own) if own is not None else bundled

    def _bundled(self, country: str) -> Destination | None:
        if country not in bundled_index().countries:
            return None
        from tracker.visas.reading import read_destination

        return read_destination(bundled_path(FOLDER, f"{country}.toml"))
