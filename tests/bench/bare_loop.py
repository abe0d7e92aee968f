"""A loop that does nothing but sleep to its ticks: how late this machine itself is.

``python -m tests.bench.bare_loop RATE SECONDS`` prints each lateness in ns.
"""

import sys
from fractions import Fraction

from mixer.cadence import Cadence
from mixer.clock import NS_PER_S, MonotonicClock


def main() -> None:
    """Sleep from tick to tick and print how late each waking was."""
    rate, seconds = Fraction(sys.argv[1]), float(sys.argv[2])
    clock = MonotonicClock()
    ticks = Cadence(rate, 0)
    n = ticks.index_at(clock.now_ns()) + 1
    end_ns = clock.now_ns() + int(seconds * NS_PER_S)
    late = []
    while clock.now_ns() < end_ns:
        clock.sleep_until(ticks.at(n))
        late.append(clock.now_ns() - ticks.at(n))
        n += 1
    print("\n".join(map(str, late)))


if __name__ == "__main__":
    main()
