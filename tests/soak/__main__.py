"""Runs a long trial: ``python -m tests.soak monkey|hour``.

monkey: ten minutes of random clicks and keys at a live show. hour: an hour of it at four times a
person's speed, after which nothing may have grown.
"""

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.bench.rows import Row, line
from tests.parts.pdf import write_pdf
from tests.parts.receiver import receiving
from tests.parts.studio_run import ROOT, StudioRun

_RATE = 25
_TRIALS = {"monkey": (600.0, 10.0), "hour": (3600.0, 4.0)}
"""Seconds, and deeds a second: a person does about one."""
_SHOW = """
[show]
name = "Soak"
format = "1280x720@25"
bitrate_kbps = 1500

[[source]]
name = "bars"
kind = "pattern"
audio = "always"
gain_db = -30

[[source]]
name = "deck"
kind = "slides"
path = "deck.pdf"

[[source]]
name = "inset"
kind = "pattern"
audio = "off"

[[scene]]
name = "bars"
items = [{ source = "bars" }]

[[scene]]
name = "slides"
items = [{ source = "deck" }, { source = "inset", rect = [0.7, 0.05, 0.25, 0.25] }]
"""
# What a run may differ by from one rest to another without anything growing.
_BARS = {
    "memory_mb": ("MB", 12.0),
    "handles": ("", 3.0),
    # One that begins anew for each job is there at one rest and not at another.
    "threads": ("", 0.5),
    "widgets": ("", 25.0),
}


def main() -> int:
    """Run the trials that are named; 1 where a bar is not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("names", nargs="+", choices=tuple(_TRIALS), metavar="monkey|hour")
    parser.add_argument("--seconds", type=float, help="instead of the trial's own length")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    short = False
    for name in chosen.names:
        seconds, rate = _TRIALS[name]
        for row in trial(name, chosen.seconds or seconds, rate, chosen.seed):
            sys.stdout.write(line(row) + "\n")
            sys.stdout.flush()
            short |= row.holds is False
    return int(short)


def run_hour() -> Iterator[Row]:
    """Run the hour as a bench: one hour of random use at four times a person's speed."""
    seconds, rate = _TRIALS["hour"]
    return trial("hour", seconds, rate, seed=1)


def trial(name: str, seconds: float, rate: float, seed: int) -> Iterator[Row]:
    """Let a monkey at a live show, with a bare loop beside it."""
    with tempfile.TemporaryDirectory(prefix="vs-") as temporary:
        folder = Path(temporary)
        write_pdf(folder / "deck.pdf", (40, 120, 200))
        with receiving(folder / "ingest") as receiver:
            words = ("--live", f"rtmp://127.0.0.1:{receiver.port}/live", "--key-from", "env:K")
            with StudioRun(folder, _SHOW, *words, environment={"K": "key"}) as run:
                run.wait_state("live", lambda s: s.live.status == "live", 30)
                bare = subprocess.Popen(
                    [sys.executable, "-m", "tests.bench.bare_loop", str(_RATE), str(seconds)],
                    cwd=ROOT,
                    stdout=subprocess.PIPE,
                    text=True,
                )
                monkey = _monkey(run, seconds, rate, seed, folder / "told")
                ticks, _ = bare.communicate(timeout=60)
                state = run.state()
    period_ns = 1e9 / _RATE
    bare_late = sum(int(tick) > period_ns for tick in ticks.split())
    yield _row(name, "deeds", monkey[-1]["deeds"], "")
    yield _row(name, "exceptions and errors logged", len(monkey[-1]["faults"]), "", 0)
    for fault in monkey[-1]["faults"]:
        sys.stderr.write(fault + "\n")
    yield _row(name, "late ticks of a bare loop beside it", bare_late, "")
    # Over an hour, whoever else is on the machine meets the one and not the other.
    late_bar = bare_late if name == "monkey" else None
    yield _row(name, "pictures late", state.health.pictures_late, "", late_bar)
    yield _row(name, "engines lost", state.restart.count, "", 0)
    yield from _growth(name, "window", monkey[:-1])
    yield from _growth(name, "engine", monkey[:-1])


def _monkey(
    run: StudioRun, seconds: float, rate: float, seed: int, told: Path
) -> list[dict[str, Any]]:
    """Return what the window told of itself and of the engine, rest by rest."""
    words = ["--seconds", str(seconds), "--rate", str(rate), "--seed", str(seed)]
    words += ["--engine-pid", str(run.state().engine_pid)]
    with told.open("w", encoding="utf-8") as lines:
        monkey = subprocess.Popen(
            [sys.executable, "-m", "tests.soak.monkey", str(run.places.control_socket), *words],
            cwd=ROOT,
            stdout=lines,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            monkey.wait(seconds + 120)
        monkey.kill()
        monkey.wait(10)
    return [json.loads(each) for each in told.read_text("utf-8").splitlines()]


def _growth(name: str, who: str, rests: Sequence[dict[str, Any]]) -> Iterator[Row]:
    """Compare the last quarter of the rests with the second: the first one fills the caches."""
    held = [rest[who] for rest in rests]
    share = len(held) // 4
    if not share:
        return
    for what, (unit, bar) in _BARS.items():
        if what in held[0]:
            told = " ".join(f"{each[what]:g}" for each in held)
            sys.stderr.write(f"{name} {who} {what}: {told}\n")
            early = statistics.fmean(each[what] for each in held[share : 2 * share])
            late = statistics.fmean(each[what] for each in held[-share:])
            yield _row(name, f"{who}: {what} grown", late - early, unit, bar)


def _row(name: str, what: str, value: float, unit: str, bar: float | None = None) -> Row:
    return Row(bench=name, name=what, value=value, unit=unit, bar=bar)


if __name__ == "__main__":
    sys.exit(main())
