"""What all pages share: the store behind its runner, the filter, the selection, and news of what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from tracker.i18n import tr
from tracker.paths import Home
from tracker.settings import Settings
from ui.tasks import Runner, is_alive

if TYPE_CHECKING:
    from tracker.domain.status import Status
    from tracker.store.journal import Changes
    from tracker.store.queries.applications import Group
    from tracker.store.queries.filters import Filter, Sort
    from tracker.store.store import Command, Progress, Query, Store

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say in a toast; ``undo`` offers to take it back."""

    text: str
    undo: bool = False


@dataclass(frozen=True, slots=True)
class ChangeEvent:
    """What changed, and which page asked for it (None: undo, redo, another program)."""

    changes: Changes
    initiator: object = None


class Workspace(QObject):
    """The one place where pages meet. Everything that asks the store answers later, on the main thread."""

    opened = Signal()
    changed = Signal(object)
    statuses_changed = Signal()
    filter_changed = Signal()
    group_changed = Signal()
    selection_changed = Signal()
    inspected_changed = Signal()
    said = Signal(object)
    failed = Signal(object)
    led = Signal(str, str)

    def __init__(self, home: Home, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.home = home
        self.settings = settings
        self.runner = Runner(self)
        self.runner.failed.connect(self._tell_failure)
        self.statuses: tuple[Status, ...] = ()
        self.undo_label = ""
        self.redo_label = ""
        self._store: Store | None = None
        self._filter: Filter | None = None
        self._selection: tuple[int, ...] = tuple(settings.selection)
        self._inspected = settings.inspected if settings.is_inspector_open else 0
        self._data_version = 0

    # -- the store ------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether the store is there to be asked."""
        return self._store is not None

    def open(self, opener: Callable[[Home], Store], failed: Callable[[Exception], None]) -> None:
        """Open the store on its thread; ``opened`` is emitted when the statuses are known."""
        self.runner.submit(lambda: _open(opener, self.home), self._opened, failed)

    def _opened(self, found: tuple[Store, tuple[Status, ...], tuple[str, str], int]) -> None:
        self._store, self.statuses, labels, self._data_version = found
        self.undo_label, self.redo_label = labels
        self.opened.emit()

    def close(self) -> None:
        """Let everything asked for be done, then close the store."""
        self.runner.finish()
        self.let_go()

    def let_go(self) -> None:
        """Close the store, which may be opened again; until then nothing can be asked."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def ask(
        self,
        query: Query[T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Ask the store a question; the answer comes to ``then``, a bound method."""
        self.runner.submit(lambda: self._opened_store().ask(query), then, failed)

    def work(
        self,
        work: Callable[[Store], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do something longer with the store on its thread, such as planning an import."""
        self.runner.submit(lambda: work(self._opened_store()), then, failed)

    def run(
        self,
        command: Command,
        then: Callable[[Changes], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        initiator: object = None,
        quiet: bool = False,
        progress: Progress | None = None,
    ) -> None:
        """Run a command; every page hears of it, and unless ``quiet`` a toast says it and offers Undo."""

        def work() -> Any:
            store = self._opened_store()
            changes = store.run(command, progress) if progress else store.run(command)
            return changes, _aftermath(store, changes)

        def done(outcome: Any) -> None:
            changes, after = outcome
            self._hear(changes, after, initiator)
            if changes and not quiet:
                self.said.emit(Notice(changes.label, undo=True))
            if then is not None and is_alive(then):
                then(changes)

        self.runner.submit(work, done, failed)

    def undo(self) -> None:
        """Take the last change back."""
        self._step("undo", tr("Undone: {label}"))

    def redo(self) -> None:
        """Bring the last undone change again."""
        self._step("redo", tr("Done again: {label}"))

    def _step(self, direction: str, message: str) -> None:
        def work() -> Any:
            store = self._opened_store()
            changes = store.undo() if direction == "undo" else store.redo()
            return changes, _aftermath(store, changes)

        def done(outcome: Any) -> None:
            changes, after = outcome
            self._hear(changes, after, None)
            self.said.emit(Notice(message.format(label=changes.label)))

        self.runner.submit(work, done)

    def look_again(self) -> None:
        """Tell every page to read everything anew: another program wrote to the store, or a day began."""
        from tracker.store.journal import EVERYTHING

        def done(after: Any) -> None:
            self._hear(EVERYTHING, after, None)

        self.runner.submit(lambda: _aftermath(self._opened_store(), EVERYTHING), done)

    def keep_house(self, failed: Callable[[Exception], None]) -> None:
        """Check the file and empty the bin of what lies there too long; a damaged file goes to ``failed``."""
        self.runner.submit(lambda: _keep_house(self._opened_store()), self._kept, failed)

    def _kept(self, emptied: int) -> None:
        if emptied:
            self.look_again()

    def look_for_others(self) -> None:
        """Read everything again if another program wrote to the store."""
        if self.runner.is_idle and self.is_open:
            self.runner.submit(self._opened_store().data_version, self._compare_version)

    def _compare_version(self, version: int) -> None:
        known, self._data_version = self._data_version, version
        if known != version:
            self.look_again()

    def _hear(self, changes: Changes, after: Any, initiator: object) -> None:
        statuses, labels = after
        self.undo_label, self.redo_label = labels
        if statuses is not None and statuses != self.statuses:
            self.statuses = statuses
            self.statuses_changed.emit()
        if changes:
            self.changed.emit(ChangeEvent(changes, initiator))

    def _opened_store(self) -> Store:
        if self._store is None:
            raise RuntimeError("the store is not open")
        return self._store

    def _tell_failure(self, error: Exception) -> None:
        self.failed.emit(error)

    def say(self, text: str, *, undo: bool = False) -> None:
        """Say something in a toast."""
        self.said.emit(Notice(text, undo=undo))

    def lead(self, place: str, at: str = "") -> None:
        """Lead the person to where something is answered.

        Places are ``overview`` and ``profile`` with a field's name, ``destinations`` with a country, and
        ``registers``.
        """
        self.led.emit(place, at)

    # -- filter, order, group -------------------------------------------------------------------------

    @property
    def filter(self) -> Filter:
        """What the pages show. Needs the store's rooms, so it is made when first asked for."""
        if self._filter is None:
            self._filter = filter_from(self.settings.filter)
        return self._filter

    def set_filter(self, wanted: Filter) -> None:
        """Show something else on every page."""
        if wanted != self.filter:
            self._filter = wanted
            self.settings.filter = filter_to(wanted)
            self.filter_changed.emit()

    @property
    def sort(self) -> Sort:
        """The order of the table."""
        from tracker.store.queries.filters import BY, Sort

        field = self.settings.sort_field
        return Sort(field if field in BY else "position", self.settings.sort_descending)

    @property
    def group(self) -> Group:
        """What the board's columns stand for."""
        told = self.settings.group
        return "country" if told == "country" else "visa" if told == "visa" else "status"

    def set_group(self, group: str) -> None:
        """Group the board by ``status``, ``country`` or ``visa``."""
        if group != self.settings.group:
            self.settings.group = group
            self.group_changed.emit()

    # -- selection ------------------------------------------------------------------------------------

    @property
    def selection(self) -> tuple[int, ...]:
        """The selected applications, the one with the focus last."""
        return self._selection

    def select(self, ids: Sequence[int]) -> None:
        """Select applications on every page; an open inspector follows the focus."""
        if tuple(ids) == self._selection:
            return
        self._selection = tuple(ids)
        self.settings.selection = list(self._selection)[-500:]
        self.selection_changed.emit()
        if self._inspected and ids:
            self.inspect(ids[-1])

    @property
    def inspected(self) -> int:
        """The application that the inspector shows; 0 while it is closed."""
        return self._inspected

    def inspect(self, application_id: int) -> None:
        """Open an application in the inspector; 0 closes it."""
        if application_id == self._inspected:
            return
        self._inspected = application_id
        self.settings.is_inspector_open = application_id != 0
        self.settings.inspected = application_id or self.settings.inspected
        self.inspected_changed.emit()


def _keep_house(store: Store) -> int:
    from tracker.clock import utc_now
    from tracker.store.health import keep_house

    store.verify()
    return store.maintain(lambda db: keep_house(db, utc_now()))


def _open(opener: Callable[[Home], Store], home: Home) -> Any:
    from tracker.store.queries.statuses import statuses
    from tracker.store.queries.undo import undo_labels

    store = opener(home)
    return store, store.ask(statuses()), store.ask(undo_labels()), store.data_version()


def _aftermath(store: Store, changes: Changes) -> Any:
    """What every page needs after a change: the statuses if they changed, and what can be undone now."""
    from tracker.store.queries.statuses import statuses
    from tracker.store.queries.undo import undo_labels

    changed = changes.everything or "status" in changes.ids
    return (store.ask(statuses()) if changed else None), store.ask(undo_labels())


def filter_from(told: dict[str, Any]) -> Filter:
    """The filter that settings tell of; what they tell wrongly is left out."""
    from tracker.store.queries.filters import Filter

    try:
        return Filter(
            text=str(told.get("text", "")),
            countries=frozenset(map(str, told.get("countries", ()))),
            status_ids=frozenset(map(int, told.get("status_ids", ()))),
            tags=frozenset(map(str, told.get("tags", ()))),
            applied_within=int(told.get("applied_within", 0)),
            archived=bool(told.get("archived", False)),
            verdicts=frozenset(map(str, told.get("verdicts", ()))),
        )
    except (TypeError, ValueError):
        return Filter()


def filter_to(wanted: Filter) -> dict[str, Any]:
    """The filter as settings keep it."""
    return {
        "text": wanted.text,
        "countries": sorted(wanted.countries),
        "status_ids": sorted(wanted.status_ids),
        "tags": sorted(wanted.tags),
        "applied_within": wanted.applied_within,
        "archived": wanted.archived,
        "verdicts": sorted(wanted.verdicts),
    }
