"""Which links are opened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl

from ui.links import mail_url, may_open, open_url, web_url


@pytest.mark.parametrize("text", ["https://a.example/x?y=1#z", " http://a.example ", "HTTPS://A.example"])
def test_web_addresses(text: str) -> None:
    assert web_url(text) is not None


@pytest.mark.parametrize(
    "text",
    ["", "a.example", "javascript:alert(1)", "file:///etc/passwd", "https://", "data:text/html,x", "//a"],
)
def test_what_is_no_web_address(text: str) -> None:
    assert web_url(text) is None


@pytest.mark.parametrize("text", ["", "ada", "@a", "a@", "a@b?body=x", "a b@c", "a@b,c@d", "a@b\nBcc: x@y"])
def test_what_is_no_mail_address(text: str) -> None:
    assert mail_url(text) is None


def test_a_mail_address_is_all_that_a_mail_link_holds() -> None:
    url = mail_url(" ada.kay@nordlicht.example ")
    assert url is not None
    assert url.toString() == "mailto:ada.kay@nordlicht.example"


@pytest.mark.parametrize(
    "text", ["file:///etc/passwd", "javascript:1", "smb://host/x", "relative", "https:///x"]
)
def test_other_links_stay_closed(text: str) -> None:
    assert not may_open(QUrl(text))
    assert not open_url(QUrl(text))


@given(st.text(max_size=40))
def test_any_text_is_a_safe_address_or_none(text: str) -> None:
    url = web_url(text)
    assert url is None or (url.scheme() in ("http", "https") and may_open(url))
