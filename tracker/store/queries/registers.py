"""Questions about registers of employers: which are loaded, who is on them, whom a person confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select

from tracker.domain.sponsors import SEPARATOR, CompanySponsors, Register, Sponsor, SponsorPin, Tier
from tracker.domain.text import fold, normalise_company
from tracker.store.queries.near_names import MOST, near_keys
from tracker.store.schema import company, register, sponsor_pin
from tracker.store.store import Query

LINES_OF_ONE = 400
"""Lines of one name that are looked at: some lists have one for every application of an employer."""
DETAILS = 8
"""Different routes, or ratings, of one employer that are told."""


def registers() -> Query[tuple[Register, ...]]:
    """The registers that are loaded, by country."""

    def ask(db: Connection) -> tuple[Register, ...]:
        found = db.execute(select(register).order_by(register.c.country, register.c.code))
        return tuple(map(_register, found))

    return ask


def find_sponsors(name: str, country: str) -> Query[tuple[Sponsor, ...]]:
    """The employers on the country's lists that may be this company, the surest first; at most 10 near ones.

    Empty without a list, which ``registers`` tells from a list without the company.
    """

    def ask(db: Connection) -> tuple[Sponsor, ...]:
        key = normalise_company(name)
        if not key:
            return ()
        lists = db.execute(select(register).where(register.c.country == country)).all()
        found = [sponsor for one in lists for sponsor in _on_list(db, _register(one), one.id, name, key)]
        tiers = list(Tier)
        found.sort(key=lambda one: (tiers.index(one.tier), -one.score, one.name, one.place))
        near = [one for one in found if one.tier is Tier.NEAR]
        return (*(one for one in found if one.tier is not Tier.NEAR), *near[:MOST])

    return ask


def _on_list(db: Connection, one: Register, register_id: int, name: str, key: str) -> Iterator[Sponsor]:
    near = dict(near_keys(db, register_id, key))
    for other, found in _employers(db, one, register_id, (key, *near)):
        if other == key:
            is_legal = fold(found.name) == fold(name)
            yield replace(found, tier=Tier.LEGAL if is_legal else Tier.NAME)
        else:
            yield replace(found, tier=Tier.NEAR, score=near[other])


def _employers(
    db: Connection, one: Register, register_id: int, keys: Sequence[str]
) -> Iterator[tuple[str, Sponsor]]:
    """The employers of some normal forms with theirs, each with all its routes."""
    for key in keys:
        lines: dict[tuple[str, str], list[tuple[str, str]]] = {}
        found = db.exec_driver_sql(
            "SELECT name, place, route, rating FROM register_row AS line "
            "JOIN register_terms AS terms ON terms.id = terms_id "
            f"WHERE line.register_id = ? AND name_key = ? ORDER BY line.id LIMIT {LINES_OF_ONE}",
            (register_id, key),
        )
        for name, place, route, rating in found:
            lines.setdefault((name, place), []).append((route, rating))
        for (name, place), told in lines.items():
            routes, ratings = (joined(words) for words in zip(*told, strict=True))
            yield (
                key,
                Sponsor(one.code, one.country, name, place, routes, ratings, one.listed_on, Tier.NAME),
            )


def joined(words: Iterable[str]) -> str:
    """The different words of an employer's lines, in their order; of many the first."""
    different = [word for word in dict.fromkeys(words) if word]
    more = ["…"] if len(different) > DETAILS else []
    return SEPARATOR.join(different[:DETAILS] + more)


def listed_under(db: Connection, code: str, name: str, place: str) -> Sponsor | None:
    """What a register says now of an employer with this very name, first of all at this place."""
    found = db.execute(select(register).where(register.c.code == code)).first()
    if found is None:
        return None
    key = normalise_company(name)
    employers = (one for _, one in _employers(db, _register(found), found.id, (key,)))
    same = [one for one in employers if fold(one.name) == fold(name)]
    return next((one for one in same if one.place == place), same[0] if same else None)


def sponsor_pins(company_id: int) -> Query[tuple[SponsorPin, ...]]:
    """The employers that a person confirmed to be this company, one a country."""

    def ask(db: Connection) -> tuple[SponsorPin, ...]:
        query = select(sponsor_pin).where(sponsor_pin.c.company_id == company_id)
        return tuple(_pin(row) for row in db.execute(query.order_by(sponsor_pin.c.country)))

    return ask


def company_sponsors(company_id: int, name: str, country: str) -> Query[CompanySponsors]:
    """What is known of a company in a country; nobody is looked for while an employer is pinned."""

    def ask(db: Connection) -> CompanySponsors:
        lists = tuple(one for one in registers()(db) if one.country == country)
        pin = next((pin for pin in sponsor_pins(company_id)(db) if pin.country == country), None)
        matches = find_sponsors(name, country)(db) if pin is None else ()
        return CompanySponsors(lists, pin, matches)

    return ask


def dropped_pins(code: str) -> Query[tuple[str, ...]]:
    """The companies whose pinned employer is not on a register's newest list any more, by name."""

    def ask(db: Connection) -> tuple[str, ...]:
        query = (
            select(company.c.name)
            .join(sponsor_pin, sponsor_pin.c.company_id == company.c.id)
            .where(sponsor_pin.c.register == code, sponsor_pin.c.dropped_on != "")
        )
        return tuple(db.execute(query.order_by(company.c.name)).scalars())

    return ask


def _register(row: Row[Any]) -> Register:
    return Register(*(getattr(row, name) for name in Register.__slots__))


def _pin(row: Row[Any]) -> SponsorPin:
    return SponsorPin(*(getattr(row, name) for name in SponsorPin.__slots__))
