"""Whether a person may work in a country without a visa: as its citizen or by free movement."""

from __future__ import annotations

from tracker.domain.countries import country_name
from tracker.domain.groups import in_any
from tracker.domain.person import Profile
from tracker.i18n import tr
from tracker.visas.types import Destination, FreeMovement


def free_movement(destination: Destination, profile: Profile) -> tuple[FreeMovement | None, str]:
    """The rule of the file that frees this person, and the reason in words; both empty if there is none.

    A country's own citizens need no rule of its file.
    """
    if destination.country in profile.passports:
        return None, tr(
            "You need no visa: you are a citizen of {country}.", country=country_name(destination.country)
        )
    for rule in destination.free_movement:
        for passport in profile.passports:
            if in_any(passport, rule.citizens):
                values = {"country": country_name(passport), "basis": rule.basis}
                return rule, tr("You need no visa with your passport of {country}: {basis}.", **values)
    return None, ""
