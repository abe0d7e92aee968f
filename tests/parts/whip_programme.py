"""A small marked programme in real time, in H.264 constrained baseline and Opus."""

import threading
from fractions import Fraction
from types import TracebackType
from typing import Any, Self

import av
import numpy as np
from av.codec.context import Flags
from av.video.frame import PictureType

from mixer.cadence import Cadence
from mixer.clock import NS_PER_S, MonotonicClock
from mixer.media import BLOCK_RATE, BLOCK_SAMPLES, SAMPLE_RATE
from mixer.stamp import PictureStamp, SoundStamp
from mixer.worker import Worker
from studio.output.fanout import FanOut
from studio.output.muxing import open_null_muxer
from studio.output.packet import (
    AudioHeader,
    EncodedPacket,
    StreamHeaders,
    StreamKind,
    VideoHeader,
)

RATE = Fraction(30)
_OPUS_SAMPLES = 960


class WhipProgramme:
    """Runs while entered and feeds ``fanout``; the sound is stamped as the picture is."""

    def __init__(self, *, size: tuple[int, int] = (320, 180), bitrate_bps: int = 800_000) -> None:
        self.clock = MonotonicClock()
        self.bitrates: list[int] = []
        self.asked: list[int] = []
        self.fanout = FanOut(self.request_key_frame)
        self._width, self._height = size
        self._container = open_null_muxer()
        options = {
            "preset": "ultrafast",
            "tune": "zerolatency",
            "profile": "baseline",
            "forced-idr": "1",
            "sc_threshold": "0",
            "maxrate": str(bitrate_bps),
            "bufsize": str(bitrate_bps // 2),
        }
        stream = self._container.add_stream("libx264", rate=RATE, options=options)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        self._video = stream.codec_context
        self._video.time_base, self._video.bit_rate = 1 / RATE, bitrate_bps
        self._video.gop_size, self._video.max_b_frames = 60, 0
        self._video.flags |= Flags.global_header
        sound = self._container.add_stream("libopus", rate=SAMPLE_RATE, layout="stereo")
        self._audio = sound.codec_context
        self._audio.format, self._audio.bit_rate = "flt", 96_000
        self._container.start_encoding()
        self.headers = StreamHeaders(
            VideoHeader(self._width, self._height, RATE, bitrate_bps, stream),
            AudioHeader(SAMPLE_RATE, 2, 96_000, sound),
        )
        self._key_wanted = threading.Event()
        self._numbers = {StreamKind.VIDEO: 0, StreamKind.AUDIO: 0}
        self._worker = Worker("test programme", self._run)

    def request_key_frame(self) -> None:
        self.asked.append(self.clock.now_ns())
        self._key_wanted.set()

    def set_bitrate(self, bitrate_bps: int) -> None:
        self.bitrates.append(bitrate_bps)

    @property
    def pictures(self) -> int:
        """How many were encoded until now."""
        return self._numbers[StreamKind.VIDEO]

    def __enter__(self) -> Self:
        self._worker.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._worker.stop()
        self._container.close()

    def _run(self, stop: threading.Event) -> None:
        origin_ns = self.clock.now_ns()
        ticks, blocks = Cadence(RATE, origin_ns), Cadence(BLOCK_RATE, origin_ns)
        picture_stamp, sound_stamp = PictureStamp(self._width, self._height), SoundStamp()
        grain = np.random.default_rng(1).integers(60, 90, (self._height, self._width), np.uint8)
        number = block = 0
        waiting = np.zeros((0, 2), np.float32)
        opus = 0
        while not stop.is_set():
            at_ns = ticks.at(number)
            self.clock.sleep_until(at_ns)
            packed = np.full((self._height * 3 // 2, self._width), 128, np.uint8)
            packed[: self._height] = np.roll(grain, 2 * number, axis=1)
            picture_stamp.draw(packed, number, at_ns)
            self._encode_picture(packed, number, at_ns)
            number += 1
            while blocks.at(block + 1) <= ticks.at(number):
                samples = np.zeros((BLOCK_SAMPLES, 2), np.float32)
                sound_stamp.add(samples, blocks.at(block))
                block += 1
                waiting = np.concatenate([waiting, samples])
                if len(waiting) >= _OPUS_SAMPLES:
                    self._encode_sound(waiting, opus, origin_ns)
                    opus += _OPUS_SAMPLES
                    waiting = waiting[_OPUS_SAMPLES:]

    def _encode_picture(self, packed: Any, number: int, at_ns: int) -> None:  # noqa: ANN401 - an array
        picture = av.VideoFrame.from_numpy_buffer(packed, format="yuv420p")
        picture.pts, picture.time_base = number, 1 / RATE
        if self._key_wanted.is_set():
            self._key_wanted.clear()
            picture.pict_type = PictureType.I
        for packet in self._video.encode(picture):
            self._hand_on(StreamKind.VIDEO, packet, at_ns, NS_PER_S // 30)

    def _encode_sound(self, samples: Any, first: int, origin_ns: int) -> None:  # noqa: ANN401 - an array
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(samples).reshape(1, -1), format="flt", layout="stereo"
        )
        frame.sample_rate, frame.pts = SAMPLE_RATE, first
        frame.time_base = Fraction(1, SAMPLE_RATE)
        for packet in self._audio.encode(frame):
            pts_ns = origin_ns + (packet.pts or 0) * NS_PER_S // SAMPLE_RATE
            self._hand_on(StreamKind.AUDIO, packet, pts_ns, 20_000_000)

    def _hand_on(
        self, kind: StreamKind, payload: "av.Packet[Any]", pts_ns: int, duration_ns: int
    ) -> None:
        packet = EncodedPacket(
            kind=kind,
            number=self._numbers[kind],
            pts_ns=pts_ns,
            dts_ns=pts_ns,
            duration_ns=duration_ns,
            is_key=payload.is_keyframe,
            tick_ns=pts_ns,
            size=payload.size,
            payload=payload,
        )
        self._numbers[kind] += 1
        self.fanout.put(packet)
