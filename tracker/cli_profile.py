"""The ``landfall`` command's verb on the person's profile."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from tracker.cli_output import details, one_line
from tracker.cli_parser import UsageError
from tracker.cli_verbs import open_store, say
from tracker.i18n import tr

if TYPE_CHECKING:
    from tracker.domain.person import Profile


def carry_out(options: Namespace) -> None:
    """``profile show`` and ``profile set FIELD VALUE``."""
    if options.what == "show":
        _show(options)
    else:
        _set(options)


def _show(options: Namespace) -> None:
    from tracker.domain.profile_fields import PROFILE_FIELDS, profile_label, shown_text
    from tracker.store.queries.profile import profile

    if options.field is not None:
        raise UsageError(tr("profile show takes no field."))
    with open_store(options) as store:
        found = store.ask(profile())
    lines = details((profile_label(field), shown_text(found, field)) for field in PROFILE_FIELDS)
    say(options, lines or [tr("Nothing is known of you yet.")], to_json(found))


def _set(options: Namespace) -> None:
    from tracker.clock import today
    from tracker.domain.profile_fields import set_field
    from tracker.store.commands.profile import set_profile
    from tracker.store.queries.profile import profile

    field = _field_named(options)
    with open_store(options, create=True) as store:
        changed = set_field(store.ask(profile()), field, options.value, today())
        changes = store.run(set_profile(changed))
    said = one_line(changes.label) if changes else tr("Nothing had to be changed.")
    say(options, [said], to_json(changed))


def _field_named(options: Namespace) -> str:
    """The field to set. Raises UsageError without a field and a value, or for no field."""
    from tracker.domain.profile_fields import PROFILE_FIELDS, is_profile_field

    if options.value is None:
        raise UsageError(tr("profile set needs a field and a value; '' makes it unknown."))
    name = str(options.field).replace("-", "_")
    if not is_profile_field(name):
        known = ", ".join(PROFILE_FIELDS)
        raise UsageError(tr("There is no field {name}, only {known}.", name=options.field, known=known))
    return name


def to_json(found: Profile) -> dict[str, Any]:
    """Every field by its name: passports as a list, languages as an object, the rest in its text form.

    None is "not known". ``profile_from_toml`` takes the same values.
    """
    from tracker.domain.profile_fields import PROFILE_FIELDS, field_text

    texts: dict[str, Any] = {field: field_text(found, field) or None for field in PROFILE_FIELDS}
    languages = {code: level.value for code, level in found.languages}
    return texts | {"passports": list(found.passports), "languages": languages}
