"""The visa catalogue as the ``landfall`` command's verbs open it."""

from __future__ import annotations

import sys
from argparse import Namespace

from tracker.cli_output import one_line
from tracker.domain.countries import find_country
from tracker.errors import InvalidValue
from tracker.i18n import tr
from tracker.paths import find_home
from tracker.visas.catalogue import Catalogue


def open_catalogue(options: Namespace) -> Catalogue:
    """The catalogue with the person's folder; on stderr, which files of it cannot be used."""
    catalogue = Catalogue(find_home(options.home).folder)
    for problem in catalogue.problems:
        said = tr("{path} is not used: {mistake}", path=problem.path, mistake=problem.mistakes[0].line())
        print(one_line(said), file=sys.stderr)
    return catalogue


def code_of(text: str) -> str:
    """The alpha-2 code of a country given by name or code. Raises InvalidValue."""
    code = find_country(text)
    if code is None:
        raise InvalidValue("country", tr("There is no country {name}.", name=text), text)
    return code
