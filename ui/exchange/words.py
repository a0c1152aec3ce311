"""The words of the import: what a column can become, encodings, delimiters, orders of dates."""

from __future__ import annotations

from tracker.domain.fields import FIELD_KINDS, field_label
from tracker.i18n import tr, trn


def target_label(target: str) -> str:
    """What a column becomes, on the screen."""
    if target in FIELD_KINDS:
        return tr("Job page") if target == "link" else field_label(target)
    return _helpers().get(target, target)


def _helpers() -> dict[str, str]:
    return {
        "location": tr("Place"),
        "region": tr("Region"),
        "pay_min": tr("Pay from"),
        "pay_max": tr("Pay up to"),
        "pay_currency": tr("Currency of pay"),
        "pay_period": tr("Period of pay"),
        "saved_on": tr("Saved on"),
        "interview_on": tr("Interview on"),
        "follow_up_on": tr("Follow up on"),
        "responded_on": tr("Answered on"),
        "status_on": tr("Status since"),
        "archived_on": tr("Archived on"),
        "contact_name": tr("Contact's name"),
        "contact_email": tr("Contact's e-mail"),
        "contact_phone": tr("Contact's phone"),
        "resume": tr("CV used"),
        "applied_flag": tr("Applied, yes or no"),
        "archived_flag": tr("Archived, yes or no"),
        "own_field": tr("Keep as own field"),
        "skip": tr("Leave out"),
    }


ENCODINGS = (
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1254",
    "iso8859-15",
    "gb18030",
    "cp932",
)
"""The codecs that are offered; others are shown if the file was found to be in one."""


def encoding_name(codec: str) -> str:
    """A codec's name as other programs write it."""
    names = {
        "utf-8": "UTF-8",
        "utf-8-sig": "UTF-8",
        "utf-16": "UTF-16",
        "utf-16-le": "UTF-16 LE",
        "utf-16-be": "UTF-16 BE",
        "utf-32": "UTF-32",
        "iso8859-15": "ISO 8859-15",
        "gb18030": "GB 18030",
        "cp932": "Shift JIS",
    }
    plain = codec.lower()
    return names.get(plain) or plain.replace("windows", "Windows").replace("cp12", "Windows-12")


DELIMITERS = (",", ";", "\t", "|")


def delimiter_name(delimiter: str) -> str:
    """A delimiter in words; an unusual one as itself."""
    names = {",": tr("comma"), ";": tr("semicolon"), "\t": tr("tab"), "|": tr("upright line")}
    return names.get(delimiter, delimiter)


DATE_ORDERS = ("dmy", "mdy", "ymd")


def order_name(order: str) -> str:
    """An order of dates, as a choice."""
    return {"dmy": tr("Day first"), "mdy": tr("Month first"), "ymd": tr("Year first")}[order]


def order_clause(order: str | None) -> str:
    """How a file's dates are read, as a part of a sentence."""
    clauses = {
        "dmy": tr("dates day first"),
        "mdy": tr("dates month first"),
        "ymd": tr("dates year first"),
    }
    return clauses.get(order or "", "")


def rows_words(count: int) -> str:
    """``1,284 rows``."""
    return trn("{count} row", "{count} rows", count)
