"""How fast, and how soon again."""

import random
import threading
import time
from collections.abc import Callable
from typing import Final

_FIRST_S, _FACTOR, _LONGEST_S, _JITTER = 0.2, 1.6, 10.0, 0.2


class Backoff:
    """Waits that grow from 0.2 s by 1.6 up to 10 s; a cancel ends any."""

    def __init__(self, cancel: threading.Event) -> None:
        self._cancel = cancel
        self._tries = 0

    def wait(self) -> None:
        """Wait for the next attempt."""
        wait_s: float = min(_LONGEST_S, _FIRST_S * _FACTOR ** float(min(self._tries, 32)))
        self._tries += 1
        self._cancel.wait(wait_s * random.uniform(1 - _JITTER, 1 + _JITTER))  # noqa: S311  # jitter keeps no secret

    def reset(self) -> None:
        """Begin anew: something went through."""
        self._tries = 0


class Pacer:
    """Keeps what is sent under a rate; *most_bps* 0: as fast as it goes."""

    BURST_S: Final = 0.5

    def __init__(
        self,
        most_bps: int,
        cancel: threading.Event,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._bytes_a_s = most_bps / 8
        self._cancel = cancel
        self._now_s = now_s
        self._free_s = 0.0

    @property
    def chunk_bytes(self) -> int:
        """What may be sent at once; as much as anybody may without a rate."""
        return max(16 << 10, int(self._bytes_a_s * self.BURST_S)) if self._bytes_a_s else 1 << 62

    def wait(self, count: int) -> None:
        """Wait until *count* more bytes may be sent."""
        if not self._bytes_a_s:
            return
        now_s = self._now_s()
        if self._free_s > now_s:
            self._cancel.wait(self._free_s - now_s)
        self._free_s = max(self._free_s, now_s) + count / self._bytes_a_s
