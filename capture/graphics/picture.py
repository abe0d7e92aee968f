"""Pixels with or without alpha into pictures that the mix can lay over others."""

import io
from pathlib import Path

import av
import cv2
import numpy as np
from av.error import FFmpegError
from av.video.frame import VideoFrame as AvFrame

from capture.conform import VideoConformer
from capture.errors import MediaError
from mixer.canvas import CanvasPools
from mixer.media import Color, PixelFormat, Plane, VideoFrame

MAX_SIDE = 8192
_OPAQUE = 255


def decode_picture(data: bytes) -> Plane:
    """Return an encoded picture's pixels as RGBA (h, w, 4). Raises :class:`MediaError`."""
    return _rgba(io.BytesIO(data), "The picture")


def read_picture(path: Path) -> Plane:
    """Return the picture file *path* as RGBA (h, w, 4), straight alpha. Any thread.

    Raises :class:`MediaError` that names the file and says what to do.
    """
    if not path.is_file():
        message = f"There is no picture {path}; correct the path or put the file there."
        raise MediaError(message)
    try:
        # Read here, as FFmpeg takes a percent sign in a name for a numbered sequence.
        data = path.read_bytes()
    except OSError as error:
        message = f"The picture {path} cannot be read; let this user read it."
        raise MediaError(message) from error
    return _rgba(io.BytesIO(data), str(path))


def _rgba(source: io.BytesIO, name: str) -> Plane:
    try:
        with av.open(source, "r", options={"protocol_whitelist": ""}) as container:
            stream = container.streams.video[0]
            if max(stream.width, stream.height) > MAX_SIDE:
                message = f"{name} is wider or higher than {MAX_SIDE} pixels; make it smaller."
                raise MediaError(message)
            frame = next(container.decode(stream))
            return np.asarray(frame.to_ndarray(format="rgba"), np.uint8)
    except (FFmpegError, StopIteration, ValueError, IndexError, OSError) as error:
        message = f"{name} is no picture that can be read; save it as PNG or JPEG."
        raise MediaError(message) from error


def picture_of(rgba: Plane, pts_ns: int) -> VideoFrame:
    """Return RGBA pixels as an I420 picture; premultiplied I420A where any pixel is not opaque."""
    height, width = (side & ~1 for side in rgba.shape[:2])
    rgba = np.ascontiguousarray(rgba[:height, :width])
    conformer = VideoConformer(CanvasPools())
    straight = conformer.conform(AvFrame.from_ndarray(rgba, "rgba"), pts_ns)
    alpha = np.ascontiguousarray(rgba[..., 3])
    if int(alpha.min()) == _OPAQUE:
        return conformer.copied(straight)
    # The chroma of a clear pixel means nothing, so it must not colour its neighbours' average.
    half = cv2.resize(alpha, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    y, u, v = (
        np.asarray(cv2.multiply(plane, weight, scale=1 / 255), np.uint8)
        for plane, weight in zip(straight.planes, (alpha, half, half), strict=True)
    )
    return VideoFrame((y, u, v, alpha), PixelFormat.I420A, Color.BT709_LIMITED, pts_ns)
