"""Echo cancellation and noise suppression: livekit's build of WebRTC's processing module.

It works on this machine alone. Of what a microphone hears, what the ear was played before is taken
out, and what is steady, a fan or hum.
"""

from typing import Final

import numpy as np
from livekit import rtc

from mixer.media import BLOCK_SAMPLES, PROGRAM_CHANNELS, SAMPLE_RATE, Samples

from .errors import TalkError

_FULL: Final = np.float32(32767)
_OF_FULL: Final = 1 / _FULL
_FIRST_DELAY_MS: Final = 60
"""From playing to hearing, of a device and back; from there the canceller finds it itself."""
_HALVES: Final = np.full(PROGRAM_CHANNELS, 1 / PROGRAM_CHANNELS, np.float32)


class EchoCanceller:
    """Blocks of 480 samples, shape (480, 1 or 2). One thread. Raises :class:`TalkError`."""

    def __init__(self, *, echo: bool = True, noise: bool = True) -> None:
        self._echo = echo
        self._far, self._near = _Block(), _Block()
        try:
            self._module = rtc.AudioProcessingModule(
                echo_cancellation=echo, noise_suppression=noise, high_pass_filter=True
            )
            if echo:
                self._module.set_stream_delay_ms(_FIRST_DELAY_MS)
        except (RuntimeError, OSError) as error:
            message = "Echo cancellation does not work here; switch it off, and use headphones."
            raise TalkError(message) from error

    def played(self, samples: Samples) -> None:
        """Hear what the ear is played."""
        if self._echo:
            self._far.put(samples)
            self._module.process_reverse_stream(self._far.frame)

    def clean(self, samples: Samples) -> Samples:
        """Return what is one's own of a block that was heard, shape (480, 1)."""
        self._near.put(samples)
        try:
            self._module.process_stream(self._near.frame)
        except RuntimeError as error:
            message = "Echo cancellation failed; switch it off, and use headphones."
            raise TalkError(message) from error
        return self._near.samples()


class _Block:
    """A block as the module has it: mono, whole numbers of 16 bits, in one place, used again."""

    def __init__(self) -> None:
        place = bytearray(2 * BLOCK_SAMPLES)
        self.frame = rtc.AudioFrame(place, SAMPLE_RATE, 1, BLOCK_SAMPLES)
        self._whole = np.frombuffer(place, np.int16)
        self._full = np.empty(BLOCK_SAMPLES, np.float32)

    def put(self, samples: Samples) -> None:
        # A product: a mean over so short rows takes several times as long.
        mono = samples @ _HALVES if samples.shape[1] == len(_HALVES) else samples[:, 0]
        full = np.multiply(mono, _FULL, out=self._full)
        np.minimum(full, _FULL, out=full)
        self._whole[:] = np.maximum(full, -_FULL, out=full)

    def samples(self) -> Samples:
        return np.multiply(self._whole, _OF_FULL, dtype=np.float32).reshape(-1, 1)
