"""A profile from a TOML file, for trying out what another person, or oneself later, would be told.

Keys are the profile's fields; values are the text forms, or TOML's own: arrays for passports, a table of
languages, whole numbers, days.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from tracker.clock import today
from tracker.domain.person import Profile
from tracker.domain.profile_fields import PROFILE_FIELDS, is_profile_field, set_field
from tracker.errors import InvalidValue, UnreadableFile
from tracker.i18n import tr

LARGEST = 1024 * 1024


def profile_from_toml(path: Path) -> Profile:
    """The profile that a file in UTF-8 describes.

    Raises InvalidValue with the key that is mistaken, UnreadableFile for a file that is no TOML, OSError.
    """
    return profile_from_table(_table(path))


def profile_from_table(content: Mapping[str, Any]) -> Profile:
    """The profile that the keys of a table describe. Raises InvalidValue with the key that is mistaken."""
    found = Profile()
    for key, value in content.items():
        if not is_profile_field(key):
            known = ", ".join(PROFILE_FIELDS)
            raise InvalidValue(key, tr("There is no such field, only {known}.", known=known))
        found = set_field(found, key, _text(key, value), today())
    return found


def _table(path: Path) -> dict[str, Any]:
    if path.stat().st_size > LARGEST:
        raise UnreadableFile(tr("{path} is too large for a profile.", path=path))
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"), parse_float=Decimal)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableFile(tr("{path} is no TOML file: {reason}.", path=path, reason=error)) from None


def _text(key: str, value: Any) -> str:
    """A value of TOML in the field's text form. Raises InvalidValue."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    if isinstance(value, Mapping) and all(isinstance(part, str) for part in value.values()):
        return ", ".join(f"{name} {level}" for name, level in value.items())
    if isinstance(value, str):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    raise InvalidValue(key, tr("A value of this kind does not fit here."), str(value))
