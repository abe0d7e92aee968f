"""An encode of the programme's pictures, on a thread of its own."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import av
import numpy as np
from av.video.frame import PictureType

from mixer.clock import NS_PER_S, Clock
from mixer.handoff import BoundedQueue, LatestSlot, drop_oldest
from mixer.media import VideoFrame
from mixer.worker import Worker

from ._video_coder import VideoCoder
from .codecs import VideoSpec
from .packet import EncodedPacket, StreamKind
from .processor_time import threads_ns

_QUEUE_PICTURES = 12
"""0.4 s at 30 pictures a second; more would hold too many canvases of the pool."""


@dataclass(frozen=True, slots=True)
class EncodingCounters:
    """Counts since the start; ``encode_ns`` is wall time inside the encoder, summed."""

    encoded: int = 0
    dropped: int = 0
    key_packets: int = 0
    payload_bytes: int = 0
    encode_ns: int = 0


class VideoEncoding:
    """A sink for pictures of one size that delivers their packets, in order, without B-frames.

    A key frame comes every 2 s, and on the next picture after :meth:`request_key_frame`.
    :meth:`set_bitrate` moves below the bit rate of *spec* while encoding, where the encoder can.
    *deliver* is called on the encoder's thread, as is *failed* when that thread dies.

    Raises :class:`EncoderMissingError` when av has no such encoder.
    """

    def __init__(
        self,
        *,
        width: int,
        height: int,
        rate: Fraction,
        spec: VideoSpec,
        clock: Clock,
        deliver: Callable[[EncodedPacket], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._clock = clock
        self._deliver = deliver
        self._rate = rate
        self.spec = spec
        self._coder = VideoCoder(spec, width=width, height=height, rate=rate)
        self.header = self._coder.header
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
        self._wanted_bps.put(min(bitrate_bps, self.spec.bitrate_bps))

    @property
    def label(self) -> str:
        """What encodes what, for people."""
        return self._coder.label

    @property
    def bitrate_bps(self) -> int:
        """What it aims at now. Any thread."""
        return self._coder.bitrate_bps

    @property
    def cpu_ns(self) -> int:
        """The processor time it has taken, its library's own threads included. Any thread.

        Where the system does not tell: the wall time inside the encoder.
        """
        thread = self._worker.native_id
        known = threads_ns(self._coder.threads | ({thread} if thread else set()))
        return self.counters.encode_ns if known is None else known

    @property
    def counters(self) -> EncodingCounters:
        """Counts until now. Any thread."""
        return replace(self._counters.get() or EncodingCounters(), dropped=self._queue.dropped)

    def _run(self, _stop: threading.Event) -> None:
        while (frame := self._queue.get()) is not None:
            self._encode(frame)
        self._hand_on(self._coder.encode(None), 0)
        self._coder.close()

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
        self._follow_bitrate()
        before_ns = self._clock.now_ns()
        packets = self._coder.encode(picture)
        self._hand_on(packets, self._clock.now_ns() - before_ns)

    def _follow_bitrate(self) -> None:
        wanted_bps = self._wanted_bps.get()
        if wanted_bps is not None and wanted_bps != self._coder.bitrate_bps:
            self._coder.set_bitrate(wanted_bps)

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
