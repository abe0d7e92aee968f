"""Memory for records."""


class Room:
    """Memory that is used again: fresh one for every record costs more than sealing it."""

    def __init__(self, more_bytes: int) -> None:
        self._more_bytes = more_bytes
        self._view = memoryview(bytearray(more_bytes))

    def of(self, length: int) -> memoryview:
        """Return room for *length* bytes, and the more; what the first of them hold stays."""
        needed = length + self._more_bytes
        if needed > len(self._view):
            grown = memoryview(bytearray(max(needed, 2 * len(self._view))))
            grown[: len(self._view)] = self._view
            self._view = grown
        return self._view[:needed]
