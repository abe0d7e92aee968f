"""What a further encode of the programme is to be."""

from dataclasses import dataclass, replace
from typing import Final

from .codecs import KEY_MS, AudioCodec, Preset, Profile, SoundSpec, VideoCodec, VideoSpec
from .encoder import AAC_BITRATE_BPS

OPUS_BITRATE_BPS: Final = 128_000
_RATE_FOR_THE_SAME_PICTURE: Final = {"h264": 1.0, "hevc": 0.75, "av1": 0.65}
"""Of H.264's bits, what the others are given; cautious, for at a live encoder's speed they gain
less than their makers claim."""


@dataclass(frozen=True, slots=True)
class RenditionSpec:
    """An encode of the programme, pictures and sound; equal ones are the same rendition.

    ``encoder``: the implementation by its name in :mod:`studio.output.codecs`, '' for the one
    that runs everywhere.
    """

    codec: VideoCodec
    bitrate_bps: int
    preset: Preset = "superfast"
    profile: Profile = ""
    encoder: str = ""
    audio: AudioCodec = "aac"
    audio_bitrate_bps: int = AAC_BITRATE_BPS
    apart: bool = False
    """Whether its pictures are an encode of their own even beside equal ones."""
    key_ms: int = KEY_MS
    """From one of its regular key frames to the next."""

    @property
    def video(self) -> VideoSpec:
        """Its pictures: shared with all renditions that want the same of them."""
        return VideoSpec(
            self.codec,
            self.bitrate_bps,
            self.preset,
            self.profile,
            self.encoder,
            self.apart,
            self.key_ms,
        )

    @property
    def sound(self) -> SoundSpec:
        """Its sound, shared likewise."""
        return SoundSpec(self.audio, self.audio_bitrate_bps)

    def as_asked(self, codec: VideoCodec, audio: AudioCodec) -> "RenditionSpec":
        """Return the like of this one in other codecs, at bit rates that suit these.

        Where the codec is the same, so is the encode.
        """
        asked = self
        if codec != self.codec:
            share = _RATE_FOR_THE_SAME_PICTURE[codec] / _RATE_FOR_THE_SAME_PICTURE[self.codec]
            asked = replace(
                asked,
                codec=codec,
                bitrate_bps=int(self.bitrate_bps * share),
                profile="",
                encoder="",
            )
        if audio != self.audio:
            rate_bps = OPUS_BITRATE_BPS if audio == "opus" else AAC_BITRATE_BPS
            asked = replace(asked, audio=audio, audio_bitrate_bps=rate_bps)
        return asked
