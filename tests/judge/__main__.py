"""``python -m tests.judge FILE…`` prints what of a marked programme a receiver stored."""

import argparse
import sys
from pathlib import Path

import msgspec

from mixer.stamp import Edge

from .received import read_stored
from .verdict import Verdict, judge


def main() -> int:
    """Judge the files named, together, as one show in the order given."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.judge",
        description="Decode what a receiver stored and say what arrived, and when.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--edge", choices=[edge.value for edge in Edge], default="bottom")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    for file in arguments.files:
        if not file.is_file():
            print(f"There is no file {file}.", file=sys.stderr)
            return 2
    verdict = judge([read_stored(file, Edge(arguments.edge)) for file in arguments.files])
    if arguments.json:
        print(msgspec.json.encode(verdict).decode())
    else:
        print("\n".join(lines(verdict)))
    return 0 if verdict.received else 1


def lines(verdict: Verdict) -> list[str]:
    """Return the verdict as lines of words and figures."""
    return [
        f"pictures received       {verdict.received}",
        f"  missing               {verdict.missing}",
        f"  repeated              {verdict.repeated}",
        f"  out of order          {verdict.out_of_order}",
        f"  unreadable            {verdict.unreadable}",
        f"length                  {verdict.length_s:.2f} s",
        f"delay, stamp to ingest  {_delay(verdict)}",
        f"sound against picture   {_sound(verdict)}",
    ]


def _delay(verdict: Verdict) -> str:
    if verdict.delay_median_ms is None or verdict.delay_p95_ms is None:
        return "not known: the receiver kept no arrival times"
    return f"{verdict.delay_median_ms:.1f} ms median, {verdict.delay_p95_ms:.1f} ms p95"


def _sound(verdict: Verdict) -> str:
    offset = verdict.sound_against_picture_ms
    if offset is None:
        return "not known: no chirp was found"
    side = "late" if offset > 0 else "early"
    return f"sound {abs(offset):.1f} ms {side} ({verdict.chirps} chirps)"


if __name__ == "__main__":
    sys.exit(main())
