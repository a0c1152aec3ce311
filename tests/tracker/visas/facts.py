"""Made-up people, jobs and days for the tests of visa rules."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tracker.domain.pay import Pay, Period
from tracker.domain.person import Profile
from tracker.visas.answers import Job
from tracker.visas.facts import Facts

DAY = date(2026, 11, 25)


def pay(
    low: str | int | None, high: str | int | None = None, currency: str = "EUR", per: str = "year"
) -> Pay:
    """One amount, or a range where ``high`` is given."""
    first = None if low is None else Decimal(low)
    last = first if high is None else Decimal(high)
    return Pay(first, last, currency, Period(per))


def facts(profile: Profile | None = None, job: Job | None = None, day: date = DAY) -> Facts:
    """Facts of a person and a job, both unknown unless given."""
    return Facts(profile or Profile(), job, day)


def paid(amount: Pay, **more: Any) -> Facts:
    """Facts of a job that pays ``amount``, and nothing else."""
    return facts(job=Job(pay=amount, **more))
