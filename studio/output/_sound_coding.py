"""How av codes sound: the names, how many samples at a time, and how these lie in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from mixer.media import Samples

from .codecs import AudioCodec

SampleFormat = Literal["flt", "fltp", "s32p"]
_BITS: Final = 24
_FULL: Final = 1 << (_BITS - 1)
_PADDING_BITS: Final = 32 - _BITS
"""Below the 24 bits: av has none of its own for samples of three bytes."""


@dataclass(frozen=True, slots=True)
class SoundCoding:
    """One codec: its name in av, its name for people, its frame."""

    av_name: str
    label: str
    frame_samples: int
    sample_format: SampleFormat
    options: Mapping[str, str] = field(default_factory=dict)

    def laid(self, samples: Samples) -> NDArray[Any]:
        """Return (n, 2) *samples* as av wants them of this codec.

        Whole numbers are the nearest ones of 24 bits: what is louder than full scale is cut there,
        and what is no number is silence.
        """
        if self.sample_format == "flt":
            return samples.reshape(1, -1)
        if self.sample_format == "fltp":
            return np.ascontiguousarray(samples.T)
        # Exact as far as it goes: a sample's own precision is 24 bits, too.
        scaled = samples * np.float32(_FULL)
        if not np.isfinite(scaled).all():
            np.nan_to_num(scaled, copy=False)
        np.rint(scaled, out=scaled)
        np.minimum(scaled, _FULL - 1, out=scaled)
        np.maximum(scaled, -_FULL, out=scaled)
        whole = np.empty(scaled.T.shape, np.int32)
        np.copyto(whole, scaled.T, casting="unsafe")
        return np.left_shift(whole, _PADDING_BITS, out=whole)


CODINGS: Final[Mapping[AudioCodec, SoundCoding]] = {
    "aac": SoundCoding("aac", "AAC", 1024, "fltp"),
    # 20 ms, which every receiver takes (RFC 7587, section 4.2).
    "opus": SoundCoding("libopus", "Opus", 960, "flt", {"frame_duration": "20"}),
    # Its frame is av's, and its bits are said, or the encoder would guess them.
    "alac": SoundCoding("alac", "ALAC", 4096, "s32p", {"bits_per_raw_sample": str(_BITS)}),
}
