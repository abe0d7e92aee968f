"""How long a source's packets are to wait, from how evenly they came; pure.

Transit is arrival less the time that a packet names; the least of the last seconds is the way
without any hindrance, and what a packet took more is its lateness. A histogram that forgets tells
how long to wait so that all but a few are there in time. Both clocks may drift apart: the least
transit follows.
"""

from collections import deque
from typing import Final

from mixer.clock import NS_PER_MS, NS_PER_S
from mixer.media import SAMPLE_RATE

MOST_MS: Final = 240.0
"""More than that makes no conversation; what comes later yet is left out."""
_STEP_MS: Final = 2.5
_STEPS: Final = int(MOST_MS / _STEP_MS) + 1
_LATE_SHARE: Final = 0.002
_FORGOTTEN_SHARE: Final = 1e-5
_MEMORY_S: Final = 8.0
"""After which a lateness counts a third: a burst is as good as forgotten after a minute."""
_WINDOW_NS: Final = NS_PER_S
_FIRST_MS, _MORE_MS, _LESS_MS_PER_S, _MOST_MARGIN_MS = 3.0, 3.0, 0.5, 30.0
_LOOK_PACKETS: Final = 10
"""How many may come before it is looked whether to wait less."""
_RESET_NS: Final = 2 * NS_PER_S
_ROUND_AFTER: Final = 1e12


class DelayTarget:
    """One source's. One thread; times in ns of one clock, a sender's in samples at 48 kHz."""

    def __init__(self) -> None:
        self._bins = [0.0] * _STEPS
        self._weight, self._sum, self._top = 1.0, 0.0, 0
        """Of the next packet, of all in the histogram, and its last bin that holds any."""
        self._least_ns = 0
        self._margin_ms = _FIRST_MS
        self._margin_ns = 0
        self._windows: deque[tuple[int, int]] = deque(maxlen=2)
        """When each began, and the least transit in it."""
        self._quantile_ms = 0.0
        self._unlooked = 0

    @property
    def is_known(self) -> bool:
        """Whether any packet came."""
        return bool(self._windows)

    @property
    def wanted_ms(self) -> float:
        """How long after the earliest possible moment a sample is to be played."""
        return min(MOST_MS, self._quantile_ms + self._margin_ms)

    def due_ns(self, time: int) -> int:
        """Return when the sample of this *time* could be here at the earliest."""
        return self._least_ns + time * NS_PER_S // SAMPLE_RATE

    def heard(self, time: int, span_ms: float, now_ns: int) -> float:
        """Note a packet of *span_ms* that came now; return how late it is, in ms."""
        transit_ns = now_ns - time * NS_PER_S // SAMPLE_RATE
        windows = self._windows
        if windows and abs(transit_ns - self._least_ns) > _RESET_NS:
            # Another clock: its sender began anew.
            self.forget()
        if not windows or transit_ns < windows[-1][1] or now_ns - windows[-1][0] >= _WINDOW_NS:
            self._follow(transit_ns, now_ns)
        late_ms = (transit_ns - self._least_ns) / NS_PER_MS
        self._weight *= 1 + span_ms / 1000 / _MEMORY_S
        step = min(_STEPS - 1, int(late_ms / _STEP_MS + 0.999))
        self._bins[step] += self._weight
        self._sum += self._weight
        self._top = max(self._top, step)
        if self._weight > _ROUND_AFTER:
            self._bins = [each / self._weight for each in self._bins]
            self._sum /= self._weight
            self._weight = 1.0
        self._unlooked += 1
        if step * _STEP_MS > self._quantile_ms or self._unlooked >= _LOOK_PACKETS:
            self._unlooked = 0
            self._quantile_ms = self._quantile()
        return late_ms

    def ran_dry(self, now_ns: int) -> None:
        """Wait a little longer from now on: there was nothing to play."""
        self._margin_ms = min(_MOST_MARGIN_MS, self._margin_ms + _MORE_MS)
        self._margin_ns = now_ns

    def look(self, now_ns: int) -> None:
        """Wait a little less again, slowly."""
        span_s = (now_ns - self._margin_ns) / NS_PER_S
        if span_s >= 1:
            self._margin_ns = now_ns
            less_ms = _LESS_MS_PER_S * min(span_s, _MEMORY_S)
            self._margin_ms = max(_FIRST_MS, self._margin_ms - less_ms)

    def forget(self) -> None:
        """Begin anew, with what was learnt of the ear's own unevenness."""
        self._bins = [0.0] * _STEPS
        self._weight, self._sum, self._top = 1.0, 0.0, 0
        self._quantile_ms, self._least_ns = 0.0, 0
        self._windows.clear()

    def _follow(self, transit_ns: int, now_ns: int) -> None:
        """Take the transit that begins a window, or is the least in it."""
        before_ns = self._least_ns if self.is_known else transit_ns
        if not self._windows or now_ns - self._windows[-1][0] >= _WINDOW_NS:
            self._windows.append((now_ns, transit_ns))
        else:
            self._windows[-1] = self._windows[-1][0], transit_ns
        self._least_ns = min(least for _, least in self._windows)
        # What was late by the old measure is so much less, or more, by the new one.
        steps = int((self._least_ns - before_ns) / NS_PER_MS / _STEP_MS)
        if steps:
            self._unlooked = _LOOK_PACKETS
        if steps > 0:
            steps = min(steps, _STEPS)
            first = sum(self._bins[: steps + 1])
            self._bins = [first, *self._bins[steps + 1 :], *([0.0] * steps)][:_STEPS]
            self._top = max(0, self._top - steps)
        elif steps < 0:
            steps = min(-steps, _STEPS)
            last = sum(self._bins[_STEPS - steps - 1 :])
            self._bins = [*([0.0] * steps), *self._bins[: _STEPS - steps - 1], last][-_STEPS:]
            self._top = min(_STEPS - 1, self._top + steps)

    def _quantile(self) -> float:
        """Return the least lateness that all but a small share keep."""
        beyond, most, nothing = 0.0, self._sum * _LATE_SHARE, self._sum * _FORGOTTEN_SHARE
        for step in range(self._top, 0, -1):
            beyond += self._bins[step]
            if beyond > most:
                return step * _STEP_MS
            if beyond < nothing:
                # As good as forgotten: it need not be looked at with each packet.
                self._sum -= self._bins[step]
                self._bins[step], self._top, beyond = 0.0, step - 1, 0.0
        return 0.0
