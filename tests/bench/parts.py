"""The command line of a bench that has parts."""

import argparse
from collections.abc import Callable, Collection, Iterable

import msgspec

from .rows import Row, line


def run_parts(
    name: str, about: str | None, parts: Collection[str], run: Callable[[str, bool], Iterable[Row]]
) -> int:
    """Print a row a figure of the parts that are named; exit status 1 where a bar is not kept.

    *run* measures one part, shortly where its second argument says so.
    """
    parser = argparse.ArgumentParser(prog=f"python -m tests.bench.{name}", description=about)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(parts))
    parser.add_argument("--short", action="store_true", help="seconds, to see that it works")
    parser.add_argument("--json", action="store_true", help="a line of JSON a row")
    arguments = parser.parse_args()
    unknown = set(arguments.parts) - set(parts)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    rows: list[Row] = []
    for part in arguments.parts or parts:
        for row in run(part, arguments.short):
            rows.append(row)
            print(msgspec.json.encode(row).decode() if arguments.json else line(row), flush=True)
    return 1 if any(row.holds is False for row in rows) else 0
