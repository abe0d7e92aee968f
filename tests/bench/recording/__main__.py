"""Runs parts of the bench: ``python -m tests.bench.recording [--short] [PART…]``."""

import argparse
import sys

import msgspec

from tests.bench.rows import Row, line

from . import PARTS, run_part
from .lengths import SHORT, WHOLE


def main() -> int:
    """Print a row a figure; exit status 1 where a bar is not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.recording", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--short", action="store_true", help="seconds, to see that it works")
    parser.add_argument("--json", action="store_true", help="a line of JSON a row")
    arguments = parser.parse_args()
    unknown = set(arguments.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    rows: list[Row] = []
    for name in arguments.parts or PARTS:
        for row in run_part(name, SHORT if arguments.short else WHOLE):
            rows.append(row)
            print(msgspec.json.encode(row).decode() if arguments.json else line(row), flush=True)
    return 1 if any(row.holds is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
