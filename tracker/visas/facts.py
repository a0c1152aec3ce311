"""Everything a rule may look at: the person, the job, the day of filing and the route's points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain.person import Profile
from tracker.visas.answers import Job, PointsCheck


@dataclass(frozen=True, slots=True)
class Facts:
    """``job`` is None where no single application is looked at; ``points`` where the route has no test."""

    profile: Profile
    job: Job | None
    day: date
    points: PointsCheck | None = None

    @property
    def age(self) -> int | None:
        """Whole years on the day, None while the date of birth is unknown."""
        born = self.profile.born
        if born is None:
            return None
        had_birthday = (self.day.month, self.day.day) >= (born.month, born.day)
        return self.day.year - born.year - (not had_birthday)
