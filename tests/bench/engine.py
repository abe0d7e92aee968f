"""The engine on air: how late its ticks are, what a picture costs, how long things take."""

import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from mixer.clock import MonotonicClock
from studio.engine.__main__ import SWITCH_INTERVAL_S
from studio.engine.assembly import Engine, running_engine
from studio.engine.places_owner import owned
from studio.secrets import RecordKey
from studio.wire.launch import Launch
from studio.wire.places import Places
from tests.judge.received import read_stored
from tests.judge.verdict import judge
from tests.parts.receiver import Receiver, receiving
from tests.parts.studio_run import PATTERN_SHOW, StudioRun

from .rows import Row

_BENCH = "engine"
RATE = 25
LONG_S, FIRST_S, LATENESS_S, CPU_S = 600.0, 60.0, 20.0, 10.0
_PAGE = 4096


def run() -> Iterator[Row]:
    """Run a show for ten minutes in this process, then one from the command line."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    with tempfile.TemporaryDirectory(prefix="vs-") as name:
        folder = Path(name)
        with receiving(folder / "ingest") as receiver:
            yield from _on_air(folder, receiver)
            receiver.wait_for_end()
            verdict = judge([read_stored(path) for path in receiver.files()])
        yield _row("pictures missing at the ingest", verdict.missing, "")
        yield _row("stamp to ingest, median", verdict.delay_median_ms or 0, "ms")
        yield _row("stamp to ingest, p95", verdict.delay_p95_ms or 0, "ms")
        yield _row("sound against picture", verdict.sound_against_picture_ms or 0, "ms")
        yield from _starting(folder)


def _on_air(folder: Path, receiver: Receiver) -> Iterator[Row]:
    launch = _launch(folder, receiver.port)
    with (
        owned(Places(Path(launch.folder))),
        running_engine(launch, MonotonicClock(), lambda _: None) as engine,
    ):
        engine.session.start()
        engine.commands.recording.start()
        engine.air.start(None)
        bare = subprocess.run(
            [sys.executable, "-m", "tests.bench.bare_loop", str(RATE), str(LATENESS_S)],
            check=True,
            capture_output=True,
            text=True,
        )
        late = engine.programme.video_mix.lateness_ns()[-int(LATENESS_S * RATE) :]
        yield from _lateness(late, [int(line) for line in bare.stdout.split()])
        yield from _cpu(engine)
        began = time.monotonic()
        yield _row("memory after 1 minute", _resident_mb(began, FIRST_S - LATENESS_S - CPU_S), "MB")
        yield _row(
            "memory after 10 minutes", _resident_mb(began, LONG_S - LATENESS_S - CPU_S), "MB"
        )
        engine.session.end("measured")
        engine.session.ended.wait(5)
        engine.session.stop()


def _lateness(engine: Sequence[int], bare: Sequence[int]) -> Iterator[Row]:
    for name, values in (("mix", engine), ("bare loop", bare)):
        ordered = sorted(value / 1e6 for value in values)
        yield _row(f"tick lateness, {name}, median", statistics.median(ordered), "ms")
        yield _row(f"tick lateness, {name}, p99", ordered[int(len(ordered) * 0.99)], "ms")
        yield _row(f"tick lateness, {name}, max", ordered[-1], "ms")


def _cpu(engine: Engine) -> Iterator[Row]:
    """Yield CPU time a picture, in all and by the threads that are the stages."""
    mixed = engine.programme.video_mix.counters.mixed
    process_ns, threads_ns = time.process_time_ns(), _threads_ns()
    _pass(CPU_S)
    process_ns = time.process_time_ns() - process_ns
    pictures = max(1, engine.programme.video_mix.counters.mixed - mixed)
    spent_ns = {
        name: now_ns - threads_ns[name]
        for name, now_ns in _threads_ns().items()
        if name in threads_ns
    }
    rest_ns = process_ns - sum(spent_ns.values())
    yield _row("CPU a picture, 720p, everything", process_ns / pictures / 1e6, "ms")
    for name, ns in sorted(spent_ns.items(), key=lambda each: -each[1]):
        yield _row(f"  of it {name}", ns / pictures / 1e6, "ms")
    yield _row("  of it threads of libraries", rest_ns / pictures / 1e6, "ms")


def _threads_ns() -> dict[str, int]:
    """Return the CPU time of each of Python's threads until now, by its name."""
    return {
        thread.name: time.clock_gettime_ns(time.pthread_getcpuclockid(thread.ident))
        for thread in threading.enumerate()
        if thread.ident is not None
    }


def _resident_mb(began: float, seconds: float) -> float:
    _pass(began + seconds - time.monotonic())
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * _PAGE / 1e6


def _pass(seconds: float) -> None:
    """Let a running show run on."""
    threading.Event().wait(max(0.0, seconds))


def _starting(folder: Path) -> Iterator[Row]:
    with receiving(folder / "second") as receiver:
        words = ["--live", f"rtmp://127.0.0.1:{receiver.port}/live", "--key-from", "env:KEY"]
        place = folder / "run"
        place.mkdir()
        run = StudioRun(place, PATTERN_SHOW, *words, environment={"KEY": "bench"})
        began = time.monotonic()
        with run:
            run.wait_state("a picture", lambda s: s.health.pictures_mixed > 0)
            yield _row("start to first picture", time.monotonic() - began, "s")
            run.wait_state("on air", lambda s: s.live.status == "live")
            yield _row("start to on air", time.monotonic() - began, "s")


def _launch(folder: Path, port: int) -> Launch:
    show = folder / "show.toml"
    show.write_text(PATTERN_SHOW, "utf-8")
    key = RecordKey.generate(protected=True)
    return Launch(
        show_path=str(show),
        folder=str(folder / "engine"),
        data_folder=str(folder / "data"),
        register_path=None,
        ca_file=None,
        live=f"rtmp://127.0.0.1:{port}/live",
        stream_key="bench",
        record_folder=str(folder / "recordings"),
        record_now=False,
        record_key=key.key.reveal(),
        protected=True,
        seconds=None,
    )


def _row(name: str, value: float, unit: str) -> Row:
    return Row(bench=_BENCH, name=name, value=value, unit=unit)
