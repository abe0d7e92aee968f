"""A loop that does nothing but sleep to its ticks: how late this machine itself is.

``python -m tests.bench.bare_loop RATE SECONDS`` prints each lateness in ns; with ``inf`` it goes on
until its input ends.
"""

import math
import sys
import threading
from fractions import Fraction

from mixer.cadence import Cadence
from mixer.clock import NS_PER_S, MonotonicClock


def main() -> None:
    """Sleep from tick to tick and print how late each waking was."""
    rate, seconds = Fraction(sys.argv[1]), float(sys.argv[2])
    endless = math.isinf(seconds)
    ended = threading.Event()
    if endless:
        threading.Thread(target=_wait_for_the_end, args=(ended,), daemon=True).start()
    clock = MonotonicClock()
    ticks = Cadence(rate, 0)
    n = ticks.index_at(clock.now_ns()) + 1
    end_ns = clock.now_ns() + (0 if endless else int(seconds * NS_PER_S))
    late = []
    while not ended.is_set() if endless else clock.now_ns() < end_ns:
        clock.sleep_until(ticks.at(n))
        late.append(clock.now_ns() - ticks.at(n))
        n += 1
    print("\n".join(map(str, late)))


def _wait_for_the_end(ended: threading.Event) -> None:
    sys.stdin.read()
    ended.set()


if __name__ == "__main__":
    main()
