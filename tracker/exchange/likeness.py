"""Applications that a new row only resembles: another link or day, a slip of the pen, a longer title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.exchange.known import Pair
from tracker.i18n import tr

ENOUGH = 85.0
"""Of 100, the similarity from which on a person is asked, chosen on made-up slips of the pen."""
MOST_COMPARISONS = 20_000_000
"""Of companies in one import, about two seconds: beyond them only equal companies are looked at."""
CACHED = 40_000


class Likeness:
    """Finds among applications (company to title to row ids) the one that another pair resembles most."""

    def __init__(self, known: Mapping[str, Mapping[str, Sequence[int]]]) -> None:
        self._known = known
        self._companies = list(known)
        self._found: dict[Pair, tuple[int, str] | None] = {}
        self._near: dict[str, list[str]] = {}
        self._left = MOST_COMPARISONS

    def of(self, pair: Pair) -> tuple[int, str] | None:
        """The row id of the application and why, None where none is like it."""
        if pair not in self._found:
            if len(self._found) >= CACHED:
                self._found.clear()
            self._found[pair] = self._look(pair)
        return self._found[pair]

    def _look(self, pair: Pair) -> tuple[int, str] | None:
        company, title = pair
        if not company or not title:
            return None
        ids = self._known.get(company, {}).get(title)
        if ids:
            return ids[0], tr("The same company and job title are here, with another link or day.")
        from rapidfuzz import fuzz, process

        for near in self._companies_like(company):
            titles = self._known[near]
            best = process.extractOne(title, list(titles), scorer=fuzz.token_sort_ratio, score_cutoff=ENOUGH)
            if best is not None:
                return titles[best[0]][0], tr("It resembles an application that is here.")
        return None

    def _companies_like(self, company: str) -> list[str]:
        if company not in self._near:
            self._near[company] = self._extracted(company)
        return self._near[company]

    def _extracted(self, company: str) -> list[str]:
        self._left -= len(self._companies)
        if self._left < 0:
            return [company] if company in self._known else []
        from rapidfuzz import fuzz, process

        found = process.extract(company, self._companies, scorer=fuzz.ratio, score_cutoff=ENOUGH, limit=5)
        return [name for name, _, _ in found]
