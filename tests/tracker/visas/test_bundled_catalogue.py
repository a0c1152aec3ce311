"""The catalogue that comes with the program: whole, sourced, and its index current."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.tracker.visas.samples import FILES
from tracker.bundled import path as bundled_path
from tracker.bundled import read_text
from tracker.visas.entries import bundled_index, entry_of
from tracker.visas.reading import check_text, read_destination
from tracker.visas.types import Destination

ROOT = Path(__file__).parents[3]
DESTINATIONS = [read_destination(path) for path in FILES]


def figures(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Everything below a value that has a source, with its path."""
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from figures(item, f"{path}[{number}]")
    elif is_dataclass(value):
        if hasattr(value, "source"):
            yield path, value
        for field in fields(value):
            yield from figures(getattr(value, field.name), f"{path}.{field.name}")


def test_the_whole_catalogue_is_here() -> None:
    routes = [route for found in DESTINATIONS for route in found.routes]
    assert len(DESTINATIONS) == 33
    assert len(routes) == 132
    assert sum(len(route.requirements) for route in routes) == 770
    assert sum(asked.rule is not None for route in routes for asked in route.requirements) == 352
    assert sum(len(route.fees) for route in routes) == 297
    assert sum(route.points is not None for route in routes) == 20
    assert len({route.id for route in routes}) == 132


@pytest.mark.parametrize("found", DESTINATIONS, ids=lambda found: found.country)
def test_every_figure_has_its_source_and_its_day(found: Destination) -> None:
    sourced = list(figures(found, found.country))
    counted = len(found.free_movement) + sum(
        1 + len(route.requirements) + len(route.fees) + bool(route.processing) + bool(route.points)
        for route in found.routes
    )
    assert len(sourced) >= counted > 0
    for path, figure in sourced:
        assert figure.source.startswith("https://"), path
        assert isinstance(figure.as_of, date), path
        assert date(2000, 1, 1) <= figure.as_of <= found.checked_on, path


@pytest.mark.parametrize("found", DESTINATIONS, ids=lambda found: found.country)
def test_some_sources_are_official(found: Destination) -> None:
    assert found.official_hosts
    assert any(found.is_official(figure.source) for _, figure in figures(found, ""))


def test_the_example_of_the_format_is_a_file_of_it() -> None:
    text = (ROOT / "docs" / "visa-format.md").read_text("utf-8")
    example = text.split("```toml")[1].split("```")[0]
    assert check_text(example.replace("https://...", "https://example.org"), "DE.toml") == ()


def test_the_index_is_current() -> None:
    built = runpy.run_path(str(ROOT / "resources" / "build" / "visas.py"))
    assert read_text("visas", "index.json") == built["index_of"](bundled_path("visas", ""))


def test_the_index_says_what_the_files_say() -> None:
    entries = bundled_index().countries
    assert list(entries) == sorted(entries)
    for found in DESTINATIONS:
        assert entries[found.country] == entry_of(found)
