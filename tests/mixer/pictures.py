"""Pictures to mix, and a slow mixer in floating point to compare with."""

import numpy as np
from numpy.typing import NDArray

from mixer.media import Color, PixelFormat, Plane, VideoFrame, frame_of, i420_views

Float = NDArray[np.float64]


def flat(width: int, height: int, luma: int, u: int = 128, v: int = 128) -> VideoFrame:
    packed = np.empty((height * 3 // 2, width), np.uint8)
    for plane, value in zip(i420_views(packed), (luma, u, v), strict=True):
        plane.fill(value)
    return frame_of(packed, 0)


def smooth(width: int, height: int, seed: int = 1) -> VideoFrame:
    """Return slow waves: content that every good scaler agrees upon."""
    packed = np.empty((height * 3 // 2, width), np.uint8)
    phases = np.random.default_rng(seed).uniform(0, 6, 3)
    for plane, phase in zip(i420_views(packed), phases, strict=True):
        rows, columns = plane.shape
        x = np.linspace(0, 4 * np.pi, columns)[None, :]
        y = np.linspace(0, 3 * np.pi, rows)[:, None]
        plane[:] = 128 + 45 * np.sin(x + phase) + 45 * np.cos(y - phase)
    return frame_of(packed, 0)


def overlay(width: int, height: int, box: tuple[int, int, int, int], alpha: int) -> VideoFrame:
    """Return a white box (left, top, right, bottom; even) of *alpha* on nothing, premultiplied."""
    left, top, right, bottom = box
    a = np.zeros((height, width), np.uint8)
    a[top:bottom, left:right] = alpha
    half = a[::2, ::2]
    planes = tuple(np.rint(p * (v / 255)).astype(np.uint8) for p, v in ((a, 235), (half, 128)))
    return VideoFrame(
        (planes[0], planes[1], planes[1].copy(), a),
        PixelFormat.I420A,
        Color.BT709_LIMITED,
        0,
    )


def psnr_db(picture: Plane, reference: Plane | Float) -> float:
    error = float(np.mean((picture.astype(np.float64) - reference) ** 2))
    return float("inf") if error == 0 else float(10 * np.log10(255**2 / error))
