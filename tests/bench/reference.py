"""A slow mixer in floating point with a Lanczos scaler, to say how far ours is from it."""

import numpy as np
from numpy.typing import NDArray

from mixer.media import VideoFrame

from .scenes import HEIGHT, INSET, WIDTH

Float = NDArray[np.float64]
_LOBES = 3


def scene_a(camera: VideoFrame, inset: VideoFrame, overlays: list[VideoFrame]) -> list[Float]:
    """Return reference scene A as float planes."""
    drawn = []
    for n, plane in enumerate(camera.planes):
        half = 1 if n == 0 else 2
        left, top = round(INSET.x * WIDTH / half), round(INSET.y * HEIGHT / half)
        width, height = round(INSET.width * WIDTH / half), round(INSET.height * HEIGHT / half)
        mixed = plane.astype(np.float64)
        scaled = lanczos(inset.planes[n].astype(np.float64), width, height)
        mixed[top : top + height, left : left + width] = scaled
        for overlay in overlays:
            alpha = overlay.planes[3].astype(np.float64) / 255
            mixed = mixed * (1 - alpha[::half, ::half]) + overlay.planes[n]
        drawn.append(mixed)
    return drawn


def lanczos(plane: Float, width: int, height: int) -> Float:
    """Return *plane* shrunk with a Lanczos filter of three lobes over the output's samples."""
    rows = _weights(plane.shape[0], height)
    columns = _weights(plane.shape[1], width)
    return np.asarray(np.clip(rows @ plane @ columns.T, 0, 255), np.float64)


def _weights(source: int, target: int) -> Float:
    scale = source / target
    centres = (np.arange(target) + 0.5) * scale - 0.5
    x = (np.arange(source)[None, :] - centres[:, None]) / scale
    weights = np.where(np.abs(x) < _LOBES, np.sinc(x) * np.sinc(x / _LOBES), 0.0)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float64)
