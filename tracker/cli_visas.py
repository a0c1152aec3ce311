"""The ``landfall`` command's verb on the visa catalogue."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli_assess import assess
from tracker.cli_catalogue import code_of, open_catalogue
from tracker.cli_output import one_line, table
from tracker.cli_verbs import say
from tracker.clock import today
from tracker.domain.countries import country_name
from tracker.errors import NotFound, Refused
from tracker.i18n import tr, trn

if TYPE_CHECKING:
    from tracker.visas.entries import CountryEntry
    from tracker.visas.mistakes import Mistake


def carry_out(options: Namespace) -> None:
    """``visas countries``, ``routes``, ``show``, ``check`` and ``assess``."""
    verbs = {"countries": _countries, "routes": _routes, "show": _show, "check": _check, "assess": assess}
    verbs[options.what](options)


def _countries(options: Namespace) -> None:
    from tracker.visas.entries import to_json

    entries = open_catalogue(options).countries()
    header = (tr("Code"), tr("Country"), tr("Currency"), tr("Routes"), tr("Checked on"), "")
    lines = table(header, [_country_cells(entry) for entry in entries])
    say(options, lines, [to_json(entry) | {"old": _is_old(entry)} for entry in entries])


def _country_cells(entry: CountryEntry) -> list[str]:
    remarks = [
        tr("not checked for six months") if _is_old(entry) else "",
        tr("from your folder") if entry.is_own else "",
    ]
    return [
        entry.country,
        country_name(entry.country),
        entry.currency,
        str(len(entry.routes)),
        entry.checked_on.isoformat(),
        ", ".join(filter(None, remarks)),
    ]


def _is_old(entry: CountryEntry) -> bool:
    from tracker.visas.freshness import file_is_old

    return file_is_old(entry.checked_on, today())


def _routes(options: Namespace) -> None:
    from tracker.cli_visas_show import route_list
    from tracker.visas.as_json import record

    country = code_of(options.country)
    found = open_catalogue(options).destination(country)
    if found is None:
        known = tr("landfall visas countries lists those that there are.")
        raise NotFound(tr("There is no visa file of {country}.", country=country_name(country)), "", known)
    say(options, route_list(found, today()), record(found, found.is_official))


def _show(options: Namespace) -> None:
    from tracker.cli_visas_show import route_lines
    from tracker.visas.as_json import record

    found = open_catalogue(options).route(options.route.strip().lower())
    if found is None:
        known = tr("landfall visas routes COUNTRY lists those of a country.")
        raise NotFound(tr("There is no route {id}.", id=options.route), "", known)
    destination, route = found
    say(options, route_lines(destination, route, today()), record(route, destination.is_official))


def _check(options: Namespace) -> None:
    found = [(file, _mistakes(Path(file))) for file in options.files]
    lines = [line for file, mistakes in found for line in _check_lines(file, mistakes)]
    value = [
        {"file": file, "mistakes": [{"path": one.path, "text": one.text} for one in mistakes]}
        for file, mistakes in found
    ]
    say(options, lines, value)
    bad = sum(bool(mistakes) for _, mistakes in found)
    if bad:
        raise Refused(trn("{count} file cannot be used.", "{count} files cannot be used.", bad))


def _mistakes(path: Path) -> tuple[Mistake, ...]:
    from tracker.visas.mistakes import Mistake
    from tracker.visas.reading import check_file

    try:
        return check_file(path)
    except OSError as error:
        return (Mistake("", tr("cannot be read: {reason}", reason=error.strerror or error)),)


def _check_lines(file: str, mistakes: tuple[Mistake, ...]) -> list[str]:
    if not mistakes:
        return [one_line(tr("{file}: all is well.", file=file))]
    return [one_line(f"{file}: {mistake.line()}") for mistake in mistakes]
