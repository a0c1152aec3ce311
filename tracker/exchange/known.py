"""The applications of a store by everything that a row of a file can meet them by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from tracker.domain.text import normalise_company
from tracker.exchange.identity import hashed, link_key, title_key
from tracker.store.schema import application, company
from tracker.store.store import Query

Pair = tuple[str, str]
"""Company and title as they are compared."""


class Index:
    """Row ids by a text of which only the hash is kept, since there are as many texts as applications.

    Two different texts meet once in 2**64 times.
    """

    def __init__(self) -> None:
        self._ids: dict[int, int | list[int]] = {}

    def add(self, text: str, row_id: int) -> None:
        """Add one more of this text."""
        key = hash(text)
        present = self._ids.setdefault(key, row_id)
        if isinstance(present, list):
            present.append(row_id)
        elif present != row_id:
            self._ids[key] = [present, row_id]

    def ids(self, text: str) -> Sequence[int]:
        """Those of this text, in the order in which they were added."""
        found = self._ids.get(hash(text), ())
        return (found,) if isinstance(found, int) else found

    def __contains__(self, text: str) -> bool:
        return hash(text) in self._ids


class KnownApplications:
    """``uids`` of all applications; keys, values, links and pairs of those outside the bin."""

    def __init__(self) -> None:
        self.uids = Index()
        self.keys = Index()
        self.values = Index()
        self.links = Index()
        self.deleted: set[int] = set()
        self.pairs: dict[str, dict[str, list[int]]] = {}

    def ids_of(self, pair: Pair) -> Sequence[int]:
        """The applications of a company and a title."""
        return self.pairs.get(pair[0], _NO_TITLES).get(pair[1], ())


_NO_TITLES: Mapping[str, Sequence[int]] = {}


def known_applications() -> Query[KnownApplications]:
    """Everything that rows can meet."""

    def ask(db: Connection) -> KnownApplications:
        known = KnownApplications()
        titles: dict[str, str] = {}
        for found, uid, deleted_at, key, name, title, link, applied_on in _rows(db):
            known.uids.add(uid, found)
            if deleted_at:
                known.deleted.add(found)
                continue
            plain = link_key(link) if link else ""
            pair = (normalise_company(name or ""), title_key(title))
            known.pairs.setdefault(pair[0], {}).setdefault(titles.setdefault(pair[1], pair[1]), []).append(
                found
            )
            known.values.add(hashed((*pair, plain, applied_on)), found)
            if plain:
                known.links.add(plain, found)
            if key:
                known.keys.add(key, found)
        return known

    return ask


def _rows(db: Connection) -> Iterator[tuple[int, str, str, str, str | None, str, str, str]]:
    query = (
        select(
            application.c.id,
            application.c.uid,
            application.c.deleted_at,
            application.c.import_key,
            company.c.name,
            application.c.title,
            application.c.link,
            application.c.applied_on,
        )
        .outerjoin(company, company.c.id == application.c.company_id)
        .order_by(application.c.id)
    )
    for row in db.execute(query):
        yield tuple(row)
