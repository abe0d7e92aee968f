"""How long one round of a file lasts, agreed by the readers of its pictures and its sound."""

import threading

from mixer.clock import NS_PER_MS
from mixer.handoff import LatestSlot

_WAIT_S = 0.02
PADDING_NS = 100 * NS_PER_MS
"""Codecs pad sound to whole blocks; what is no longer than this is cut at the last picture."""


class Rounds:
    """Learns the length of a round from whoever plays the first one. Any thread.

    It ends with the last picture; with the sound where that goes on, the last picture standing.
    """

    def __init__(self, *, repeat: bool, has_video: bool, has_audio: bool) -> None:
        self.repeat = repeat
        self._pictures: LatestSlot[int] = LatestSlot()
        self._sound: LatestSlot[int] = LatestSlot()
        if not has_video:
            self._pictures.put(0)
        if not has_audio:
            self._sound.put(0)

    def pictures_last(self, length_ns: int) -> None:
        """Say how long the pictures last; 0 when they cannot be had. The first to say it counts."""
        if self._pictures.get() is None:
            self._pictures.put(length_ns)

    def sound_lasts(self, length_ns: int) -> None:
        """Say how long the sound lasts; 0 when it cannot be had. The first to say it counts."""
        if self._sound.get() is None:
            self._sound.put(length_ns)

    def wait_for_length(self, stop: threading.Event) -> int | None:
        """Return how long a round lasts once both are known; None when asked to stop before."""
        while True:
            pictures_ns, sound_ns = self._pictures.get(), self._sound.get()
            if pictures_ns is not None and sound_ns is not None:
                return _round_ns(pictures_ns, sound_ns)
            if stop.wait(_WAIT_S):
                return None


def _round_ns(pictures_ns: int, sound_ns: int) -> int:
    if pictures_ns > 0 and sound_ns <= pictures_ns + PADDING_NS:
        return pictures_ns
    return sound_ns
