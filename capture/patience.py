"""How late a device's sound is read, so that all of it has come by then, and no later."""

from mixer.clock import NS_PER_MS, NS_PER_S

_SPARE_NS = 3 * NS_PER_MS // 2
_LOOK_NS = 5 * NS_PER_S
"""What was not needed for so long is given back, by halves."""
_WORTH_NS = NS_PER_MS // 2


class Patience:
    """Grows at once when a block came too late, and shrinks when none did. One thread."""

    def __init__(self, first_ns: int, least_ns: int, most_ns: int) -> None:
        self._least_ns = least_ns
        self._most_ns = most_ns
        self._worst_ns = 0
        self._since_ns: int | None = None
        self.delay_ns = first_ns

    def note(self, now_ns: int, late_ns: int) -> int:
        """Return the delay from here on.

        *late_ns*: how long the beginning of a block had been read as silence before it came;
        negative when it came in time.
        """
        needed_ns = self.delay_ns + late_ns + _SPARE_NS
        if late_ns > 0:
            self.delay_ns = min(self._most_ns, needed_ns)
            self._begin(now_ns)
        elif self._since_ns is None:
            self._begin(now_ns)
        self._worst_ns = max(self._worst_ns, needed_ns)
        if self._since_ns is not None and now_ns - self._since_ns >= _LOOK_NS:
            unused_ns = self.delay_ns - max(self._least_ns, self._worst_ns)
            if unused_ns > _WORTH_NS:
                self.delay_ns -= unused_ns // 2
            self._begin(now_ns)
        return self.delay_ns

    def _begin(self, now_ns: int) -> None:
        self._since_ns, self._worst_ns = now_ns, 0
