"""Clicks into a virtual microphone each two fifths of a second of the machine's clock.

``python -m tests.capture.clicker DEVICE`` ends when its standard input does. Between the clicks is
a little noise, so that silence that was put in can be told from it. The way to the device takes
some tens of milliseconds, the same for all clicks of a run.
"""

import sys
import time

import numpy as np
import sounddevice

EVERY_NS = 400_000_000
_STOOD_NS = 30_000_000
_NS_PER_SAMPLE = 1_000_000_000 / 48_000


class Clicker:
    """The stream's callback: the clock of the first block, counted on from there."""

    def __init__(self) -> None:
        self._random = np.random.default_rng(1)
        self._at_ns: float | None = None

    def fill(self, data: np.ndarray, frames: int, _time: object, _status: object) -> None:
        now_ns = time.monotonic_ns()
        if self._at_ns is None or now_ns - self._at_ns > _STOOD_NS:
            # The device stood still, and its clock with it.
            self._at_ns = now_ns
        # A callback may be late but never early.
        self._at_ns = min(self._at_ns, now_ns)
        data[:] = self._random.uniform(0.001, 0.01, data.shape)
        until_ns = -self._at_ns % EVERY_NS
        place = int(until_ns / _NS_PER_SAMPLE)
        if place < frames:
            data[place] = 0.9
        self._at_ns += frames * _NS_PER_SAMPLE


def main() -> None:
    wanted = sys.argv[1]
    devices = list(sounddevice.query_devices())
    index = next(n for n, each in enumerate(devices) if each["name"] == wanted)
    with sounddevice.OutputStream(
        device=index, channels=2, samplerate=48_000, blocksize=480, dtype="float32",
        latency="low", callback=Clicker().fill,
    ):  # fmt: skip
        print("clicking", flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
