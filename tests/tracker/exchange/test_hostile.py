"""Bad input ends in one plain sentence, soon, and in little memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.tracker.exchange import hostile
from tests.tracker.exchange.workbooks import ods, xls, xlsx
from tracker.errors import UnreadableFile
from tracker.exchange.choices import Choices
from tracker.exchange.readers import read_table

ROOT = Path(__file__).parents[3]
MEMORY_LIMIT = 300
"""Megabytes, of the whole process."""


@pytest.mark.parametrize("name", hostile.FILES)
def test_it_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    make, words = hostile.FILES[name]
    path = tmp_path / "thing.dat"
    path.write_bytes(make())
    started = time.monotonic()
    with pytest.raises(UnreadableFile, match=re.escape(words)) as refused:
        for _ in read_table(path).lines():
            pass
    assert time.monotonic() - started < 10
    assert "thing.dat" in refused.value.what
    assert refused.value.what.count(". ") == 0
    assert refused.value.what.endswith(".")
    assert list(tmp_path.iterdir()) == [path]


_MEASURED = """
import resource, sys
from pathlib import Path
from tracker.errors import UnreadableFile
from tracker.exchange.readers import read_table

count = 0
for name in sys.argv[1:]:
    try:
        count += sum(1 for _ in read_table(Path(name)).lines())
    except UnreadableFile:
        count += 1
status = Path("/proc/self/status")
if status.exists():
    # Linux counts the peak of the process that started this one too, but not here.
    peak = next(int(line.split()[1]) for line in status.open() if line.startswith("VmHWM")) // 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1 << 20)
print(count, peak)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no peak of memory this way")
def test_memory_stays_small(tmp_path: Path) -> None:
    """All of the hostile files, huge cells and many rows, one after another in one process."""
    for number, (make, _) in enumerate(hostile.FILES.values()):
        (tmp_path / f"{number}.dat").write_bytes(make())
    head = b"Company,Job Title,Notes\n"
    big = "x" * 5_000_000
    rows = [["Company", "Job Title"], ["Isar Software", big]]
    (tmp_path / "cell.csv").write_bytes(head + f'Isar,"{big}",\n'.encode())
    (tmp_path / "open.csv").write_bytes(head + b'Isar,"open,\n' + b"Coral Cloud,Buyer,fine\n" * 1_000_000)
    (tmp_path / "cell.xlsx").write_bytes(xlsx({"Jobs": rows}))
    (tmp_path / "cell.ods").write_bytes(ods({"Jobs": rows}))
    (tmp_path / "wide.xlsx").write_bytes(xlsx({"Jobs": [[f"c{n}" for n in range(2_000)]] * 50}))
    row = '<row><c t="inlineStr"><is><t>Isar</t></is></c><c><v>7</v></c></row>'
    (tmp_path / "long.xlsx").write_bytes(hostile.sheet_of(row * 200_000))
    (tmp_path / "far.xls").write_bytes(xls({"Jobs": [["a", "b"], *[[]] * 60_000, [*[None] * 250, "z"]]}))
    paths = sorted(map(str, tmp_path.iterdir()))
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *paths], capture_output=True, text=True, cwd=ROOT, check=True
    )
    count, memory = map(int, done.stdout.split())
    assert count > 1_200_000
    assert memory < MEMORY_LIMIT


def test_an_unclosed_quote_above_a_million_rows_is_named() -> None:
    lines = read_table(b'Company,Job Title\nIsar,"open\n' + b"Coral Cloud,Buyer\n" * 600_000).lines()
    assert "never closed" in next(lines).problem
    assert sum(not line.problem for line in lines) == 600_000


def test_a_cell_of_five_megabytes_comes_through() -> None:
    big = "ü" * 5_000_000
    for content in (
        xlsx({"A": [["Company", "Notes"], ["Isar", big]]}),
        ods({"A": [["a", "b"], ["Isar", big]]}),
    ):
        (line,) = read_table(content).lines()
        assert line.cells == ["Isar", big]


def test_a_file_that_vanishes_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "gone.csv"
    path.write_bytes(b"Company,Job Title\n" + b"Isar,Tester\n" * 50_000)
    table = read_table(path)
    lines = table.lines()
    next(lines)
    path.unlink()
    with pytest.raises(UnreadableFile, match="vanished while it was read"):
        list(lines)
    with pytest.raises(UnreadableFile, match="vanished while it was read"):
        next(table.lines())


@pytest.mark.parametrize(
    "make", [lambda: b"Company,Job Title\n" + b"Isar,Tester\n" * 50_000, lambda: xlsx(hostile.ROWS)]
)
def test_a_file_that_grows_while_it_is_read(make: object, tmp_path: Path) -> None:
    path = tmp_path / "growing.dat"
    path.write_bytes(make())  # type: ignore[operator]
    lines = read_table(path).lines()
    next(lines)
    with path.open("ab") as file:
        file.write(b"Coral,Buyer\n")
    with pytest.raises(UnreadableFile, match="changed while it was read"):
        list(lines)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_read_as_often_as_needed(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    content = xlsx(hostile.ROWS)
    writer = threading.Thread(target=pipe.write_bytes, args=(content,))
    writer.start()
    table = read_table(pipe)
    writer.join()
    for _ in range(2):
        assert [line.cells for line in table.lines()] == [["Isar Software", "Tester"]]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device here")
def test_a_device_without_end_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no readable text"):
        read_table(Path("/dev/zero"))


@pytest.mark.parametrize(
    "name", ["utf-16", "utf-32", "utf-16-be", "utf-8", "cp932", "windows-1251", "utf-8-sig"]
)
def test_a_wrong_encoding_never_raises_anything_bare(name: str) -> None:
    for content in (
        b"Company,Job Title\nIsar,Tester\n",
        b"\xff\xfe\x00",
        b"\xc3",
        "Größe,x\n1,2\n3".encode(),
    ):
        try:
            lines = list(read_table(content, Choices(encoding=name)).lines())
        except UnreadableFile:
            continue
        assert all(isinstance(line.cells, list) for line in lines)


@pytest.mark.parametrize(
    "name", ["idna", "punycode", "undefined", "unicode_escape", "rot13", "hex", "a\0b", ""]
)
def test_what_is_no_encoding_is_refused(name: str) -> None:
    with pytest.raises(UnreadableFile, match="no encoding"):
        read_table(b"Company,Job Title\nIsar,Tester\n", Choices(encoding=name))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_when_it_is_chosen(encoding: str) -> None:
    codec = "utf-16-le" if encoding == "utf-16" else encoding
    content = "Company,Job Title\n北光能源,数据工程师\n".encode(codec)
    (line,) = read_table(content, Choices(encoding=encoding)).lines()
    assert line.cells == ["北光能源", "数据工程师"]
