"""Notices that a microphone or headphones were plugged in, by the system or its sound server.

What has no node of its own below /dev, as a Bluetooth headset, only the server tells of.
"""

import threading
import time

from .plugging import SOUND_DEVICES, PlugNotices
from .pulse import PulseLink, Way

_SLICE_S = 0.05
_AGAIN_S = 1.0
"""How often a server is looked for where there was none."""


class SoundNotices(PlugNotices):
    """Watches while entered for whoever waits for a device. One thread."""

    def __init__(self, way: Way) -> None:
        super().__init__(*SOUND_DEVICES)
        self._way: Way = way
        self._link: PulseLink | None = None
        self._came = False
        self._known: frozenset[int] | None = None
        self._again_s = 0.0

    def close(self) -> None:
        """Watch no more, below /dev and at the server."""
        self.rest()
        super().close()

    def rest(self) -> None:
        """Let go of the server, before a device is tried: what nobody takes would pile up there.

        What comes meanwhile is noticed by the next look.
        """
        if self._link is not None:
            self._link.close()
            self._link = None

    def wait(self, timeout_s: float, stop: threading.Event) -> bool:
        """Return when something was plugged in, after *timeout_s*, or once *stop* is set.

        True for the first.
        """
        deadline = time.monotonic() + timeout_s
        while not stop.is_set():
            if self.look():
                return True
            left_s = deadline - time.monotonic()
            if left_s <= 0:
                return False
            if super().wait(min(left_s, _SLICE_S), stop):
                return True
        return False

    def look(self) -> bool:
        """Return whether the server has told of one since the last look; never waits."""
        link = self._link = self._link or self._linked()
        if link is None:
            return False
        link.step(0)
        if link.is_over:
            self.rest()
            self._again_s = time.monotonic() + _AGAIN_S
        if link.listed is not None:
            now = frozenset(each.number for each in link.listed)
            before, self._known = self._known, now
            self._came = self._came or (before is not None and not now <= before)
        came, self._came = self._came, False
        return came

    def _linked(self) -> PulseLink | None:
        now_s = time.monotonic()
        if now_s < self._again_s:
            return None
        try:
            return PulseLink(self._way, self._hear)
        except OSError:
            self._again_s = now_s + _AGAIN_S
            return None

    def _hear(self, came: bool, number: int) -> None:  # noqa: FBT001  # what PulseLink tells
        del number
        self._came = self._came or came
