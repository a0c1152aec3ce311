"""A small file of the catalogue that tests change, and the bundled files."""

from __future__ import annotations

from pathlib import Path

from tracker.bundled import path as bundled_path

FILES = sorted(bundled_path("visas", "").glob("*.toml"))

SAMPLE = """
country = "DE"
currency = "EUR"
authority = "Office for Tests"
authority_url = "https://office.example.org"
official_hosts = ["example.org"]
checked_on = 2026-11-22

[[free_movement]]
citizens = ["@EU", "CH"]
basis = "Freedom of movement"
source = "https://office.example.org/free"
as_of = 2026-01-01

[[route]]
id = "de-card"
name = "Card"
category = "work"
job_offer = "required"
sponsor = "none"
summary = "For people with a card."
opened_on = 2012-08-01
closed_on = 2030-01-01
stay_months = 48
renewable = true
settlement_months = 27
family = "may-join"
source = "https://office.example.org/card"
as_of = 2026-01-01

[route.processing]
low_days = 30
high_days = 90
source = "https://office.example.org/days"
as_of = 2026-01-01

[[route.requirement]]
id = "salary"
kind = "salary"
title = "Pay of at least 50,700 EUR a year"
rule = { salary = { min = 50700, currency = "EUR", per = "year" } }
evidence = ["Signed contract"]
until = 2026-12-31
source = "https://office.example.org/pay"
as_of = 2026-01-01

[[route.requirement.change]]
from = 2027-01-01
title = "Pay of at least 52,000 EUR a year"
rule = { salary = { min = 52000.50, currency = "EUR", per = "year" } }
source = "https://office.example.org/pay"
as_of = 2026-11-20

[[route.requirement]]
id = "points"
kind = "points"
title = "Six points"
rule = { any = [{ points = true }, { not = { age = { min = 18, max = 35 } } }] }
source = "https://elsewhere.example.com/points"
as_of = 2026-01-01

[[route.fee]]
title = "Visa"
amount = 37.50
currency = "EUR"
payer = "applicant"
source = "https://office.example.org/fees"
as_of = 2026-01-01

[[route.fee.change]]
from = 2027-01-01
amount = 80
source = "https://office.example.org/fees"
as_of = 2026-11-20

[[route.step]]
title = "Book an appointment"
actor = "applicant"
low_days = 14
high_days = 60

[[route.step]]
title = "Wait"
actor = "authority"

[route.points]
pass_mark = 6
source = "https://office.example.org/points"
as_of = 2026-01-01

[[route.points.factor]]
id = "age"
title = "Age"
max = 2

[[route.points.factor.band]]
title = "Up to 35"
points = 2
rule = { age = { max = 35 } }

[[route.points.factor.band]]
title = "Older"
points = 0
"""


def changed(old: str, new: str, text: str = SAMPLE) -> str:
    """The sample with one text, which must stand in it, replaced where it first stands."""
    assert old in text, old
    return text.replace(old, new, 1)


def written(folder: Path, text: str = SAMPLE, name: str = "DE.toml") -> Path:
    """A file of the catalogue in a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
