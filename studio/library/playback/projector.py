"""Decodes a film ahead of the clock, and shows and plays what is due."""

from collections import deque
from collections.abc import Callable
from typing import Final

import numpy as np

from mixer.clock import NS_PER_MS, NS_PER_S
from mixer.media import BLOCK_SAMPLES, SAMPLE_RATE, AudioBlock, Samples
from mixer.ports import AudioSink, VideoSink

from .film import Film, Heard, Seen, Shrinker

_AHEAD: Final = 4
"""Pictures decoded before they are due."""
_LEAD_NS: Final = 80 * NS_PER_MS
"""Sound is given to the headphones so long before it is due: about what they hold."""
_BLOCK_NS: Final = BLOCK_SAMPLES * NS_PER_S // SAMPLE_RATE
_GAP_NS: Final = 5 * NS_PER_MS
_SILENCE: Samples = np.zeros((0, 2), np.float32)


class Projector:
    """Feeds *screen* and *sound*, which may be None. The player's thread."""

    def __init__(
        self, film: Film, screen: VideoSink, shrinker: Shrinker, sound: AudioSink | None
    ) -> None:
        self._film = film
        self._screen = screen
        self._shrinker = shrinker
        self._sound = sound
        self._pictures: deque[Seen] = deque()
        self._blocks: deque[AudioBlock] = deque()
        self._rest, self._rest_ns = _SILENCE, 0
        self._at_end = False

    @property
    def is_over(self) -> bool:
        """Whether all was shown and played."""
        return self._at_end and not self._pictures and not self._blocks

    @property
    def fault(self) -> str:
        """What could not be read since the last jump, in a sentence."""
        return "A part of it is damaged and is left out." if self._film.gaps else ""

    def hear(self, track: int) -> None:
        """Play another track of sound, from the next jump on."""
        self._film.hear(track)

    def go_to(self, position_ns: int, is_wanted: Callable[[], bool] = lambda: True) -> None:
        """Show the picture at *position_ns*, and before it the key picture that it needs.

        Where *is_wanted* says no in between, somebody scrubs on: the key picture is what is seen.
        """
        self._pictures.clear()
        self._blocks.clear()
        self._rest, self._rest_ns = _SILENCE, 0
        self._at_end = False
        seen = self._film.picture_at(position_ns, self._put, is_wanted)
        if seen is not None:
            self._put(seen)

    def advance(self, position_ns: int) -> int:
        """Show and play what is due at *position_ns*; return how late decoding is, in ns."""
        self._decode_ahead(position_ns)
        due: Seen | None = None
        while self._pictures and self._pictures[0].pts_ns <= position_ns:
            due = self._pictures.popleft()
        if due is not None:
            self._put(due)
        while self._blocks and self._blocks[0].pts_ns <= position_ns + _LEAD_NS:
            block = self._blocks.popleft()
            if self._sound is not None and block.pts_ns > position_ns - _LEAD_NS:
                self._sound.put(block)
        is_behind = due is not None and not self._pictures and not self._at_end
        return position_ns - due.pts_ns if due is not None and is_behind else 0

    def _decode_ahead(self, position_ns: int) -> None:
        while not self._at_end and len(self._pictures) < _AHEAD:
            if self._blocks and self._blocks[-1].pts_ns > position_ns + NS_PER_S:
                # Pictures are missing there, or there are none at all.
                return
            item = self._film.next()
            if item is None:
                self._at_end = True
            elif isinstance(item, Seen):
                self._pictures.append(item)
            else:
                self._cut(item)

    def _cut(self, heard: Heard) -> None:
        """Cut sound into the blocks that headphones take; what is less than one waits."""
        rest_end_ns = self._rest_ns + len(self._rest) * NS_PER_S // SAMPLE_RATE
        if abs(heard.pts_ns - rest_end_ns) > _GAP_NS:
            self._rest, self._rest_ns = heard.samples, heard.pts_ns
        else:
            self._rest = np.concatenate((self._rest, heard.samples))
        while len(self._rest) >= BLOCK_SAMPLES:
            self._blocks.append(AudioBlock(self._rest[:BLOCK_SAMPLES], self._rest_ns))
            self._rest, self._rest_ns = self._rest[BLOCK_SAMPLES:], self._rest_ns + _BLOCK_NS

    def _put(self, seen: Seen) -> None:
        self._screen.put(self._shrinker.shrink(seen))
