"""Scenes into pictures, in planar I420 all the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import cv2

from .canvas import CanvasPools
from .geometry import Box, Placement, place
from .layer import Layer, blend, build_layer, draw_scaled
from .media import PixelFormat, Plane, VideoFrame, frame_of, i420_views
from .mips import MipStore
from .scene import Item, Scene

MAX_PLANS = 8
"""Of how many scenes the layers are kept, which are large."""
_BLACK_LUMA, _NEUTRAL_CHROMA = 16, 128
_Shape: TypeAlias = tuple[int, int, PixelFormat]


@dataclass(slots=True)
class _Part:
    """An item that can be seen: where, and what it showed last.

    A layer is worth keeping once its picture came twice.
    """

    item: Item
    placement: Placement
    opaque: bool
    frame: VideoFrame | None = None
    layer: Layer | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is seen of a scene, lowest first, while its sources' pictures have these shapes."""

    scene: Scene
    shapes: tuple[_Shape | None, ...]
    parts: tuple[_Part, ...]


class Compositor:
    """Draws scenes at one size. One thread; pools and mips may be shared with others."""

    def __init__(self, width: int, height: int, pools: CanvasPools, mips: MipStore) -> None:
        self._size = (width, height)
        self._whole = Box(0, 0, width, height)
        self._pools = pools
        self._mips = mips
        self._plans: dict[str, _Plan] = {}

    def compose(
        self, scene: Scene, frames: Mapping[str, VideoFrame | None], pts_ns: int
    ) -> VideoFrame:
        """Return *scene* drawn from *frames* by source name; what has no frame is left out.

        The frame may share its planes with a source's picture where nothing had to be drawn.
        """
        parts = self._plan(scene, frames).parts
        if len(parts) == 1:
            frame = frames[parts[0].item.source]
            if frame is not None and frame.packed is not None and self._is_canvas(parts[0], frame):
                return frame_of(frame.packed, pts_ns)
        packed = self._pools.take(*self._size)
        canvas = i420_views(packed)
        if not (parts and parts[0].opaque and parts[0].placement.box.covers(self._whole)):
            canvas[0].fill(_BLACK_LUMA)
            packed[self._size[1] :].fill(_NEUTRAL_CHROMA)
        for part in parts:
            self._draw(part, frames[part.item.source], canvas)
        return frame_of(packed, pts_ns)

    def mix(
        self,
        shares: Iterable[tuple[Scene, float]],
        frames: Mapping[str, VideoFrame | None],
        pts_ns: int,
    ) -> VideoFrame:
        """Return the scenes of *shares* drawn over each other by weights that add up to 1."""
        mixed: VideoFrame | None = None
        so_far = 0.0
        for scene, share in shares:
            if share <= 0:
                continue
            drawn = self.compose(scene, frames, pts_ns)
            so_far += share
            mixed = drawn if mixed is None else self._fade(mixed, drawn, share / so_far, pts_ns)
        return mixed or self.compose(Scene(""), frames, pts_ns)

    def _fade(self, under: VideoFrame, over: VideoFrame, share: float, pts_ns: int) -> VideoFrame:
        out = self._pools.take(*self._size)
        # Both came from compose(), so both are packed.
        cv2.addWeighted(_packed(under), 1 - share, _packed(over), share, 0, dst=out)
        return frame_of(out, pts_ns)

    def _plan(self, scene: Scene, frames: Mapping[str, VideoFrame | None]) -> _Plan:
        """Return the plan of *scene*, the one before where nothing but pictures has changed."""
        shapes = tuple(_shape(frames.get(item.source)) for item in scene.items)
        plan = self._plans.get(scene.name)
        same = plan is not None and (plan.scene is scene or plan.scene == scene)
        if plan is None or not same or plan.shapes != shapes:
            plan = _Plan(scene, shapes, self._visible(scene, shapes))
            # Re-inserted at the end, so that the first one is the longest unchanged.
            self._plans.pop(scene.name, None)
            if len(self._plans) >= MAX_PLANS:
                del self._plans[next(iter(self._plans))]
            self._plans[scene.name] = plan
        return plan

    def _visible(self, scene: Scene, shapes: tuple[_Shape | None, ...]) -> tuple[_Part, ...]:
        """Return what can be seen, lowest first: nothing that an opaque item hides."""
        seen: list[_Part] = []
        hiding: list[Box] = []
        for item, shape in zip(reversed(scene.items), reversed(shapes), strict=True):
            if shape is None or item.opacity <= 0:
                continue
            width, height, pixels = shape
            placement = place(item, (width, height), self._size)
            if placement is None or any(box.covers(placement.box) for box in hiding):
                continue
            opaque = pixels is PixelFormat.I420 and item.opacity >= 1
            seen.append(_Part(item, placement, opaque))
            if opaque:
                hiding.append(placement.box)
        return tuple(reversed(seen))

    def _is_canvas(self, part: _Part, frame: VideoFrame) -> bool:
        fills = part.placement.box == part.placement.seen == self._whole
        return part.opaque and fills and (frame.width, frame.height) == self._size

    def _draw(self, part: _Part, frame: VideoFrame | None, canvas: tuple[Plane, ...]) -> None:
        if frame is None:
            return
        again = part.frame is frame
        if not again:
            part.frame, part.layer = frame, None
        if part.layer is None and not again and part.opaque:
            draw_scaled(part.item.source, frame, part.placement, canvas, self._mips)
            return
        if part.layer is None:
            name, opacity = part.item.source, part.item.opacity
            part.layer = build_layer(name, frame, part.placement, opacity, self._mips)
        blend(part.layer, canvas)


def _shape(frame: VideoFrame | None) -> _Shape | None:
    return None if frame is None else (frame.width, frame.height, frame.format)


def _packed(frame: VideoFrame) -> Plane:
    if frame.packed is None:
        message = "a composed frame is packed"
        raise AssertionError(message)
    return frame.packed
