"""Hears what a source brings, as the audio mix would."""

import numpy as np
from numpy.typing import NDArray

from capture.network import NetworkSource
from mixer.clock import NS_PER_MS, MonotonicClock
from mixer.media import SAMPLE_RATE
from tests.waiting import wait_until

_BLOCKS = 100
_SECONDS = 20


def assert_tone(source: NetworkSource, hz: float) -> None:
    """Listen until a whole second is a tone without a gap and without a click.

    The feed has to settle first, and a machine that has other work makes gaps.
    """
    clock = MonotonicClock()
    audio = source.audio
    assert audio is not None
    wait_until(lambda: audio._store._end, 10, "sound comes")
    t_ns = clock.now_ns()
    faults = []
    for _ in range(_SECONDS):
        heard = []
        for _ in range(_BLOCKS):
            clock.sleep_until(t_ns + 10 * NS_PER_MS)
            heard.append(audio.read(t_ns, 480).samples[:, 0])
            t_ns += 10 * NS_PER_MS
        faults.append(_fault(np.concatenate(heard), hz))
        if not faults[-1]:
            return
    message = f"no second was a clean tone: {faults}"
    raise AssertionError(message)


def _fault(samples: NDArray[np.float32], hz: float) -> str:
    """Say what is wrong with a second of a tone."""
    # What a sine leaves after the best sine of that pitch is taken off, block by block.
    for start in range(0, len(samples), 960):
        piece = samples[start : start + 960]
        angle = 2 * np.pi * hz * np.arange(len(piece)) / SAMPLE_RATE
        base = np.stack([np.sin(angle), np.cos(angle)], axis=1)
        rest = piece - base @ np.linalg.lstsq(base, piece, rcond=None)[0]
        if not rest.std() < 0.1 * piece.std():
            return f"no clean tone at sample {start}"
    return "" if np.abs(samples).max() > 0.05 else "too quiet"
