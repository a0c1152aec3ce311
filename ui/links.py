"""Links that may be opened: http, https and mailto, nothing else."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

WEB = ("http", "https")
OPENED = (*WEB, "mailto")


def web_url(text: str) -> QUrl | None:
    """The web address in a text; None if it is none."""
    url = QUrl(text.strip(), QUrl.ParsingMode.TolerantMode)
    return url if url.isValid() and url.scheme().lower() in WEB and url.host() else None


def mail_url(address: str) -> QUrl | None:
    """Where to write to an e-mail address; None if it is none. Nothing but the address gets into it."""
    name, at, host = address.strip().rpartition("@")
    if not (name and at and host) or any(char.isspace() or char in '?&,;<>"' for char in address.strip()):
        return None
    url = QUrl()
    url.setScheme("mailto")
    url.setPath(f"{name}@{host}")
    return url


def may_open(url: QUrl) -> bool:
    """Whether a link of a text leads to the web or to a mailbox."""
    scheme = url.scheme().lower()
    return scheme in OPENED and (scheme == "mailto" or bool(url.host()))


def open_url(url: QUrl) -> bool:
    """Open a link in the program that the system keeps for it; False if it may not be opened."""
    return may_open(url) and QDesktopServices.openUrl(url)
