"""Small registers of made-up employers, each laid out as its publisher does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from tests.tracker.exchange.workbooks import Cell, xlsx
from tracker.registers.known import layout_of
from tracker.registers.loading import Loaded, load_register
from tracker.store.schema import register_row, register_terms
from tracker.store.store import Store

UK_NAME = "SP_-_Worker_and_Temporary_Worker_Web_Register_-_2026-11-20.csv"
UK = """Organisation Name,Town/City,County,Type & Rating,Route
"Kestrel Robotics, Leeds Ltd ",Leeds ,West Yorkshire,Worker (A rating),Skilled Worker
Moorgate Retail plc,London,,Worker (A (Premium)),Skilled Worker
Moorgate Retail plc,London,,Worker (A (Premium)),Global Business Mobility: Senior or Specialist Worker
Albion Genomics Limited,,Fife,Worker (B rating),Skilled Worker
Fjordline Ltd,London,,Worker (UK Expansion Worker: Provisional),Global Business Mobility: UK Expansion Worker
"""
IND = """<!DOCTYPE html><html><head><title>Public register</title></head><body>
<table class="x"><caption>As of</caption>
<thead><tr><th>Organisation</th><th>KvK number</th></tr></thead><tbody>
<tr><th scope="row">Coral Cloud B.V.</th><td>12345678</td></tr>
<tr><td>Zuiderzee &amp; Zn. N.V.</td><td>02345678</td></tr></tbody></table></body></html>"""
SIRI = """<html><body><table><tr><td>Company</td><td>CVR</td></tr>
<tr><td>Ørsund Energi A/S</td><td>11223344</td></tr><tr><td>Fjordline ApS</td><td>44332211</td></tr></table>
<table><tr><td>menu</td></tr></table></body></html>"""
LMIA_TITLE = (
    "Employers who were issued a positive Labour Market Impact Assessment (LMIA), July to September 2026"
)
LMIA_HEADER = (
    "Province/Territory",
    "Program Stream",
    "Employer",
    "Address",
    "Occupation",
    "Incorporate Status",
    "Approved LMIAs",
    "Approved Positions",
)
LMIA_ROWS = (
    (
        "Quebec",
        "High Wage",
        "Érablière Coral inc.",
        "Montréal, QC H2X 1Y4",
        "2173-Software engineers",
        "Incorporated",
        "1",
        "2",
    ),
    (
        "Ontario",
        "Low Wage",
        "Kestrel Robotics Inc.",
        "Toronto, ON M5V 1A1",
        "6711-Helpers",
        "Incorporated",
        "1",
        "1",
    ),
    (
        "Ontario",
        "Low Wage",
        "Kestrel Robotics Inc.",
        "Toronto, ON M5V 1A1",
        "7452-Handlers",
        "Incorporated",
        "1",
        "1",
    ),
)
USCIS_LEGACY = (
    "Fiscal Year,Employer,Initial Approval,Initial Denial,Continuing Approval,Continuing Denial,"
    "NAICS,Tax ID,State,City,ZIP\n"
    '2023,KESTREL ROBOTICS INC,3,1,"1,200",0,54,1234,MA,BOSTON,02108\n'
    "2023,,1,0,0,0,54,1234,MA,BOSTON,02108\n"
)
USCIS_HEADER = (
    "Line by line",
    "Fiscal Year   ",
    "Employer (Petitioner) Name",
    "Tax ID",
    "Industry (NAICS) Code",
    "Petitioner City",
    "Petitioner State",
    "Petitioner Zip Code",
    "New Employment Approval",
    "New Employment Denial",
    "Continuation Approval",
    "Continuation Denial",
    "Change with Same Employer Approval",
    "Change with Same Employer Denial",
    "New Concurrent Approval",
    "New Concurrent Denial",
    "Change of Employer Approval",
    "Change of Employer Denial",
    "Amended Approval",
    "Amended Denial",
)
USCIS_ROW = ("1", "2025", "CORAL CLOUD LLC", "5678", "54", "AUSTIN", "TX", "78701", *"101020300100")
LCA_HEADER = (
    "CASE_NUMBER",
    "CASE_STATUS",
    "RECEIVED_DATE",
    "VISA_CLASS",
    "EMPLOYER_NAME",
    "EMPLOYER_CITY",
    "EMPLOYER_STATE",
    "EMPLOYER_POC_LAST_NAME",
    "EMPLOYER_POC_EMAIL",
    "PREPARER_EMAIL",
)
LCA_ROW = (
    "I-200",
    "Certified",
    "",
    "H-1B",
    "Tidewater Bank",
    "Boston",
    "MA",
    "Doe",
    "doe@bank.example",
    "p@law.example",
)
IRISH_2026 = (
    ("Employer Name", "Permits Issued Jan", "Permits Issued Feb", "Grand Total"),
    ("Liffey Systems Ltd", "1", "2", "3"),
    ("Coral Cloud Ireland", "1", "", "1"),
    ("Grand Total", "2", "2", "4"),
)
IRISH_2025 = (("", "Jan", "Feb", "Grand Total"), *IRISH_2026[1:])


def workbook(rows: Sequence[Sequence[Cell]], *others: Sequence[Sequence[Cell]]) -> bytes:
    """A workbook, the register on its last sheet."""
    sheets = {f"Notes {number}": found for number, found in enumerate(others)}
    return xlsx({**sheets, "Sheet": rows})


def saved(folder: Path, name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
    """A file as it was downloaded."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def load(store: Store, path: Path, code: str, **options: Any) -> Loaded:
    """Load a register, watched by nobody."""
    return load_register(store, path, nobody, [layout_of(code)], **options)


def nobody(_done: int, _total: int) -> None:
    """Nobody watches."""


def lines_of(store: Store) -> list[tuple[str, str, str, str]]:
    """What lies in the store: name, place, route and rating of every line."""
    terms = register_terms.c
    lines = (
        select(register_row.c.name, terms.place, terms.route, terms.rating)
        .join(register_terms, terms.id == register_row.c.terms_id)
        .order_by(register_row.c.id)
    )
    return store.ask(lambda db: [tuple(row) for row in db.execute(lines)])
