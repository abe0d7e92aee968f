"""Live states within one process."""

from typing import Final

from mixer.handoff import Guard
from studio.backend.errors import ConflictError, StoreError

MOST_KEYS: Final = 1000


class LocalStateStore:
    """Keeps what a :class:`StateStore` keeps, as long as the process runs."""

    def __init__(self) -> None:
        self._guard = Guard()
        self._values: dict[str, tuple[int, bytes]] = {}
        self._last = 0

    def get(self, key: str) -> tuple[int, bytes] | None:
        """As the Protocol says."""
        with self._guard:
            return self._values.get(key)

    def put(self, key: str, value: bytes, revision: int) -> int:
        """As the Protocol says; more than it takes is a :class:`StoreError`."""
        with self._guard:
            kept, _ = self._values.get(key, (0, b""))
            if kept != revision:
                message = "It was changed meanwhile; look at it again."
                raise ConflictError(message)
            if kept == 0 and len(self._values) >= MOST_KEYS:
                message = f"More than {MOST_KEYS} events run at a time here; end some."
                raise StoreError(message)
            self._last += 1
            self._values[key] = (self._last, value)
            return self._last

    def remove(self, key: str) -> None:
        """As the Protocol says."""
        with self._guard:
            self._values.pop(key, None)
