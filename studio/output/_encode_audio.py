"""An encode of the programme's sound, on a thread of its own."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast

import av
import numpy as np
from av.codec.codec import UnknownCodecError
from av.codec.context import Flags

from mixer.clock import NS_PER_S, Clock
from mixer.handoff import BoundedQueue, LatestSlot, drop_oldest
from mixer.media import PROGRAM_CHANNELS, SAMPLE_RATE, AudioBlock, Samples
from mixer.worker import Worker

from ._encode_video import EncodingCounters
from ._sound_coding import CODINGS
from .codecs import SoundSpec
from .errors import EncoderMissingError
from .muxing import open_null_muxer
from .packet import AudioHeader, EncodedPacket, StreamKind
from .processor_time import threads_ns

if TYPE_CHECKING:
    from av.audio.stream import AudioStream

_QUEUE_BLOCKS = 100
_TOLERATED_SAMPLES = 48
"""1 ms: less than this between blocks is rounding, more is sound that was lost."""
_LONGEST_FILL_SAMPLES = 2 * SAMPLE_RATE
"""A longer hole is left as one, for there is no use in coding minutes of silence."""
AAC_BITRATE_BPS = 160_000
AAC: Final = SoundSpec("aac", AAC_BITRATE_BPS)
LOSSLESS: Final = SoundSpec("alac", 0)
"""For what is edited: each sample as it was, to 24 bits, and a fifth of what AAC costs."""


class AudioEncoding:
    """A sink for stereo blocks that delivers packets of AAC, Opus or ALAC.

    Those of AAC hold 1024 samples, of Opus 960 (20 ms), of ALAC, which is of 24 bits, 4096 (85 ms).

    Blocks that were lost on the way are replaced by silence, so sound never creeps against the
    picture. *deliver* is called on the encoder's thread, as is *failed* when that thread dies.

    Raises :class:`EncoderMissingError` when av has no such encoder.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        deliver: Callable[[EncodedPacket], None],
        spec: SoundSpec = AAC,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._clock = clock
        self._deliver = deliver
        self.spec = spec
        self._coding = coding = CODINGS[spec.codec]
        self._container = open_null_muxer()
        try:
            added = self._container.add_stream(
                coding.av_name, rate=SAMPLE_RATE, layout="stereo", options=dict(coding.options)
            )
        except (UnknownCodecError, ValueError) as error:
            message = (
                f"There is no {coding.label} encoder in this build of PyAV; "
                "install the one that the studio's lock file names."
            )
            raise EncoderMissingError(message) from error
        stream = cast("AudioStream", added)
        self._codec = stream.codec_context
        self._codec.format = coding.sample_format
        if spec.bitrate_bps:
            self._codec.bit_rate = spec.bitrate_bps
        self._codec.flags |= Flags.global_header
        self._container.start_encoding()
        self.header = AudioHeader(
            SAMPLE_RATE, PROGRAM_CHANNELS, spec.bitrate_bps, stream, spec.codec
        )
        self._queue: BoundedQueue[AudioBlock] = BoundedQueue(_QUEUE_BLOCKS, drop_oldest)
        self._counters: LatestSlot[EncodingCounters] = LatestSlot()
        self._counters.put(EncodingCounters())
        self._origin_ns: int | None = None
        self._frame_samples = coding.frame_samples
        self._frame = np.zeros((coding.frame_samples, PROGRAM_CHANNELS), np.float32)
        self._filled = 0
        self._quiet_samples = 0
        self._next_sample = 0
        self._number = 0
        self._worker = Worker("encode audio", self._run, failed)

    def start(self) -> None:
        """Start the encoder's thread. The owner's thread."""
        self._worker.start()

    def put(self, block: AudioBlock, /) -> None:
        """Take a block; one thread. When the encoder is behind, the oldest waiting is dropped."""
        # Waking it for less than fills a frame costs more than the taking.
        self._quiet_samples += len(block.samples)
        wakes = self._filled + self._quiet_samples >= self._frame_samples
        if wakes:
            self._quiet_samples = 0
        self._queue.put(block, wakes=wakes)

    def stop(self) -> None:
        """Encode and deliver what waits, then end. The owner's thread."""
        self._queue.close()
        self._worker.stop()

    @property
    def label(self) -> str:
        """What it encodes to, for people."""
        return self._coding.label

    @property
    def bitrate_bps(self) -> int:
        """What it aims at; 0: it takes what it needs."""
        return self.spec.bitrate_bps

    @property
    def cpu_ns(self) -> int:
        """The processor time it has taken; where the system does not tell, encoding. Any thread."""
        thread = self._worker.native_id
        known = threads_ns(frozenset({thread} if thread else ()))
        return self.counters.encode_ns if known is None else known

    @property
    def counters(self) -> EncodingCounters:
        """Counts until now. Any thread."""
        return replace(self._counters.get() or EncodingCounters(), dropped=self._queue.dropped)

    def _run(self, _stop: threading.Event) -> None:
        while (block := self._queue.get()) is not None:
            self._take(block)
        if self._filled:
            self._append(self._silence(self._frame_samples - self._filled))
        self._hand_on(self._codec.encode(None), 0)
        self._container.close()

    def _take(self, block: AudioBlock) -> None:
        if self._origin_ns is None:
            self._origin_ns = block.pts_ns
        begins = round((block.pts_ns - self._origin_ns) * SAMPLE_RATE / NS_PER_S)
        missing = begins - self._next_sample
        samples = block.samples
        if missing > _LONGEST_FILL_SAMPLES:
            self._append(self._silence(-self._filled % self._frame_samples))
            self._next_sample = begins
        elif missing > _TOLERATED_SAMPLES:
            self._append(self._silence(missing))
        elif missing < -_TOLERATED_SAMPLES:
            samples = samples[-missing:]
        self._append(samples)

    def _append(self, samples: Samples) -> None:
        """Add (n, 2) samples and encode every frame that they fill."""
        while len(samples):
            n = min(len(samples), self._frame_samples - self._filled)
            self._frame[self._filled : self._filled + n] = samples[:n]
            self._filled += n
            self._next_sample += n
            samples = samples[n:]
            if self._filled == self._frame_samples:
                self._filled = 0
                self._encode()

    def _encode(self) -> None:
        coding = self._coding
        frame = av.AudioFrame.from_ndarray(
            coding.laid(self._frame), format=coding.sample_format, layout="stereo"
        )
        frame.sample_rate = SAMPLE_RATE
        frame.pts = self._next_sample - self._frame_samples
        frame.time_base = self._codec.time_base
        before_ns = self._clock.now_ns()
        packets = self._codec.encode(frame)
        self._hand_on(packets, self._clock.now_ns() - before_ns)

    def _hand_on(self, packets: "Sequence[av.Packet[Any]]", encode_ns: int) -> None:
        counters = self._counters.get() or EncodingCounters()
        for payload in packets:
            pts_ns = (self._origin_ns or 0) + (payload.pts or 0) * NS_PER_S // SAMPLE_RATE
            duration_ns = self._frame_samples * NS_PER_S // SAMPLE_RATE
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
