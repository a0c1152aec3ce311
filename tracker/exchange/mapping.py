"""Which column becomes what: by known layouts, by headers in twelve languages, by what cells hold."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.domain.pay import Period, is_currency
from tracker.errors import InvalidValue
from tracker.exchange import evidence
from tracker.exchange.words import Layout, choice_words, header_key, header_words, key, layouts
from tracker.i18n import tr

OWN_FIELD = "own_field"
SKIP = "skip"

DAY_TARGETS = (
    "applied_on",
    "saved_on",
    "deadline",
    "start_date",
    "interview_on",
    "follow_up_on",
    "responded_on",
    "status_on",
    "archived_on",
)
PAY_TARGETS = ("pay", "pay_min", "pay_max", "pay_currency", "pay_period")
CONTACT_TARGETS = ("contact_name", "contact_email", "contact_phone")

TARGETS = (
    "company",
    "title",
    "status",
    "location",
    "country",
    "city",
    "region",
    "work_mode",
    "job_kind",
    *PAY_TARGETS,
    "link",
    "source",
    *DAY_TARGETS,
    "priority",
    "field",
    "sponsorship",
    "tags",
    "posting",
    "notes",
    *CONTACT_TARGETS,
    "resume",
    "applied_flag",
    "archived_flag",
    OWN_FIELD,
    SKIP,
)
"""Everything that a column can become, in the order in which a person is offered it."""

REASON_HEADER = "Why this row was refused"
"""The column that a table of refused rows has more than its source; it is passed over when it comes back."""

_ENOUGH = 0.3
_CERTAIN = 0.7
_MOSTLY = 0.5
_SYMBOLS = {"€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "₺": "TRY", "zł": "PLN", "R$": "BRL", "₴": "UAH"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file and what it becomes; ``unsure`` asks the person to look.

    ``currency`` (ISO 4217) and ``period`` are those that the header of a column of pay names. ``options`` are
    what a header that says two things may mean; ``certain`` is False where its cells do not tell which.
    """

    header: str
    target: str
    unsure: bool = False
    currency: str = ""
    period: Period | None = None
    options: tuple[str, ...] = ()
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column becomes, in the file's order; ``layout`` names the program that writes such a file."""

    columns: tuple[Column, ...]
    layout: str = ""

    def with_target(self, header: str, target: str) -> Mapping:
        """The mapping with one column changed; a target that another column had leaves that one an own field.

        Raises InvalidValue for a header that is not in the file or a target that does not exist.
        """
        if target not in TARGETS:
            raise InvalidValue("map", tr("There is no field named {name}.", name=target), target)
        found = _header_named(header, self.columns)
        return replace(self, columns=tuple(self._changed(column, found, target) for column in self.columns))

    def with_targets(self, targets: Words[str, str]) -> Mapping:
        """The mapping with several columns changed, in turn."""
        changed = self
        for header, target in targets.items():
            changed = changed.with_target(header, target)
        return changed

    def without_guesses(self) -> tuple[Mapping, tuple[Column, ...]]:
        """The mapping with own fields for the columns that are no more than guesses, and those columns."""
        guessed = tuple(column for column in self.columns if not column.certain)
        kept = tuple(
            column if column.certain else replace(column, target=OWN_FIELD) for column in self.columns
        )
        return replace(self, columns=kept), guessed

    def targets(self) -> dict[str, str]:
        """Headers to targets, as a report shows them."""
        return {column.header: column.target for column in self.columns}

    def _changed(self, column: Column, header: str, target: str) -> Column:
        if column.header == header:
            currency, period = _pay_words(header) if target in PAY_TARGETS else ("", None)
            return Column(header, target, False, currency, period)
        if column.target == target and target not in (OWN_FIELD, SKIP):
            return replace(column, target=OWN_FIELD)
        return column


def _header_named(header: str, columns: Sequence[Column]) -> str:
    """The header as the file has it: the same text, or else the one column with the same key."""
    if any(column.header == header for column in columns):
        return header
    alike = [column.header for column in columns if header_key(column.header) == header_key(header)]
    if len(alike) != 1:
        raise InvalidValue("map", tr("The file has no column named {name}.", name=header), header)
    return alike[0]


def propose(header: Sequence[str], samples: Sequence[Sequence[str]], *, named: bool = True) -> Mapping:
    """What each column should become, by some cells of each; ``named`` says that the file has a header."""
    if not named:
        return Mapping(_by_content(header, samples))
    layout = _known_layout(header)
    found: dict[int, Column] = {}
    taken: set[str] = set()
    for place, name in enumerate(header):
        column = _by_name(name, samples[place], layout)
        if column is not None and column.target not in taken:
            found[place] = column
            taken.add(column.target)
    for place, name in enumerate(header):
        if place not in found:
            column = _ambiguous(name, samples[place], taken)
            found[place] = column
            taken.add(column.target)
    return Mapping(tuple(found[place] for place in range(len(header))), layout.name if layout else "")


def _known_layout(header: Sequence[str]) -> Layout | None:
    """The layout whose columns are all there, with few others beside them."""
    keys = {header_key(name) for name in header}
    fitting = [layout for layout in layouts() if layout.keys <= keys and len(keys) <= len(layout.keys) + 2]
    return max(fitting, key=lambda layout: len(layout.keys), default=None)


def _by_name(name: str, sample: Sequence[str], layout: Layout | None) -> Column | None:
    """The column if its header names one target and its cells do not speak against it."""
    found = header_key(name)
    if name == REASON_HEADER:
        return Column(name, SKIP)
    if layout and found in layout.targets:
        return Column(name, layout.targets[found])
    currency, period = "", None
    target = header_words().known.get(found)
    if target is None or target in PAY_TARGETS:
        bare = _without_pay_words(found)
        target = target or header_words().known.get(bare)
        if target not in PAY_TARGETS:
            return None
        currency, period = _pay_words(name)
    if target in DAY_TARGETS:
        return _day_column(name, target, sample)
    return Column(name, target, False, currency, period)


def _day_column(name: str, target: str, sample: Sequence[str]) -> Column | None:
    """A column of days, unless its cells are something else: then yes and no, or text of its own."""
    if not evidence.filled(sample) or evidence.date_share(sample) >= _MOSTLY:
        return Column(name, target)
    if target == "applied_on" and _fit("applied_flag", sample) >= _MOSTLY:
        return Column(name, "applied_flag", True)
    return Column(name, OWN_FIELD, True)


def _ambiguous(name: str, sample: Sequence[str], taken: set[str]) -> Column:
    """The column by its cells where its header says two things; an own field where it says nothing."""
    possible = header_words().ambiguous.get(header_key(name))
    if possible is None:
        return Column(name, OWN_FIELD)
    free = [target for target in possible if target not in taken]
    if free and not evidence.filled(sample):
        return Column(name, free[0], True, options=possible)
    fits = {target: _fit(target, sample) for target in free}
    best = max(free, key=fits.__getitem__, default=OWN_FIELD)
    if fits.get(best, _ENOUGH) < _ENOUGH:
        best = OWN_FIELD
    rivals = [fit for target, fit in fits.items() if target not in (best, OWN_FIELD)]
    is_certain = best == OWN_FIELD or fits[best] >= max([_CERTAIN, *[fit + _ENOUGH for fit in rivals]])
    return Column(name, best, True, options=possible, certain=is_certain)


def _fit(target: str, sample: Sequence[str]) -> float:
    """How well cells fit a target, 0 to 1; texts that could be anything fit a little."""
    if target in DAY_TARGETS:
        return evidence.date_share(sample)
    if target == "status":
        return evidence.share(sample, evidence.is_status)
    if target in ("work_mode", "job_kind"):
        return evidence.share(sample, evidence.is_choice(target))
    if target == "applied_flag":
        return evidence.share(sample, evidence.is_choice("yes_no"))
    if target in ("title", "company"):
        return 1 - evidence.share(sample, evidence.is_number)
    return _ENOUGH


def _by_content(header: Sequence[str], samples: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Columns without names: what can be told by its form, then the first texts as company and title."""
    tests = (
        ("link", lambda cells: evidence.share(cells, evidence.is_link)),
        ("contact_email", lambda cells: evidence.share(cells, evidence.is_email)),
        ("applied_on", evidence.date_share),
        ("status", lambda cells: evidence.share(cells, evidence.is_status)),
        ("job_kind", lambda cells: evidence.share(cells, evidence.is_choice("job_kind"))),
        ("work_mode", lambda cells: evidence.share(cells, evidence.is_choice("work_mode"))),
        (
            "company",
            lambda cells: bool(evidence.filled(cells)) * (1 - evidence.share(cells, evidence.is_number)),
        ),
        (
            "title",
            lambda cells: bool(evidence.filled(cells)) * (1 - evidence.share(cells, evidence.is_number)),
        ),
    )
    targets = dict.fromkeys(range(len(header)), OWN_FIELD)
    for target, test in tests:
        for place, cells in enumerate(samples):
            if targets[place] == OWN_FIELD and test(cells) >= 0.7:
                targets[place] = target
                break
    return tuple(Column(name, targets[place], True) for place, name in enumerate(header))


def _pay_words(name: str) -> tuple[str, Period | None]:
    """The currency and the period that a header of pay names."""
    words = header_key(name).split()
    code = next((word.upper() for word in words if len(word) == 3 and is_currency(word.upper())), "")
    symbol = next((code for sign, code in _SYMBOLS.items() if sign in name), "")
    periods = choice_words("pay_period")
    period = periods.get(" ".join(words)) or next((periods[word] for word in words if word in periods), None)
    return code or symbol, Period(period) if period else None


def _without_pay_words(found: str) -> str:
    """A header's key without currency codes and periods: ``salario usd`` is ``salario``."""
    periods = choice_words("pay_period")
    kept = [
        word
        for word in found.split()
        if not (len(word) == 3 and is_currency(word.upper()))
        and word not in periods
        and word not in ("per", "pro", "par", "por", "k", "zl", "r", "gross", "brutto", "brut")
    ]
    return key(" ".join(kept))
