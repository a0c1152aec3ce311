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
