"""What the compositor draws, against what a float mixer would."""

import cv2
import numpy as np
import pytest

from mixer.canvas import CanvasPools
from mixer.compositor import Compositor
from mixer.media import VideoFrame
from mixer.mips import MipStore
from mixer.scene import Crop, Fit, Item, Rect, Scene

from .pictures import flat, overlay, psnr_db, smooth

W, H = 640, 360


def _compositor() -> Compositor:
    pools = CanvasPools()
    return Compositor(W, H, pools, MipStore(pools))


def _compose(frames: dict[str, VideoFrame | None], *items: Item) -> VideoFrame:
    return _compositor().compose(Scene("s", items), frames, 7)


def test_an_empty_scene_is_black() -> None:
    drawn = _compose({})
    assert drawn.pts_ns == 7
    assert [int(p.min()) for p in drawn.planes] == [int(p.max()) for p in drawn.planes]
    assert [int(p[0, 0]) for p in drawn.planes] == [16, 128, 128]


def test_one_full_picture_is_handed_on_without_a_copy() -> None:
    camera = smooth(W, H)
    assert _compose({"c": camera}, Item("c")).packed is camera.packed


def test_a_source_without_a_picture_leaves_what_lies_below() -> None:
    camera = flat(W, H, 90)
    drawn = _compose({"c": camera, "gone": None}, Item("c"), Item("gone", Rect(0, 0, 0.5, 0.5)))
    assert int(drawn.planes[0].min()) == int(drawn.planes[0].max()) == 90


@pytest.mark.parametrize("rect", [Rect(0.25, 0.25, 0.5, 0.5), Rect(0.1, 0.3, 0.271, 0.333)])
def test_a_scaled_item_is_what_an_area_average_gives(rect: Rect) -> None:
    source = smooth(1280, 720)
    item = Item("c", rect, fit=Fit.STRETCH)
    drawn = _compose({"c": source}, item)
    for plane, original, (w, h) in zip(
        drawn.planes, source.planes, ((W, H), (W // 2, H // 2), (W // 2, H // 2)), strict=True
    ):
        left, top = round(rect.x * w), round(rect.y * h)
        right, bottom = round((rect.x + rect.width) * w), round((rect.y + rect.height) * h)
        wanted = cv2.resize(
            original, (right - left, bottom - top), interpolation=cv2.INTER_AREA
        ).astype(np.float64)
        inner = (slice(top + 2, bottom - 2), slice(left + 2, right - 2))
        assert psnr_db(plane[inner], wanted[2:-2, 2:-2]) > 38


def test_contain_leaves_bars_and_cover_does_not() -> None:
    square = flat(400, 400, 200)
    contained = _compose({"c": square}, Item("c", fit=Fit.CONTAIN)).planes[0]
    assert int(contained[H // 2, 2]) == 16
    assert int(contained[H // 2, W // 2]) == 200
    covered = _compose({"c": square}, Item("c", fit=Fit.COVER)).planes[0]
    assert int(covered.min()) == 200


def test_crop_shows_the_part_that_is_left() -> None:
    camera = flat(W, H, 60)
    assert camera.packed is not None
    camera.planes[0][:, W // 2 :] = 180
    drawn = _compose({"c": camera}, Item("c", crop=Crop(left=0.5), fit=Fit.STRETCH)).planes[0]
    assert int(drawn.min()) == int(drawn.max()) == 180


def test_opacity_is_a_weighted_sum() -> None:
    frames: dict[str, VideoFrame | None] = {"a": flat(W, H, 200, 90, 160), "b": flat(W, H, 100)}
    drawn = _compose(frames, Item("a"), Item("b", opacity=0.25))
    values = [int(plane[5, 5]) for plane in drawn.planes]
    assert values == pytest.approx([175, 100, 152], abs=1)


def test_an_overlay_is_blended_by_its_alpha_and_only_there() -> None:
    frames: dict[str, VideoFrame | None] = {
        "a": flat(W, H, 100),
        "o": overlay(W, H, (100, 50, 200, 150), 128),
    }
    luma = _compose(frames, Item("a"), Item("o")).planes[0]
    assert int(luma[100, 150]) == pytest.approx(100 * 127 / 255 + 235 * 128 / 255, abs=1)
    assert int(luma[40, 150]) == int(luma[100, 210]) == 100


def test_a_still_picture_is_drawn_the_same_from_its_kept_layer() -> None:
    compositor = _compositor()
    frames: dict[str, VideoFrame | None] = {"a": smooth(1280, 720), "o": smooth(300, 200, 5)}
    scene = Scene("s", (Item("a"), Item("o", Rect(0.11, 0.2, 0.313, 0.4))))
    first = compositor.compose(scene, frames, 0)
    for _ in range(3):
        again = compositor.compose(scene, frames, 1)
        assert psnr_db(again.planes[0], first.planes[0]) > 45
        assert psnr_db(again.planes[1], first.planes[1]) > 45


def test_a_new_picture_replaces_the_kept_layer() -> None:
    compositor = _compositor()
    scene = Scene("s", (Item("a", Rect(0, 0, 0.5, 0.5)),))
    for luma in (50, 50, 120):
        frame = flat(W, H, luma)
        compositor.compose(scene, {"a": frame}, 0)
        drawn = compositor.compose(scene, {"a": frame}, 0)
        assert int(drawn.planes[0][10, 10]) == luma


def test_what_an_opaque_item_hides_is_not_drawn() -> None:
    compositor = _compositor()
    hidden, top = flat(W, H, 50), flat(W, H, 200)
    drawn = compositor.compose(
        Scene("s", (Item("h", Rect(0, 0, 0.3, 0.3)), Item("t"))), {"h": hidden, "t": top}, 0
    )
    assert drawn.packed is top.packed


def test_a_mix_is_the_weighted_sum_of_both_scenes() -> None:
    a, b = Scene("a", (Item("a"),)), Scene("b", (Item("b"),))
    frames: dict[str, VideoFrame | None] = {"a": flat(W, H, 40), "b": flat(W, H, 240)}
    mixed = _compositor().mix(((b, 0.25), (a, 0.75)), frames, 0)
    assert int(mixed.planes[0][9, 9]) == pytest.approx(90, abs=1)


def test_canvases_come_back_when_the_last_view_has_gone() -> None:
    pools = CanvasPools()
    first = pools.take(W, H)
    view = first[10:20, 5:9]
    address = first.ctypes.data
    del first
    assert pools.take(W, H).ctypes.data != address
    del view
    assert pools.take(W, H).ctypes.data == address
