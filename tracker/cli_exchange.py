"""The ``landfall`` command's verbs that bring applications in."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli_output import ProgressLine, one_line
from tracker.cli_parser import UsageError
from tracker.cli_verbs import open_store, say
from tracker.i18n import tr, trn

if TYPE_CHECKING:
    from tracker.exchange.choices import Choices
    from tracker.exchange.plan import ImportPlan

STANDARD_INPUT = "-"
_NAMED_SIGNS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "space": " "}


def bring(options: Namespace) -> None:
    """``import``: every line is accounted for. A store is made only once the file was understood."""
    from tracker.cli_show import imported
    from tracker.exchange.importer import import_command, plan

    started = time.perf_counter()
    source = sys.stdin.buffer.read() if options.file == STANDARD_INPUT else Path(options.file)
    with ProgressLine(tr("lines read")) as progress, open_store(options) as store:
        planned = plan(source, store, _choices(options), progress.show, asks=False)
    if not options.dry_run:
        with ProgressLine(tr("rows written")) as progress, open_store(options, create=True) as store:
            store.run(import_command(planned), progress.show)
    report = planned.report(time.perf_counter() - started)
    said = [*imported(report, is_done=not options.dry_run), *_save_rejects(options, planned)]
    say(options, said, report.to_json())


def _save_rejects(options: Namespace, planned: ImportPlan) -> list[str]:
    """Write the refused rows where the person wants them, and say so."""
    if not options.rejects:
        return []
    from tracker.exchange.rejects import save_rejects

    count = save_rejects(planned, Path(options.rejects))
    wrote = trn(
        "Wrote {count} refused row to {file}",
        "Wrote {count} refused rows to {file}",
        count,
        file=options.rejects,
    )
    return [one_line(wrote)]


def _choices(options: Namespace) -> Choices:
    from tracker.exchange.choices import Choices

    sheet = options.sheet
    return Choices(
        encoding=options.encoding,
        delimiter=_NAMED_SIGNS.get(options.delimiter, options.delimiter),
        sheet=int(sheet) if sheet and sheet.isdecimal() else sheet,
        has_header=False if options.no_header else None,
        skip_rows=options.skip_rows,
        targets=_pairs("--map", tr("COLUMN=FIELD"), options.map),
        date_order=options.date_order,
        status_words=_pairs("--status-map", tr("WORD=STATUS"), options.status_map),
        currency=_currency(options.currency),
        on_duplicate=options.on_duplicate,
    )


def _pairs(option: str, form: str, given: Sequence[str]) -> dict[str, str]:
    """Both sides of ``COLUMN=FIELD``; a column's name may hold an equals sign, what it becomes does not."""
    found: dict[str, str] = {}
    for text in given:
        name, sign, value = text.rpartition("=")
        if not (sign and name.strip() and value.strip()):
            raise UsageError(tr("{option} needs {form}, not {given}", option=option, form=form, given=text))
        found[name] = value.strip()
    return found


def _currency(code: str | None) -> str | None:
    from tracker.domain.pay import is_currency

    if code is not None and not is_currency(code.upper()):
        raise UsageError(tr("--currency needs a code such as EUR, not {given}", given=code))
    return code.upper() if code else None


def samples(options: Namespace) -> None:
    """``samples add`` and ``samples remove``."""
    from tracker.clock import today
    from tracker.samples import add_samples
    from tracker.store.commands.applications import remove_samples

    adds = options.what == "add"
    with open_store(options, create=adds) as store:
        changes = store.run(add_samples(today()) if adds else remove_samples())
    say(options, [changes.label], {"done": changes.label})
