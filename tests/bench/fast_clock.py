"""A microphone with a clock of its own, written into a sound server's pipe.

``python -m tests.bench.fast_clock PIPE PPM`` clicks each two fifths of a second of the machine's
clock, until its standard input ends or it is killed.
"""

import os
import sys

import numpy as np

from mixer.clock import NS_PER_S, MonotonicClock
from tests.capture.clicker import EVERY_NS

_RATE, _BLOCK = 48_000, 480
_CLICK = 0.9


def main() -> None:
    """Write for ever, each block when its last sample has been heard."""
    pipe, rate = os.open(sys.argv[1], os.O_WRONLY), _RATE * (1 + float(sys.argv[2]) * 1e-6)
    clock, random = MonotonicClock(), np.random.default_rng(1)
    began_ns, sent = clock.now_ns(), 0
    while True:
        block = random.uniform(0.001, 0.01, (_BLOCK, 2)).astype(np.float32)
        first_ns = began_ns + sent * NS_PER_S / rate
        place = int((-first_ns % EVERY_NS) * rate / NS_PER_S)
        if place < _BLOCK:
            block[place] = _CLICK
        sent += _BLOCK
        clock.sleep_until(began_ns + round(sent * NS_PER_S / rate))
        os.write(pipe, block.tobytes())


if __name__ == "__main__":
    main()
