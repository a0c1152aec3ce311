"""Commands on people: add, edit, link to an application, take away."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from tracker.domain.application import Person
from tracker.domain.text import clean_text
from tracker.errors import InvalidValue
from tracker.i18n import tr
from tracker.store.commands import _parts as parts
from tracker.store.engine import inserted_id
from tracker.store.schema import application, application_person, person
from tracker.store.store import Command, Writer


def add_person(application_id: int, somebody: Person) -> Command:
    """Add somebody to an application and its company. Raises InvalidValue."""
    checked = check_person(somebody)

    def apply(w: Writer) -> str:
        found = parts.existing(w.db, [application_id])
        insert_person(w.db, application_id, checked)
        return tr("Added {name} to {what}", name=_name(checked), what=parts.described(w.db, found))

    return apply


def insert_person(db: Connection, application_id: int, somebody: Person) -> None:
    """Link an application to this person of its company, who is made if there is none alike."""
    company_id = db.execute(
        select(application.c.company_id).where(application.c.id == application_id)
    ).scalar_one()
    same = select(person.c.id).where(
        person.c.company_id == company_id,
        person.c.name == somebody.name,
        person.c.role == somebody.role,
        person.c.email == somebody.email,
        person.c.phone == somebody.phone,
    )
    linked = select(application_person.c.person_id).where(
        application_person.c.application_id == application_id
    )
    found = db.execute(same.where(person.c.id.not_in(linked)).limit(1)).scalar()
    if found is None:
        values = {"company_id": company_id, **_columns(somebody)}
        found = inserted_id(db.execute(person.insert().values(values)))
    db.execute(application_person.insert().values(application_id=application_id, person_id=found))


def edit_person(person_id: int, somebody: Person) -> Command:
    """Write somebody's details anew, for every application of theirs. Raises InvalidValue or NotFound."""
    checked = check_person(somebody)

    def apply(w: Writer) -> str:
        _existing(w.db, person_id)
        w.db.execute(update(person).where(person.c.id == person_id).values(_columns(checked)))
        return tr("Changed {name}", name=_name(checked))

    return apply


def link_person(application_id: int, person_id: int) -> Command:
    """Say that somebody at the company belongs to this application. Raises NotFound."""

    def apply(w: Writer) -> str:
        parts.existing(w.db, [application_id])
        name = _existing(w.db, person_id)
        this = (application_person.c.application_id == application_id) & (
            application_person.c.person_id == person_id
        )
        if w.db.execute(select(application_person.c.id).where(this)).first() is None:
            w.db.execute(
                application_person.insert().values(application_id=application_id, person_id=person_id)
            )
        return tr("Added {name}", name=name)

    return apply


def unlink_person(application_id: int, person_id: int) -> Command:
    """Take somebody off an application; who belongs to no other one is deleted. Raises NotFound."""

    def apply(w: Writer) -> str:
        name = _existing(w.db, person_id)
        links = application_person.c.person_id == person_id
        w.db.execute(
            delete(application_person).where(links, application_person.c.application_id == application_id)
        )
        if w.db.execute(select(application_person.c.id).where(links).limit(1)).first() is None:
            w.db.execute(delete(person).where(person.c.id == person_id))
        return tr("Removed {name}", name=name)

    return apply


def check_person(somebody: Person) -> Person:
    """The details as they are stored. Raises InvalidValue if nothing is known of the person."""
    checked = Person(
        clean_text("people", somebody.name),
        clean_text("people", somebody.role),
        clean_text("people", somebody.email),
        clean_text("people", somebody.phone),
    )
    if not _name(checked):
        raise InvalidValue("people", tr("A name, an e-mail or a phone number is needed."))
    return checked


def _name(somebody: Person) -> str:
    return somebody.name or somebody.email or somebody.phone or somebody.role


def _columns(somebody: Person) -> dict[str, str]:
    return {
        "name": somebody.name,
        "role": somebody.role,
        "email": somebody.email,
        "phone": somebody.phone,
    }


def _existing(db: Connection, person_id: int) -> str:
    found = db.execute(select(person).where(person.c.id == person_id)).first()
    row = parts.one(found, tr("This person is gone."))
    return str(row.name or row.email or row.phone or row.role)
