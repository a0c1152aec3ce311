"""Spreadsheets as people and other programs write them, made up, with the dirt that real ones have.

The headers and forms of values are those of public exports and templates; every company is invented.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from dataclasses import dataclass

COMPANIES = (
    "Nordlicht Energie GmbH",
    "Rhein Logistik AG",
    "Tidewater Bank",
    "Kestrel Robotics Ltd",
    "Coral Cloud, Inc.",
    "Albion Genomics",
    "Isar Software",
    "Moorgate Retail plc",
    "Fjordline",
    'Alster "Digital" KG',
)
TITLES = (
    "Data Engineer",
    "Python-Entwickler (m/w/d)",
    "Analytics Engineer",
    "Ingénieur données",
    "QA Lead; Tools",
)

LINKEDIN = (
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
    "Question And Answers"
)
SIMPLIFY = "Job Title,Company Name,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes"
TEAL = (
    "ID,Job Position,Company,Max. Salary,Location,Status,Date Saved,Deadline,Date Applied,Follow up,"
    "Excitement"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One file: its bytes, how many rows it has, and how many of them nobody could import."""

    content: bytes
    rows: int
    refused: int


def _write(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue().encode(encoding)


def _pick(chance: random.Random) -> tuple[str, str]:
    return chance.choice(COMPANIES), chance.choice(TITLES)


def linkedin(count: int = 300, seed: int = 1) -> Shape:
    """Row 1: month first with a time, questions and answers in one cell."""
    chance = random.Random(seed)
    rows = [
        [
            "Application Date",
            "Contact Email",
            "Contact Phone Number",
            "Company Name",
            "Job Title",
            "Job Url",
            "Resume Name",
            "Question And Answers",
        ]
    ]
    refused = 0
    for number in range(count):
        company, title = _pick(chance)
        if number % 97 == 96:
            company, title, refused = "", "N/A", refused + 1
        time = f"{chance.randint(1, 12)}:15 {chance.choice(('AM', 'PM'))}"
        date = f"{chance.randint(1, 12)}/{chance.randint(1, 28)}/24, {time}"
        rows.append(
            [
                "" if number % 31 == 30 else date,
                "jobs@mail.example",
                "+49 40 5550100",
                company,
                title,
                f"https://jobs.example/view/{number}?trk=feed",
                "CV_2024.pdf",
                "Years of SQL?: 5 | Notice period?: 3 months\nWilling to move?: Yes",
            ]
        )
    return Shape(_write(rows), count, refused)


def simplify(count: int = 300, seed: int = 2) -> Shape:
    """Row 3: ISO days, N/A, statuses in upper case, archived ones."""
    chance = random.Random(seed)
    rows = [
        [
            "Job Title",
            "Company Name",
            "Job URL",
            "Applied Date",
            "Status",
            "Status Date",
            "Archived",
            "Date Archived",
            "Notes",
        ]
    ]
    refused = 0
    for number in range(count):
        company, title = _pick(chance)
        status = chance.choice(("SAVED", "APPLIED", "INTERVIEWING", "OFFER", "REJECTED"))
        archived = number % 20 == 0
        applied = (
            "N/A" if status == "SAVED" else f"2025-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        )
        row = [title, company, f"https://jobs.example/{number}", applied, status, "2026-01-15"]
        row += [
            "Yes" if archived else "No",
            "2026-02-01" if archived else "N/A",
            "N/A" if number % 3 else "Nice team",
        ]
        if number == 40:
            row[0], row[1], refused = "", "", refused + 1
        rows.append(row)
    return Shape(_write(rows, end="\n"), count, refused)


def huntr(count: int = 300, seed: int = 3) -> Shape:
    """Row 5: lists as statuses, pay in many forms, places."""
    chance = random.Random(seed)
    rows = [["Employer", "Job Title", "List", "URL", "Location", "Salary", "Date Saved", "Notes"]]
    pays = ("£80k", "$60k", "", "€80k-120k", "15000 SEK/month", "depends")
    for number in range(count):
        company, title = _pick(chance)
        rows.append(
            [
                company,
                title,
                chance.choice(("Wishlist", "Applied", "Interview", "Offer", "Rejected", "Dream jobs")),
                f"https://jobs.example/{number}",
                chance.choice(("Berlin, Germany", "London, UK", "Remote", "Austin, TX", "")),
                chance.choice(pays),
                f"2026-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
                'Two\nlines, and "quotes"' if number % 5 == 0 else "",
            ]
        )
    return Shape(_write(rows), count, 0)


def teal(count: int = 300, seed: int = 8) -> Shape:
    """Row 8: an id in front, ragged rows, blank lines, its own status words."""
    chance = random.Random(seed)
    rows = [
        [
            "ID",
            "Job Position",
            "Company",
            "Max. Salary",
            "Location",
            "Status",
            "Date Saved",
            "Deadline",
            "Date Applied",
            "Follow up",
            "Excitement",
        ]
    ]
    words = [
        "Bookmarked",
        "Applying",
        "Applied",
        "Interviewing",
        "Negotiating",
        "Accepted",
        "Not selected",
        "Archived",
    ]
    for number in range(count):
        company, title = _pick(chance)
        month, day = chance.randint(1, 12), chance.randint(1, 28)
        row = [str(number), title, company, chance.choice(("$120,000", "", "95000")), "Toronto, ON, Canada"]
        row += [chance.choice(words), f"{month:02d}/{day:02d}/2026", "", f"{month:02d}/{day:02d}/2026"]
        row += ["", str(chance.randint(1, 5))]
        if number % 50 == 49:
            rows.append(["", "", ""])
            row = row[:7]
        if number % 60 == 59:
            row += ["", "one cell too many"]
        rows.append(row)
    return Shape(_write(rows), count, 0)


def german(count: int = 300, seed: int = 30) -> Shape:
    """Row 30: semicolons, Windows-1252, dd.mm.yyyy, an impossible day, title rows above."""
    chance = random.Random(seed)
    rows = [["Datum", "Firma", "Position", "Portal", "Link", "Status", "Notizen"]]
    words = ("offen", "Absage", "Gespräch", "Zusage", "pausiert", "keine Rückmeldung")
    for number in range(count):
        company, title = _pick(chance)
        day = (
            "31.02.2026" if number == 88 else f"{chance.randint(1, 28):02d}.{chance.randint(1, 12):02d}.2026"
        )
        note = "Rückruf vereinbart – 55.000 €" if number % 7 == 0 else ""
        rows.append(
            [
                day,
                company,
                title,
                "StepStone",
                f"https://stellen.example/{number}",
                chance.choice(words),
                note,
            ]
        )
    body = _write(rows, ";", "windows-1252")
    return Shape("Meine Bewerbungen 2026\r\n\r\n".encode("windows-1252") + body, count, 0)


def french(count: int = 300, seed: int = 31) -> Shape:
    """Row 31: UTF-8 with a mark, semicolons, dd/mm/yyyy, follow-up days, a quote that is never closed."""
    chance = random.Random(seed)
    rows = [["Entreprise", "Poste", "Etat", "Date Envoi", "Date Relance", "Lien", "Notes"]]
    words = ("Envoyée", "Postulé", "En attente", "Entretien", "Refusée", "✅ Offre reçue")
    for number in range(count):
        company, title = _pick(chance)
        day = f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/2026"
        later = f"{chance.randint(13, 28):02d}/{chance.randint(1, 12):02d}/2026"
        rows.append(
            [
                company,
                title,
                chance.choice(words),
                day,
                later,
                f"https://offres.example/{number}",
                "Très bien",
            ]
        )
    lines = _write(rows, ";", "utf-8-sig").split(b"\r\n")
    lines[100] = b'"Isar Software;Poste;Refus\xc3\xa9e;01/02/2026;;;jamais ferm\xc3\xa9'
    return Shape(b"\r\n".join(lines), count, 1)


SHAPES: dict[str, Callable[[], Shape]] = {
    "linkedin": linkedin,
    "simplify": simplify,
    "huntr": huntr,
    "teal": teal,
    "german": german,
    "french": french,
}
