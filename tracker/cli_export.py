"""The ``landfall`` command's verb that takes applications out: as a table, as data, as a printable proof."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from argparse import Namespace
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli_output import ProgressLine, one_line
from tracker.cli_parser import EXPORT_FORMATS, PAPERS, UsageError
from tracker.cli_verbs import filter_of, open_store, say
from tracker.errors import LandfallError
from tracker.i18n import tr, trn

if TYPE_CHECKING:
    from tracker.exchange.proof import Proof
    from tracker.exchange.wanted import Wanted
    from tracker.store.queries.export_rows import Scope
    from tracker.store.store import Store

STANDARD_OUTPUT = "-"
PDF = "pdf"
PROOF_PROGRAM = "ui.exchange.export_proof"
"""What draws the proof, by name only: the core knows no window, and this process loads no Qt."""


def take(options: Namespace) -> None:
    """``export``: into a file, or to standard output for ``-``."""
    form = _form(options)
    if form == PDF:
        _refuse(options, "columns", "bom", "status", "country", "text", "archived")
        count = _write_proof(options)
    else:
        _refuse(options, "since", "until", "name", "paper")
        count = _write_rows(options, form)
    if options.file == STANDARD_OUTPUT:
        return
    wrote = trn(
        "Wrote {count} application to {file}",
        "Wrote {count} applications to {file}",
        count,
        file=options.file,
    )
    say(options, [one_line(wrote)], {"exported": count, "file": options.file})


def _form(options: Namespace) -> str:
    """The format, told by ``--format`` or by how the file's name ends. Raises UsageError."""
    if options.format:
        return str(options.format)
    form = Path(options.file).suffix.lower().removeprefix(".") or "csv"
    if form not in EXPORT_FORMATS:
        forms = ", ".join(EXPORT_FORMATS)
        said = tr(
            "{file} does not tell a format by its ending. Say --format: {forms}.",
            file=options.file,
            forms=forms,
        )
        raise UsageError(said)
    return form


def _refuse(options: Namespace, *names: str) -> None:
    """Raise UsageError for an option that this format does not know: nothing is left out silently."""
    for name in names:
        if getattr(options, name):
            option = {"since": "from", "until": "to"}.get(name, name)
            raise UsageError(tr("--{option} is of no use for this format.", option=option))


# -- tables and data ----------------------------------------------------------------------------------


def _write_rows(options: Namespace, form: str) -> int:
    from tracker.exchange.exporter import export, exported

    with ProgressLine(tr("rows written")) as progress, open_store(options) as store:
        wanted = _wanted(options, form, store)
        if options.file == STANDARD_OUTPUT:
            count = store.ask(exported(form, sys.stdout.buffer, wanted, progress.show))
            sys.stdout.buffer.flush()
            return count
        return export(store, Path(options.file), form, wanted, progress.show)


def _wanted(options: Namespace, form: str, store: Store) -> Wanted:
    from tracker.exchange.codec import HEADER
    from tracker.exchange.exporter import TABLES
    from tracker.exchange.wanted import Wanted

    if options.bom and form != "csv":
        raise UsageError(tr("--bom is of no use for this format."))
    if options.columns and form not in TABLES:
        raise UsageError(tr("--columns is of no use for this format: it holds every field."))
    columns = tuple(options.columns or HEADER)
    for name in columns:
        if name not in HEADER:
            known = ", ".join(HEADER)
            raise UsageError(tr("There is no column {name}, only {known}.", name=name, known=known))
    return Wanted(_scope(options, store), tuple(dict.fromkeys(columns)), mark=options.bom)


def _scope(options: Namespace, store: Store) -> Scope:
    """What ``list`` shows with the same options; without any of them everything, archived ones too."""
    from tracker.store.queries.export_rows import EVERYTHING, Scope

    filtered = filter_of(options, store)
    return EVERYTHING if filtered.is_empty else Scope(filtered)


# -- the proof of the search --------------------------------------------------------------------------


def _write_proof(options: Namespace) -> int:
    from tracker.exchange.proof import proof_of_search
    from tracker.files import replacing

    first, last = _period(options)
    with open_store(options) as store:
        proof = proof_of_search(store, first, last)
    pdf = _drawn(proof, options.name or "", options.paper or PAPERS[0])
    if options.file == STANDARD_OUTPUT:
        sys.stdout.buffer.write(pdf)
        sys.stdout.buffer.flush()
    else:
        with replacing(Path(options.file)) as file:
            file.write(pdf)
    if proof.undated:
        said = trn(
            "{count} application is not listed: when it was applied for is not known.",
            "{count} applications are not listed: when they were applied for is not known.",
            proof.undated,
        )
        print(one_line(said), file=sys.stderr)
    return proof.count


def _period(options: Namespace) -> tuple[date, date]:
    """The days given; without one the month of the other, or the present month. Raises InvalidValue."""
    from tracker.clock import today
    from tracker.domain.dates import parse_day

    order = options.date_order
    first = parse_day(options.since, order=order, today=today()) if options.since else None
    last = parse_day(options.until, order=order, today=today()) if options.until else None
    start = first or (last or today()).replace(day=1)
    end = last or start.replace(day=monthrange(start.year, start.month)[1])
    if start > end:
        raise UsageError(tr("--from lies after --to."))
    return start, end


def _drawn(proof: Proof, name: str, paper: str) -> bytes:
    """The proof as a PDF, drawn by a program of its own."""
    from tracker.system_libraries import complaint

    missing = complaint(window=False)
    if missing:
        raise LandfallError(missing)
    request = {"proof": proof.to_json(), "name": name, "paper": paper}
    home = str(Path(__file__).resolve().parent.parent)
    paths = os.pathsep.join(path for path in (home, os.environ.get("PYTHONPATH", "")) if path)
    done = subprocess.run(
        [sys.executable, "-m", PROOF_PROGRAM],
        input=json.dumps(request).encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise LandfallError(
            tr("The PDF could not be drawn: {reason}", reason=said[-1] if said else done.returncode)
        )
    return done.stdout
