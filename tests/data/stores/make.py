"""Makes a sample store of the version that the program writes now; see the README beside it.

Run it as ``python tests/data/stores/make.py``, before the version is raised. A store that is there already
is left alone: what an older version wrote cannot be made again.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2]))

from tracker.domain.application import Document, Draft, Event, EventKind, Person  # noqa: E402
from tracker.domain.pay import Pay, Period  # noqa: E402
from tracker.domain.sponsors import Sponsor, Tier  # noqa: E402
from tracker.exchange.importer import import_command, plan  # noqa: E402
from tracker.paths import Home  # noqa: E402
from tracker.samples import sample_drafts, sample_profile  # noqa: E402
from tracker.store.commands import (  # noqa: E402
    applications,
    checklist,
    documents,
    own_routes,
    people,
    plans,
    profile,
    registers,
    statuses,
    timeline,
)
from tracker.store.schema import SCHEMA_VERSION  # noqa: E402
from tracker.store.store import Command, Store  # noqa: E402
from tracker.visas.answers import Tick  # noqa: E402
from tracker.visas.own import OwnRoute  # noqa: E402

TODAY = date(2026, 11, 25)
EVERY = 7
ROUTE = "de-eu-blue-card"
KEPT_IMPORT = HERE.parent / "import" / "57_japanese_sjis.csv"
UNDONE_IMPORT = HERE.parent / "import" / "13_google_long.csv"

ODD = (
    Draft(company="株式会社北光", title="数据工程师", country="JP", city="大阪", notes="東京データ 工程"),
    Draft(company="Müller & Söhne", title="Straßenbauer", country="DE", city="Köln", tags=("bau", "Mü")),
    Draft(company="Kestrel Robotics", title="👩‍💻 engineer 🚀", notes="🚀", link="https://jobs.example/🚀"),
    Draft(company="Østfold Ærlig", title="Łódź welder", own_fields=(("Humør", "bra\nmeget"), ("Score", "7"))),
    Draft(
        company="Isar Software",
        title="Tester",
        country="DE",
        pay=Pay(Decimal(50000), Decimal("61000.5"), "EUR", Period.YEAR),
        people=(Person("Zoë Ångström", "Recruiter", "zoe@isar.example"),),
        timeline=(Event(EventKind.CALL, "2026-02-01", "", "Rang about the café"),),
        documents=(Document("cv.pdf", "cv", "0" * 64, 9),),
    ),
    Draft(company="Moorgate Retail", title="Archived one", archived_at="2026-05-01T10:00:00Z"),
    Draft(company="Fjordline", title="Binned one", notes="thrown away"),
    Draft(title="…!?"),
)


def commands(first: int) -> Iterator[Command]:
    """What is done to the odd applications, whose ids begin at ``first``, and around them."""
    tester, binned = first + 4, first + 6
    yield applications.set_field([first + 1], "notes", "Ein Café in Köln")
    yield applications.set_own_field(first + 3, "Score", "8")
    yield applications.delete_applications([binned])
    yield people.add_person(tester, Person("Ada Sample", "Team lead", "ada@isar.example"))
    yield timeline.add_event(
        tester, Event(EventKind.INTERVIEW, "2026-03-01T09:30:00Z", "Europe/Berlin", "Hi")
    )
    yield documents.attach_document(tester, Document("zeugnis.pdf", "other", "1" * 64, 12))
    yield profile.set_profile(sample_profile())
    yield plans.add_destination("NO")
    yield plans.choose_plan("DE", ROUTE, "EU Blue Card")
    yield plans.set_signing("DE", "2026-12-01")
    yield checklist.tick(ROUTE, "degree", Tick.DONE, "Degree")
    yield checklist.attach_to_requirement(
        ROUTE, "degree", Document("degree.pdf", "", "2" * 64, 9), "2027-01-31"
    )
    yield own_routes.add_own_route("DE", OwnRoute("By marriage", "Slow", 30, 90, Decimal("99.5"), "EUR", 60))
    yield own_routes.add_own_requirement(ROUTE, "Two photos")
    yield plans.answer_points("ca-express-entry", "age", 2)
    yield plans.set_own_days(ROUTE, 1, (3, 9))
    yield plans.set_application_route(tester, ROUTE)
    sponsor = Sponsor(
        "uk", "GB", "Albion Genomics Ltd", "Leeds", "Skilled Worker", "A", "2026-01-31", Tier.NAME
    )
    yield registers.pin_sponsor(1, "GB", sponsor)
    yield statuses.rename_status(2, "Sent")


def fill(store: Store) -> None:
    """Write everything; the last two steps are undone, so that they can be done again."""
    samples = sample_drafts(TODAY)[::EVERY]
    store.run(applications.add_applications(samples, "Added samples", sample=True))
    first = store.run(applications.add_applications(ODD, "Added odd ones")).created[0]
    for command in commands(first):
        store.run(command)
    store.run(import_command(plan(KEPT_IMPORT, store)))
    store.run(applications.set_field([first + 1], "company", "Südwind"))
    store.undo()
    store.run(applications.set_field([first], "title", "データ 工程师"))
    store.run(import_command(plan(UNDONE_IMPORT, store)))
    store.run(applications.remove_samples())
    store.undo()
    store.undo()


def main() -> None:
    """Make ``version-N.db``."""
    target = HERE / f"version-{SCHEMA_VERSION}.db"
    if target.exists():
        print(f"{target.name} is there already.")
        return
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        store = Store.create(home)
        fill(store)
        store.close()
        shutil.copyfile(home.store, target)


if __name__ == "__main__":
    main()
