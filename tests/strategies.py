"""Random values of the domain for hypothesis: every one of them is valid, so a store must hold it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tracker.domain.application import (
    Document,
    Draft,
    Event,
    EventKind,
    JobKind,
    Person,
    Priority,
    Sponsorship,
    StatusMoment,
    WorkMode,
)
from tracker.domain.fields import UID_FORM
from tracker.domain.pay import Pay, Period
from tracker.domain.status import StatusKind

# Text that has broken programs: formulas, quotes, bidi overrides, emoji, scripts, separators.
NAUGHTY = (
    "=1+1",
    "+49 170 5550100",
    "-5",
    "-5 %",
    "@SUM(A1)",
    "'=1",
    "''",
    "＝cmd",
    '"quoted", and; more|cells\ttab',
    "Zoë Ångström",
    "株式会社北光",
    "\u202eright to left\u202c",
    "👩‍💻 engineer",
    "null",
    "N/A",
    "1,5",
    "<script>alert(1)</script>",
    "{0} {name} %s",
    "Łódź",
)

_LETTERS = st.characters(codec="utf-8", exclude_characters="\0")


def short_texts(limit: int = 20) -> st.SearchStrategy[str]:
    """Texts as a short field holds them: stripped, perhaps empty."""
    return st.one_of(st.sampled_from(NAUGHTY), st.text(_LETTERS, max_size=limit)).map(str.strip)


def long_texts(limit: int = 80) -> st.SearchStrategy[str]:
    """Texts as a long field holds them: any white space, LF as the only line end."""
    lines = st.one_of(st.sampled_from(NAUGHTY), st.text(_LETTERS, max_size=limit))
    joined = st.lists(lines, max_size=3).map("\n".join)
    return joined.map(lambda text: text.replace("\r\n", "\n").replace("\r", "\n"))


def names() -> st.SearchStrategy[str]:
    """Short texts that say something."""
    return short_texts().filter(bool)


def days() -> st.SearchStrategy[str]:
    """Days as they are stored."""
    return st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat)


def instants() -> st.SearchStrategy[str]:
    """UTC instants as they are stored, to the second."""
    moments = st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31))
    return moments.map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ"))


def pays() -> st.SearchStrategy[Pay]:
    """One amount, a range, "from" or "up to", with or without currency and period."""
    amounts = st.decimals(0, Decimal(10) ** 9, places=2, allow_nan=False, allow_infinity=False)
    currencies = st.sampled_from((None, "EUR", "USD", "JPY", "INR", "KWD"))
    periods = st.sampled_from((None, *Period))

    def build(pair: tuple[Decimal, Decimal], form: str, currency: str | None, period: Period | None) -> Pay:
        low, high = sorted(pair)
        if form == "one":
            return Pay(low, low, currency, period)
        return Pay(None if form == "to" else low, None if form == "from" else high, currency, period)

    forms = st.sampled_from(("one", "range", "from", "to"))
    return st.builds(build, st.tuples(amounts, amounts), forms, currencies, periods)


STATUSES = (
    ("Wishlist", StatusKind.SAVED),
    ("Applied", StatusKind.APPLIED),
    ("Interview", StatusKind.INTERVIEWING),
    ("Offer", StatusKind.OFFER),
    ("No reply", StatusKind.NO_REPLY),
    ("=Mine, too", StatusKind.INTERVIEWING),
    ("ждём", StatusKind.APPLIED),
)


def moments() -> st.SearchStrategy[StatusMoment]:
    """One change of status."""
    return st.builds(
        lambda status, at: StatusMoment(status[0], status[1], at),
        st.sampled_from(STATUSES),
        st.one_of(days(), instants()),
    )


def events() -> st.SearchStrategy[Event]:
    """One dated entry, on a day or at an instant with its zone."""
    on_day = st.builds(Event, st.sampled_from(EventKind), days(), st.just(""), long_texts())
    zones = st.sampled_from(("UTC", "Europe/Berlin", "Asia/Tokyo"))
    return st.one_of(on_day, st.builds(Event, st.sampled_from(EventKind), instants(), zones, long_texts()))


def people() -> st.SearchStrategy[Person]:
    """Somebody with a name."""
    return st.builds(Person, names(), short_texts(), short_texts(), short_texts())


def documents() -> st.SearchStrategy[Document]:
    """An attached file, without its content."""
    hashes = st.text("0123456789abcdef", min_size=64, max_size=64)

    kinds = st.sampled_from(("cv", "letter", "other"))
    return st.builds(Document, names(), kinds, hashes, st.integers(0, 2**40))


def tags() -> st.SearchStrategy[tuple[str, ...]]:
    """A few tags, each once."""
    tag = names().map(lambda text: text.translate(dict.fromkeys(map(ord, ",;\n\r"), " ")).strip())
    return st.lists(tag.filter(bool), max_size=3, unique=True).map(tuple)


def own_fields() -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    """A few own fields with unique names."""
    pairs = st.tuples(names(), long_texts().filter(bool))
    return st.lists(pairs, max_size=3, unique_by=lambda pair: pair[0]).map(tuple)


def uids() -> st.SearchStrategy[str]:
    """Ids of applications."""
    return st.from_regex(UID_FORM, fullmatch=True)


def drafts(*, whole: bool = False) -> st.SearchStrategy[Draft]:
    """Random applications; ``whole`` ones have an id, a creation and a history, as those of a store."""
    blank = st.just("")
    return st.builds(
        _draft,
        st.sampled_from(STATUSES),
        company=short_texts(),
        title=names(),
        country=st.sampled_from(("", "DE", "GB", "JP", "NA")),
        city=short_texts(),
        work_mode=st.sampled_from((None, *WorkMode)),
        job_kind=st.sampled_from((None, *JobKind)),
        pay=st.none() | pays(),
        pay_as_posted=short_texts(),
        link=short_texts(),
        source=short_texts(),
        applied_on=blank | days(),
        deadline=blank | days(),
        start_date=blank | days(),
        priority=st.sampled_from(Priority),
        field=short_texts(),
        sponsorship=st.sampled_from(Sponsorship),
        tags=tags(),
        posting=long_texts(),
        notes=long_texts(),
        own_fields=own_fields(),
        status_history=st.lists(moments(), max_size=2).map(tuple),
        since=days() | instants() if whole else blank,
        timeline=st.lists(events(), max_size=2).map(tuple),
        people=st.lists(people(), max_size=2).map(tuple),
        documents=st.lists(documents(), max_size=1).map(tuple),
        uid=uids() if whole else blank | uids(),
        created_at=instants() if whole else blank | instants(),
        archived_at=blank | instants(),
    )


def _draft(
    status: tuple[str, StatusKind], status_history: tuple[StatusMoment, ...], since: str, **values: object
) -> Draft:
    """A draft whose history, where ``since`` is given, ends in its status."""
    if since:
        status_history = (*status_history, StatusMoment(status[0], status[1], since))
    known: dict[str, Any] = {**values, "status": status[0], "status_kind": status[1]}
    return Draft(status_history=status_history, **known)
