"""Echo cancellation and noise suppression: livekit's build of WebRTC's processing module.

It works on this machine alone. Of what a microphone hears, what the ear was played before is taken
out, and what is steady, a fan or hum.
"""

from typing import Final

import numpy as np
from livekit import rtc

from mixer.media import BLOCK_SAMPLES, SAMPLE_RATE, Samples

from .errors import TalkError

_FULL: Final = 32767
_FIRST_DELAY_MS: Final = 60
"""From playing to hearing, of a device and back; from there the canceller finds it itself."""


class EchoCanceller:
    """Blocks of 480 samples, shape (480, channels). One thread. Raises :class:`TalkError`."""

    def __init__(self, *, echo: bool = True, noise: bool = True) -> None:
        self._echo = echo
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
            self._module.process_reverse_stream(_frame(samples))

    def clean(self, samples: Samples) -> Samples:
        """Return what is one's own of a block that was heard, shape (480, 1)."""
        frame = _frame(samples)
        try:
            if self._echo:
                self._module.set_stream_delay_ms(_FIRST_DELAY_MS)
            self._module.process_stream(frame)
        except RuntimeError as error:
            message = "Echo cancellation failed; switch it off, and use headphones."
            raise TalkError(message) from error
        cleaned = np.frombuffer(frame.data, np.int16).astype(np.float32) / np.float32(_FULL)
        return np.asarray(cleaned.reshape(-1, 1), np.float32)


def _frame(samples: Samples) -> rtc.AudioFrame:
    mono = samples.mean(axis=1) if samples.shape[1] > 1 else samples[:, 0]
    whole = (np.clip(mono, -1, 1) * _FULL).astype(np.int16)
    return rtc.AudioFrame(bytearray(whole.tobytes()), SAMPLE_RATE, 1, BLOCK_SAMPLES)
