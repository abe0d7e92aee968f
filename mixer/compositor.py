"""Scenes into pictures, in planar I420 all the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import cv2

from .canvas import CanvasPools
from .geometry import Box, Placement, place
from .layer import MAX_LAYERS, Layer, blend, build_layer, draw_scaled
from .media import PixelFormat, Plane, VideoFrame, frame_of, i420_views
from .mips import MipStore
from .scene import Item, Scene

_BLACK_LUMA, _NEUTRAL_CHROMA = 16, 128


@dataclass(slots=True)
class _Kept:
    """What an item showed last: a layer is worth keeping once its picture came twice."""

    frame: VideoFrame
    placement: Placement
    layer: Layer | None = None


class Compositor:
    """Draws scenes at one size. One thread; pools and mips may be shared with others."""

    def __init__(self, width: int, height: int, pools: CanvasPools, mips: MipStore) -> None:
        self._size = (width, height)
        self._whole = Box(0, 0, width, height)
        self._pools = pools
        self._mips = mips
        self._kept: dict[Item, _Kept] = {}

    def compose(
        self, scene: Scene, frames: Mapping[str, VideoFrame | None], pts_ns: int
    ) -> VideoFrame:
        """Return *scene* drawn from *frames* by source name; what has no frame is left out.

        The frame may share its planes with a source's picture where nothing had to be drawn.
        """
        visible = self._visible(scene, frames)
        if len(visible) == 1:
            item, frame, placement = visible[0]
            if frame.packed is not None and self._is_canvas(item, frame, placement):
                return frame_of(frame.packed, pts_ns)
        packed = self._pools.take(*self._size)
        canvas = i420_views(packed)
        if not (visible and _opaque(visible[0]) and visible[0][2].box.covers(self._whole)):
            canvas[0].fill(_BLACK_LUMA)
            packed[self._size[1] :].fill(_NEUTRAL_CHROMA)
        for item, frame, placement in visible:
            self._draw(item, frame, placement, canvas)
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

    def _visible(
        self, scene: Scene, frames: Mapping[str, VideoFrame | None]
    ) -> list[tuple[Item, VideoFrame, Placement]]:
        """Return what can be seen, lowest first: nothing that an opaque item hides."""
        seen: list[tuple[Item, VideoFrame, Placement]] = []
        hiding: list[Box] = []
        for item in reversed(scene.items):
            frame = frames.get(item.source)
            if frame is None or item.opacity <= 0:
                continue
            placement = place(item, (frame.width, frame.height), self._size)
            if placement is None or any(box.covers(placement.box) for box in hiding):
                continue
            seen.append((item, frame, placement))
            if _opaque(seen[-1]):
                hiding.append(placement.box)
        return seen[::-1]

    def _is_canvas(self, item: Item, frame: VideoFrame, placement: Placement) -> bool:
        return (
            _opaque((item, frame, placement))
            and (frame.width, frame.height) == self._size
            and placement.box == placement.seen == self._whole
        )

    def _draw(
        self, item: Item, frame: VideoFrame, placement: Placement, canvas: tuple[Plane, ...]
    ) -> None:
        kept = self._kept.get(item)
        again = kept is not None and kept.frame is frame and kept.placement == placement
        if kept is None or not again:
            kept = self._keep(item, _Kept(frame, placement))
        if kept.layer is None and not again and _opaque((item, frame, placement)):
            draw_scaled(item.source, frame, placement, canvas, self._mips)
            return
        if kept.layer is None:
            kept.layer = build_layer(item.source, frame, placement, item.opacity, self._mips)
        blend(kept.layer, canvas)

    def _keep(self, item: Item, kept: _Kept) -> _Kept:
        # Re-inserted at the end, so that the first one is the longest unchanged.
        self._kept.pop(item, None)
        if len(self._kept) >= MAX_LAYERS:
            del self._kept[next(iter(self._kept))]
        self._kept[item] = kept
        return kept


def _opaque(drawn: tuple[Item, VideoFrame, Placement]) -> bool:
    item, frame, _ = drawn
    return frame.format is PixelFormat.I420 and item.opacity >= 1


def _packed(frame: VideoFrame) -> Plane:
    if frame.packed is None:
        message = "a composed frame is packed"
        raise AssertionError(message)
    return frame.packed
