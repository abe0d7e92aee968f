"""Hears what a source brings, as the audio mix would."""

import numpy as np

from capture.network import NetworkSource
from mixer.clock import NS_PER_MS, NS_PER_S, MonotonicClock
from mixer.media import SAMPLE_RATE
from tests.waiting import wait_until

_SETTLE_NS = 3 * NS_PER_S
_BLOCKS = 100


def assert_tone(source: NetworkSource, hz: float) -> None:
    """Listen for a second, once the feed has settled: a tone without a gap and without a click."""
    clock = MonotonicClock()
    audio = source.audio
    assert audio is not None
    wait_until(lambda: audio._store._end, 10, "sound comes")
    t_ns = clock.now_ns()
    heard = []
    for n in range(_SETTLE_NS // (10 * NS_PER_MS) + _BLOCKS):
        due_ns = t_ns + n * 10 * NS_PER_MS
        clock.sleep_until(due_ns + 10 * NS_PER_MS)
        heard.append(audio.read(due_ns, 480).samples[:, 0])
    samples = np.concatenate(heard[-_BLOCKS:])
    assert np.abs(samples).max() > 0.05
    # What a sine leaves after the best sine of that pitch is taken off, block by block.
    for start in range(0, len(samples), 960):
        piece = samples[start : start + 960]
        angle = 2 * np.pi * hz * np.arange(len(piece)) / SAMPLE_RATE
        base = np.stack([np.sin(angle), np.cos(angle)], axis=1)
        rest = piece - base @ np.linalg.lstsq(base, piece, rcond=None)[0]
        assert rest.std() < 0.1 * piece.std(), f"not a clean tone at sample {start}"
