"""The benchmarks' own tools: bounds, lines, and the runner that times processes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench.__main__ import TOPICS, main
from tests.bench.figures import Figure, percentile_95
from tests.bench.processes import Program, compare, middle, run_once
from tests.bench.stores import big_home, made_up
from tracker.store.queries.applications import ordered_ids
from tracker.store.queries.filters import Filter, Sort
from tracker.store.store import Store

REACH = (
    "from tracker.milestones import reached; reached('first'); reached('last'); import time; time.sleep(60)"
)


def test_a_figure_is_kept_within_both_bounds() -> None:
    assert Figure("x", 15, "y", 10, most_ratio=1.5, most=15).is_kept
    assert not Figure("x", 15.1, "y", 10, most_ratio=1.5).is_kept
    assert not Figure("x", 15.1, "y", 100, most=15).is_kept
    line = Figure("window painted", 151, "bare window", 100, most_ratio=1.5).line()
    assert "1.51 x" in line
    assert "at most 1.5 x: MISSED" in line


def test_percentile() -> None:
    assert percentile_95([float(value) for value in range(1, 101)]) == pytest.approx(95.05)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="peak memory is told by Linux only")
def test_programs_run_by_turns_until_their_last_milestone(tmp_path: Path) -> None:
    program = Program(("-c", REACH), "last")
    ours, reference = compare(program, program, tmp_path, repetitions=2)
    assert len(ours) == len(reference) == 2
    assert 0 < middle(ours, "first") <= middle(ours, "last") < 30_000
    assert 5 < middle(reference, "peak_mb") < 500


def test_a_program_that_ends_early_is_said(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="did not reach 'last'"):
        run_once(Program(("-c", "pass"), "last"), tmp_path)


def test_the_big_store_is_made_once(tmp_path: Path) -> None:
    home = big_home(tmp_path, count=30)
    made = home.store.stat().st_mtime_ns
    assert big_home(tmp_path, count=30) == home
    assert home.store.stat().st_mtime_ns == made
    store = Store.open(home)
    assert len(store.ask(ordered_ids(Filter(), Sort()))) == 30
    store.close()
    assert list(made_up(5)) == list(made_up(5))


def test_an_unknown_topic_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["moon"]) == 2
    said = capsys.readouterr().err
    assert all(topic in said for topic in TOPICS)
