"""What live states are kept in: small values under keys, changed by compare-and-set."""

from typing import Protocol


class StateStore(Protocol):
    """Any thread; blocks on a network. Raises :class:`StoreError` when it cannot be reached."""

    def get(self, key: str) -> tuple[int, bytes] | None:
        """Return a value and its revision; None when there is none."""
        ...

    def put(self, key: str, value: bytes, revision: int) -> int:
        """Keep *value* and return its revision, once every instance would find it.

        Raises :class:`ConflictError` when what is kept has another revision than *revision* (0:
        there is nothing yet).
        """
        ...

    def remove(self, key: str) -> None:
        """Forget a value; nothing happens when there is none."""
        ...
