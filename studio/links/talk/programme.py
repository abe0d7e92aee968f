"""The programme that an ear hears, out of the engine's ring, at the pace of whoever plays it."""

from pathlib import Path
from typing import Final

import numpy as np
import samplerate

from capture.drift import ClockLoop
from mixer.clock import NS_PER_MS, NS_PER_S
from mixer.media import BLOCK_SAMPLES, PROGRAM_CHANNELS, SAMPLE_RATE, Samples
from studio.wire.errors import WireError
from studio.wire.sound_ring import SoundReader

_LOOK_NS: Final = NS_PER_S // 2
_SILENT_NS: Final = 200 * NS_PER_MS
_WANTED: Final = 2 * BLOCK_SAMPLES
"""Samples that wait: a block that is taken, and one for whoever comes late."""
_MOST: Final = 6 * BLOCK_SAMPLES
_SMOOTHING: Final = 0.02


class ProgrammeReader:
    """Looks for the ring by itself, and anew when the engine is another one. One thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reader: SoundReader | None = None
        self._number = 0
        self._next_look_ns = self._heard_ns = 0
        self._ready: Samples = np.zeros((0, PROGRAM_CHANNELS), np.float32)
        self._began = False
        self.missed = 0
        """How often there was too little to play."""
        self._empty()

    def pull(self, now_ns: int) -> Samples | None:
        """Return the next 480 samples, shape (480, 2); None while there is no programme."""
        if now_ns >= self._next_look_ns:
            self._next_look_ns = now_ns + _LOOK_NS
            self._look()
        if self._reader is None:
            return None
        self._read(self._reader, now_ns)
        if now_ns - self._heard_ns > _SILENT_NS or not self._began:
            return None
        if len(self._ready) < BLOCK_SAMPLES:
            self.missed += 1
            self._began = False
            block, self._ready = self._ready, self._ready[:0]
            lacking = np.zeros((BLOCK_SAMPLES - len(block), PROGRAM_CHANNELS), np.float32)
            return np.concatenate((block, lacking))
        block, self._ready = self._ready[:BLOCK_SAMPLES], self._ready[BLOCK_SAMPLES:]
        return block

    def close(self) -> None:
        """Let go of the ring."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _empty(self) -> None:
        self._ready = self._ready[:0]
        self._resampler = samplerate.Resampler("sinc_fastest", channels=PROGRAM_CHANNELS)
        self._loop = ClockLoop()
        self._level = float(_WANTED)
        self._began = False

    def _look(self) -> None:
        if self._reader is not None and self._reader.is_replaced():
            self.close()
        if self._reader is None:
            try:
                reader = SoundReader(self._path)
            except WireError:
                return
            if (reader.rate, reader.channels) != (SAMPLE_RATE, PROGRAM_CHANNELS):
                reader.close()
                return
            self._reader, self._number = reader, 0
            self._empty()

    def _read(self, reader: SoundReader, now_ns: int) -> None:
        parts = [self._ready]
        while (sound := reader.after(self._number)) is not None:
            self._number, self._heard_ns = sound.number, now_ns
            samples = np.frombuffer(sound.samples, np.float32).reshape(-1, PROGRAM_CHANNELS)
            ahead = sum(map(len, parts))
            self._level += _SMOOTHING * (ahead - self._level)
            # More waits than is wanted: this clock is the slower one, so less is made of it.
            error_s = (self._level - _WANTED + BLOCK_SAMPLES / 2) / SAMPLE_RATE
            ratio = 1 - self._loop.correction(error_s, len(samples) / SAMPLE_RATE)
            made = np.asarray(self._resampler.process(samples, ratio), np.float32)
            parts.append(made.reshape(-1, PROGRAM_CHANNELS))
        self._ready = np.concatenate(parts)
        if len(self._ready) > _MOST:
            # It stood still here: what is older than that is left out.
            self._ready = self._ready[-_WANTED:]
            self._loop.jump()
        self._began = self._began or len(self._ready) >= _WANTED
