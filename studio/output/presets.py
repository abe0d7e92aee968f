"""Encodings named by what they are for: how much work, and how many bits for a house format."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from .budget import HouseFormat
from .codecs import KEY_MS, Preset
from .encoder import AAC_BITRATE_BPS
from .rendition_spec import RenditionSpec

DEFAULT_PRESET: Final = "people-in-a-room"
_OFTEN_MS: Final = 1000


@dataclass(frozen=True, slots=True)
class EncodingPreset:
    """``share``: of the bit rate that suits the format, between ``least_bps`` and ``most_bps``.

    ``key_ms``: from one key picture to the next. Each second, whoever joins waits half as long, and
    a recording is gone through twice as fast. At equal bits that costs 0.0 to 0.2 dB where somebody
    talks, as measured at 2.5 Mbit/s, but 1.0 dB where everything moves, which stays with two.
    """

    speed: Preset
    share: float
    least_bps: int
    most_bps: int
    audio_bps: int = AAC_BITRATE_BPS
    key_ms: int = _OFTEN_MS

    def bitrate_bps(self, house: HouseFormat) -> int:
        """Return the pictures' bit rate for a house format."""
        return max(self.least_bps, min(self.most_bps, int(house.bitrate_bps * self.share)))


PRESETS: Final[Mapping[str, EncodingPreset]] = {
    # A camera or two, faces, little movement: what the studio always did.
    DEFAULT_PRESET: EncodingPreset("superfast", 1.0, 300_000, 50_000_000),
    # Still pictures with fine text: bits are few, and more work makes the text crisp sooner.
    "speech-and-slides": EncodingPreset("veryfast", 0.6, 1_500_000, 6_000_000),
    # Sport, dance, a panning camera: more bits where the line bears them.
    "movement": EncodingPreset("superfast", 1.5, 4_000_000, 14_000_000, key_ms=KEY_MS),
    # The least work; what that leaves undone is made up for in bits.
    "weak-laptop": EncodingPreset("ultrafast", 1.2, 3_000_000, 10_000_000),
    # A mobile line, or a hotel's: the fewest bits, and more work to make them do.
    "narrow-line": EncodingPreset("veryfast", 0.3, 800_000, 2_500_000, 96_000, KEY_MS),
}


def preset_spec(
    name: str, house: HouseFormat, *, encoder: str = "", given_bps: int | None = None
) -> RenditionSpec:
    """Return the main rendition under the preset *name*; *given_bps* is a show's own bit rate."""
    preset = PRESETS[name]
    return RenditionSpec(
        "h264",
        given_bps or preset.bitrate_bps(house),
        preset.speed,
        encoder=encoder,
        audio_bitrate_bps=preset.audio_bps,
        key_ms=preset.key_ms,
    )
