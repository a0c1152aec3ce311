"""The ``landfall`` command's verbs that bring applications in and take them out."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli_output import ProgressLine, one_line
from tracker.cli_parser import UsageError
from tracker.cli_verbs import open_store, say
from tracker.i18n import tr, trn

if TYPE_CHECKING:
    from tracker.exchange.choices import Choices

STANDARD_INPUT = "-"


def bring(options: Namespace) -> None:
    """``import``: every line is accounted for. A store is made only once the file was understood."""
    from tracker.cli_show import imported
    from tracker.exchange.importer import import_command, plan

    source = sys.stdin.buffer.read() if options.file == STANDARD_INPUT else Path(options.file)
    with ProgressLine(tr("lines read")) as progress, open_store(options) as store:
        planned = plan(source, store, _choices(options), progress.show)
    if not options.dry_run:
        with ProgressLine(tr("rows written")) as progress, open_store(options, create=True) as store:
            store.run(import_command(planned), progress.show)
    report = planned.report()
    say(options, imported(report, is_done=not options.dry_run), report.to_json())


def _choices(options: Namespace) -> Choices:
    from tracker.exchange.choices import Choices

    return Choices(targets=dict(_column(text) for text in options.map), date_order=options.date_order)


def _column(text: str) -> tuple[str, str]:
    """Column and field of ``COLUMN=FIELD``; a column's name may hold an equals sign, a field's does not."""
    column, sign, field = text.rpartition("=")
    if not sign:
        raise UsageError(tr("--map needs COLUMN=FIELD, not {given}", given=text))
    return column, field.strip()


def take(options: Namespace) -> None:
    """``export``: every field of every application in one CSV file."""
    from tracker.exchange.exporter import export_csv

    with ProgressLine(tr("rows written")) as progress, open_store(options) as store:
        count = export_csv(store, Path(options.file), progress=progress.show)
    wrote = trn(
        "Wrote {count} application to {file}",
        "Wrote {count} applications to {file}",
        count,
        file=options.file,
    )
    say(options, [one_line(wrote)], {"exported": count, "file": options.file})


def samples(options: Namespace) -> None:
    """``samples add`` and ``samples remove``."""
    from tracker.clock import today
    from tracker.samples import add_samples
    from tracker.store.commands.applications import remove_samples

    adds = options.what == "add"
    with open_store(options, create=adds) as store:
        changes = store.run(add_samples(today()) if adds else remove_samples())
    say(options, [changes.label], {"done": changes.label})
