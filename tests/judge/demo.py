"""The demo without a screen, judged: ``python -m tests.judge.demo``.

Runs the demo for half a minute and prints one table, whose figures on what arrived come from the
files that the receiver stored; only the mixing counts are the studio's own.
"""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from studio.cli.options import has_display

from .__main__ import lines
from .received import read_stored
from .verdict import Verdict, judge

ROOT = Path(__file__).resolve().parents[2]
_STUDIO = [sys.executable, "-m", "studio"]


def main(arguments: list[str]) -> int:
    """Show the window where there is a screen; run, judge and tell where there is none."""
    # What Ctrl-C means on air is the studio's to say, which gets it, too. Ignored outright, it
    # would be so for the studio.
    signal.signal(signal.SIGINT, lambda *_: None)
    if has_display() and "--no-window" not in arguments:
        return subprocess.run([*_STUDIO, "demo", *arguments], cwd=ROOT, check=False).returncode
    if {"--help", "-h", "--json"} & set(arguments):
        return subprocess.run([*_STUDIO, "demo", *arguments], cwd=ROOT, check=False).returncode
    result = subprocess.run(
        [*_STUDIO, "demo", "--json", *arguments],
        cwd=ROOT,
        check=False,
        stdout=subprocess.PIPE,
    )
    if not result.stdout.strip():
        return result.returncode or 1
    report: dict[str, Any] = json.loads(result.stdout)
    stored = [Path(path) for path in report["stored"]]
    verdict = judge([read_stored(path) for path in stored])
    print("\n".join(table(report, verdict)))
    return result.returncode or (0 if verdict.received else 1)


def table(report: dict[str, Any], verdict: Verdict) -> list[str]:
    """Return the table of a demo run."""
    return [
        "",
        f"{report['show']}, {report['format']}",
        f"pictures mixed          {report['pictures_mixed']}",
        f"  late                  {report['pictures_late']}",
        f"  dropped               {report['pictures_dropped']}",
        *lines(verdict),
        *(f"stored by the ingest    {path}" for path in report["stored"]),
        *(_recording(path) for path in report["recordings"]),
    ]


def _recording(path: str) -> str:
    command = [*_STUDIO, "recording", "verify", path, "--json"]
    result = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE)
    try:
        check = msgspec.json.decode(result.stdout, type=dict[str, Any])
    except msgspec.DecodeError:
        return f"recording               {path}: it could not be checked"
    told = str(check.get("message") or check.get("state") or check)
    return f"recording               {path}\n  check                 {told}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
