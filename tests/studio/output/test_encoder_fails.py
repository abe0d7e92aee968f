"""An encoder that fails, hangs or lies in mid-show is replaced without a picture being lost."""

import threading
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest

from mixer.cadence import Cadence
from mixer.clock import NS_PER_S, MonotonicClock
from mixer.media import VideoFrame, frame_of
from studio.output import codecs
from studio.output._coder import Coder, OpenCoder
from studio.output._guarded_coder import GuardedCoder
from studio.output._recording_file import RecordingFile
from studio.output._video_coder import VideoCoder
from studio.output.codecs import VideoSpec
from studio.output.encoder import AudioEncoding, VideoEncoding
from studio.output.errors import OutputError
from studio.output.packet import EncodedPacket, RecordedStreams, StreamHeaders
from studio.output.recording_check import open_recording
from studio.secrets import RecordKey

if TYPE_CHECKING:
    from collections.abc import Sequence

RATE = Fraction(30)
TICKS = Cadence(RATE, NS_PER_S)
BAD_FROM = 5


def _picture(number: int) -> VideoFrame:
    """Return a picture that is unlike its neighbours: bars, one of which moves."""
    packed = np.full((270, 320), 128, np.uint8)
    packed[:180] = np.linspace(30, 220, 320, dtype=np.uint8)
    packed[20:160, number * 10 % 280 :][:, :40] = 230
    return frame_of(packed, TICKS.at(number))


class _Bad:
    """A real encoder that goes wrong in one way at the sixth picture."""

    def __init__(self, how: str, inner: VideoCoder, released: threading.Event) -> None:
        self._how = how
        self._inner = inner
        self._released = released
        self.header, self.label, self.threads = inner.header, inner.label, inner.threads

    def encode(self, picture: av.VideoFrame | None) -> "Sequence[av.Packet[Any]]":
        if picture is None or picture.pts is None or picture.pts < BAD_FROM:
            return self._inner.encode(picture)
        match self._how:
            case "error":
                message = "The device is gone."
                raise OutputError(message)
            case "hang":
                self._released.wait(20)
            case "silence":
                return []
            case "rubbish":
                # A valid key frame, of another picture.
                grey = av.VideoFrame(picture.width, picture.height, "yuv420p")
                for plane in grey.planes:
                    plane.update(bytes([128]) * plane.buffer_size)
                grey.pts, grey.time_base = picture.pts, picture.time_base
                grey.pict_type = av.video.frame.PictureType.I
                return self._inner.encode(grey)
            case "unasked":
                packets = self._inner.encode(picture)
                for packet in packets:
                    packet.pts = 1_000_000
                return packets
        return []

    def set_bitrate(self, bitrate_bps: int) -> bool:
        return self._inner.set_bitrate(bitrate_bps)

    @property
    def bitrate_bps(self) -> int:
        return self._inner.bitrate_bps

    def abandon(self) -> None:
        pass

    def close(self) -> None:
        self._inner.close()


def _opener(how: str, released: threading.Event) -> OpenCoder:
    def open_coder(spec: VideoSpec, width: int, height: int, rate: Fraction) -> Coder:
        real = VideoCoder(spec, width=width, height=height, rate=rate)
        if not spec.implementation.is_device:
            return real
        return GuardedCoder(lambda: _Bad(how, real, released), MonotonicClock(), patience_s=0.15)

    return open_coder


@pytest.fixture(autouse=True)
def _device(monkeypatch: pytest.MonkeyPatch) -> None:
    known = codecs.IMPLEMENTATIONS[0]
    device = replace(
        known, name="board", label="the board", is_device=True,
        options=lambda spec, rate: {**known.options(spec, rate), "profile": "main"},
    )  # fmt: skip
    monkeypatch.setattr(codecs, "IMPLEMENTATIONS", (*codecs.IMPLEMENTATIONS, device))


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("error", "reported an error"),
        ("hang", "gave no answer for"),
        ("silence", "delivered nothing for"),
        ("unasked", "belongs to no picture"),
        ("rubbish", "other pictures"),
    ],
)
def test_a_device_that_goes_wrong_is_replaced_and_no_picture_is_missing(
    how: str, said: str
) -> None:
    delivered: list[EncodedPacket] = []
    sentences: list[str] = []
    released = threading.Event()
    clock = MonotonicClock()
    encoding = VideoEncoding(
        width=320, height=180, rate=RATE, spec=VideoSpec("h264", 600_000, encoder="board"),
        clock=clock, deliver=delivered.append, replaced=sentences.append,
        open_coder=_opener(how, released),
    )  # fmt: skip
    assert encoding.label == "H.264 (the board)"
    try:
        for number in range(20):
            if how == "silence":
                clock.sleep_until(clock.now_ns() + NS_PER_S // 30)
            encoding.encode_now(_picture(number))
    finally:
        released.set()
    encoding.start()
    encoding.stop()
    assert len(sentences) == 1
    assert sentences[0].startswith("H.264 (the board) ")
    assert said in sentences[0]
    assert sentences[0].endswith("H.264 (x264) encodes from here on.")
    assert [packet.pts_ns for packet in delivered] == [TICKS.at(n) for n in range(20)]
    assert [packet.number for packet in delivered] == list(range(20))
    assert [packet.number for packet in delivered if packet.is_key] == [0, BAD_FROM]
    assert encoding.label == "H.264 (x264)"
    _shows_what_was_given(encoding, delivered)


def _shows_what_was_given(encoding: VideoEncoding, delivered: list[EncodedPacket]) -> None:
    """Decode with the first header alone, as the recording would."""
    first = delivered[0].header
    assert first is not None
    assert encoding.header is not first
    assert delivered[-1].header is encoding.header
    decoder = av.CodecContext.create("h264", "r")
    decoder.extradata = first.template.codec_context.extradata
    pictures = [p for packet in delivered for p in decoder.decode(packet.payload)]
    pictures += decoder.decode(None)
    assert len(pictures) == len(delivered)
    for number, picture in enumerate(pictures):
        given = _picture(number).planes[0].astype(np.int16)
        apart = np.abs(picture.to_ndarray()[:180].astype(np.int16) - given)
        assert apart.mean() < 6, f"picture {number}"


def test_a_device_that_does_not_open_is_never_used() -> None:
    sentences: list[str] = []

    def open_coder(spec: VideoSpec, width: int, height: int, rate: Fraction) -> Coder:
        if spec.encoder == "board":
            message = "The board refuses 320x180."
            raise OutputError(message)
        return VideoCoder(spec, width=width, height=height, rate=rate)

    encoding = VideoEncoding(
        width=320, height=180, rate=RATE, spec=VideoSpec("h264", 600_000, encoder="board"),
        clock=MonotonicClock(), deliver=lambda _packet: None, replaced=sentences.append,
        open_coder=open_coder,
    )  # fmt: skip
    assert sentences == ["The board refuses 320x180. H.264 (x264) encodes instead."]
    assert encoding.label == "H.264 (x264)"


def test_another_preset_takes_over_between_two_pictures() -> None:
    delivered: list[EncodedPacket] = []
    encoding = VideoEncoding(
        width=320, height=180, rate=RATE, spec=VideoSpec("h264", 600_000, "ultrafast"),
        clock=MonotonicClock(), deliver=delivered.append,
    )  # fmt: skip
    for number in range(20):
        if number == BAD_FROM:
            encoding.exchange(VideoSpec("h264", 900_000, "veryfast"))
        encoding.encode_now(_picture(number))
    assert [packet.number for packet in delivered if packet.is_key] == [0, BAD_FROM]
    assert encoding.bitrate_bps == 900_000
    _shows_what_was_given(encoding, delivered)


def test_an_encoder_that_cannot_change_its_rate_is_opened_anew_and_not_too_often() -> None:
    delivered: list[EncodedPacket] = []
    clock = MonotonicClock()
    encoding = VideoEncoding(
        width=320, height=180, rate=RATE, spec=VideoSpec("hevc", 600_000, "ultrafast"),
        clock=clock, deliver=delivered.append,
    )  # fmt: skip
    encoding._opened_ns -= 5 * NS_PER_S
    for number in range(6):
        if number == 2:
            encoding.set_bitrate(300_000)
        if number == 4:
            encoding.set_bitrate(500_000)
        encoding.encode_now(_picture(number))
    assert [packet.number for packet in delivered if packet.is_key] == [0, 2]
    assert encoding.bitrate_bps == 300_000


def test_a_recording_plays_on_over_a_change_of_encoder(tmp_path: Path) -> None:
    delivered: list[EncodedPacket] = []
    encoding = VideoEncoding(
        width=320, height=180, rate=RATE, spec=VideoSpec("h264", 600_000, "ultrafast"),
        clock=MonotonicClock(), deliver=delivered.append,
    )  # fmt: skip
    sound = AudioEncoding(clock=MonotonicClock(), deliver=delivered.append)
    key = RecordKey.generate(protected=True)
    streams = RecordedStreams.of_programme(StreamHeaders(encoding.header, sound.header))
    file = RecordingFile(tmp_path / "a.vsrec", key, streams)
    for number in range(20):
        if number == BAD_FROM:
            encoding.exchange(VideoSpec("h264", 900_000, "veryfast", "main"))
        encoding.encode_now(_picture(number))
    for packet in delivered:
        file.put(packet)
    file.finish()
    file.close()
    with (
        open_recording(tmp_path / "a.vsrec", lambda _key_id: key, frozenset()) as reader,
        av.open(reader, "r", format="mp4") as container,
    ):
        pictures = list(container.decode(video=0))
    assert len(pictures) == 20
    for number, picture in enumerate(pictures):
        apart = picture.to_ndarray()[:180].astype(np.int16) - _picture(number).planes[0]
        assert np.abs(apart).mean() < 6
