"""The files of the catalogue that a person keeps in their data folder, and how each meets the bundled one."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from tracker.i18n import tr
from tracker.visas.mistakes import BadCatalogue, Mistake
from tracker.visas.types import Destination, Route

Stamp = tuple[tuple[str, int, int], ...]
"""Name, size in bytes and time of change (ns) of every file, in order."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A file of the person's folder that cannot be used, and all that is wrong with it."""

    path: Path
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """What a person's folder holds: countries by code, and the files that cannot be used."""

    countries: dict[str, Destination]
    problems: tuple[Problem, ...]


def stamp_of(folder: Path | None) -> Stamp:
    """What tells one state of the folder from another; empty where it is not there or holds no such file."""
    if folder is None:
        return ()
    try:
        with os.scandir(folder) as found:
            return tuple(sorted(map(_stamp_of_one, (entry for entry in found if _is_file_of_ours(entry)))))
    except OSError:
        return ()


def _is_file_of_ours(entry: os.DirEntry[str]) -> bool:
    return entry.name.lower().endswith(".toml") and not entry.name.startswith(".")


def _stamp_of_one(entry: os.DirEntry[str]) -> tuple[str, int, int]:
    try:
        stat = entry.stat()
    except OSError:
        return entry.name, 0, 0
    return entry.name, stat.st_size, stat.st_mtime_ns


def read_own(folder: Path | None, stamp: Stamp) -> OwnFiles:
    """Read the files that the stamp names; one that cannot be used is a problem and harms no other."""
    countries: dict[str, Destination] = {}
    problems: list[Problem] = []
    for path in [folder / name for name, _, _ in stamp] if folder is not None else ():
        found, mistakes = _read_one(path)
        if found is not None:
            countries[found.country] = found
        else:
            problems.append(Problem(path, mistakes))
    return OwnFiles(countries, tuple(problems))


def _read_one(path: Path) -> tuple[Destination | None, tuple[Mistake, ...]]:
    from tracker.visas.reading import read_destination

    try:
        return read_destination(path), ()
    except BadCatalogue as error:
        return None, error.mistakes
    except OSError as error:
        return None, (Mistake("", tr("cannot be read: {reason}", reason=error.strerror or error)),)


def together(bundled: Destination | None, own: Destination) -> Destination:
    """A country of which the person has a file.

    The file that was checked later holds, the person's on a tie; routes that only the person's has are kept
    whichever holds, and marked as own.
    """
    if bundled is None:
        return _with_routes(own, [_as_own(route) for route in own.routes])
    known = {route.id for route in bundled.routes}
    if own.checked_on >= bundled.checked_on:
        marked = [route if route.id in known else _as_own(route) for route in own.routes]
        return _with_routes(own, marked)
    added = [_as_own(route) for route in own.routes if route.id not in known]
    return _with_routes(bundled, [*bundled.routes, *added])


def _with_routes(destination: Destination, routes: list[Route]) -> Destination:
    return replace(destination, routes=tuple(routes))


def _as_own(route: Route) -> Route:
    return replace(route, is_own=True)
