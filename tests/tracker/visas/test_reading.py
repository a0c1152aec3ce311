"""Reading a file of the catalogue: what it holds, and every mistake it can have."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.tracker.visas.samples import SAMPLE, changed, written
from tracker.domain.pay import Period
from tracker.visas.reading import LARGEST_FILE, BadCatalogue, check_file, check_text, read_destination
from tracker.visas.rule_reading import MOST_DEPTH
from tracker.visas.rule_types import AgeRule, AnyRule, NotRule, PointsRule, SalaryRule

SALARY = 'salary = { min = 50700, currency = "EUR", per = "year" }'


def lines(text: str, name: str = "DE.toml") -> list[str]:
    return [mistake.line() for mistake in check_text(text, name)]


def with_rule(rule: str) -> str:
    return changed(f"{{ {SALARY} }}", rule)


def test_the_sample_as_values(tmp_path: Path) -> None:
    found = read_destination(written(tmp_path))
    assert (found.country, found.currency, found.checked_on) == ("DE", "EUR", date(2026, 11, 22))
    assert found.free_movement[0].citizens == ("@EU", "CH")
    (route,) = found.routes
    assert (route.stay_months, route.renewable, route.closed_on) == (48, True, date(2030, 1, 1))
    salary, points = route.requirements
    assert salary.rule == SalaryRule("EUR", Period.YEAR, min=Decimal(50700))
    assert salary.changes[0].from_day == date(2027, 1, 1)
    assert salary.changes[0].rule == SalaryRule("EUR", Period.YEAR, min=Decimal("52000.50"))
    assert points.rule == AnyRule((PointsRule(), NotRule(AgeRule(18, 35))))
    assert route.fees[0].amount == Decimal("37.50")
    assert route.fees[0].changes[0].amount == Decimal(80)
    assert [(step.low_days, step.high_days) for step in route.steps] == [(14, 60), (None, None)]
    assert route.points is not None
    assert [band.points for band in route.points.factors[0].bands] == [2, 0]
    assert found.is_official(salary.source)
    assert not found.is_official(points.source)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "DE.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SAMPLE.replace("\n", "\r\n").encode())
    assert check_file(path) == ()


MISTAKES = {
    "unknown key": (
        'family = "may-join"',
        'family = "may-join"\nfamilly = "none"',
        "route[0].familly: is no key of this table",
    ),
    "unknown key of the file": (
        'country = "DE"',
        'country = "DE"\nversion = 2',
        "version: is no key of this table",
    ),
    "missing source": (
        'source = "https://office.example.org/pay"\nas_of = 2026-01-01',
        "as_of = 2026-01-01",
        "route[0].requirement[0].source: is missing",
    ),
    "missing day": (
        'source = "https://office.example.org/fees"\nas_of = 2026-01-01',
        'source = "https://office.example.org/fees"',
        "route[0].fee[0].as_of: is missing",
    ),
    "plain http": (
        "https://office.example.org/free",
        "http://office.example.org/free",
        "free_movement[0].source: must be an https address",
    ),
    "address with a space": (
        "https://office.example.org/free",
        "https://office.example.org/a b",
        "free_movement[0].source: must be an https address",
    ),
    "day as text": (
        "checked_on = 2026-11-22",
        'checked_on = "2026-11-22"',
        "checked_on: must be a day, such as 2026-01-31, without quotes",
    ),
    "day with a time": (
        "checked_on = 2026-11-22",
        "checked_on = 2026-11-22T10:00:00Z",
        "checked_on: must be a day, such as 2026-01-31, without quotes",
    ),
    "amount as text": (
        "amount = 37.50",
        'amount = "37.50"',
        "route[0].fee[0].amount: must be a number from 0 with at most 4 decimals",
    ),
    "amount below nothing": (
        "amount = 37.50",
        "amount = -1",
        "route[0].fee[0].amount: must be a number from 0 with at most 4 decimals",
    ),
    "amount that is none": (
        "amount = 37.50",
        "amount = nan",
        "route[0].fee[0].amount: must be a number from 0 with at most 4 decimals",
    ),
    "amount beyond all": (
        "amount = 37.50",
        "amount = 1e999999999999999999999",
        "route[0].fee[0].amount: must be a number from 0 with at most 4 decimals",
    ),
    "flag as a number": ("renewable = true", "renewable = 1", "route[0].renewable: must be true or false"),
    "months as a flag": (
        "stay_months = 48",
        "stay_months = true",
        "route[0].stay_months: must be a whole number from 1 to 1,200",
    ),
    "text as a number": ('name = "Card"', "name = 7", "route[0].name: must be text"),
    "empty text": ('name = "Card"', 'name = " "', "route[0].name: is empty"),
    "text of two lines": (
        'name = "Card"',
        'name = "Card\\nfor all"',
        "route[0].name: must be one line, without control characters",
    ),
    "long text": (
        'name = "Card"',
        f'name = "{"x" * 2001}"',
        "route[0].name: is longer than 2,000 characters",
    ),
    "category": (
        'category = "work"',
        'category = "play"',
        "route[0].category: must be one of: work, talent, points, job-search, treaty, youth, intra-company,"
        " remote, self-employed",
    ),
    "id of another country": ('id = "de-card"', 'id = "at-card"', "route[0].id: must begin with de-"),
    "id in capitals": (
        'id = "de-card"',
        'id = "de-Card"',
        "route[0].id: must be small letters, digits and single hyphens",
    ),
    "two requirements of one id": (
        'id = "points"',
        'id = "salary"',
        "route[0].requirement[1].id: is the id of route[0].requirement[0] too",
    ),
    "a route that ends before it begins": (
        "closed_on = 2030-01-01",
        "closed_on = 2010-01-01",
        "route[0].closed_on: is before opened_on",
    ),
    "days the wrong way round": (
        "low_days = 30",
        "low_days = 91",
        "route[0].processing.high_days: is below low_days",
    ),
    "half a pair of days": ("high_days = 60", "", "route[0].step[0].high_days: is missing"),
    "band over max": (
        "max = 2",
        "max = 1",
        "route[0].points.factor[0].band[0].points: is over the factor's max of 1",
    ),
    "evidence as text": (
        'evidence = ["Signed contract"]',
        'evidence = "Signed contract"',
        "route[0].requirement[0].evidence: must be a list of texts that is not empty",
    ),
    "country": (
        'citizens = ["@EU", "CH"]',
        'citizens = ["@EU", "UK"]',
        "free_movement[0].citizens[1]: UK is no country's code and none of"
        " @EU, @EEA, @EFTA, @GCC, @MERCOSUR, @CARICOM, @ECOWAS",
    ),
    "group": (
        'citizens = ["@EU", "CH"]',
        'citizens = ["@UN"]',
        "free_movement[0].citizens[0]: @UN is no country's code and none of"
        " @EU, @EEA, @EFTA, @GCC, @MERCOSUR, @CARICOM, @ECOWAS",
    ),
    "currency": ('currency = "EUR"', 'currency = "EURO"', "currency: EURO is no ISO 4217 code in use"),
    "host as an address": (
        'official_hosts = ["example.org"]',
        'official_hosts = ["https://example.org"]',
        "official_hosts[0]: must be a host in small letters, such as gov.uk",
    ),
    "processing as a list": (
        "[route.processing]",
        "[[route.processing]]",
        "route[0].processing: must be a table",
    ),
    "fee as a table": (
        "[[route.fee.change]]",
        "[route.fee.change]",
        "route[0].fee[0].change: must be a list of tables: [[change]]",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake(old: str, new: str, said: str) -> None:
    assert lines(changed(old, new)) == [said]


RULES = {
    "{}": "must be a table of exactly one kind of rule, not none",
    "true": ("must be a table of exactly one kind of rule, not none"),
    "{ points = true, sponsor = true }": "must be a table of exactly one kind of rule, not points, sponsor",
    "{ points = false }": "points: can only be true",
    "{ job_offer = 1 }": "job_offer: can only be true",
    "{ wealth = true }": (
        "wealth: is no kind of rule; there are: salary, education, experience, language, age, "
        "funds, citizenship, occupation, job_offer, sponsor, points, any, all, not"
    ),
    "{ any = [] }": "any: must be a list of rules that is not empty",
    "{ all = { age = { min = 3 } } }": "all: must be a list of rules that is not empty",
    "{ any = [{ age = { min = 18, low = 3 } }] }": "any[0].age.low: is no key of this table",
    "{ age = 18 }": "age: must be a table",
    "{ age = {} }": "age: must have min or max, or both",
    "{ age = { min = 40, max = 30 } }": "age.max: is below min",
    "{ salary = { currency = 'EUR', per = 'year' } }": "salary: must have either min or by_age",
    "{ salary = { min = 1, by_age = [[1, 1]], currency = 'EUR', per = 'year' } }": (
        "salary: must have either min or by_age"
    ),
    "{ salary = { min = '1', currency = 'EUR', per = 'year' } }": (
        "salary.min: must be a number from 0 with at most 4 decimals"
    ),
    "{ salary = { min = 1, currency = 'EUR', per = 'day' } }": (
        "salary.per: must be one of: year, month, week, hour"
    ),
    "{ salary = { by_age = [[30, 1], [20, 2]], currency = 'EUR', per = 'year' } }": (
        "salary.by_age: must name each age once, the youngest first"
    ),
    "{ salary = { by_age = [[30, 'x']], currency = 'EUR', per = 'year' } }": (
        "salary.by_age[0][1]: must be a number from 0 with at most 4 decimals"
    ),
    "{ salary = { by_age = [[30]], currency = 'EUR', per = 'year' } }": (
        "salary.by_age: must be a list of pairs of a whole age up to 150 and an amount"
    ),
    "{ education = { min = 'diploma' } }": (
        "education.min: must be one of: secondary, vocational, bachelor, master, doctorate"
    ),
    "{ education = { min = 'master', country = 'XX' } }": (
        "education.country: XX is no ISO 3166-1 alpha-2 code"
    ),
    "{ education = { min = 'master', within_years = 0 } }": (
        "education.within_years: must be a whole number from 1 to 100"
    ),
    "{ language = { code = 'deu', min = 'B1' } }": "language.code: deu is no ISO 639-1 code",
    "{ language = { code = 'de', min = 'none' } }": (
        "language.min: must be one of: A1, A2, B1, B2, C1, C2, native"
    ),
    "{ funds = { min = 5 } }": "funds.currency: is missing",
    "{ experience = {} }": "experience.min_years: is missing",
    "{ citizenship = {} }": "citizenship: must have any_of or none_of, or both",
    "{ occupation = { any_of = ['it'] } }": (
        "occupation.any_of[0]: must be one of: ict, engineering, science, health, education, "
        "finance, business, legal, trades, creative, hospitality, agriculture, research, other"
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_mistake_in_a_rule(rule: str) -> None:
    path = "route[0].requirement[0].rule"
    said = RULES[rule]
    is_of_the_rule = said.startswith("must be a table of exactly")
    assert lines(with_rule(rule)) == [f"{path}: {said}" if is_of_the_rule else f"{path}.{said}"]


def test_every_mistake_is_told_at_once() -> None:
    text = changed('name = "Card"', "name = 7", changed("amount = 37.50", "amount = 'x'"))
    text = changed("min = 50700", "min = true", changed('currency = "EUR"', 'currency = "XXX"', text))
    assert [mistake.path for mistake in check_text(text, "FR.toml")] == [
        "",
        "currency",
        "route[0].name",
        "route[0].requirement[0].rule.salary.min",
        "route[0].fee[0].amount",
    ]


def test_two_routes_of_one_id() -> None:
    route = SAMPLE[SAMPLE.index("[[route]]") :]
    assert lines(SAMPLE + route) == ["route[1].id: is the id of route[0] too"]


def test_two_factors_of_one_id() -> None:
    factor = SAMPLE[SAMPLE.index("[[route.points.factor]]") :]
    said = "route[0].points.factor[1].id: is the id of route[0].points.factor[0] too"
    assert lines(SAMPLE + factor) == [said]


def test_changes_out_of_order() -> None:
    change = SAMPLE[SAMPLE.index("[[route.fee.change]]") : SAMPLE.index("[[route.step]]")]
    said = "route[0].fee[0].change[1].from: is not after the change before it"
    assert lines(changed(change, change + change)) == [said]


def test_a_points_rule_needs_a_points_table() -> None:
    text = SAMPLE[: SAMPLE.index("[route.points]")]
    assert lines(text) == ["route[0].requirement[1].rule.any[0].points: the route has no points table"]


def test_a_band_cannot_ask_for_points() -> None:
    text = changed("rule = { age = { max = 35 } }", "rule = { points = true }")
    path = "route[0].points.factor[0].band[0].rule.points"
    assert lines(text) == [f"{path}: a band cannot ask for the points it gives"]


def test_a_points_table_needs_factors_and_bands() -> None:
    without_bands = SAMPLE[: SAMPLE.index("[[route.points.factor.band]]")]
    assert lines(without_bands) == ["route[0].points.factor[0].band: is missing"]
    without_factors = SAMPLE[: SAMPLE.index("[[route.points.factor]]")]
    assert lines(without_factors) == ["route[0].points.factor: is missing"]


def test_the_file_is_called_like_its_country() -> None:
    said = "the file must be called DE.toml, as its country is DE"
    assert lines(SAMPLE, "FR.toml") == lines(SAMPLE, "de.toml") == [said]
    assert lines(changed('country = "DE"', 'country = "XX"'))[0].startswith("country: XX is no ISO")


def nested(depth: int) -> str:
    """A rule in ``depth`` - 1 others."""
    return "{ not = " * (depth - 1) + "{ sponsor = true }" + " }" * (depth - 1)


def test_a_rule_nested_deep() -> None:
    assert lines(with_rule(nested(MOST_DEPTH))) == []
    (said,) = lines(with_rule(nested(MOST_DEPTH + 1)))
    assert said.endswith(": is nested more than 50 deep")


def test_a_thousand_deep_is_refused_in_words() -> None:
    assert lines(with_rule(nested(1_000))) == ["is nested too deep"]
    assert lines(changed("renewable = true", "renewable = " + "[" * 5_000)) == ["is nested too deep"]
    (said,) = lines(changed(f"rule = {{ {SALARY} }}", "rule." + "not." * 90 + "sponsor = true"))
    assert said.endswith(": is nested more than 50 deep")


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "DE.toml"
    path.write_bytes(b"#" * 10_000_000)
    assert [mistake.line() for mistake in check_file(path)] == ["is larger than 1,000,000 bytes"]
    assert lines("#" * (LARGEST_FILE + 1)) == ["is larger than 1,000,000 bytes"]


def test_a_key_without_end_is_refused() -> None:
    assert lines("\n" + "a." * 400_000 + "a = 1") == ["line 2 has more than 100 dots"]


def test_what_is_no_toml_and_no_utf8(tmp_path: Path) -> None:
    (said,) = lines("country = ")
    assert said.startswith("is not TOML: ")
    (said,) = lines("amount = " + "9" * 5_000)
    assert said.startswith("is not TOML: ")
    path = tmp_path / "DE.toml"
    path.write_bytes(b'country = "DE"\nauthority = "Beh\xf6rde"\n')
    assert [mistake.line() for mistake in check_file(path)] == ["is not UTF-8 in line 2"]


def test_a_refused_file_names_its_first_mistake(tmp_path: Path) -> None:
    path = written(tmp_path, changed("amount = 37.50", "amount = -1"))
    with pytest.raises(BadCatalogue) as caught:
        read_destination(path)
    assert len(caught.value.mistakes) == 1
    assert "route[0].fee[0].amount: must be a number" in str(caught.value)
    path = written(tmp_path, "")
    with pytest.raises(BadCatalogue, match=r"country: is missing.* There are 4 more mistakes"):
        read_destination(path)
