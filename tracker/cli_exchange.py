"""The ``landfall`` command's verbs that bring applications in and take them out."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from tracker.cli_output import one_line
from tracker.cli_verbs import open_store, say
from tracker.i18n import trn


def take(options: Namespace) -> None:
    """``export``: every field of every application in one CSV file."""
    from tracker.exchange.exporter import export_csv

    with open_store(options) as store:
        count = export_csv(store, Path(options.file))
    line = trn(
        "Wrote {count} application to {file}",
        "Wrote {count} applications to {file}",
        count,
        file=options.file,
    )
    say(options, [one_line(line)], {"exported": count, "file": options.file})


def samples(options: Namespace) -> None:
    """``samples add`` and ``samples remove``."""
    from tracker.clock import today
    from tracker.samples import add_samples
    from tracker.store.commands.applications import remove_samples

    adds = options.what == "add"
    with open_store(options, create=adds) as store:
        changes = store.run(add_samples(today()) if adds else remove_samples())
    say(options, [changes.label], {"done": changes.label})
