"""The drawn proof: text that can be selected, whole rows, numbered pages, on either paper."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader

from tracker.exchange.proof import Entry, Month, Proof
from ui.exchange.export_proof import Request, proof_pdf

pytestmark = pytest.mark.usefixtures("qapp")
MARGIN = 50
"""A little less than the margin of the pages, in points."""


def proof_of(count: int, **values: str) -> Proof:
    """A proof of so many applications in each of two months."""
    months = tuple(
        Month(
            month,
            tuple(
                Entry(
                    f"{month}-{1 + number % 28:02}",
                    values.get("company", "Fjordline"),
                    values.get("title", f"Job{month[-1]}N{number:03}"),
                    "a friend",
                    "Rejected",
                    "2026-06-01",
                )
                for number in range(count)
            ),
        )
        for month in ("2026-03", "2026-04")
    )
    return Proof("2026-03-01", "2026-04-30", months)


def pages_of(request: Request) -> list[PageObject]:
    return list(PdfReader(BytesIO(proof_pdf(request))).pages)


def text_of(page: PageObject) -> str:
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_every_row_is_there_once_and_every_page_is_numbered(paper: str, size: tuple[int, int]) -> None:
    pages = pages_of(Request(proof_of(60), "Ada Example", paper))
    texts = [text_of(page) for page in pages]
    assert len(pages) > 3
    rows = re.findall(r"Job\dN\d{3}", " ".join(texts))
    assert sorted(rows) == sorted(f"Job{month}N{number:03}" for month in (3, 4) for number in range(60))
    for number, (page, text) in enumerate(zip(pages, texts, strict=True), 1):
        assert f"Page {number} of {len(pages)}" in text
        assert "Ada Example" in text
        assert "Date Company Job title How applied Outcome" in text
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_a_month_goes_on_under_its_name() -> None:
    texts = [text_of(page) for page in pages_of(Request(proof_of(60)))]
    assert "March 2026 · 60 applications" in texts[0]
    assert "March 2026, continued" in texts[1]


def test_no_line_lies_outside_the_paper() -> None:
    long = "A title that needs more than one line " * 20
    pages = pages_of(Request(proof_of(20, title=long.strip(), company="Donaudampfschifffahrt" * 6)))
    places: list[tuple[float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: object) -> None:
        if text.strip():
            x, y = tm[4], tm[5]
            places.append((x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]))

    for page in pages:
        page.extract_text(visitor_text=visit)
    assert len(pages) > 2
    assert len(places) > 100
    assert all(MARGIN <= x <= 595 - MARGIN and MARGIN <= y <= 842 - MARGIN for x, y in places)
    assert any("…" in page.extract_text() for page in pages)


def test_scripts_of_the_world_and_control_characters() -> None:
    (page,) = pages_of(Request(proof_of(1, company="Łódź Ωmega Компания\x1b[2J", title="Zoë\nÅngström")))
    for words in ("Łódź", "Компания", "Zoë Ångström"):
        assert words in text_of(page)


def test_a_period_without_applications_says_so() -> None:
    (page,) = pages_of(Request(Proof("2026-03-01", "2026-03-31", ())))
    assert "No application in this period." in text_of(page)
