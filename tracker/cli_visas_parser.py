"""What ``landfall visas`` accepts: one part a question."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from tracker.i18n import tr


def describe_visas(part: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The parts of ``visas``, each made with ``part`` from its name and its help."""
    part("countries", tr("List the countries of the visa catalogue."))
    routes = part("routes", tr("List the routes to work in a country."))
    routes.add_argument("country", metavar=tr("COUNTRY"), help=tr("a country, by name or code"))
    show = part("show", tr("Show all of one route: what it asks, costs and takes, with every source."))
    show.add_argument("route", metavar=tr("ROUTE"), help=tr("a route's id, such as de-eu-blue-card"))
    check = part("check", tr("Check files of the visa catalogue and list every mistake."))
    check.add_argument("files", nargs="+", metavar=tr("FILE"))
    _describe_assess(part("assess", tr("Check routes against your profile and your applications.")))


def _describe_assess(assess: argparse.ArgumentParser) -> None:
    about = assess.add_mutually_exclusive_group()
    about.add_argument("id", nargs="?", metavar=tr("ID"), help=tr("one application; without it all of them"))
    about.add_argument("--country", metavar=tr("COUNTRY"), help=tr("one country, by name or code"))
    assess.add_argument("--as", dest="person", metavar=tr("FILE"), help=tr("a profile from a TOML file"))
    assess.add_argument(
        "--on", metavar=tr("DAY"), help=tr("the day of filing: the plan's signing, or today, unless given")
    )
