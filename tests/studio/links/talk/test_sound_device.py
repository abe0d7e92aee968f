"""A device of a call: what there is to choose is told before one is open, and what goes wrong."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from capture.errors import DeviceError
from capture.sound_notices import SoundNotices
from capture.strain import OFTEN_TORN, Strain
from capture.thread_time import thread_ns
from mixer.clock import NS_PER_S
from mixer.media import Samples
from studio.links.talk.ear_device import _Feeder
from studio.links.talk.sound_device import DeviceState, SoundDevice
from tests.fakes.clock import FakeClock
from tests.waiting import wait_until

if TYPE_CHECKING:
    from capture.portaudio import Stream


class Held:
    """An open device that closes when it is let."""

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.torn = 0
        self.thread_time_s: float | None = 1.0

    def close(self) -> None:
        assert self.let_go.wait(10)


class Device(SoundDevice):
    """One whose system is the test's."""

    def __init__(self) -> None:
        self.clock, self.told, self.there = FakeClock(), list[DeviceState](), ["Desk", "Stage"]
        self.wants: str | None = None
        self.opened: list[str] = []
        self.held, self.looked = Held(), threading.Event()
        super().__init__(
            "test's device", "source", names=self._look, clock=self.clock, on_state=self.told.append
        )

    def _look(self) -> list[str]:
        if not self.there:
            message = "There is no sound; install it."
            raise DeviceError(message)
        return self.there

    @property
    def _wanted(self) -> str | None:
        return self.wants

    def _use(self, wanted: str, stop: threading.Event) -> None:
        if wanted not in self.there:
            message = f"There is no {wanted}; plug it in."
            raise DeviceError(message)
        self.opened.append(f"{wanted} {self._ease.blocks_per_s} {self._ease.latency}")
        self._has_opened()
        device = cast("Stream", self.held)
        self._tell("live")
        try:
            while self.wants == wanted and not stop.wait(0.001):
                if self._is_strained(device, 0.0):
                    return
                self.looked.set()
        finally:
            self._close(device)

    def _pause(self, wanted: str, notices: SoundNotices, stop: threading.Event) -> None:
        del wanted
        notices.wait(0.01, stop)


@contextmanager
def running(device: Device) -> Iterator[Device]:
    device.start()
    try:
        yield device
    finally:
        device.held.let_go.set()
        device.stop()


def test_what_there_is_to_choose_is_told_before_any_is_opened() -> None:
    with running(Device()) as device:
        wait_until(lambda: bool(device.told), 5, "it was told")
    assert device.told == [DeviceState("off", "", ("Desk", "Stage"))]
    assert not device.opened


def test_where_nothing_can_be_looked_at_nothing_is_told_and_it_goes_on() -> None:
    device = Device()
    device.there = []
    with running(device):
        device.wants = "Desk"
        wait_until(lambda: bool(device.told), 5, "it was told")
        device.there = ["Desk"]
        wait_until(lambda: device.told[-1].status == "live", 5, "it was found")
    assert [each.status for each in device.told[:2]] == ["starting", "missing"]
    assert device.told[1].fault == "There is no Desk; plug it in."
    # Trying again was no news.
    assert len(device.told) == 3
    assert device.told[2].devices == ("Desk",)


def test_one_that_is_torn_again_and_again_is_opened_anew_with_more_ahead() -> None:
    with running(Device()) as device:
        device.held.let_go.set()
        device.wants = "Desk"
        wait_until(lambda: bool(device.opened), 5, "it was opened")

        def anew() -> bool:
            device.held.torn += 20
            device.clock.advance(NS_PER_S)
            return len(device.opened) > 2

        wait_until(anew, 5, "it was opened anew")
        assert device.opened == ["Desk 200 low", "Desk 100 low", "Desk 100 high"]
        for _ in range(10):
            device.held.torn += 20
            device.clock.advance(NS_PER_S)
            device.looked.clear()
            assert device.looked.wait(5)
        # There is no more to be had: beginning anew would only add to the holes.
        assert len(device.opened) == 3
        device.wants = None
        wait_until(lambda: device.told[-1].status == "off", 5, "it is off")
        device.wants, before = "Desk", len(device.opened)
        wait_until(lambda: len(device.opened) > before, 5, "it was opened for another call")
        assert device.opened[before] == "Desk 200 low"


@pytest.mark.parametrize(
    ("used_s", "caught"), [(1.0, False), (1.5, True), (None, False)], ids=["waits", "spins", "?"]
)
def test_one_that_spins_instead_of_closing_is_known(used_s: float | None, *, caught: bool) -> None:
    with running(Device()) as device:
        device.wants = "Desk"
        wait_until(lambda: bool(device.opened), 5, "it was opened")
        assert not device.is_caught
        device.wants = None
        wait_until(lambda: device._closing is not None, 5, "it is being closed")
        device.held.thread_time_s = used_s
        assert not device.is_caught
        device.clock.advance(3 * NS_PER_S)
        assert device.is_caught is caught
        device.held.let_go.set()
        wait_until(lambda: not device.is_caught, 5, "it is closed")


@pytest.mark.parametrize(
    ("pace", "torn_per_s", "strained"),
    [(1.0, 0, False), (1.1, 2, False), (1.5, 0, True), (1.0, 20, True)],
)
def test_a_stream_is_strained_when_it_races_or_is_torn(
    pace: float, torn_per_s: int, *, strained: bool
) -> None:
    strain = Strain(OFTEN_TORN)
    found = [
        strain.look(tenth * NS_PER_S // 10, pace * tenth / 10, torn_per_s * tenth // 10)
        for tenth in range(40)
    ]
    assert any(found) is strained
    assert not any(found[:20])


def test_a_burst_after_a_freeze_is_no_strain() -> None:
    strain = Strain(OFTEN_TORN)
    assert not any(
        strain.look(tenth * NS_PER_S // 10, tenth / 10 - (1.4 if 16 <= tenth < 30 else 0), 0)
        for tenth in range(60)
    )


@pytest.mark.parametrize(("rate", "asked"), [(48_000, 480), (48_000, 128), (44_100, 441)])
def test_a_device_gets_the_blocks_whole_and_in_order(rate: int, asked: int) -> None:
    made: list[int] = []

    def block(now_ns: int) -> Samples:
        made.append(now_ns)
        first = (len(made) - 1) * 480
        ramp = np.arange(first, first + 480, dtype=np.float32) / 48_000
        return np.repeat(ramp[:, None], 2, axis=1)

    feeder, heard = _Feeder(rate, block), []
    for n in range(60):
        out = np.full((asked, 2), np.nan, np.float32)
        feeder.fill(out, n)
        heard.append(out)
    sound = np.concatenate(heard)[:, 0]
    assert feeder.samples == len(sound) == 60 * asked
    assert feeder.asked_ns == 59
    # No block is made before it is asked for.
    assert len(made) <= 60 * asked / rate * 100 + 2
    steps = np.diff(sound[2000:])
    assert np.allclose(steps, 1 / rate, atol=1e-5)


def test_the_time_that_a_thread_has_used_is_known() -> None:
    used_ns = thread_ns(threading.get_native_id())
    assert used_ns is not None
    assert used_ns > 0
    assert thread_ns(0x3FFFFF) is None
