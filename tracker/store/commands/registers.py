"""Commands on the employer of a register that a person confirmed to be a company."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from tracker.domain.sponsors import Sponsor
from tracker.i18n import tr, trn
from tracker.store.commands import _parts as parts
from tracker.store.queries.registers import listed_under
from tracker.store.schema import company, register, sponsor_pin
from tracker.store.store import Command, Writer


def pin_sponsor(company_id: int, country: str, match: Sponsor) -> Command:
    """Say that an employer on a country's register is this company, in place of one said before.

    Raises NotFound when the company is gone.
    """

    def apply(w: Writer) -> str:
        name = _company(w.db, company_id)
        values = {
            "register": match.register,
            "name": match.name,
            "place": match.place,
            "route": match.route,
            "rating": match.rating,
            "listed_on": match.listed_on,
            "dropped_on": "",
        }
        here = (sponsor_pin.c.company_id == company_id) & (sponsor_pin.c.country == country)
        found = w.db.execute(select(sponsor_pin.c.id).where(here)).scalar()
        if found is None:
            w.db.execute(sponsor_pin.insert().values(company_id=company_id, country=country, **values))
        else:
            w.db.execute(update(sponsor_pin).where(sponsor_pin.c.id == found).values(values))
        return tr("Pinned {employer} for {company}", employer=match.name, company=name)

    return apply


def unpin_sponsor(company_id: int, country: str) -> Command:
    """Take back which employer on a country's register is this company. Raises NotFound if none was said."""

    def apply(w: Writer) -> str:
        name = _company(w.db, company_id)
        here = (sponsor_pin.c.company_id == company_id) & (sponsor_pin.c.country == country)
        found = w.db.execute(select(sponsor_pin.c.id).where(here)).scalar()
        parts.one(found, tr("No employer is pinned for {company}.", company=name))
        w.db.execute(delete(sponsor_pin).where(sponsor_pin.c.id == found))
        return tr("Unpinned the employer of {company}", company=name)

    return apply


def recheck_pins(code: str) -> Command:
    """Compare the pinned employers with a register's present list.

    Who is not on it gets the list's day as the day of dropping off, unless that was noted before; who is
    gets what the list says now.
    """

    def apply(w: Writer) -> str:
        listed_on = w.db.execute(select(register.c.listed_on).where(register.c.code == code)).scalar() or ""
        dropped = 0
        for pin in w.db.execute(select(sponsor_pin).where(sponsor_pin.c.register == code)).all():
            found = listed_under(w.db, code, pin.name, pin.place)
            if found is not None:
                values = {
                    "place": found.place,
                    "route": found.route,
                    "rating": found.rating,
                    "listed_on": listed_on,
                    "dropped_on": "",
                }
            else:
                values = {"dropped_on": pin.dropped_on or listed_on}
                dropped += not pin.dropped_on
            w.db.execute(update(sponsor_pin).where(sponsor_pin.c.id == pin.id).values(values))
        if not dropped:
            return tr("Compared the pinned employers with the list of {day}", day=listed_on)
        return trn(
            "{count} pinned employer is not on the list of {day}",
            "{count} pinned employers are not on the list of {day}",
            dropped,
            day=listed_on,
        )

    return apply


def _company(db: Connection, company_id: int) -> str:
    found = db.execute(select(company.c.name).where(company.c.id == company_id)).scalar()
    return str(parts.one(found, tr("This company is gone.")))
