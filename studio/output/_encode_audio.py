"""The one AAC encode of the programme's sound, on a thread of its own."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

import av
import numpy as np
from av.codec.codec import UnknownCodecError
from av.codec.context import Flags

from mixer.clock import NS_PER_S, Clock
from mixer.handoff import BoundedQueue, LatestSlot, drop_oldest
from mixer.media import PROGRAM_CHANNELS, SAMPLE_RATE, AudioBlock, Samples
from mixer.worker import Worker

from ._encode_video import EncodingCounters
from .errors import EncoderMissingError
from .muxing import open_null_muxer
from .packet import AudioHeader, EncodedPacket, StreamKind

_CODEC: Final = "aac"
_FRAME_SAMPLES = 1024
"""What AAC-LC codes at a time."""
_QUEUE_BLOCKS = 100
_TOLERATED_SAMPLES = 48
"""1 ms: less than this between blocks is rounding, more is sound that was lost."""
_LONGEST_FILL_SAMPLES = 2 * SAMPLE_RATE
"""A longer hole is left as one, for there is no use in coding minutes of silence."""
AAC_BITRATE_BPS = 160_000


class AudioEncoding:
    """A sink for stereo blocks that delivers AAC packets, each of 1024 samples.

    Blocks that were lost on the way are replaced by silence, so sound never creeps against the
    picture. *deliver* is called on the encoder's thread, as is *failed* when that thread dies.

    Raises :class:`EncoderMissingError` when av has no AAC encoder.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        deliver: Callable[[EncodedPacket], None],
        bitrate_bps: int = AAC_BITRATE_BPS,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._clock = clock
        self._deliver = deliver
        self._container = open_null_muxer()
        try:
            stream = self._container.add_stream(_CODEC, rate=SAMPLE_RATE, layout="stereo")
        except (UnknownCodecError, ValueError) as error:
            message = (
                "There is no AAC encoder in this build of PyAV; "
                "install the one that the studio's lock file names."
            )
            raise EncoderMissingError(message) from error
        self._codec = stream.codec_context
        self._codec.format = "fltp"
        self._codec.bit_rate = bitrate_bps
        self._codec.flags |= Flags.global_header
        self._container.start_encoding()
        self.header = AudioHeader(SAMPLE_RATE, PROGRAM_CHANNELS, bitrate_bps, stream)
        self._queue: BoundedQueue[AudioBlock] = BoundedQueue(_QUEUE_BLOCKS, drop_oldest)
        self._counters: LatestSlot[EncodingCounters] = LatestSlot()
        self._counters.put(EncodingCounters())
        self._origin_ns: int | None = None
        self._coding = np.zeros((PROGRAM_CHANNELS, _FRAME_SAMPLES), np.float32)
        self._filled = 0
        self._next_sample = 0
        self._number = 0
        self._worker = Worker("encode audio", self._run, failed)

    def start(self) -> None:
        """Start the encoder's thread. The owner's thread."""
        self._worker.start()

    def put(self, block: AudioBlock, /) -> None:
        """Take a block; when the encoder is behind, the oldest that waits is dropped."""
        self._queue.put(block)

    def stop(self) -> None:
        """Encode and deliver what waits, then end. The owner's thread."""
        self._queue.close()
        self._worker.stop()

    @property
    def counters(self) -> EncodingCounters:
        """Counts until now. Any thread."""
        return replace(self._counters.get() or EncodingCounters(), dropped=self._queue.dropped)

    def _run(self, _stop: threading.Event) -> None:
        while (block := self._queue.get()) is not None:
            self._take(block)
        if self._filled:
            self._append(self._silence(_FRAME_SAMPLES - self._filled))
        self._hand_on(self._codec.encode(None), 0)
        self._container.close()

    def _take(self, block: AudioBlock) -> None:
        if self._origin_ns is None:
            self._origin_ns = block.pts_ns
        begins = round((block.pts_ns - self._origin_ns) * SAMPLE_RATE / NS_PER_S)
        missing = begins - self._next_sample
        samples = block.samples
        if missing > _LONGEST_FILL_SAMPLES:
            self._append(self._silence(-self._filled % _FRAME_SAMPLES))
            self._next_sample = begins
        elif missing > _TOLERATED_SAMPLES:
            self._append(self._silence(missing))
        elif missing < -_TOLERATED_SAMPLES:
            samples = samples[-missing:]
        self._append(samples)

    def _append(self, samples: Samples) -> None:
        """Add (n, 2) samples and encode every frame that they fill."""
        while len(samples):
            n = min(len(samples), _FRAME_SAMPLES - self._filled)
            self._coding[:, self._filled : self._filled + n] = samples[:n].T
            self._filled += n
            self._next_sample += n
            samples = samples[n:]
            if self._filled == _FRAME_SAMPLES:
                self._filled = 0
                self._encode()

    def _encode(self) -> None:
        frame = av.AudioFrame.from_ndarray(self._coding, format="fltp", layout="stereo")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = self._next_sample - _FRAME_SAMPLES
        frame.time_base = self._codec.time_base
        before_ns = self._clock.now_ns()
        packets = self._codec.encode(frame)
        self._hand_on(packets, self._clock.now_ns() - before_ns)

    def _hand_on(self, packets: "Sequence[av.Packet[Any]]", encode_ns: int) -> None:
        counters = self._counters.get() or EncodingCounters()
        for payload in packets:
            pts_ns = (self._origin_ns or 0) + (payload.pts or 0) * NS_PER_S // SAMPLE_RATE
            duration_ns = _FRAME_SAMPLES * NS_PER_S // SAMPLE_RATE
            packet = EncodedPacket(
                kind=StreamKind.AUDIO,
                number=self._number,
                pts_ns=pts_ns,
                dts_ns=pts_ns,
                duration_ns=duration_ns,
                is_key=True,
                tick_ns=pts_ns + duration_ns,
                size=payload.size,
                payload=payload,
            )
            self._number += 1
            counters = replace(
                counters,
                encoded=counters.encoded + 1,
                key_packets=counters.key_packets + 1,
                payload_bytes=counters.payload_bytes + payload.size,
            )
            self._deliver(packet)
        self._counters.put(replace(counters, encode_ns=counters.encode_ns + encode_ns))

    @staticmethod
    def _silence(samples: int) -> Samples:
        return np.zeros((samples, PROGRAM_CHANNELS), np.float32)
