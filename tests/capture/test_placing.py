"""Stalls between a device and the studio: silence of exactly what was lost, and no more."""

import numpy as np
import pytest

from capture.placing import Placer
from mixer.media import SAMPLE_RATE
from mixer.sample_store import SampleStore
from tests.capture.virtual_device import VirtualDevice, offset_ms

_MS = 1_000_000


class Line:
    """A device, what delays and loses its blocks, and the store that they end in."""

    def __init__(self, *, ppm: float = 0.0, rate: float = SAMPLE_RATE) -> None:
        self.device = VirtualDevice(ppm=ppm, rate=rate)
        self.placer = Placer(rate)
        self.store = SampleStore(60 * SAMPLE_RATE)
        self.ends = 0

    def hear(self, blocks: int, late_until_ns: int = 0) -> None:
        for _ in range(blocks):
            heard_ns, samples = self.device.hear()
            for index, placed in self.placer.put(max(heard_ns, late_until_ns), samples):
                self.store.write(index, placed)
                self.ends = index + len(placed)

    def lose(self, blocks: int) -> None:
        self.device.sent += blocks * self.device.block

    @property
    def now_ns(self) -> int:
        return round(self.device.now_s * 1e9)

    def sound(self) -> np.ndarray:
        """Return all that was heard, by number, up to now."""
        return self.store.read(0, round(self.device.now_s * SAMPLE_RATE))[:, 0]


def _silences(sound: np.ndarray) -> list[tuple[int, int]]:
    """Return begin and length of each silence of more than 5 ms."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], sound == 0, [0]))))
    runs = [(int(a), int(b - a)) for a, b in edges.reshape(-1, 2)]
    return [(a, n) for a, n in runs if n > SAMPLE_RATE // 200]


@pytest.mark.parametrize("rate", [44_100.0, 48_000.0, 96_000.0])
@pytest.mark.parametrize("lost_blocks", [10, 37, 250])
def test_what_was_lost_is_silence_of_exactly_that_length(rate: float, lost_blocks: int) -> None:
    line = Line(ppm=200, rate=rate)
    line.hear(6000)
    line.lose(lost_blocks)
    line.hear(200)
    sound = line.sound()
    (begin, length), *more = [each for each in _silences(sound) if each[0] > SAMPLE_RATE]
    assert [n for _, n in more if n > 480] == []
    assert length == pytest.approx(lost_blocks * 480, abs=48)
    assert begin == pytest.approx(60 / 1.0002 * SAMPLE_RATE, abs=100)
    after = begin + length + 4800
    assert abs(offset_ms(sound[after : after + 4800], after)) < 0.3
    assert line.placer.lost_samples == pytest.approx(lost_blocks * 480, abs=48)


@pytest.mark.parametrize("kept_blocks", [8, 20, 99])
def test_what_a_server_kept_while_it_stood_still_is_nothing_lost(kept_blocks: int) -> None:
    line = Line(ppm=-200)
    line.hear(3000)
    thaw_ns = line.now_ns + kept_blocks * 10 * _MS
    line.hear(kept_blocks, thaw_ns)
    line.hear(100)
    sound = line.sound()
    assert _silences(sound[SAMPLE_RATE:-960]) == []
    assert line.placer.lost_samples == 0
    late = len(sound) - 9600
    assert abs(offset_ms(sound[late : late + 4800], late)) < 0.5


def test_what_it_kept_of_the_end_is_put_at_the_end() -> None:
    line = Line()
    line.hear(3000)
    line.lose(60)
    thaw_ns = line.now_ns + 300 * _MS
    line.hear(30, thaw_ns)
    line.hear(100)
    silences = _silences(line.sound()[SAMPLE_RATE:-960])
    assert [n for _, n in silences] == [pytest.approx(60 * 480, abs=48)]


def test_the_first_blocks_may_come_at_once() -> None:
    line = Line()
    line.lose(100)
    line.hear(25, line.now_ns + 250 * _MS)
    line.hear(100)
    begin = line.device.now_s * SAMPLE_RATE - 125 * 480
    sound = line.sound()
    assert abs(int(np.flatnonzero(sound)[0]) - begin) < 50
    assert abs(offset_ms(sound[-9600:-4800], len(sound) - 9600)) < 0.1


def test_a_burst_that_pauses_leaves_no_shift() -> None:
    line = Line()
    line.hear(3000)
    thaw_ns = line.now_ns + 1000 * _MS
    line.hear(96, thaw_ns)
    # What comes after the pause releases what came before it, though more of the burst follows.
    line.hear(4, thaw_ns + 8 * _MS)
    line.hear(20)
    assert abs(line.ends - line.device.now_s * SAMPLE_RATE) < 0.002 * SAMPLE_RATE


def test_blocks_in_pairs_are_no_stall() -> None:
    line = Line()
    for _ in range(300):
        line.hear(2, line.now_ns + 20 * _MS)
    assert line.placer.settled
    assert line.placer.lost_samples == 0


def test_what_is_held_when_nothing_follows_is_heard() -> None:
    line = Line()
    line.hear(1)
    assert not line.placer.settled
    assert sum(len(samples) for _, samples in line.placer.release()) > 0
    assert line.placer.release() == []
