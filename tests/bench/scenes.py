"""The reference scenes of docs/design.md and what stands in them, 1920x1080."""

import cv2
import numpy as np

from mixer.media import Color, PixelFormat, Plane, VideoFrame, frame_of
from mixer.scene import Item, Rect, Scene

WIDTH, HEIGHT = 1920, 1080
PICTURES = 2
INSET = Rect(1280 / 1920, 60 / 1080, 576 / 1920, 324 / 1080)
LOWER_THIRD = (96, 846, 856, 970)
LOGO = (1740, 64, 1836, 114)

SCENE_A = Scene("A", (Item("camera0"), Item("camera1", INSET), Item("lower"), Item("logo")))
SCENE_B = Scene(
    "B",
    tuple(Item(f"camera{n}", Rect(n % 2 / 2, n // 2 / 2, 0.5, 0.5)) for n in range(4)),
)


def cameras() -> list[list[VideoFrame]]:
    """Return a few pictures of each of four cameras: soft shapes under fine noise."""
    return [[_picture(10 * camera + n) for n in range(PICTURES)] for camera in range(4)]


def overlays() -> dict[str, VideoFrame]:
    """Return the lower third and the logo, premultiplied."""
    return {"lower": _overlay(LOWER_THIRD, 224), "logo": _overlay(LOGO, 230)}


def _picture(seed: int) -> VideoFrame:
    noise = np.random.default_rng(seed)
    rows = HEIGHT * 3 // 2
    coarse = noise.integers(40, 200, (rows // 60, WIDTH // 60), np.uint8)
    soft = cv2.resize(coarse, (WIDTH, rows), interpolation=cv2.INTER_CUBIC).astype(np.int16)
    grain = noise.integers(-6, 7, (rows, WIDTH), np.int16)
    return frame_of(np.clip(soft + grain, 16, 235).astype(np.uint8), seed)


def _overlay(box: tuple[int, int, int, int], alpha: int) -> VideoFrame:
    left, top, right, bottom = box
    a: Plane = np.zeros((HEIGHT, WIDTH), np.uint8)
    a[top:bottom, left:right] = alpha
    half = a[::2, ::2]
    y = np.rint(a * (60 / 255)).astype(np.uint8)
    u = np.rint(half * (140 / 255)).astype(np.uint8)
    v = np.rint(half * (120 / 255)).astype(np.uint8)
    return VideoFrame((y, u, v, a), PixelFormat.I420A, Color.BT709_LIMITED, 0)
