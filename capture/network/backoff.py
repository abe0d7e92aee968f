"""How long to wait before a feed is tried again."""

FIRST_S, FACTOR, MOST_S = 0.1, 1.6, 1.0


class Backoff:
    """Longer after each failure, up to a second; from the start again once it went well."""

    def __init__(self) -> None:
        self._next_s = FIRST_S

    def next_s(self) -> float:
        """Return how long to wait now."""
        wait_s = self._next_s
        self._next_s = min(MOST_S, wait_s * FACTOR)
        return wait_s

    def reset(self) -> None:
        """Begin anew: it went well."""
        self._next_s = FIRST_S
