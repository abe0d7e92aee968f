"""Voices between packets of Opus and Daily's 16-bit samples; one thread's."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from mixer.media import BLOCK_SAMPLES, SAMPLE_RATE, Samples
from studio.links.talk.opus import OpusEncoder
from studio.links.talk.opus_decoder import OpusDecoder
from studio.talkback.routing.packets import FIRST, LAST, Packet, PacketKind, newer

from .client import AudioSource

BLOCK_MS: Final = 10
_FULL_SCALE: Final = 32767.0
_MOST_WRITTEN: Final = 10
"""Blocks that the library holds at a time: 100 ms, after which a voice is late anyhow."""
_MOST_CONCEALED: Final = 3
_HEARD_PEAK: Final = 33
"""Of 32767, -60 dB: what is quieter than that for long is a track that nobody speaks on."""
_QUIET_BLOCKS: Final = 40


class Speaker:
    """One's own voice, decoded once and written to every track that is on.

    *written* is called on the library's thread with the track's name.
    """

    def __init__(self, written: Callable[[str], object]) -> None:
        self._written = written
        self._decoder = OpusDecoder()
        self._sources: dict[str, AudioSource] = {}
        self._waiting: dict[str, int] = {}
        self._last: int | None = None
        self.on: tuple[str, ...] = ()
        self.dropped = 0

    def add(self, track: str, source: AudioSource) -> None:
        """Have a track to speak on."""
        self._sources[track] = source
        self._waiting[track] = 0

    def remove(self, track: str) -> None:
        """Have it no more."""
        self._sources.pop(track, None)
        self._waiting.pop(track, None)

    def has(self, track: str) -> bool:
        """Return whether there is such a track."""
        return track in self._sources

    def was_written(self, track: str) -> None:
        """Take that the library has played out a block of *track*."""
        if self._waiting.get(track, 0) > 0:
            self._waiting[track] -= 1

    def speak(self, packet: Packet) -> None:
        """Speak a packet; what was lost before it is concealed."""
        missing = 0
        if self._last is not None and not packet.flags & FIRST:
            missing = newer(packet.sequence, self._last) - 1
        if missing < 0:
            return
        self._last = packet.sequence
        for _ in range(min(missing, _MOST_CONCEALED)):
            self._write(self._decoder.conceal())
        self._write(self._decoder.decode(packet.coded))

    def _write(self, samples: Samples) -> None:
        frames = (np.clip(samples[:, 0], -1.0, 1.0) * _FULL_SCALE).astype("<i2").tobytes()
        for track in self.on:
            source = self._sources.get(track)
            if source is None or self._waiting[track] >= _MOST_WRITTEN:
                self.dropped += 1
                continue
            self._waiting[track] += 1
            source.write_frames(frames, completion=self._done(track))

    def _done(self, track: str) -> Callable[..., None]:
        def done(*_told: Any) -> None:  # noqa: ANN401  # a count, or an error
            self._written(track)

        return done


class Listener:
    """One participant's track, as packets of a source: silence is numbered and not sent."""

    def __init__(self, number: int, track: str, tell: Callable[[Packet], object]) -> None:
        self.number, self.track = number, track
        self._tell = tell
        self._encoder = OpusEncoder(span_ms=BLOCK_MS)
        self._rest = b""
        self._sequence = 0
        self._quiet = _QUIET_BLOCKS

    def hear(self, frames: bytes) -> None:
        """Take samples as they come, in any amount."""
        self._rest += frames
        block_bytes = 2 * BLOCK_SAMPLES
        while len(self._rest) >= block_bytes:
            block, self._rest = self._rest[:block_bytes], self._rest[block_bytes:]
            self._block(np.frombuffer(block, "<i2"))

    def _block(self, samples: "np.ndarray[Any, np.dtype[np.int16]]") -> None:
        self._sequence += 1
        was_quiet = self._quiet >= _QUIET_BLOCKS
        is_heard = int(np.abs(samples.astype(np.int32)).max()) >= _HEARD_PEAK
        self._quiet = 0 if is_heard else self._quiet + 1
        if was_quiet and not is_heard:
            return
        flags = FIRST if was_quiet else LAST if self._quiet >= _QUIET_BLOCKS else 0
        coded = self._encoder.encode(samples.astype(np.float32).reshape(-1, 1) / _FULL_SCALE)
        time = self._sequence * BLOCK_SAMPLES
        self._tell(Packet(PacketKind.VOICE, flags, self.number, self._sequence, time, coded))


RATE: Final = SAMPLE_RATE
