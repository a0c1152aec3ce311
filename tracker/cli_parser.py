"""What the ``landfall`` command accepts: its subcommands, their options and their help."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from tracker import __version__
from tracker.domain.fields import FIELD_KINDS, field_label
from tracker.i18n import tr

PROGRAM = "landfall"
DATE_ORDERS = ("dmy", "mdy", "ymd")


AddVerb = Callable[[str, str], argparse.ArgumentParser]
"""Makes the parser of a subcommand from its name and its help."""


class UsageError(Exception):
    """The command was used wrongly; ``str()`` is the one line that says how."""


class _Parser(argparse.ArgumentParser):
    """An argument parser that takes whole option names only, and whose complaint is one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            tr("{program}: {problem} (see {program} --help)", program=self.prog, problem=message)
        )


def build_parser() -> _Parser:
    """The whole command line; ``--home`` and ``--json`` are taken before and after the subcommand."""
    common = _common_options()
    parser = _Parser(
        prog=PROGRAM,
        parents=[common],
        description=tr("Keeps a job search across several countries. Without a command it opens the window."),
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar=tr("COMMAND"))

    def verb(name: str, help_text: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, parents=[common], help=help_text, description=help_text)

    _describe_editing(verb)
    _describe_reading(verb)
    _describe_exchange(verb)
    verb("undo", tr("Take the last change back."))
    verb("redo", tr("Bring the last undone change again."))
    samples = verb("samples", tr("Add or remove the made-up applications."))
    samples.add_argument("what", choices=("add", "remove"))
    verb("check", tr("Check that the store is whole."))
    return parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments understood; ``home`` is None and ``json`` False where not given. Raises UsageError."""
    found = build_parser().parse_args(arguments)
    found.home = getattr(found, "home", None)
    found.json = getattr(found, "json", False)
    return found


def _common_options() -> _Parser:
    common = _Parser(add_help=False)
    # Suppressed defaults: a subcommand must not overwrite what stood before it.
    common.add_argument(
        "--home", metavar=tr("FOLDER"), default=argparse.SUPPRESS, help=tr("the data folder to use")
    )
    common.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help=tr("print one JSON value")
    )
    return common


def _describe_editing(verb: AddVerb) -> None:
    add = verb("add", tr("Add an application."))
    for name in FIELD_KINDS:
        if name != "tags":
            names = ("--link", "--url") if name == "link" else (f"--{name.replace('_', '-')}",)
            add.add_argument(*names, dest=name, metavar=tr("TEXT"), help=field_label(name))
    add.add_argument(
        "--tag",
        dest="tags",
        action="append",
        metavar=tr("TEXT"),
        help=tr("a tag; may be given several times"),
    )
    add.add_argument(
        "--own", action="append", default=[], metavar=tr("NAME=TEXT"), help=tr("a field of your own")
    )
    change = verb("set", tr("Change one field of an application."))
    change.add_argument("id", metavar="ID")
    change.add_argument("field", metavar=tr("FIELD"), help=", ".join(FIELD_KINDS))
    change.add_argument("value", metavar=tr("VALUE"), help=tr("the new value; '' empties the field"))
    for parser in (add, change):
        _add_date_order(parser)
    move = verb("move", tr("Give applications another status."))
    move.add_argument("ids", nargs="+", metavar="ID")
    move.add_argument("status", metavar=tr("STATUS"))
    delete = verb("delete", tr("Move applications to the bin, where they stay for 30 days."))
    delete.add_argument("ids", nargs="+", metavar="ID")


def _describe_reading(verb: AddVerb) -> None:
    listing = verb("list", tr("List applications."))
    listing.add_argument("--status", action="append", metavar=tr("STATUS"), help=tr("only with this status"))
    listing.add_argument(
        "--country", action="append", metavar=tr("COUNTRY"), help=tr("only in this country, by name or code")
    )
    listing.add_argument("--text", metavar=tr("TEXT"), help=tr("only where these words occur"))
    listing.add_argument("--archived", action="store_true", help=tr("only what was archived"))
    show = verb("show", tr("Show all of one application."))
    show.add_argument("id", metavar="ID")
    history = verb("history", tr("Show what was changed, in all or in one application."))
    history.add_argument("id", nargs="?", metavar="ID")


def _describe_exchange(verb: AddVerb) -> None:
    bring = verb("import", tr("Bring in a CSV file."))
    bring.add_argument("file", metavar=tr("FILE"))
    bring.add_argument("--dry-run", action="store_true", help=tr("say what would happen, change nothing"))
    bring.add_argument(
        "--map",
        action="append",
        default=[],
        metavar=tr("COLUMN=FIELD"),
        help=tr("what a column holds; may be given several times"),
    )
    _add_date_order(bring)
    take = verb("export", tr("Write everything to a CSV file."))
    take.add_argument("file", metavar=tr("FILE.csv"))


def _add_date_order(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--date-order", choices=DATE_ORDERS, help=tr("how to read dates such as 03/04/2026"))
