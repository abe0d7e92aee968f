"""An encode of the programme's pictures, on a thread of its own."""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
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

from ._coder import Coder, CoderFailedError, OpenCoder
from ._coder_opener import CoderOpener
from .codecs import VideoSpec
from .errors import OutputError
from .packet import EncodedPacket, StreamKind, VideoHeader
from .processor_time import threads_ns

_QUEUE_PICTURES = 12
"""0.4 s at 30 pictures a second; more would hold too many canvases of the pool."""
_REOPEN_NS = 5 * NS_PER_S
_WORTH_REOPENING = 0.1
"""By how much a bit rate must change for an encoder to be opened anew, which is a key frame."""


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

    A key frame comes as often as *spec* says, and on the next picture after
    :meth:`request_key_frame`. :meth:`set_bitrate` moves below the bit rate of *spec* while
    encoding, where the encoder can. *deliver* is called on the encoder's thread, as is *failed*
    when that thread dies.

    A device's encoder that fails, hangs or delivers something else is replaced by the one that
    runs everywhere, from the same picture on, and *replaced* is told so in a sentence, on the
    thread that found it. The parameters of the pictures may then be others: each packet knows
    its own, and key frames carry them.

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
        replaced: Callable[[str], None] = lambda _why: None,
        open_coder: OpenCoder | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._clock = clock
        self._deliver = deliver
        self._rate = rate
        self.spec = spec
        self._replaced = replaced
        self._open_coder = open_coder or CoderOpener(clock)
        self._size = (width, height)
        self._coder = self._first_coder()
        self._first_header = self._coder.header
        self._left: list[Coder] = []
        self._opened_ns = clock.now_ns()
        self._wanted_spec: LatestSlot[VideoSpec] = LatestSlot()
        self._queue: BoundedQueue[VideoFrame] = BoundedQueue(_QUEUE_PICTURES, drop_oldest)
        self._key_wanted = threading.Event()
        self._wanted_bps: LatestSlot[int] = LatestSlot()
        self._counters: LatestSlot[EncodingCounters] = LatestSlot()
        self._counters.put(EncodingCounters())
        self._origin_ns: int | None = None
        self._last_index = -1
        self._waiting: dict[int, VideoFrame] = {}
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
        """Aim at *bitrate_bps*, at most what the encoder was opened with. Any thread.

        One that cannot change while it runs is opened anew for it, at most every 5 s.
        """
        self._wanted_bps.put(min(bitrate_bps, self.spec.bitrate_bps))

    def exchange(self, spec: VideoSpec) -> None:
        """Encode as *spec* says from the next picture on. Any thread."""
        self._wanted_spec.put(spec)

    @property
    def header(self) -> VideoHeader:
        """What a muxer must know, as things are now. Any thread."""
        return self._coder.header

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
        with suppress(CoderFailedError):
            self._hand_on(self._coder.encode(None), 0)
        for coder in (*self._left, self._coder):
            coder.close()

    def _encode(self, frame: VideoFrame) -> None:
        if self._origin_ns is None:
            self._origin_ns = frame.pts_ns
        # The codec's time base is the picture: exact at every rate, 59.94 too.
        index = round((frame.pts_ns - self._origin_ns) * self._rate / NS_PER_S)
        self._last_index = index = max(index, self._last_index + 1)
        self._follow_wishes()
        self._waiting[index] = frame
        try:
            self._code(index)
        except CoderFailedError as error:
            self._fall_back(f"{self._coder.label} {error}")

    def _code(self, index: int) -> None:
        picture = av.VideoFrame.from_numpy_buffer(_packed(self._waiting[index]), format="yuv420p")
        picture.pts, picture.time_base = index, 1 / self._rate
        if self._key_wanted.is_set():
            # Cleared first: a request that comes from here on is for the next picture.
            self._key_wanted.clear()
            picture.pict_type = PictureType.I
        before_ns = self._clock.now_ns()
        packets = self._coder.encode(picture)
        self._hand_on(packets, self._clock.now_ns() - before_ns)

    def _follow_wishes(self) -> None:
        wanted = self._wanted_spec.get()
        if wanted is not None and wanted != self.spec:
            self._exchange(wanted)
            self.spec = wanted
        bitrate_bps, now_bps = self._wanted_bps.get(), self._coder.bitrate_bps
        if bitrate_bps is None or bitrate_bps == now_bps or self._coder.set_bitrate(bitrate_bps):
            return
        much = abs(bitrate_bps - now_bps) > _WORTH_REOPENING * now_bps
        if much and self._clock.now_ns() - self._opened_ns >= _REOPEN_NS:
            self._exchange(replace(self.spec, bitrate_bps=bitrate_bps))

    def _exchange(self, spec: VideoSpec) -> None:
        """Go on with another encoder from the next picture on, a key frame."""
        try:
            coder = self._open_coder(spec, *self._size, self._rate)
        except OutputError as error:
            self._replaced(f"The encoding stays as it is: {error}")
            self._opened_ns = self._clock.now_ns()
            return
        try:
            self._hand_on(self._coder.encode(None), 0)
        except CoderFailedError:
            self._waiting.clear()
        self._go_on_with(coder)

    def _fall_back(self, why: str) -> None:
        """Encode what waits, and what comes, with the encoder that runs everywhere."""
        spec = replace(self.spec, encoder="")
        self._go_on_with(self._open_coder(spec, *self._size, self._rate))
        self._replaced(f"{why}; {self._coder.label} encodes from here on.")
        for index in sorted(self._waiting):
            self._code(index)

    def _go_on_with(self, coder: Coder) -> None:
        before, self._coder = self._coder, coder
        self._opened_ns = self._clock.now_ns()
        before.abandon()
        self._left.append(before)

    def _first_coder(self) -> Coder:
        try:
            return self._open_coder(self.spec, *self._size, self._rate)
        except OutputError as error:
            if not self.spec.implementation.is_device:
                raise
            coder = self._open_coder(replace(self.spec, encoder=""), *self._size, self._rate)
            self._replaced(f"{error} {coder.label} encodes instead.")
            return coder

    def _hand_on(self, packets: "Sequence[av.Packet[Any]]", encode_ns: int) -> None:
        counters = self._counters.get() or EncodingCounters()
        for payload in packets:
            pts_ns = self._waiting.pop(payload.pts or 0).pts_ns
            if payload.is_keyframe:
                payload = self._able_to_begin(payload)  # noqa: PLW2901  # the same, and more
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
                header=self._coder.header,
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

    def _able_to_begin(self, payload: "av.Packet[Any]") -> "av.Packet[Any]":
        """Return a key frame that tells its own parameters, where a muxer may not know them."""
        header, first = self._coder.header, self._first_header
        own = header.template.codec_context.extradata
        if header is first or own == first.template.codec_context.extradata or not own:
            return payload
        if header.codec == "av1":
            # Its key frames carry the sequence header anyway.
            return payload
        told: av.Packet[Any] = av.Packet(own + bytes(payload))
        told.is_keyframe = True
        told.pts = payload.pts
        return told


def _packed(frame: VideoFrame) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    if frame.packed is not None:
        return frame.packed
    flat = np.concatenate([plane.reshape(-1) for plane in frame.planes[:3]])
    return flat.reshape(-1, frame.width)
