"""Rules about the job: the offer, the employer, the field of work. Pay is in ``salary``."""

from __future__ import annotations

from tracker.domain.application import Sponsorship
from tracker.domain.occupations import occupation_label
from tracker.domain.status import StatusKind
from tracker.i18n import tr
from tracker.visas.answers import Answer
from tracker.visas.facts import Facts
from tracker.visas.person_rules import decided, unknown
from tracker.visas.rule_types import OccupationRule

_OFFERED = (StatusKind.OFFER, StatusKind.ACCEPTED)


def job_offer_answer(facts: Facts) -> Answer:
    """An application is checked as what it would be: the offer hoped for."""
    if facts.job is None:
        return unknown(tr("Needs a job offer."), "job")
    if facts.job.status_kind in _OFFERED:
        return decided(True, tr("You have this offer."))
    return decided(True, tr("Holds once they make the offer."))


def sponsor_answer(facts: Facts) -> Answer:
    """What the register or the posting says of the employer; silence is unknown, never no."""
    job = facts.job
    if job is None:
        return unknown(tr("Depends on the employer."), "job")
    if job.sponsor_note:
        return decided(True, tr("In the register: {note}.", note=job.sponsor_note))
    if job.sponsorship == Sponsorship.OFFERED:
        return decided(True, tr("The employer offers to sponsor."))
    if job.sponsorship == Sponsorship.REFUSED:
        return decided(False, tr("The employer does not sponsor."))
    return unknown(tr("Whether the employer can sponsor is not known."), "sponsor")


def occupation_answer(rule: OccupationRule, facts: Facts) -> Answer:
    """The job's field, or the person's own where the job names none."""
    asked = ", ".join(occupation_label(field) for field in rule.any_of)
    field = (facts.job.occupation if facts.job else "") or facts.profile.occupation
    if not field:
        return unknown(tr("The field of the job is not known; asked: {asked}.", asked=asked), "occupation")
    values = {"have": occupation_label(field), "asked": asked}
    return decided(field in rule.any_of, tr("The field is {have}; asked: {asked}.", **values))
