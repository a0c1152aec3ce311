"""The words of a status column, as the person's own statuses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tracker.domain.status import Status, StatusKind
from tracker.domain.text import clean_text
from tracker.errors import InvalidValue
from tracker.exchange.values import Understood
from tracker.exchange.words import status_key, status_words
from tracker.i18n import tr

NAME_LIMIT = 100
NEW_LIMIT = 50
"""A column with more unknown words than this holds remarks, not statuses."""

_HEAD = re.compile(r"\s*[(:,/–—|]|\s+-\s+")

StatusName = tuple[str, StatusKind]


class StatusReader:
    """Understands words by the names of the person's statuses, then by their meaning in twelve languages.

    ``new`` collects the statuses that an import would add; ``words`` says what each word became.
    """

    def __init__(self, known: Sequence[Status], chosen: Mapping[str, str] = {}) -> None:
        self.new: dict[str, StatusKind] = {}
        self.words: dict[str, str] = {}
        self._known = known
        self._names: dict[str, StatusName] = {}
        self._firsts: dict[StatusKind, StatusName] = {}
        for status in known:
            self._names.setdefault(status_key(status.name), (status.name, status.kind))
            self._firsts.setdefault(status.kind, (status.name, status.kind))
        self._chosen = {status_key(word): name for word, name in chosen.items()}

    def read(self, word: str) -> Understood:
        """Name and kind of the status that the word stands for. Raises InvalidValue for what is no name."""
        name = clean_text("status", word, NAME_LIMIT)
        found = self._chosen_status(name) or self._understood(name)
        keep = False
        if found is None:
            head = _HEAD.split(name, maxsplit=1)[0]
            found = self._understood(head) if head != name else None
            keep = found is not None
        found = found or self._new(name, StatusKind.APPLIED)
        self.words[word] = found[0]
        return Understood(found, keep=keep)

    def spelt(self, name: str, kind: StatusKind | None) -> StatusName:
        """The person's status of this name, case ignored; for an unknown one its kind is found or taken."""
        for status in self._known:
            if status.name == name or status.name.casefold() == name.casefold():
                return status.name, status.kind
        found = kind or self._kind_of(name)
        self.new.setdefault(name, found)
        return name, found

    def first_of(self, kind: StatusKind) -> StatusName | None:
        """The board's first status of a kind."""
        return self._firsts.get(kind)

    def _chosen_status(self, word: str) -> StatusName | None:
        name = self._chosen.get(status_key(word))
        if name is None:
            return None
        return self._names.get(status_key(name)) or self._new(name, self._kind_of(name))

    def _understood(self, word: str) -> StatusName | None:
        found = self._names.get(status_key(word))
        if found is not None:
            return found
        group = status_words().groups.get(status_key(word))
        if group is None:
            return None
        return self._of_group(group) or self._new(word, status_words().kinds[group])

    def _of_group(self, group: str) -> StatusName | None:
        """The person's status for a group of words: one whose name is among them, else one of its kind."""
        groups, kind = status_words().groups, status_words().kinds[group]
        named = [
            status
            for status in self._known
            if status.kind is kind and groups.get(status_key(status.name)) == group
        ]
        return (named[0].name, kind) if named else self.first_of(kind)

    def _kind_of(self, name: str) -> StatusKind:
        group = status_words().groups.get(status_key(name))
        return status_words().kinds[group] if group else StatusKind.APPLIED

    def _new(self, name: str, kind: StatusKind) -> StatusName:
        if len(self.new) >= NEW_LIMIT:
            raise InvalidValue("status", tr("There are too many different words in this column."), name)
        self.new[name] = kind
        self._names[status_key(name)] = (name, kind)
        return name, kind
