"""A media file played on a clock that stands still: every picture and sample can be asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from capture.media_file import PREROLL_NS, MediaFileSource
from capture.source import SourceHealth, Status
from mixer.clock import NS_PER_S
from mixer.media import SAMPLE_RATE, VideoFrame
from mixer.sample_store import sample_index
from mixer.stamp import Edge
from tests.fakes.clock import FakeClock
from tests.judge.picture_code import read_mark
from tests.waiting import wait_until

BEGAN_NS = 10 * NS_PER_S
BASE_NS = BEGAN_NS + PREROLL_NS
_PATIENCE_S = 10
Sound = NDArray[np.float32]


class Played:
    """The file under test; times are relative to the file's own beginning."""

    def __init__(self, path: Path, *, loop: bool) -> None:
        self.clock = FakeClock(BEGAN_NS)
        self.told: list[SourceHealth] = []
        self.source = MediaFileSource(
            label="Clip", path=path, loop=loop, clock=self.clock, on_health=self.told.append
        )

    def picture(self, t_ns: int, due_ns: int) -> VideoFrame:
        """Return the picture shown at *t_ns*, once that due at *due_ns* has been decoded."""
        shown: list[VideoFrame] = []

        def there() -> bool:
            frame = self.source.frame_at(BASE_NS + t_ns)
            if frame is not None and frame.pts_ns >= BASE_NS + due_ns - 1000:
                shown.append(frame)
            return bool(shown)

        wait_until(there, _PATIENCE_S, f"picture due at {due_ns} ns; {self.source.health}")
        return shown[0]

    def number(self, t_ns: int, due_ns: int) -> int:
        """Return the number in the mark of that picture."""
        mark = read_mark(self.picture(t_ns, due_ns).planes[0], Edge.TOP)
        assert mark is not None
        return mark[0]

    def sound(self, first_ns: int, last_ns: int) -> Sound:
        """Return the samples between two times, none of which may be missing."""
        audio = self.source.audio
        assert audio is not None
        blocks = []
        for t_ns in range(BASE_NS + first_ns, BASE_NS + last_ns, 10_000_000):
            self._await_sound(sample_index(t_ns) + SAMPLE_RATE // 100)
            blocks.append(audio.read(t_ns, SAMPLE_RATE // 100).samples)
        return np.concatenate(blocks)

    def _await_sound(self, end: int) -> None:
        store = self.source._store
        wait_until(lambda: store._end >= end, _PATIENCE_S, f"sound up to {end}; {self.told}")

    def numbers_and_sound(self, pictures: int, frame_ns: int) -> tuple[list[int], Sound]:
        """Play so many pictures of *frame_ns* each, with their sound, from the beginning."""
        numbers, sound = [], []
        for n in range(pictures):
            numbers.append(self.number(n * frame_ns, n * frame_ns))
            sound.append(self.sound(n * frame_ns, (n + 1) * frame_ns))
        return numbers, np.concatenate(sound)

    def await_status(self, status: Status) -> str:
        wait_until(
            lambda: self.source.health.status is status,
            _PATIENCE_S,
            f"{status}: {self.source.health}",
        )
        return self.source.health.fault


@contextmanager
def playing(path: Path, *, loop: bool = True) -> Iterator[Played]:
    """Play *path*; it is stopped at the end."""
    played = Played(path, loop=loop)
    played.source.start()
    try:
        yield played
    finally:
        played.source.stop()
