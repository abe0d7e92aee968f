"""What one ear hears: the voices that it may, its own voice if it likes, and the programme, dimmed.

Everything here is on the ear's thread, that of whatever plays, one at a time; what others tell it
comes through slots and queues.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from mixer.handoff import BoundedQueue, LatestSlot, drop_oldest
from mixer.media import BLOCK_SAMPLES, PROGRAM_CHANNELS, Samples
from mixer.strip import gain_of
from studio.talkback.routing.model import Heard
from studio.talkback.routing.packets import Packet, PacketKind

from .dimming import Dimmer
from .ear_limiter import EarLimiter
from .libopus import libopus
from .opus_decoder import OpusDecoder
from .playout import Playout

HELD_BACK_DB: Final = -12.0
_MOST_PACKETS: Final = 1024
"""Of all voices; a second of ten. Of more, the oldest are dropped and counted."""
_SIDE_TONE_BLOCKS: Final = 3
_SILENT_DB: Final = -100.0
_REPORT_BLOCKS: Final = 5
"""From one report to the next; nobody looks more often."""
_SILENCE: Final = np.zeros((BLOCK_SAMPLES, PROGRAM_CHANNELS), np.float32)
_SILENCE.flags.writeable = False


class Programme(Protocol):
    """Where the programme comes from."""

    def pull(self, now_ns: int) -> Samples | None:
        """Return the next 480 samples, shape (480, 2); None while there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Listening:
    """What an ear is told: whom it hears, and how it likes it. ``own``: one's own number."""

    heard: tuple[Heard, ...] = ()
    own: int = 0
    dim_db: int | None = -12
    program_gain_db: float = 0.0
    talk_gain_db: float = 0.0
    side_tone_db: float | None = None
    split: bool = False


@dataclass(frozen=True, slots=True)
class EarReport:
    """How it goes, each 50 ms. ``levels_db``: dBFS of each source that sounds, by its number."""

    levels_db: dict[int, float]
    delay_ms: float = 0.0
    blocks: int = 0
    underruns: int = 0


_NOTHING: Final = Listening()


class _Voice:
    """One source, and how loud it was a block ago."""

    __slots__ = ("gain", "kind", "playout")

    def __init__(self, kind: PacketKind) -> None:
        channels = PROGRAM_CHANNELS if kind is PacketKind.PROGRAMME else 1
        self.kind = kind
        self.playout = Playout(lambda: OpusDecoder(channels), channels)
        self.gain = 0.0


class Ear:
    """Mixes for one person. *tells* hears a report each 50 ms, on the ear's thread."""

    def __init__(
        self,
        programme: Programme,
        tells: Callable[[EarReport], None],
        played: Callable[[Samples], None],
    ) -> None:
        # To look for it takes several blocks, and the first voice comes on a device's own thread.
        libopus()
        self._programme = programme
        self._tells = tells
        self._played = played
        self._listening: LatestSlot[Listening] = LatestSlot()
        self._packets: BoundedQueue[tuple[int, Packet]] = BoundedQueue(_MOST_PACKETS, drop_oldest)
        self._own: BoundedQueue[Samples] = BoundedQueue(_SIDE_TONE_BLOCKS, drop_oldest)
        self._voices: dict[int, _Voice] = {}
        self._chosen = _NOTHING
        # What follows from it, worked out once rather than with each block.
        self._gains: dict[int, float] = {}
        self._speaks = False
        self._gone: tuple[int, int] = (0, 0)
        self._dimmer = Dimmer()
        self._limiter = EarLimiter()
        self._program_gain = self._talk_gain = 1.0
        self._blocks = 0
        self._is_reporting = True

    def listen(self, listening: Listening) -> None:
        """Hear these from the next block on. Any thread."""
        self._listening.put(listening)

    def put(self, packet: Packet, now_ns: int) -> None:
        """Take a packet that came now. Any thread."""
        # Nobody waits for it: the ear looks once a block.
        self._packets.put((now_ns, packet), wakes=False)

    def own(self, samples: Samples) -> None:
        """Take a block of one's own voice, shape (480, 1), as a side-tone. The mouth's thread."""
        self._own.put(samples)

    @property
    def dropped(self) -> int:
        """How many packets came faster than they were taken."""
        return self._packets.dropped

    def block(self, now_ns: int) -> Samples:
        """Return the next 480 samples, shape (480, 2), left and right. The ear's thread."""
        self._is_reporting = self._blocks % _REPORT_BLOCKS == 0
        self._blocks += 1
        listening = self._listening.get() or _NOTHING
        if listening is not self._chosen:
            self._choose(listening)
        self._take()
        talk, programme, levels = self._mixed_voices(listening, now_ns)
        own = self._own.get(0)
        if own is not None and listening.side_tone_db is not None:
            talk += own * np.float32(gain_of(listening.side_tone_db))
        dims = self._dimmer.gains(listening.dim_db, speaks=self._speaks)
        from_ring = self._programme.pull(now_ns)
        if from_ring is not None:
            programme = programme + from_ring
        before, self._program_gain = self._program_gain, gain_of(listening.program_gain_db)
        if programme is not _SILENCE:
            programme = programme * (dims[:, None] * _ramp(before, self._program_gain))
        block = self._limiter.put(_placed(talk, programme, split=listening.split))
        self._played(block)
        if self._is_reporting:
            self._report(levels)
        return block

    def _choose(self, listening: Listening) -> None:
        self._chosen = listening
        heard = [each for each in listening.heard if each.source != listening.own]
        self._gains = {
            each.source: gain_of(each.gain_db + (HELD_BACK_DB if each.held_back else 0.0))
            for each in heard
        }
        self._speaks = any(each.dims for each in heard)
        for number, voice in self._voices.items():
            if number in self._gains:
                voice.playout.go_on()
            else:
                # What came while it was allowed is heard to its end.
                voice.playout.finish()

    def _take(self) -> None:
        for came_ns, packet in self._packets.get_all():
            source = packet.source
            if source not in self._gains:
                continue
            voice = self._voices.get(source)
            if voice is None or voice.kind is not packet.kind:
                voice = self._voices[source] = _Voice(packet.kind)
            voice.playout.put(packet, came_ns)

    def _mixed_voices(
        self, listening: Listening, now_ns: int
    ) -> tuple[Samples, Samples, dict[int, float]]:
        talk = np.zeros((BLOCK_SAMPLES, 1), np.float32)
        programme = _SILENCE
        levels: dict[int, float] = {}
        for number, voice in list(self._voices.items()):
            samples = voice.playout.pull(now_ns)
            if samples is None:
                if number not in self._gains:
                    self._forget(number)
                continue
            if self._is_reporting:
                levels[number] = _level_db(samples)
            before = voice.gain
            voice.gain = self._gains.get(number, before)
            gained = _gained(samples, before or voice.gain, voice.gain)
            if voice.kind is PacketKind.PROGRAMME:
                programme = programme + gained
            else:
                talk += gained
        before, self._talk_gain = self._talk_gain, gain_of(listening.talk_gain_db)
        return _gained(talk, before, self._talk_gain), programme, levels

    def _forget(self, number: int) -> None:
        playout = self._voices.pop(number).playout
        blocks, underruns = self._gone
        self._gone = blocks + playout.blocks, underruns + playout.underruns

    def _report(self, levels: dict[int, float]) -> None:
        playouts = [each.playout for each in self._voices.values()]
        blocks, underruns = self._gone
        self._tells(
            EarReport(
                levels,
                max((each.delay_ms for each in playouts), default=0.0),
                blocks + sum(each.blocks for each in playouts),
                underruns + sum(each.underruns for each in playouts),
            )
        )


def _placed(talk: Samples, programme: Samples, *, split: bool) -> Samples:
    """Return both ears: programme left and talkback right, or both in both."""
    if not split:
        return programme + talk
    return np.column_stack((programme.mean(axis=1), talk[:, 0]))


def _gained(samples: Samples, before: float, now: float) -> Samples:
    """Return *samples* with the factors of a block; themselves where these change nothing."""
    return samples if before == now == 1.0 else samples * _ramp(before, now)


def _ramp(before: float, now: float) -> Samples | np.float32:
    """Return the factors of a block, shape (480, 1), or the one that all of it has."""
    if before == now:
        return np.float32(now)
    return np.linspace(before, now, BLOCK_SAMPLES, dtype=np.float32)[:, None]


def _level_db(samples: Samples) -> float:
    flat = samples.ravel()
    square = float(np.dot(flat, flat)) / len(flat)
    return max(_SILENT_DB, 10 * math.log10(square + 1e-12))
