"""What ``landfall profile`` accepts."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import fields

from tracker.domain.person import Profile
from tracker.i18n import tr


def describe_profile(verb: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """``profile show`` and ``profile set FIELD VALUE``, in a parser made by ``verb``."""
    profile = verb("profile", tr("Show or change what visa rules ask about you."))
    profile.add_argument("what", choices=("show", "set"))
    # Not from the table of fields, which would load what reads them for every command.
    names = ", ".join(field.name for field in fields(Profile) if field.name != "savings_currency")
    profile.add_argument("field", nargs="?", metavar=tr("FIELD"), help=names)
    profile.add_argument(
        "value", nargs="?", metavar=tr("VALUE"), help=tr("the new value; '' makes the field unknown")
    )
