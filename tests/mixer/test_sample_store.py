"""Sound at exact places, read later or sooner."""

import numpy as np

from mixer.clock import NS_PER_MS
from mixer.media import SAMPLE_RATE
from mixer.sample_store import SampleStore, StoredAudio


def test_a_shorter_delay_is_faded_to() -> None:
    store = SampleStore(SAMPLE_RATE)
    ramp = np.arange(4800, dtype=np.float32)[:, None].repeat(2, axis=1)
    store.write(0, ramp)
    audio = StoredAudio(store, 20 * NS_PER_MS)
    audio.read(30 * NS_PER_MS, 480)
    audio.delay_ns = 18 * NS_PER_MS
    samples = audio.read(40 * NS_PER_MS, 480).samples[:, 0]
    # From where it would have gone on to 96 samples later, without a jump.
    assert samples[0] == 960
    assert samples[-1] == 960 + 96 + 479
    assert 1 <= np.diff(samples).min() <= np.diff(samples).max() < 1.5
    assert audio.read(50 * NS_PER_MS, 480).samples[0, 0] == 960 + 96 + 480
