"""Encoded pictures and sound as they travel from an encoder to every output that takes it."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Any, Self

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.stream import Stream as AnyStream
from av.video.stream import VideoStream

from mixer.clock import NS_PER_S

from .codecs import AudioCodec, VideoCodec

_NS_BASE = Fraction(1, NS_PER_S)


class StreamKind(Enum):
    """The two streams of a programme."""

    VIDEO = "video"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True, eq=False)
class VideoHeader:
    """What a muxer must know of the pictures before the first one.

    ``template``: the encoder's stream; its parameters never change, so any thread may read it.
    """

    width: int
    height: int
    rate: Fraction
    bitrate_bps: int
    template: VideoStream
    codec: VideoCodec = "h264"

    def add_to(self, container: OutputContainer) -> VideoStream:
        """Give *container* a stream for these pictures; the thread that owns *container*."""
        return container.add_stream_from_template(self.template)


@dataclass(frozen=True, slots=True, eq=False)
class AudioHeader:
    """What a muxer must know of the sound; ``template`` as in :class:`VideoHeader`."""

    sample_rate: int
    channels: int
    bitrate_bps: int
    template: AudioStream
    codec: AudioCodec = "aac"

    def add_to(self, container: OutputContainer) -> AudioStream:
        """Give *container* a stream for this sound; the thread that owns *container*."""
        return container.add_stream_from_template(self.template)


@dataclass(frozen=True, slots=True, eq=False)
class StreamHeaders:
    """Both streams of the programme."""

    video: VideoHeader
    audio: AudioHeader


@dataclass(frozen=True, slots=True, eq=False)
class SoundTrack:
    """A track of sound in a recording, and what people call it."""

    label: str
    header: AudioHeader


@dataclass(frozen=True, slots=True, eq=False)
class RecordedStreams:
    """The streams of a recording: pictures, and any number of tracks of sound."""

    video: VideoHeader
    sounds: tuple[SoundTrack, ...]

    @classmethod
    def of_programme(cls, headers: StreamHeaders, tracks: tuple[SoundTrack, ...] = ()) -> Self:
        """Return the programme's own streams, and *tracks* beside them."""
        return cls(headers.video, (SoundTrack("Programme", headers.audio), *tracks))


@dataclass(frozen=True, slots=True, eq=False)
class EncodedPacket:
    """One encoded picture or frame of sound; immutable, shared by all outputs.

    ``pts_ns``, ``dts_ns``: on the station's clock, as the mix stamped it; the first sound may
    lie before what was put in: its priming (AAC: one frame of 1024 samples; Opus: 6.5 ms).
    ``number`` counts the packets of its stream, dropped pictures not among them: a receiver
    that sees a gap has lost what later pictures refer to, until the next ``is_key``.
    ``tick_ns``: when its picture was due, for measuring how long it took since; sound: when
    its last sample was.
    ``header``: what describes it; another one from some key frame on when the encoder changed.
    ``track``: in a recording, which of its tracks of sound it belongs to; 0 is the programme's.
    ``payload`` is never handed to a muxer itself, as that would change it: see :meth:`for_mux`.
    """

    kind: StreamKind
    number: int
    pts_ns: int
    dts_ns: int
    duration_ns: int
    is_key: bool
    tick_ns: int
    size: int
    payload: "av.Packet[Any]"
    header: VideoHeader | AudioHeader | None = None
    track: int = 0

    def for_mux(self, stream: AnyStream, origin_ns: int) -> "av.Packet[Any]":
        """Return a copy to mux into *stream*, its time counted from *origin_ns*.

        The muxer scales the nanoseconds to its own time base. The thread that owns the muxer.
        """
        copy: av.Packet[Any] = av.Packet(self.payload)  # type: ignore[arg-type]  # any buffer will do
        copy.stream = stream
        copy.time_base = _NS_BASE
        copy.pts = self.pts_ns - origin_ns
        copy.dts = self.dts_ns - origin_ns
        copy.duration = self.duration_ns
        copy.is_keyframe = self.is_key
        return copy
