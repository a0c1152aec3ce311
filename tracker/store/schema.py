"""The tables. Core tables, no mapped classes: see docs/decisions/001.

Text is never NULL: empty means unknown. Days are ``YYYY-MM-DD``, instants ``YYYY-MM-DDTHH:MM:SSZ``.
Amounts of pay are whole ten-thousandths of the currency's major unit, so that they are exact and sort.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
    text,
)

SCHEMA_VERSION = 2
APPLICATION_ID = 0x4C_46_41_4C  # "LFAL"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *parts: Column[object] | UniqueConstraint | Index) -> Table:
    """A table with an id that is never given twice, so that the journal's row ids stay true."""
    return Table(name, metadata, Column("id", Integer, primary_key=True), *parts, sqlite_autoincrement=True)


def _text(name: str) -> Column[object]:
    return Column(name, Text, nullable=False, server_default="")


def _integer(name: str) -> Column[object]:
    return Column(name, Integer, nullable=False, server_default="0")


def _of(table: str, *, is_indexed: bool = True) -> Column[object]:
    """The column of a part that goes with its whole."""
    whole = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(f"{table}_id", Integer, whole, nullable=False, index=is_indexed)


store_info = Table("store_info", metadata, Column("name", Text, primary_key=True), _text("value"))

status = _table(
    "status",
    _text("name"),
    _text("kind"),
    _text("colour"),
    _integer("position"),
    _integer("card_limit"),
    _text("removed_at"),
)

# Shared by exact name, so that every application shows the name as given; ``name_key`` finds like ones.
company = _table(
    "company",
    Column("name", Text, nullable=False, unique=True),
    Column("name_key", Text, nullable=False, index=True),
)

application = _table(
    "application",
    Column("uid", Text, nullable=False),
    Column("company_id", Integer, ForeignKey("company.id"), nullable=True, index=True),
    Column("status_id", Integer, ForeignKey("status.id"), nullable=False),
    Column("position", BigInteger, nullable=False),
    _text("title"),
    _text("country"),
    _text("city"),
    _text("work_mode"),
    _text("job_kind"),
    Column("pay_low", BigInteger),
    Column("pay_high", BigInteger),
    _text("pay_currency"),
    _text("pay_period"),
    _text("pay_as_posted"),
    _text("link"),
    _text("source"),
    _text("applied_on"),
    _text("deadline"),
    _text("start_date"),
    _integer("priority"),
    _text("field"),
    Column("sponsorship", Text, nullable=False, server_default="unknown"),
    _text("posting"),
    _text("notes"),
    # Own fields of an application, packed: see own_fields.py.
    _text("own_fields"),
    Column("import_key", Text, nullable=False, server_default=""),
    _text("created_at"),
    _text("archived_at"),
    _text("deleted_at"),
    _integer("is_sample"),
    Index("ix_application_uid", "uid", unique=True),
    # Covers the board's question (which ids, in which column, in which order) without reading a row.
    Index("ix_application_board", "deleted_at", "archived_at", "position", "status_id", "country"),
    Index("ix_application_sample", "is_sample", sqlite_where=text("is_sample = 1")),
)

IS_SAMPLE = application.c.is_sample == literal_column("1")
"""Whether an application is one of the samples, in the words that its index knows."""

application_tag = _table(
    "application_tag",
    _of("application", is_indexed=False),
    _text("name"),
    Index("ix_application_tag_name", "application_id", "name", unique=True),
)

status_change = _table(
    "status_change",
    _of("application"),
    Column("status_id", Integer, ForeignKey("status.id"), nullable=False),
    _text("at"),
)

event = _table("event", _of("application"), _text("kind"), _text("at"), _text("zone"), _text("text"))

person = _table(
    "person",
    Column("company_id", Integer, ForeignKey("company.id"), nullable=True, index=True),
    _text("name"),
    _text("role"),
    _text("email"),
    _text("phone"),
)

application_person = _table(
    "application_person",
    _of("application"),
    _of("person"),
    UniqueConstraint("application_id", "person_id"),
)

document = _table(
    "document",
    _of("application"),
    _text("name"),
    _text("kind"),
    _text("sha256"),
    _integer("size"),
    _text("added_at"),
)

# The person's profile, a field a row; a field that is not here is unknown.
profile_field = _table("profile_field", Column("name", Text, nullable=False, unique=True), _text("value"))

# A country the person works towards: ``route`` is the plan's, empty while none is chosen. ``is_added`` keeps
# it on the page without an application.
destination = _table(
    "destination",
    Column("country", Text, nullable=False, unique=True),
    _text("route"),
    _text("signing_on"),
    _text("first_day"),
    _integer("is_added"),
)

own_route = _table(
    "own_route",
    Column("slug", Text, nullable=False, unique=True),
    _text("country"),
    _text("name"),
    _text("summary"),
    Column("low_days", Integer),
    Column("high_days", Integer),
    Column("cost", BigInteger),
    _text("cost_currency"),
    Column("settlement_months", Integer),
)

own_requirement = _table(
    "own_requirement",
    _text("route"),
    _text("slug"),
    _text("title"),
    _text("evidence"),
    _text("note"),
    _integer("position"),
    UniqueConstraint("route", "slug"),
)

# What the person says of a route's requirement by hand, once for all applications.
requirement_tick = _table(
    "requirement_tick",
    _text("route"),
    _text("requirement"),
    _text("state"),
    _text("due_on"),
    _text("note"),
    _text("changed_on"),
    UniqueConstraint("route", "requirement"),
)

requirement_document = _table(
    "requirement_document",
    _of("requirement_tick"),
    _text("name"),
    _text("kind"),
    _text("sha256"),
    _integer("size"),
    _text("added_at"),
    _text("expires_on"),
)

points_answer = _table(
    "points_answer",
    _text("route"),
    _text("factor"),
    _integer("band"),
    UniqueConstraint("route", "factor"),
)

own_duration = _table(
    "own_duration",
    _text("route"),
    _integer("step"),
    _integer("low_days"),
    _integer("high_days"),
    UniqueConstraint("route", "step"),
)

# Another route than the destination's plan, for one application.
application_route = _table(
    "application_route",
    _of("application", is_indexed=False),
    _text("route"),
    Index("ix_application_route_application", "application_id", unique=True),
)

# The employer in a public register that the person confirmed to be this company.
sponsor_pin = _table(
    "sponsor_pin",
    _of("company", is_indexed=False),
    _text("country"),
    _text("register"),
    _text("name"),
    _text("place"),
    _text("route"),
    _text("rating"),
    _text("listed_on"),
    _text("dropped_on"),
    Index("ix_sponsor_pin_company", "company_id", "country", unique=True),
)

# Computed, never edited: ``basis`` tells whether it still holds.
visa_badge = Table(
    "visa_badge",
    metadata,
    Column("application_id", Integer, ForeignKey("application.id", ondelete="CASCADE"), primary_key=True),
    _text("verdict"),
    _text("words"),
    _text("basis"),
    Index("ix_visa_badge_verdict", "verdict"),
)

# A public list of employers that may sponsor, as a person loaded it; not journalled: it comes from a file.
register = _table(
    "register",
    Column("code", Text, nullable=False, unique=True),
    _text("country"),
    _text("title"),
    _text("listed_on"),
    _text("loaded_at"),
    _text("file_name"),
    _integer("employers"),
)

# What a register says in the same words of many employers. Written with its lines.
register_terms = Table(
    "register_terms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("register_id", Integer, nullable=False),
    _text("place"),
    _text("route"),
    _text("rating"),
)

# A line of a register: an employer has one for each of its routes and places. Written by register_lists.py
# alone, a hundred thousand at once, so without a foreign key, which would be looked up for each.
register_row = Table(
    "register_row",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("register_id", Integer, nullable=False),
    _text("name"),
    _text("name_key"),
    Column("terms_id", Integer, nullable=False),
    Index("ix_register_row_key", "register_id", "name_key"),
)

# How often an application's words were indexed again; no row: never. It never falls: see search.py.
search_revision = Table(
    "search_revision", metadata, Column("application_id", Integer, primary_key=True), _integer("revision")
)

# What a person confirmed for the header of a file, to be applied when the same header comes again.
import_memory = Table("import_memory", metadata, Column("header", Text, primary_key=True), _text("confirmed"))

JOURNALLED: tuple[Table, ...] = (
    status,
    company,
    application,
    application_tag,
    status_change,
    event,
    person,
    application_person,
    document,
    profile_field,
    destination,
    own_route,
    own_requirement,
    requirement_tick,
    requirement_document,
    points_answer,
    own_duration,
    application_route,
    sponsor_pin,
)
"""The tables whose every change can be undone, parents before their parts."""

journal_entry = _table(
    "journal_entry",
    _text("label"),
    _text("at"),
    Column("undone", Integer, nullable=False, server_default="0", index=True),
)

journal_change = _table(
    "journal_change",
    Column(
        "entry_id",
        Integer,
        ForeignKey("journal_entry.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    _text("table_name"),
    Column("row_id", Integer, nullable=False),
    Column("application_id", Integer, index=True),
    Column("before", Text),
    Column("after", Text),
)

journal_range = _table(
    "journal_range",
    Column(
        "entry_id",
        Integer,
        ForeignKey("journal_entry.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    _text("table_name"),
    Column("first_id", Integer, nullable=False),
    Column("last_id", Integer, nullable=False),
)

journal_state = Table(
    "journal_state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", Integer),
)
