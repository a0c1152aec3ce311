"""The catalogue of a data folder: the bundled countries, overridden and added to by the person's files."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread

from tests.tracker.visas.samples import SAMPLE, changed, written
from tracker.paths import Home
from tracker.visas.catalogue import Catalogue

OLDER = changed("checked_on = 2026-11-22", "checked_on = 2020-01-01")
TIE = SAMPLE
NEWER = changed("checked_on = 2026-11-22", "checked_on = 2031-01-01")


def own(home: Path, text: str, name: str = "DE.toml") -> Catalogue:
    written(Home(home).visas, text, name)
    return Catalogue(home)


def ids(catalogue: Catalogue, country: str = "DE") -> list[str]:
    found = catalogue.destination(country)
    return [] if found is None else [route.id for route in found.routes]


BUNDLED = ids(Catalogue(None))


def test_bundled_countries_and_routes(tmp_path: Path) -> None:
    for catalogue in (Catalogue(None), Catalogue(tmp_path)):
        assert len(catalogue.countries()) == 33
        assert sum(len(entry.routes) for entry in catalogue.countries()) == 132
        assert not any(entry.is_own for entry in catalogue.countries())
        found = catalogue.route("de-eu-blue-card")
        assert found is not None
        assert (found[0].country, found[1].name) == ("DE", "EU Blue Card")
        assert catalogue.destination("DE") is found[0]
        assert catalogue.problems == ()


def test_what_there_is_not() -> None:
    catalogue = Catalogue(None)
    assert catalogue.destination("AQ") is None
    assert catalogue.destination("../DE") is None
    assert catalogue.route("de-nothing") is None
    assert catalogue.route("") is None


def test_a_file_checked_later_or_on_the_same_day_stands_in_for_the_bundled_one(tmp_path: Path) -> None:
    for name, text in (("tie", TIE), ("newer", NEWER)):
        catalogue = own(tmp_path / name, text)
        found = catalogue.destination("DE")
        assert found is not None
        assert found.authority == "Office for Tests"
        assert [(route.id, route.is_own) for route in found.routes] == [("de-card", True)]


def test_a_route_that_stands_in_for_a_bundled_one_is_not_marked_as_own(tmp_path: Path) -> None:
    catalogue = own(tmp_path, changed('id = "de-card"', 'id = "de-eu-blue-card"', NEWER))
    found = catalogue.route("de-eu-blue-card")
    assert found is not None
    assert (found[1].name, found[1].is_own) == ("Card", False)


def test_an_older_file_keeps_only_its_own_routes(tmp_path: Path) -> None:
    catalogue = own(tmp_path, OLDER)
    found = catalogue.destination("DE")
    assert found is not None
    assert found.authority != "Office for Tests"
    assert ids(catalogue) == [*BUNDLED, "de-card"]
    assert [route.id for route in found.routes if route.is_own] == ["de-card"]
    assert catalogue.route("de-card") is not None


def test_an_older_route_of_a_bundled_id_gives_way(tmp_path: Path) -> None:
    catalogue = own(tmp_path, changed('id = "de-card"', 'id = "de-eu-blue-card"', OLDER))
    found = catalogue.route("de-eu-blue-card")
    assert found is not None
    assert found[1].name == "EU Blue Card"
    assert ids(catalogue) == BUNDLED


def test_a_country_that_only_the_person_has(tmp_path: Path) -> None:
    iceland = changed('country = "DE"', 'country = "IS"', SAMPLE.replace("de-card", "is-card"))
    catalogue = own(tmp_path, iceland, "IS.toml")
    (entry,) = [entry for entry in catalogue.countries() if entry.is_own]
    assert (entry.country, entry.routes[0].id, entry.routes[0].is_own) == ("IS", "is-card", True)
    assert len(catalogue.countries()) == 34
    assert ids(catalogue) == BUNDLED


def test_the_list_shows_a_country_as_it_stands(tmp_path: Path) -> None:
    (entry,) = [entry for entry in own(tmp_path, OLDER).countries() if entry.country == "DE"]
    assert entry.is_own
    assert [route.id for route in entry.routes] == [*BUNDLED, "de-card"]


def test_a_bad_file_is_told_and_harms_nothing(tmp_path: Path) -> None:
    written(Home(tmp_path).visas, OLDER.replace("DE", "FR").replace("de-card", "fr-card"), "FR.toml")
    written(Home(tmp_path).visas, "nonsense", "AT.toml")
    written(Home(tmp_path).visas, "notes", "read me.txt")
    (Home(tmp_path).visas / "folder.toml").mkdir()
    catalogue = own(tmp_path, changed("amount = 37.50", "amount = 'x'", NEWER))
    assert ids(catalogue) == BUNDLED
    assert ids(catalogue, "AT") == ids(Catalogue(None), "AT")
    assert "fr-card" in ids(catalogue, "FR")
    told = {problem.path.name: problem.mistakes for problem in catalogue.problems}
    assert list(told) == ["AT.toml", "DE.toml", "folder.toml"]
    assert [mistake.path for mistake in told["DE.toml"]] == ["route[0].fee[0].amount"]


def test_a_file_that_changes_is_read_again(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    versions = [catalogue.version]
    assert ids(catalogue) == BUNDLED
    path = written(Home(tmp_path).visas, OLDER)
    assert ids(catalogue) == [*BUNDLED, "de-card"]
    versions.append(catalogue.version)
    path.write_text(OLDER.replace("de-card", "de-dart"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert ids(catalogue) == [*BUNDLED, "de-dart"]
    versions.append(catalogue.version)
    path.unlink()
    assert ids(catalogue) == BUNDLED
    assert catalogue.version == versions[0] == Catalogue(None).version
    assert len(set(versions)) == 3


def test_the_persons_file_is_never_written(tmp_path: Path) -> None:
    catalogue = own(tmp_path, OLDER)
    catalogue.countries()
    assert (Home(tmp_path).visas / "DE.toml").read_text(encoding="utf-8") == OLDER
    assert [path.name for path in Home(tmp_path).visas.iterdir()] == ["DE.toml"]


def test_several_threads_get_the_same_country() -> None:
    catalogue, found = Catalogue(None), []
    threads = [Thread(target=lambda: found.append(catalogue.destination("AU"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(one is found[0] for one in found)
