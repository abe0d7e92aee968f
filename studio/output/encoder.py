"""Raw pictures and sound in, packets out: one encode for all outputs that want the same."""

from ._encode_audio import AAC, AAC_BITRATE_BPS, LOSSLESS, AudioEncoding
from ._encode_video import EncodingCounters, VideoEncoding
from .codecs import SoundSpec, VideoSpec

__all__ = [
    "AAC",
    "AAC_BITRATE_BPS",
    "LOSSLESS",
    "AudioEncoding",
    "EncodingCounters",
    "SoundSpec",
    "VideoEncoding",
    "VideoSpec",
]
