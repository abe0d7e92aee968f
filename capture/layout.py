"""Any number of inputs, two sides: which of a device's channels are heard where."""

from collections.abc import Sequence

import numpy as np

from mixer.media import PROGRAM_CHANNELS, Samples

MOST_CHANNELS = 64


def channels_to_open(picked: Sequence[int], offered: int) -> int:
    """Return how many channels a device of *offered* is to be opened with.

    Without a pick two: a driver or a sound server that has more folds them by what it knows of
    their places, which nobody above it does. With one all of them, so that nothing is folded.
    """
    return offered if picked else min(PROGRAM_CHANNELS, offered)


def folded(samples: Samples, picked: Sequence[int]) -> Samples:
    """Return *samples* of shape (n, channels) as (n, 2).

    *picked*: the inputs to hear, counted from 1. One, or a device of one, is heard on both sides;
    of more, the first, third and so on go left, the others right, added at their own level.
    """
    chosen = samples[:, [number - 1 for number in picked]] if picked else samples
    count = chosen.shape[1]
    if count == 1:
        return np.repeat(chosen, PROGRAM_CHANNELS, axis=1)
    if count == PROGRAM_CHANNELS:
        return chosen
    sides = (chosen[:, 0::2].sum(axis=1), chosen[:, 1::2].sum(axis=1))
    return np.stack(sides, axis=1).astype(np.float32)
