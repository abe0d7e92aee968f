"""Runs the benchmarks that are named, or all but those that take an hour."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.soak.__main__ import run_hour

from . import (
    backend,
    devices,
    drift,
    engine,
    ingest,
    library,
    mixing,
    recording,
    sound,
    talkback,
    window,
)
from .rows import Row, as_json, line

BENCHES: dict[str, Callable[[], Iterable[Row]]] = {
    "mixing": mixing.run,
    "engine": engine.run,
    "window": window.run,
    "sound": sound.run,
    "devices": devices.run,
    "ingest": ingest.run,
    "recording": recording.run,
    "library": library.run,
    "backend": backend.run,
    "talkback": talkback.run,
}
LONG: dict[str, Callable[[], Iterable[Row]]] = {"hour": run_hour, "drift": drift.run}
"""Those that run only when they are named."""


def main() -> int:
    """Print a row a figure as it is measured; exit status 1 where a bar is not kept."""
    known = {**BENCHES, **LONG}
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows there as well")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - set(known)
    if unknown:
        parser.error(
            f"there is no bench {', '.join(sorted(unknown))}; there are: {', '.join(known)}"
        )
    rows: list[Row] = []
    for name in arguments.names or BENCHES:
        for row in known[name]():
            print(line(row), flush=True)
            rows.append(row)
    if arguments.json:
        arguments.json.write_bytes(as_json(rows))
    return 1 if any(row.holds is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
