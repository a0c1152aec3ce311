"""What ``landfall registers`` accepts."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from tracker.i18n import tr

CODES = ("uk", "nl", "ie", "dk", "ca", "uscis", "lca")
"""The registers' codes; a test keeps them equal to those of ``tracker.registers.known``."""


def describe_registers(part: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Describe ``registers load``, ``list`` and ``find``."""
    load = part("load", tr("Load a public list of employers that you downloaded."))
    load.add_argument("register", choices=CODES, help=tr("which list it is"))
    load.add_argument("file", metavar=tr("FILE"), help=tr("the file as it was downloaded or saved"))
    load.add_argument("--date", metavar=tr("DAY"), help=tr("the day of the list, if the file does not tell"))
    part("list", tr("Show the lists that are loaded, and those that can be."))
    find = part("find", tr("Look a company up on the lists of a country."))
    find.add_argument("name", metavar=tr("NAME"))
    find.add_argument("--country", required=True, metavar=tr("COUNTRY"), help=tr("by name or code"))
