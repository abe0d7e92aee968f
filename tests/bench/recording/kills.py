"""The engine of a whole studio is killed again and again, at random, while it records."""

import os
import random
import signal
import statistics
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from mixer.stamp import Edge
from studio.output.record_format import RecordReader, needs_repair
from studio.output.recording_check import CONTAINER
from studio.secrets import RecordKey, key_from_file
from studio.wire.state import Snapshot
from tests.bench.rows import Row
from tests.judge.picture_code import read_mark
from tests.parts.studio_run import PATTERN_SHOW, StudioRun

from .lengths import Lengths
from .rows import row

_SEED = 5
_LEAST_S, _MOST_S = 0.2, 6.0
_WAIT_S = 60.0


@dataclass(frozen=True, slots=True)
class _Kill:
    """``lost_s``: from the end of what plays to the kill; ``whole``: closed, and nothing hurt."""

    lost_s: float
    whole: bool


def run(folder: Path, lengths: Lengths) -> Iterator[Row]:
    """Yield how much each kill took, and whether all was repaired by itself."""
    chance = random.Random(_SEED)  # noqa: S311  # when to kill is no secret
    studio = StudioRun(folder, PATTERN_SHOW, "--record", str(folder / "recordings"))
    with studio:
        key = key_from_file(folder / "record.key")
        kills = [
            _kill(studio, key, number, chance.uniform(_LEAST_S, _MOST_S))
            for number in range(lengths.kills)
        ]
        studio.command("stop", *studio.runtime)
        studio.wait_end()
    lost_s = [kill.lost_s for kill in kills]
    yield row("kill -9 of the engine: lost, median", statistics.median(lost_s), "s", 0.6)
    yield row("  lost, max", max(lost_s), "s", 1.0)
    clean = sum(kill.whole for kill in kills)
    yield row(f"  repaired clean, of {len(kills)}", clean, "", len(kills), at_least=True)


def _kill(studio: StudioRun, key: RecordKey, number: int, after_s: float) -> _Kill:
    def records(state: Snapshot) -> bool:
        return state.restart.count == number and state.recording.status == "recording"

    state = studio.wait_state("it is being recorded", records, _WAIT_S)
    threading.Event().wait(after_s)
    path = Path(studio.state().recording.path)
    os.kill(state.engine_pid, signal.SIGKILL)
    killed_ns = time.monotonic_ns()
    studio.wait_state(
        "the recording is repaired",
        lambda state: any(text.startswith(path.name) for text in state.repaired),
        _WAIT_S,
    )
    with RecordReader.open(path, key) as reader:
        whole = reader.repaired and not needs_repair(path) and not list(reader.damages())
        end_ns = _end_ns(reader)
    return _Kill((killed_ns - (end_ns or state.recording.since_ns)) / 1e9, whole)


def _end_ns(reader: RecordReader) -> int | None:
    """Return the studio's time at the end of the last picture that plays; None without any."""
    reader.seek(0)
    if not reader.size:
        return None
    try:
        with av.open(reader, "r", format=CONTAINER) as container:
            stream = container.streams.video[0]
            last: av.VideoFrame | None = None
            for frame in container.decode(stream):
                last = frame
    except (av.FFmpegError, IndexError):
        return None
    if last is None or stream.average_rate is None:
        return None
    plane = last.planes[0]
    rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    mark = read_mark(rows[: last.height, : last.width], Edge.BOTTOM)
    return None if mark is None else mark[1] + int(1e9 / stream.average_rate)
