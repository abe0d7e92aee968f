"""The primary is killed and frozen again and again: nothing else may notice."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.engine.assembly import Engine
from studio.output.recording_check import check_recording, open_recording
from studio.output.recording_export import export_recording
from studio.secrets import RecordKey
from tests.bench.ingest_target import Target, target
from tests.bench.rows import Row
from tests.judge.received import read_stored
from tests.judge.verdict import Received
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority
from tests.waiting import wait_until

from .lengths import Lengths
from .on_air import RATE, on_air, pass_time, until
from .pauses import Pauses

_DOWN_S = 1.0
_MOST_PAUSE_MS = 30.0
_BACK_WAIT_S = 30.0


@dataclass(frozen=True, slots=True)
class _Hits:
    """Seconds until the primary was back each time, and until each loss was noticed, by its kind.

    ``tick_ms``: how late the mix was at most.
    """

    back_s: list[float]
    noticed_s: dict[str, list[float]]
    tick_ms: float


def run(folder: Path, authority: Authority, lengths: Lengths) -> Iterator[Row]:
    """Yield what was lost, how soon the primary was back, and who was held up."""
    certificate = authority.valid()
    with (
        target(folder / "primary", certificate) as primary,
        NginxIngest(folder / "backup", certificate) as backup,
    ):
        urls = [
            f"rtmps://127.0.0.1:{port}/live" for port in (primary.rtmps_port, backup.rtmps_port)
        ]
        with (
            Pauses() as pauses,
            on_air(folder, authority, primary=urls[0], others=(urls[1],), record=True) as (
                engine,
                key,
            ),
        ):
            wait_until(backup.files, 20, "the backup is live")
            pass_time(2)
            pauses.take_ms()
            pass_time(lengths.quiet_s)
            quiet_ms, quiet_tick_ms = pauses.take_ms(), _latest_ms(engine, lengths.quiet_s)
            hits = _hit_again_and_again(engine, primary, lengths)
            hit_ms = pauses.take_ms()
            [recording] = [Path(path) for path in engine.recording.paths]
        stored = _together([read_stored(path) for path in backup.files()])
    recorded = _of_recording(recording, key, folder / "recorded.mp4")
    yield _row("frames lost in the recording", _missing(recorded, stored), "", 0)
    yield _row("frames lost at the backup, of those recorded", _missing(stored, recorded), "", 0)
    yield _row("frames of the backup, decoded and read", len(stored), "")
    for name, bar_s in (("killed", 0.2), ("frozen", 3.0)):
        noticed_s = max(hits.noticed_s[name], default=0.0)
        yield _row(f"a {name} primary is noticed after, max", noticed_s, "s", bar_s)
    yield _row("server back to first key frame out, p95", _p95(hits.back_s), "s", 1.0)
    yield _row("server back to first key frame out, max", max(hits.back_s), "s", 1.5)
    # Where a loop that does nothing stood still for longer, so did the machine.
    bar_ms = max(_MOST_PAUSE_MS, pauses.bare_ms)
    yield _row("longest pause of a thread beside the faults", hit_ms, "ms", bar_ms)
    yield _row("  of a thread without faults", quiet_ms, "ms")
    yield _row("  of a bare loop meanwhile", pauses.bare_ms, "ms")
    yield _row("latest picture of the mix beside the faults", hits.tick_ms, "ms", bar_ms)
    yield _row("  without faults", quiet_tick_ms, "ms")


def _hit_again_and_again(engine: Engine, primary: Target, lengths: Lengths) -> _Hits:
    """Kill and freeze the primary in turns."""
    back_s, tick_ms = [], 0.0
    noticed_s: dict[str, list[float]] = {"killed": [], "frozen": []}
    for number in range(lengths.hits):
        began = time.monotonic()
        if number % 2:
            primary.order("freeze")
            noticed_s["frozen"].append(_noticed_after(engine, time.monotonic(), lengths.stall_s))
            until(began + lengths.stall_s)
            primary.order("thaw")
        else:
            primary.order("kill")
            noticed_s["killed"].append(_noticed_after(engine, time.monotonic(), _DOWN_S))
            until(began + _DOWN_S)
            primary.order("start")
        back_s.append(_back_after(engine, time.monotonic()))
        until(began + lengths.between_hits_s)
        tick_ms = max(tick_ms, _latest_ms(engine, time.monotonic() - began))
    return _Hits(back_s, noticed_s, tick_ms)


def _noticed_after(engine: Engine, since: float, most_s: float) -> float:
    """Return how long after *since* the primary was no longer taken for live."""
    never = threading.Event()
    while engine.live.line is not None and time.monotonic() - since < most_s:
        never.wait(0.002)
    return time.monotonic() - since


def _back_after(engine: Engine, since: float) -> float:
    """Return how long after *since* a picture was out: after a loss it is a key frame."""
    pictures, never = engine.live.counters.pictures_sent, threading.Event()
    while engine.live.counters.pictures_sent <= pictures:
        if time.monotonic() - since > _BACK_WAIT_S:
            break
        never.wait(0.002)
    return time.monotonic() - since


def _latest_ms(engine: Engine, seconds: float) -> float:
    late = engine.programme.video_mix.lateness_ns()[-max(1, int(seconds * RATE)) :]
    return max(late, default=0) / 1e6


def _of_recording(path: Path, key: RecordKey, out: Path) -> set[int]:
    found = check_recording(path, lambda _: key)
    with open_recording(path, lambda _: key, frozenset()) as reader:
        export_recording(reader, out, packets=found.packets)
    return _together([read_stored(out)])


def _together(parts: list[Received]) -> set[int]:
    return {picture.number for part in parts for picture in part.pictures}


def _missing(numbers: set[int], others: set[int]) -> int:
    """Return how many that *others* have are not there, between its own first and last."""
    if not numbers:
        return len(others)
    between = {number for number in others if min(numbers) <= number <= max(numbers)}
    return len(between - numbers)


def _p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def _row(name: str, value: float, unit: str, bar: float | None = None) -> Row:
    return Row(bench="ingest", name=name, value=value, unit=unit, bar=bar)
