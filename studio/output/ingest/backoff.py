"""How long to wait before the next attempt."""

import random
from enum import Enum

_FIRST_S = 0.1
_FACTOR = 1.6
_JITTER = 0.2
"""Share by which a wait is off either way, so that many stations do not return at once."""


class Pace(Enum):
    """The longest wait by the kind of failure, in seconds."""

    NETWORK = 1.0
    REFUSAL = 2.0
    CERTIFICATE = 5.0
    """A certificate does not mend itself in a second, and each try is logged over there."""


class Backoff:
    """Waits that grow from 0.1 s by 1.6; one thread's."""

    def __init__(self, generator: random.Random) -> None:
        self._generator = generator
        self._tries = 0

    def next_s(self, pace: Pace) -> float:
        """Return how long to wait now, in seconds."""
        wait_s: float
        if pace is Pace.CERTIFICATE:
            wait_s = pace.value
        else:
            wait_s = min(pace.value, _FIRST_S * _FACTOR ** float(min(self._tries, 32)))
        self._tries += 1
        return wait_s * self._generator.uniform(1 - _JITTER, 1 + _JITTER)

    def reset(self) -> None:
        """Begin anew: the last attempt succeeded."""
        self._tries = 0
