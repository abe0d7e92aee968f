"""One source's way from packets to samples at the ear's pace: an adaptive jitter buffer.

It grows at once, by what it conceals while nothing is there, and shrinks by leaving out periods of
the voice; so does it follow the drift between the sender's clock and the device that plays.
"""

from collections.abc import Callable
from typing import Final, Protocol

import numpy as np

from mixer.clock import NS_PER_MS
from mixer.media import BLOCK_SAMPLES, SAMPLE_RATE, Samples
from studio.talkback.routing.packets import FIRST, LAST, Packet

from . import stretching
from .delay_target import MOST_MS, DelayTarget
from .opus import packet_samples
from .packet_store import PacketStore

_CONCEALED: Final = SAMPLE_RATE * 6 // 100
"""Longer than 60 ms no concealment is like a voice."""
_BLOCK_MS: Final = 10.0
_LOOSE_MS: Final = 5.0
_HURRY_MS: Final = 40.0
_AHEAD: Final = 8
"""Packets that are decoded after each other where they wait anyhow: of a decoder that was used a
block ago little is left in the processor's caches, and fetching it takes longer than a packet."""
_EASY_BLOCKS, _HURRIED_BLOCKS = 10, 2
_SMOOTHING: Final = 0.1
_SAMPLES_PER_MS: Final = SAMPLE_RATE / 1000


class Decoder(Protocol):
    """What makes samples of packets."""

    def decode(self, coded: bytes) -> Samples:
        """Return what a packet holds, shape (n, channels)."""
        ...

    def conceal(self) -> Samples:
        """Return what might have followed."""
        ...


class Playout:
    """One thread, which puts packets and pulls blocks; *decoder* is made for it."""

    def __init__(self, decoder: Callable[[], Decoder], channels: int = 1) -> None:
        self._decoder = decoder()
        self._store = PacketStore()
        self._target = DelayTarget()
        self._channels = channels
        self._ready = np.zeros((0, channels), np.float32)
        self._end = 0
        """The sender's time after the last sample that is ready."""
        self._is_playing = self._is_ending = self._ends_here = False
        self._concealed = 0
        self._delay_ms: float | None = None
        self._wait = 0
        self.blocks = self.underruns = 0
        """How many blocks were played, and in how many of them something was lacking."""

    @property
    def store(self) -> PacketStore:
        """The packets, and their counts."""
        return self._store

    @property
    def delay_ms(self) -> float:
        """How long the voice waits here after the earliest moment that it could be played."""
        return self._delay_ms or 0.0

    @property
    def wanted_ms(self) -> float:
        """How long it is meant to wait."""
        return self._target.wanted_ms

    @property
    def is_playing(self) -> bool:
        """Whether somebody speaks, as far as it is known here."""
        return self._is_playing

    def put(self, packet: Packet, now_ns: int) -> None:
        """Take a packet that came now; one that is no Opus is passed over."""
        try:
            samples = packet_samples(packet.coded)
        except ValueError:
            return
        restarts = self._store.restarts
        time = self._store.put(packet)
        if self._store.restarts != restarts:
            self.stop()
            self._target.forget()
        if time is not None:
            self._target.heard(time, samples / _SAMPLES_PER_MS, now_ns)

    def finish(self) -> None:
        """Play what is here, and then nothing: no more is to come."""
        self._is_ending = True

    def go_on(self) -> None:
        """More is to come again."""
        self._is_ending = False

    def stop(self) -> None:
        """Play no further; a packet that comes begins anew."""
        self._is_playing = False
        self._ready = self._ready[:0]
        self._delay_ms = None
        self._concealed = 0

    def pull(self, now_ns: int) -> Samples | None:
        """Return the next 480 samples, shape (480, channels); None: silence."""
        self._target.look(now_ns)
        if not self._is_playing and not self._begin(now_ns):
            return None
        if len(self._store) > 1:
            self._leave_out_what_is_too_late(now_ns)
        lacked = self._fill(BLOCK_SAMPLES)
        self._steer(now_ns)
        if len(self._ready) < BLOCK_SAMPLES:
            lacked = self._conceal(now_ns) or lacked
        ready = self._ready
        if len(ready) >= BLOCK_SAMPLES:
            self._ready = ready[BLOCK_SAMPLES:]
            self.blocks += 1
            self.underruns += lacked
            return ready[:BLOCK_SAMPLES]
        self.stop()
        if not len(ready):
            return None
        silence = np.zeros((BLOCK_SAMPLES - len(ready), self._channels), np.float32)
        return np.concatenate((ready, silence))

    def _begin(self, now_ns: int) -> bool:
        first = self._store.first()
        if first is None:
            return False
        due_ns = self._target.due_ns(first[0]) + round(self._target.wanted_ms * NS_PER_MS)
        if now_ns < due_ns:
            return False
        # Block by block with the packets: then each is needed only when its block is.
        self._is_playing, self._ends_here = True, False
        self._end = first[0]
        self._concealed = 0
        self._wait = _EASY_BLOCKS
        return True

    def _leave_out_what_is_too_late(self, now_ns: int) -> None:
        """Go on with what can be heard in good time, after a stall that was longer than all."""
        while (first := self._store.first()) is not None:
            late_ms = (now_ns - self._target.due_ns(first[0])) / NS_PER_MS
            if late_ms <= MOST_MS + 2 * _BLOCK_MS or len(self._store) == 1:
                return
            self._store.take()
            self._end = first[0] + packet_samples(first[1].coded)

    def _fill(self, wanted: int) -> bool:
        """Decode until *wanted* samples are ready or no packet is; return whether one lacked."""
        lacked = False
        while not self._ends_here and len(self._ready) < wanted:
            first = self._store.first()
            if first is None:
                break
            time, packet = first
            missing = time - self._end
            if missing > 0 and packet.flags & FIRST:
                # What ended before was not said to: this begins anew, at its own time.
                self._ends_here = True
                break
            if 0 < missing <= _CONCEALED:
                self._append(self._decoder.conceal()[:missing])
                lacked = True
                continue
            self._decode_next(time, packet)
            self._decode_ahead()
        return lacked

    def _decode_next(self, time: int, packet: Packet) -> None:
        self._store.take()
        self._end = time
        self._append(self._decoder.decode(packet.coded))
        self._concealed = 0
        self._ends_here = bool(packet.flags & LAST)

    def _decode_ahead(self) -> None:
        """Decode what follows without a gap and is here already."""
        for _ in range(_AHEAD - 1):
            first = self._store.first()
            if first is None or self._ends_here or first[0] != self._end:
                return
            self._decode_next(*first)

    def _append(self, samples: Samples) -> None:
        self._end += len(samples)
        self._ready = np.concatenate((self._ready, samples)) if len(self._ready) else samples

    def _steer(self, now_ns: int) -> None:
        """Come nearer to the wanted delay by one period, now and then."""
        begins = self._end - len(self._ready)
        delay_ms = (now_ns - self._target.due_ns(begins)) / NS_PER_MS
        if self._delay_ms is None:
            self._delay_ms = delay_ms
        self._delay_ms += _SMOOTHING * (delay_ms - self._delay_ms)
        self._wait -= 1
        if self._wait > 0:
            return
        # Of what a pull takes, only the last packet has to have come: what of the first was left
        # over by the pull before waits without need.
        early_ms = len(self._ready) % BLOCK_SAMPLES / _SAMPLES_PER_MS
        spare_ms = self._delay_ms - early_ms - self._target.wanted_ms
        # Less than a block too much is the time between two pulls, which nothing makes up for.
        blocks = max(0, int((spare_ms - _LOOSE_MS / 2) / _BLOCK_MS))
        too_much_ms = early_ms + blocks * _BLOCK_MS
        lacks = spare_ms < -_LOOSE_MS / 2
        if not (lacks or too_much_ms >= _LOOSE_MS):
            return
        if lacks:
            most = max(stretching.LEAST, BLOCK_SAMPLES - round(early_ms * _SAMPLES_PER_MS))
            if len(self._ready) < stretching.NEEDED:
                return
            changed = stretching.lengthened(self._ready, most)
        else:
            most = min(stretching.MOST, int(too_much_ms * _SAMPLES_PER_MS))
            self._fill(BLOCK_SAMPLES + stretching.MOST)
            if len(self._ready) < BLOCK_SAMPLES + most:
                return
            changed = stretching.shortened(self._ready, most)
        self._delay_ms += (len(changed) - len(self._ready)) / _SAMPLES_PER_MS
        self._ready = changed
        self._wait = _HURRIED_BLOCKS if spare_ms > _HURRY_MS else _EASY_BLOCKS

    def _conceal(self, now_ns: int) -> bool:
        """Fill up a block that lacks something, unless that is the end; return whether it did."""
        lacked = False
        while len(self._ready) < BLOCK_SAMPLES:
            if self._is_ending or self._ends_here or self._concealed >= _CONCEALED:
                break
            lacked = True
            if not self._concealed:
                self._target.ran_dry(now_ns)
            lacking = self._faded(self._decoder.conceal())
            self._concealed += len(lacking)
            # The sender's time does not go on meanwhile: what comes late is heard late.
            self._ready = np.concatenate((self._ready, lacking))
            if self._delay_ms is not None:
                self._delay_ms += len(lacking) / _SAMPLES_PER_MS
        return lacked

    def _faded(self, lacking: Samples) -> Samples:
        """Return a concealment so that the longest of them ends in silence."""
        left = 2 - 2 * (self._concealed + np.arange(1, len(lacking) + 1)) / _CONCEALED
        return np.asarray(lacking * np.clip(left, 0, 1)[:, None], np.float32)
