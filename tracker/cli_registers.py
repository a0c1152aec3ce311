"""The ``landfall`` command's verb on public registers of employers that may sponsor."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.cli_output import ProgressLine, one_line, table
from tracker.cli_parser import UsageError
from tracker.cli_verbs import open_store, say
from tracker.i18n import tr, trn

if TYPE_CHECKING:
    from tracker.domain.sponsors import Register, Sponsor
    from tracker.registers.loading import Loaded


def carry_out(options: Namespace) -> None:
    """``registers load``, ``registers list`` or ``registers find``."""
    {"load": load, "list": show_list, "find": find}[options.what](options)


def load(options: Namespace) -> None:
    """``registers load``: the list takes the place of an older one; says who dropped off."""
    from tracker.clock import today
    from tracker.domain.dates import parse_day
    from tracker.registers.known import layout_of
    from tracker.registers.loading import load_register
    from tracker.store.commands.registers import recheck_pins
    from tracker.store.queries.registers import dropped_pins

    layout = layout_of(options.register)
    day = parse_day(options.date, today=today()) if options.date else None
    with open_store(options, create=True) as store, ProgressLine(tr("rows read")) as progress:
        loaded = load_register(store, Path(options.file), progress.show, [layout], day)
        store.run(recheck_pins(loaded.code))
        dropped = store.ask(dropped_pins(loaded.code))
    value = {**asdict(loaded), "listed_on": loaded.listed_on.isoformat(), "dropped": list(dropped)}
    say(options, list(map(one_line, _loaded(loaded, dropped))), value)


def _loaded(loaded: Loaded, dropped: Sequence[str]) -> list[str]:
    from tracker.registers.words import loaded_words

    lines = loaded_words(loaded)
    if dropped:
        said = trn("{count} pinned company is", "{count} pinned companies are", len(dropped))
        lines.append(tr("{count} not on this list: {names}.", count=said, names=", ".join(dropped)))
    return lines


def show_list(options: Namespace) -> None:
    """``registers list``: what is loaded, then what could be."""
    from tracker.registers.known import LAYOUTS
    from tracker.store.queries.registers import registers

    with open_store(options) as store:
        found = store.ask(registers())
    missing = [layout for layout in LAYOUTS if layout.code not in {one.code for one in found}]
    lines = table([tr("Code"), tr("Country"), tr("List"), tr("Day"), tr("Employers")], map(_cells, found))
    if not found:
        lines = [tr("No list is loaded.")]
    if missing:
        lines += ["", tr("Lists that can be loaded:")]
        lines += table(
            [tr("Code"), tr("Country"), tr("List"), tr("From")],
            [[layout.code, layout.country, layout.title, layout.page] for layout in missing],
        )
    available = [
        {"code": layout.code, "country": layout.country, "title": layout.title, "page": layout.page}
        for layout in missing
    ]
    say(options, lines, {"loaded": [asdict(one) for one in found], "available": available})


def _cells(one: Register) -> list[str]:
    return [one.code, one.country, one.title, one.listed_on, f"{one.employers:,}"]


def find(options: Namespace) -> None:
    """``registers find``: who on the country's lists may be this company."""
    from tracker.domain.countries import find_country
    from tracker.registers.advice import needs_register
    from tracker.store.queries.registers import find_sponsors, registers

    country = find_country(options.country)
    if country is None:
        raise UsageError(tr("There is no country {name}.", name=options.country))
    with open_store(options) as store:
        has_list = any(one.country == country for one in store.ask(registers()))
        found = store.ask(find_sponsors(options.name, country))
    advice = needs_register(country)
    note = "" if found else (advice.not_found if has_list else advice.text)
    pages = [] if found or has_list else [layout.page for layout in advice.layouts]
    value = {"matches": [asdict(one) for one in found], "note": note, "pages": pages}
    say(options, _found(found) or [note, *pages], value)


def _found(found: Sequence[Sponsor]) -> list[str]:
    from tracker.registers.words import tier_words

    header = [tr("Match"), tr("Name"), tr("Place"), tr("Route"), tr("Rating"), tr("List of")]
    cells: list[list[Any]] = [
        [tier_words(one), one.name, one.place, one.route, one.rating, one.listed_on] for one in found
    ]
    return table(header, cells) if cells else []
