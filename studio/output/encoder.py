"""Raw pictures and sound in, packets out: once, whatever the number of outputs."""

from ._encode_audio import AudioEncoding
from ._encode_video import EncodingCounters, VideoEncoding

__all__ = ["AudioEncoding", "EncodingCounters", "VideoEncoding"]
