"""Instant replay by a clock that the test owns."""

from collections.abc import Iterator

import numpy as np
import pytest

from capture.errors import CaptureError
from capture.replay import ReplaySource, ReplayWish
from capture.source import SourceHealth, Status
from mixer.clock import NS_PER_S
from studio.output.replay import ReplayMemory
from tests.fakes.clock import FakeClock, Sleep
from tests.studio.output.flash_and_beep import programme
from tests.waiting import wait_until

TICK_NS = NS_PER_S // 100


class Held:
    """A replay of the last two seconds of a programme that flashes and beeps each second."""

    def __init__(self) -> None:
        shown = programme(4)
        self.memory = ReplayMemory(lambda: shown.headers, lambda: 20)
        for packet in shown.packets:
            self.memory.put(packet)
        self.clock = FakeClock(NS_PER_S, sleep=Sleep.JUMPS)
        self.told: list[SourceHealth] = []
        self.source = ReplaySource(
            label="Replay",
            wish=ReplayWish(2 * NS_PER_S, 1.0),
            find=self.memory.clip,
            clock=self.clock,
            on_health=self.told.append,
        )

    def watch(self, seconds: float) -> tuple[list[int], list[float]]:
        """Play on; return the different pictures' brightness, and when it beeped, in s."""
        seen: list[object] = []
        bright: list[int] = []
        loud: list[float] = []
        began_ns = self.clock.now_ns()
        self._wait_ahead()
        for tick in range(round(seconds * 100)):
            t_ns = began_ns + tick * TICK_NS
            self.clock.advance_to(t_ns)
            frame = self.source.frame_at(t_ns)
            if frame is not None and (not seen or frame is not seen[-1]):
                seen.append(frame)
                bright.append(round(float(frame.planes[0].mean())))
            block = self.source.audio.read(t_ns, 480)
            found = np.nonzero(np.abs(block.samples[:, 0]) > 0.1)[0]
            loud += [(t_ns - began_ns) / NS_PER_S + float(n) / 48_000 for n in found[:1]]
            # Decoding keeps up with a clock that runs as fast as it can.
            self._wait_ahead()
        return bright, loud

    def _wait_ahead(self) -> None:
        timeline = self.source._pictures
        wait_until(
            lambda: len(timeline._ahead) >= 2 or not self.source.playing,
            5,
            "decoded pictures",
        )


@pytest.fixture
def held() -> Iterator[Held]:
    made = Held()
    made.source.start()
    yield made
    made.source.stop()


def test_at_its_own_speed_each_picture_comes_once_with_its_sound(held: Held) -> None:
    assert held.source.frame_at(held.clock.now_ns()) is None
    held.source.play(None, None)
    bright, loud = held.watch(2.5)
    assert len(bright) == 60
    # The last two seconds: flashes at 2 and 3 of the programme.
    flashes = [n for n, level in enumerate(bright) if level > 200]
    assert flashes == [0, 30]
    beeps = [at for n, at in enumerate(loud) if n == 0 or at - loud[n - 1] > 0.5]
    assert len(beeps) == 2
    assert beeps[1] - beeps[0] == pytest.approx(1, abs=0.02)
    # It stays on its last picture.
    assert held.source.frame_at(held.clock.now_ns() + 10 * NS_PER_S) is not None


def test_slow_motion_takes_longer_and_is_silent(held: Held) -> None:
    held.source.play(NS_PER_S, 0.5)
    bright, loud = held.watch(2.4)
    assert len(bright) == 30
    assert not loud
    assert held.source.health == SourceHealth(Status.LIVE)


def test_another_wish_takes_the_place_of_what_plays(held: Held) -> None:
    held.source.play(2 * NS_PER_S, 0.1)
    held.watch(0.5)
    held.source.play(NS_PER_S, 1.0)
    wait_until(lambda: not len(held.source._wishes), 5, "the wish is heard")
    bright, _ = held.watch(1.5)
    assert 30 <= len(bright) <= 34


def test_what_cannot_be_played_is_said(held: Held) -> None:
    with pytest.raises(CaptureError, match=r"at 0\.1 to 4 times"):
        held.source.play(None, 9.0)
    held.memory.stop(0)
    held.source.play(None, None)
    wait_until(lambda: "nothing to play again" in held.source.health.fault, 5, "it is said")
