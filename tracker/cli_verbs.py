"""The ``landfall`` command's verbs on applications and their history. Each asks the core and prints."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tracker.cli_output import one_line, print_json
from tracker.cli_parser import UsageError
from tracker.domain.application import Draft
from tracker.domain.fields import FIELD_KINDS, check_draft, parse_value
from tracker.i18n import tr
from tracker.paths import find_home
from tracker.store.journal import Changes
from tracker.store.queries.applications import id_of, like_ones, ordered_ids, rows
from tracker.store.queries.drafts import drafts
from tracker.store.queries.statuses import status_named
from tracker.store.store import Command, Store

if TYPE_CHECKING:
    from tracker.store.queries.filters import Filter

OWN_FIELD_PREFIX = "own:"


@contextmanager
def open_store(options: Namespace, *, create: bool = False) -> Iterator[Store]:
    """The store that the options name, its file checked. Where there never was one it is made, or only seems
    empty. Raises a StoreError.
    """
    home = find_home(options.home)
    if create:
        store = Store.open_or_create(home)
    else:
        store = Store.open(home) if Store.exists(home) else Store.in_memory()
    try:
        store.verify()
        yield store
    finally:
        store.close()


def say(options: Namespace, lines: Iterable[str], value: Any) -> None:
    """Print lines for a person, or the value as JSON."""
    if options.json:
        print_json(value)
        return
    for line in lines:
        print(line)


def whole(store: Store, ids: Sequence[int]) -> list[dict[str, Any]]:
    """Applications as JSON: the keys are the CSV header's names."""
    from tracker.exchange.codec import to_json

    return [to_json(draft) for draft in store.ask(drafts(ids))]


# -- editing ------------------------------------------------------------------------------------------


def add(options: Namespace) -> None:
    """``add``: that a like application is there already is worth a warning, not a refusal."""
    from tracker.store.commands.applications import add_application

    draft = check_draft(_draft(options))
    with open_store(options, create=True) as store:
        alike = store.ask(like_ones(draft.company, draft.title, draft.link))
        changes = store.run(add_application(draft))
        (added,) = whole(store, changes.created)
    for other in alike:
        said = tr("A like one is there already: {id} {title}, {company}.", **_named(other))
        print(one_line(said), file=sys.stderr)
    say(options, [one_line(f"{changes.label} ({added['id']})")], added)


def _named(row: Any) -> dict[str, str]:
    return {"id": row.uid, "title": row.title, "company": row.company}


def _draft(options: Namespace) -> Draft:
    """The application that the options of ``add`` describe. Raises InvalidValue."""
    typed = {name: getattr(options, name) for name in FIELD_KINDS}
    if options.tags:
        typed["tags"] = "\n".join(options.tags)
    values = {
        name: parse_value(name, text, order=options.date_order)
        for name, text in typed.items()
        if text is not None
    }
    return Draft(**values, own_fields=tuple(_own_field(text) for text in options.own))


def _own_field(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise UsageError(tr("--own needs NAME=TEXT, not {given}", given=text))
    return name, value


def change(options: Namespace) -> None:
    """``set``: one field, as a person types it; ``own:NAME`` is a field of the person's own."""
    from tracker.store.commands.applications import set_field, set_own_field

    name = options.field.replace("-", "_")
    with open_store(options) as store:
        application_id = store.ask(id_of(options.id))
        if options.field.startswith(OWN_FIELD_PREFIX):
            own = options.field.removeprefix(OWN_FIELD_PREFIX)
            command = set_own_field(application_id, own, options.value)
        elif name == "status":
            command = _move(store, [application_id], options.value)
        elif name in FIELD_KINDS:
            value = parse_value(name, options.value, order=options.date_order)
            command = set_field([application_id], name, value)
        else:
            known = ", ".join(FIELD_KINDS)
            raise UsageError(tr("There is no field {name}, only {known}.", name=options.field, known=known))
        changes = store.run(command)
        (changed,) = whole(store, [application_id])
    say(options, [_changed_line(changes)], changed)


def move(options: Namespace) -> None:
    """``move``: another status for one or several."""
    with open_store(options) as store:
        ids = _ids(store, options.ids)
        _run_on(options, store, ids, _move(store, ids, options.status))


def delete(options: Namespace) -> None:
    """``delete``: into the bin."""
    from tracker.store.commands.applications import delete_applications

    with open_store(options) as store:
        ids = _ids(store, options.ids)
        _run_on(options, store, ids, delete_applications(ids))


def _ids(store: Store, uids: Iterable[str]) -> list[int]:
    return [store.ask(id_of(uid)) for uid in dict.fromkeys(uids)]


def _move(store: Store, ids: Sequence[int], status: str) -> Command:
    from tracker.store.commands.board import move_applications

    return move_applications(ids, store.ask(status_named(status)).id)


def _run_on(options: Namespace, store: Store, ids: Sequence[int], command: Command) -> None:
    changes = store.run(command)
    say(options, [_changed_line(changes)], whole(store, ids) if options.json else None)


def _changed_line(changes: Changes) -> str:
    return one_line(changes.label) if changes else tr("Nothing had to be changed.")


def undo(options: Namespace) -> None:
    """``undo``: takes the last change back."""
    with open_store(options) as store:
        label = store.undo().label
    say(options, [tr("Undone: {label}", label=one_line(label))], {"undone": label})


def redo(options: Namespace) -> None:
    """``redo``: brings the last undone change again."""
    with open_store(options) as store:
        label = store.redo().label
    say(options, [tr("Done again: {label}", label=one_line(label))], {"redone": label})


# -- reading ------------------------------------------------------------------------------------------


def show_list(options: Namespace) -> None:
    """``list``: one line an application, in the board's order."""
    from tracker.cli_show import listing
    from tracker.store.queries.filters import Sort

    with open_store(options) as store:
        ids = store.ask(ordered_ids(filter_of(options, store), Sort()))
        if options.json:
            print_json(whole(store, ids))
        else:
            say(options, listing(store.ask(rows(ids))), None)


def filter_of(options: Namespace, store: Store) -> Filter:
    """What ``--status``, ``--country``, ``--text`` and ``--archived`` let through."""
    from tracker.store.queries.filters import Filter

    return Filter(
        text=options.text or "",
        countries=frozenset(parse_value("country", name) for name in options.country or ()),
        status_ids=frozenset(store.ask(status_named(name)).id for name in options.status or ()),
        archived=options.archived,
    )


def show(options: Namespace) -> None:
    """``show``: everything that one application holds."""
    from tracker.cli_show import whole_lines

    with open_store(options) as store:
        ids = [store.ask(id_of(options.id))]
        (draft,) = store.ask(drafts(ids))
        say(options, whole_lines(draft), whole(store, ids)[0] if options.json else None)


def show_history(options: Namespace) -> None:
    """``history``: what was changed, the latest first."""
    from tracker.cli_show import past
    from tracker.store.queries.history import history

    with open_store(options) as store:
        application_id = store.ask(id_of(options.id)) if options.id else None
        entries = store.ask(history(application_id))
    say(options, past(entries), [_entry(entry) for entry in entries])


def _entry(entry: Any) -> dict[str, Any]:
    changes = [asdict(changed) for changed in entry.changes]
    return {"at": entry.at, "label": entry.label, "undone": entry.undone, "changes": changes}


def check(options: Namespace) -> None:
    """``check``: whether the store is whole. Raises StoreDamaged with the first problem."""
    from tracker.cli_show import health_lines
    from tracker.errors import StoreDamaged
    from tracker.store import health

    with open_store(options) as store:
        found = store.ask(health.check)
        path = store.path
    say(options, health_lines(found), {"problems": list(found.problems), "rows": found.rows})
    if found.problems:
        what = tr("Your data file {path} has problems: {problem}.", path=path, problem=found.problems[0])
        raise StoreDamaged(path, what, tr("It was left as it is."))
