"""How soon the picture at any moment of a recording is shown."""

import os
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mixer.clock import NS_PER_MS
from mixer.media import VideoFrame
from studio.library.playback.film import Shrinker, open_film
from studio.library.playback.projector import Projector
from studio.secrets import RecordKey
from tests.bench.rows import Row

from .rows import row

_SEED: Final = 8
_SHOWN: Final = (1280, 720)
_BAR_MS: Final = 100
_TRIES: Final = 3
_PICTURE_NS: Final = 34 * NS_PER_MS
"""One at 30 a second, and a little."""


class _Screen:
    """Notes when it was given each picture, at its size and ready to be shown."""

    def __init__(self) -> None:
        self.at_ns: list[int] = []
        self.shown_ns: list[int] = []

    def put(self, frame: VideoFrame, /) -> None:
        self.at_ns.append(time.monotonic_ns())
        self.shown_ns.append(frame.pts_ns)


@dataclass(frozen=True, slots=True)
class _Try:
    """One seek: until the key picture, until the very picture, and processor time, in ms."""

    first_ms: float
    exact_ms: float
    cpu_ms: float


def sought(path: Path, key: RecordKey, seeks: int, words: str) -> Iterator[Row]:
    """Go to random moments as the player does, with nothing in memory.

    To each moment three times, of which the middle one counts: a machine that is somebody else's
    for a tenth of a second is no fault of the player's. The worst of all tries is told beside.
    """
    chance = random.Random(_SEED)  # noqa: S311  # where to seek is no secret
    with open_film(path, lambda _: key) as film:
        screen = _Screen()
        projector = Projector(film, screen, Shrinker(*_SHOWN), None)
        moments_ns = [int(chance.random() * film.length_ns) for _ in range(seeks)]
        tries = [
            [_sought_once(path, projector, screen, at_ns) for _ in range(_TRIES)]
            for at_ns in moments_ns
        ]
    first_ms = [statistics.median(each.first_ms for each in three) for three in tries]
    exact_ms = [statistics.median(each.exact_ms for each in three) for three in tries]
    yield row(f"seeking, {words}: the very picture, median", statistics.median(exact_ms), "ms")
    yield row("  max", max(exact_ms), "ms", _BAR_MS)
    yield row("  the key picture before, median", statistics.median(first_ms), "ms")
    yield row("  max", max(first_ms), "ms", _BAR_MS)
    every = [each for three in tries for each in three]
    yield row("  the worst of all tries", max(each.exact_ms for each in every), "ms")
    yield row("  its processor time", max(every, key=lambda each: each.exact_ms).cpu_ms, "ms")


def _sought_once(path: Path, projector: Projector, screen: _Screen, at_ns: int) -> _Try:
    forget(path)
    screen.at_ns.clear()
    began_ns, used_ns = time.monotonic_ns(), time.process_time_ns()
    projector.go_to(at_ns)
    cpu_ms = (time.process_time_ns() - used_ns) / NS_PER_MS
    _must_be_the_very_picture(screen.shown_ns[-1], at_ns)
    first_ms, exact_ms = (
        (each - began_ns) / NS_PER_MS for each in (screen.at_ns[0], screen.at_ns[-1])
    )
    return _Try(first_ms, exact_ms, cpu_ms)


def forget(path: Path) -> None:
    """Have the system put *path* out of its memory."""
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(descriptor)


def _must_be_the_very_picture(shown_ns: int, at_ns: int) -> None:
    if not 0 <= at_ns - shown_ns <= _PICTURE_NS:
        message = f"at {at_ns} ns the picture of {shown_ns} ns was shown"
        raise AssertionError(message)
