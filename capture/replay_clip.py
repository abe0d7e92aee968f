"""A stretch of the programme as it was encoded, and how it is decoded again."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final, cast

import av
from av.audio.frame import AudioFrame
from av.codec.context import CodecContext
from av.video.frame import VideoFrame as AvFrame

from mixer.clock import NS_PER_S

_NS_BASE: Final = Fraction(1, NS_PER_S)


@dataclass(frozen=True, slots=True)
class Coded:
    """One coded picture or frame of sound, by the clock of the programme that it is from."""

    pts_ns: int
    dts_ns: int
    duration_ns: int
    is_key: bool
    is_picture: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class Codec:
    """Which decoder to open (FFmpeg's name), and what it needs to know first."""

    name: str
    extradata: bytes | None


@dataclass(frozen=True, slots=True)
class ReplayClip:
    """From ``begin_ns`` to ``end_ns`` of the programme; ``units`` begin at a key picture before.

    They are in the order of their decoding, picture and sound among each other.
    """

    begin_ns: int
    end_ns: int
    video: Codec
    sound: Codec
    units: tuple[Coded, ...]

    def decoded(self) -> Iterator[tuple[int, AvFrame | AudioFrame]]:
        """Yield each picture and each piece of sound with its time, from ``begin_ns`` on."""
        video, sound = _decoder(self.video), _decoder(self.sound)
        # A picture at a time, by all cores: frame threads would hold some back.
        video.thread_type = "SLICE"
        for unit in self.units:
            for frame in _frames(video if unit.is_picture else sound, unit):
                pts_ns = frame.pts if isinstance(frame, AvFrame) else unit.pts_ns
                if pts_ns is not None and pts_ns >= self.begin_ns:
                    yield pts_ns, frame


def _decoder(codec: Codec) -> "CodecContext":
    made = CodecContext.create(codec.name, "r")
    made.extradata = codec.extradata
    return made


def _frames(decoder: "CodecContext", unit: Coded) -> list[AvFrame | AudioFrame]:
    packet: av.Packet[Any] = av.Packet(unit.data)
    packet.pts, packet.dts = unit.pts_ns, unit.dts_ns
    packet.duration, packet.time_base = unit.duration_ns, _NS_BASE
    packet.is_keyframe = unit.is_key
    try:
        return list(cast("Any", decoder).decode(packet))
    except av.FFmpegError:
        # A unit that makes no sense costs itself.
        return []
