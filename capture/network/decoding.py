"""Streams that av takes apart, from bytes or from a relay of ours, into pictures and sound."""

from typing import TYPE_CHECKING

from av.audio.frame import AudioFrame
from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame as AvFrame
from av.video.stream import VideoStream

from .delivery import Delivery
from .faults import UnplayableError
from .watch import Watch

if TYPE_CHECKING:
    from av.packet import Packet
    from av.stream import Stream

MOST_PIXELS = 7680 * 4320
"""Larger than any camera; a few bytes can claim a picture that fills the memory."""
PROBE_OPTIONS = {"probesize": "1000000", "analyzeduration": "1000000"}
"""How many bytes and microseconds may pass before it is clear what a stream holds."""


def play(container: InputContainer, delivery: Delivery, watch: Watch) -> None:
    """Deliver what *container* brings until it ends. Raises FFmpegError, OSError, FeedError."""
    video = next(iter(container.streams.video), None)
    audio = next(iter(container.streams.audio), None)
    if video is None:
        message = "it holds no pictures"
        raise UnplayableError(message)
    _hurry(video)
    delivery.coded.begin(video)
    try:
        for packet in container.demux([stream for stream in (video, audio) if stream is not None]):
            watch.check()
            if packet.stream_index == video.index:
                delivery.coded.put(packet)
            _decode(packet, delivery)
    finally:
        delivery.coded.end()


def _hurry(stream: VideoStream) -> None:
    # Frame threads would hold back as many pictures as there are threads.
    stream.codec_context.thread_type = "SLICE"
    stream.codec_context.options = {"max_pixels": str(MOST_PIXELS)}


def _decode(packet: "Packet[Stream]", delivery: Delivery) -> None:
    try:
        frames: list[object] = list(packet.decode())
        for frame in frames:
            if isinstance(frame, AvFrame):
                delivery.picture(frame)
            elif isinstance(frame, AudioFrame):
                delivery.sound(frame)
    except (FFmpegError, ValueError):
        # Damage on the way, or a stream joined in the middle.
        delivery.spoil()
