"""The one H.264 encode of the programme (x264 through av), on a thread of its own."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final, Literal

import av
import numpy as np
from av.codec.codec import UnknownCodecError
from av.codec.context import Flags
from av.video.frame import PictureType

from mixer.clock import NS_PER_S, Clock
from mixer.handoff import BoundedQueue, LatestSlot, drop_oldest
from mixer.media import VideoFrame
from mixer.worker import Worker

from .errors import EncoderMissingError, OutputError
from .muxing import open_null_muxer
from .packet import EncodedPacket, StreamKind, VideoHeader

Preset = Literal["ultrafast", "superfast", "veryfast"]

_CODEC: Final = "libx264"
_GOP_S = 2
_VBV_S = Fraction(1, 2)
"""How much of a second's bits a burst may take: the most that a key frame adds to the delay."""
_QUEUE_PICTURES = 12
"""0.4 s at 30 pictures a second; more would hold too many canvases of the pool."""
_BT709 = 1
_LIMITED_RANGE = 1


@dataclass(frozen=True, slots=True)
class EncodingCounters:
    """Counts since the start; ``encode_ns`` is wall time inside the encoder, summed."""

    encoded: int = 0
    dropped: int = 0
    key_packets: int = 0
    payload_bytes: int = 0
    encode_ns: int = 0


class VideoEncoding:
    """A sink for pictures of one size that delivers H.264 packets, in order, without B-frames.

    A key frame comes every 2 s, and on the next picture after :meth:`request_key_frame`.
    *bitrate_bps* is the ceiling too; :meth:`set_bitrate` moves below it while encoding.
    *deliver* is called on the encoder's thread, as is *failed* when that thread dies.

    Raises :class:`EncoderMissingError` when av has no x264.
    """

    def __init__(
        self,
        *,
        width: int,
        height: int,
        rate: Fraction,
        bitrate_bps: int,
        clock: Clock,
        deliver: Callable[[EncodedPacket], None],
        preset: Preset = "superfast",
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._clock = clock
        self._deliver = deliver
        self._rate = rate
        self._ceiling_bps = bitrate_bps
        self._container = open_null_muxer()
        try:
            stream = self._container.add_stream(
                _CODEC,
                rate=rate,
                options={
                    "preset": preset,
                    "tune": "zerolatency",
                    "forced-idr": "1",
                    "sc_threshold": "0",  # regular key frames only: segmenters rely on them
                    "maxrate": str(bitrate_bps),  # equal, or the rate could not change live
                    "bufsize": str(int(bitrate_bps * _VBV_S)),
                },
            )
        except (UnknownCodecError, ValueError) as error:
            message = (
                "There is no H.264 encoder: this build of PyAV lacks x264; "
                "install the one that the studio's lock file names."
            )
            raise EncoderMissingError(message) from error
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        codec = stream.codec_context
        codec.time_base = 1 / rate
        codec.bit_rate = bitrate_bps
        codec.gop_size = round(_GOP_S * rate)
        codec.max_b_frames = 0
        codec.color_primaries = codec.color_trc = codec.colorspace = _BT709
        codec.color_range = _LIMITED_RANGE
        codec.flags |= Flags.global_header
        try:
            self._container.start_encoding()
        except av.FFmpegError as error:
            message = f"x264 refuses {width}x{height} at {rate} pictures a second."
            raise OutputError(message) from error
        self._codec = codec
        self.header = VideoHeader(width, height, rate, bitrate_bps, stream)
        self._queue: BoundedQueue[VideoFrame] = BoundedQueue(_QUEUE_PICTURES, drop_oldest)
        self._key_wanted = threading.Event()
        self._wanted_bps: LatestSlot[int] = LatestSlot()
        self._counters: LatestSlot[EncodingCounters] = LatestSlot()
        self._counters.put(EncodingCounters())
        self._origin_ns: int | None = None
        self._last_index = -1
        self._pts_of_index: dict[int, int] = {}
        self._number = 0
        self._worker = Worker("encode video", self._run, failed)

    def start(self) -> None:
        """Start the encoder's thread. The owner's thread."""
        self._worker.start()

    def put(self, frame: VideoFrame, /) -> None:
        """Take a picture; when the encoder is behind, the oldest that waits is dropped."""
        self._queue.put(frame)

    def encode_now(self, frame: VideoFrame) -> None:
        """Encode *frame* on the calling thread; for trials, of an encoder never started."""
        self._encode(frame)

    def stop(self) -> None:
        """Encode and deliver what waits, then end. The owner's thread."""
        self._queue.close()
        self._worker.stop()

    def request_key_frame(self) -> None:
        """Make the next picture one that a receiver can begin with. Any thread."""
        self._key_wanted.set()

    def set_bitrate(self, bitrate_bps: int) -> None:
        """Aim at *bitrate_bps*, at most what the encoder was opened with. Any thread."""
        self._wanted_bps.put(min(bitrate_bps, self._ceiling_bps))

    @property
    def counters(self) -> EncodingCounters:
        """Counts until now. Any thread."""
        return replace(self._counters.get() or EncodingCounters(), dropped=self._queue.dropped)

    def _run(self, _stop: threading.Event) -> None:
        while (frame := self._queue.get()) is not None:
            self._encode(frame)
        self._hand_on(self._codec.encode(None), 0)
        self._container.close()

    def _encode(self, frame: VideoFrame) -> None:
        if self._origin_ns is None:
            self._origin_ns = frame.pts_ns
        # The codec's time base is the picture: exact at every rate, 59.94 too.
        index = round((frame.pts_ns - self._origin_ns) * self._rate / NS_PER_S)
        self._last_index = index = max(index, self._last_index + 1)
        self._pts_of_index[index] = frame.pts_ns
        picture = av.VideoFrame.from_numpy_buffer(_packed(frame), format="yuv420p")
        picture.pts, picture.time_base = index, 1 / self._rate
        if self._key_wanted.is_set():
            # Cleared first: a request that comes from here on is for the next picture.
            self._key_wanted.clear()
            picture.pict_type = PictureType.I
        wanted_bps = self._wanted_bps.get()
        if wanted_bps is not None and wanted_bps != self._codec.bit_rate:
            self._codec.bit_rate = wanted_bps
        before_ns = self._clock.now_ns()
        packets = self._codec.encode(picture)
        self._hand_on(packets, self._clock.now_ns() - before_ns)

    def _hand_on(self, packets: "Sequence[av.Packet[Any]]", encode_ns: int) -> None:
        counters = self._counters.get() or EncodingCounters()
        for payload in packets:
            pts_ns = self._pts_of_index.pop(payload.pts or 0)
            packet = EncodedPacket(
                kind=StreamKind.VIDEO,
                number=self._number,
                pts_ns=pts_ns,
                dts_ns=pts_ns,
                duration_ns=int(NS_PER_S / self._rate),
                is_key=payload.is_keyframe,
                tick_ns=pts_ns,
                size=payload.size,
                payload=payload,
            )
            self._number += 1
            counters = replace(
                counters,
                encoded=counters.encoded + 1,
                key_packets=counters.key_packets + packet.is_key,
                payload_bytes=counters.payload_bytes + payload.size,
            )
            self._deliver(packet)
        self._counters.put(replace(counters, encode_ns=counters.encode_ns + encode_ns))


def _packed(frame: VideoFrame) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    if frame.packed is not None:
        return frame.packed
    flat = np.concatenate([plane.reshape(-1) for plane in frame.planes[:3]])
    return flat.reshape(-1, frame.width)
