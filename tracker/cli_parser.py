"""What the ``landfall`` command accepts: its subcommands, their options and their help."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from tracker import __version__
from tracker.cli_profile_parser import describe_profile
from tracker.cli_registers_parser import describe_registers
from tracker.cli_visas_parser import describe_visas
from tracker.domain.fields import FIELD_KINDS, field_label
from tracker.i18n import tr

PROGRAM = "landfall"
DATE_ORDERS = ("dmy", "mdy", "ymd")
EXPORT_FORMATS = ("csv", "xlsx", "json", "md", "pdf")
PAPERS = ("a4", "letter")
WAYS = ("skip", "fill", "replace", "add")


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
    describe_profile(verb)
    describe_visas(_parts_of(verb("visas", tr("Show what visas ask, or check a visa file.")), common))
    describe_registers(_parts_of(verb("registers", tr("Load or search lists of sponsors.")), common))
    verb("undo", tr("Take the last change back."))
    verb("redo", tr("Bring the last undone change again."))
    samples = verb("samples", tr("Add or remove the made-up applications."))
    samples.add_argument("what", choices=("add", "remove"))
    verb("check", tr("Check that the store is whole."))
    return parser


def _parts_of(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> AddVerb:
    """Makes the parts of a subcommand, one of which must be named."""
    parts = parser.add_subparsers(dest="what", required=True, metavar=tr("COMMAND"))

    def part(name: str, help_text: str) -> argparse.ArgumentParser:
        return parts.add_parser(name, parents=[common], help=help_text, description=help_text)

    return part


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
    _add_filters(verb("list", tr("List applications.")))
    show = verb("show", tr("Show all of one application."))
    show.add_argument("id", metavar="ID")
    history = verb("history", tr("Show what was changed, in all or in one application."))
    history.add_argument("id", nargs="?", metavar="ID")


def _describe_exchange(verb: AddVerb) -> None:
    _describe_import(verb)
    _describe_export(verb)


def _describe_export(verb: AddVerb) -> None:
    take = verb("export", tr("Write applications to a file: a table, all data, or a printable proof."))
    take.add_argument(
        "file", metavar=tr("FILE"), help=tr("ends in .csv, .xlsx, .json, .md or .pdf; - prints")
    )
    take.add_argument("--format", choices=EXPORT_FORMATS, help=tr("the format, whatever the file is called"))
    _add_filters(take)
    take.add_argument(
        "--columns",
        type=_names,
        metavar=tr("NAME,NAME"),
        help=tr("only these columns of a table, in this order"),
    )
    take.add_argument(
        "--bom", action="store_true", help=tr("begin a CSV file so that Excel knows its letters")
    )
    for name, dest, help_text in (
        ("--from", "since", tr("first day of the proof; the first of this month if not given")),
        ("--to", "until", tr("last day of the proof; the end of its first day's month if not given")),
    ):
        take.add_argument(name, dest=dest, metavar=tr("DAY"), help=help_text)
    take.add_argument("--name", metavar=tr("NAME"), help=tr("whose proof it is"))
    take.add_argument("--paper", choices=PAPERS, help=tr("the paper of the proof"))
    _add_date_order(take)


def _names(text: str) -> list[str]:
    return [name for part in text.split(",") if (name := part.strip())]


def _describe_import(verb: AddVerb) -> None:
    bring = verb("import", tr("Bring in a table: a spreadsheet, a text, an export of another program."))
    bring.add_argument("file", metavar=tr("FILE"), help=tr("the file; - for standard input"))
    bring.add_argument("--dry-run", action="store_true", help=tr("say what would happen, change nothing"))
    for name, metavar, help_text in (
        ("--encoding", tr("NAME"), tr("how letters are stored, such as windows-1252")),
        ("--delimiter", tr("SIGN"), tr("what divides cells: a sign, or tab")),
        ("--sheet", tr("SHEET"), tr("a sheet of a workbook, by name or number")),
        ("--currency", tr("CODE"), tr("the currency where the file names none, such as EUR")),
        ("--rejects", tr("FILE"), tr("write the rows that are refused to this CSV file")),
    ):
        bring.add_argument(name, metavar=metavar, help=help_text)
    bring.add_argument("--no-header", action="store_true", help=tr("the first row is an application"))
    bring.add_argument(
        "--skip-rows", type=int, metavar=tr("COUNT"), help=tr("lines above the header that are no part of it")
    )
    for name, metavar, help_text in (
        ("--map", tr("COLUMN=FIELD"), tr("what a column holds; may be given several times")),
        ("--status-map", tr("WORD=STATUS"), tr("what a status is called here; may be given several times")),
    ):
        bring.add_argument(name, action="append", default=[], metavar=metavar, help=help_text)
    bring.add_argument("--on-duplicate", choices=WAYS, help=tr("what to do with what is here already"))
    _add_date_order(bring)


def _add_filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--status", action="append", metavar=tr("STATUS"), help=tr("only with this status"))
    parser.add_argument(
        "--country", action="append", metavar=tr("COUNTRY"), help=tr("only in this country, by name or code")
    )
    parser.add_argument("--text", metavar=tr("TEXT"), help=tr("only where these words occur"))
    parser.add_argument("--archived", action="store_true", help=tr("only what was archived"))


def _add_date_order(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--date-order", choices=DATE_ORDERS, help=tr("how to read dates such as 03/04/2026"))
