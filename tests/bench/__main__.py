"""``python3 run.py bench [TOPIC...]``: runs the benchmarks and prints one line a figure."""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import cast

from tests.bench.figures import Topic

TOPICS = ("start", "board", "store", "command_line", "exchange", "catalogue", "visas", "registers")


def main(names: list[str]) -> int:
    """Measure the named topics, or all; 1 if a bound was missed, 2 for an unknown name."""
    unknown = [name for name in names if name not in TOPICS]
    if unknown:
        print(f"There is no benchmark {unknown[0]}. There are: {', '.join(TOPICS)}.", file=sys.stderr)
        return 2
    kept = True
    with tempfile.TemporaryDirectory(prefix="landfall-bench-") as folder:
        for name in names or TOPICS:
            topic = cast(Topic, import_module(f"tests.bench.{name}"))
            for figure in topic.measure(Path(folder)):
                print(figure.line(), flush=True)
                kept = kept and figure.is_kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
