"""Pictures and sound of any kind into the house format, with the fewest copies."""

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.error import FFmpegError
from av.video.frame import VideoFrame as AvFrame

from mixer.canvas import CanvasPools
from mixer.media import (
    SAMPLE_RATE,
    Color,
    PixelFormat,
    Plane,
    Samples,
    VideoFrame,
    frame_of,
    i420_views,
)

from .errors import MediaError

_HD_HEIGHT = 720
_PLANES = 3


class VideoConformer:
    """Turns av's frames into I420, BT.709 limited, at their own size made even. One thread."""

    def __init__(self, pools: CanvasPools) -> None:
        self._pools = pools

    def conform(self, frame: AvFrame, pts_ns: int) -> VideoFrame:
        """Return *frame* in house format, seen at *pts_ns*.

        A frame that already is what the house wants is not copied: the result holds it.
        Raises :class:`MediaError` for a picture that cannot be converted.
        """
        width, height = max(2, frame.width & ~1), max(2, frame.height & ~1)
        try:
            converted = frame.reformat(
                width,
                height,
                "yuv420p",
                src_colorspace=_space(frame),
                dst_colorspace="ITU709",
                src_color_range=_range(frame),
                dst_color_range="MPEG",
            )
        except (FFmpegError, ValueError) as error:
            message = "A picture of this source cannot be converted; choose another format."
            raise MediaError(message) from error
        planes = tuple(_view(converted, n) for n in range(_PLANES))
        return VideoFrame(planes, PixelFormat.I420, Color.BT709_LIMITED, pts_ns)

    def copied(self, frame: VideoFrame) -> VideoFrame:
        """Return *frame* packed in a canvas of the pool: what is kept should not hold a decoder."""
        packed = self._pools.take(frame.width, frame.height)
        for plane, out in zip(frame.planes, i420_views(packed), strict=True):
            np.copyto(out, plane)
        return frame_of(packed, frame.pts_ns)


class AudioConformer:
    """Turns av's sound into 48 kHz stereo float samples. One thread."""

    def __init__(self) -> None:
        self._resampler: AudioResampler | None = None
        self._kind: tuple[str, str, int] | None = None

    def conform(self, frame: AudioFrame | None) -> Samples:
        """Return what *frame* adds, shape (n, 2); None flushes what the resampler holds.

        A frame of another kind than the one before is fine; what was held of that goes first.
        """
        pieces: list[Samples] = []
        if frame is None:
            pieces += self._resample(None)
        else:
            kind = (frame.format.name, frame.layout.name, frame.sample_rate)
            if kind != self._kind:
                pieces += self._resample(None)
                # One channel is copied to both as it is; FFmpeg's own way is 3 dB softer.
                layout = "mono" if frame.layout.nb_channels == 1 else "stereo"
                self._kind = kind
                self._resampler = AudioResampler(format="flt", layout=layout, rate=SAMPLE_RATE)
            pieces += self._resample(frame)
        return np.concatenate(pieces) if pieces else np.zeros((0, 2), np.float32)

    def _resample(self, frame: AudioFrame | None) -> list[Samples]:
        if self._resampler is None:
            return []
        return [_interleaved(out) for out in self._resampler.resample(frame)]


def _interleaved(frame: AudioFrame) -> Samples:
    samples = np.asarray(frame.to_ndarray(), np.float32).reshape(-1, frame.layout.nb_channels)
    return np.repeat(samples, 2, axis=1) if samples.shape[1] == 1 else samples


def _view(frame: AvFrame, n: int) -> Plane:
    plane = frame.planes[n]
    rows: Plane = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return rows[: plane.height, : plane.width]


def _space(frame: AvFrame) -> str:
    """Return the source's colour space; a picture that does not say follows its size."""
    named = {1: "ITU709", 4: "FCC", 5: "ITU601", 6: "SMPTE170M", 7: "SMPTE240M", 9: "BT2020"}
    guess = "ITU709" if frame.height >= _HD_HEIGHT else "ITU601"
    return named.get(int(frame.colorspace), guess)


def _range(frame: AvFrame) -> str:
    full = int(frame.color_range) == int(av.video.reformatter.ColorRange.JPEG)
    return "JPEG" if full or frame.format.is_rgb or frame.format.name.startswith("yuvj") else "MPEG"
