"""A source that is covered: nothing can be read, from the very next picture on."""

import cv2
import numpy as np
import pytest

from capture.shield import Shield, ShieldedVideo, blur
from mixer.canvas import CanvasPools
from mixer.clock import NS_PER_S
from mixer.compositor import Compositor
from mixer.media import Plane, VideoFrame, frame_of, i420_views
from mixer.mips import MipStore
from mixer.scene import Fit, Item, Scene

WIDTH, HEIGHT = 1920, 1080


class _Pictures:
    """A source whose newest picture the test sets."""

    def __init__(self) -> None:
        self.newest: VideoFrame | None = None
        self.now_ns = 0

    def frame_at(self, _t_ns: int) -> VideoFrame | None:
        return self.newest

    def clock_ns(self) -> int:
        return self.now_ns


def _frame(text: str = "", size: float = 2.0) -> VideoFrame:
    packed = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
    luma, _, _ = i420_views(packed)
    luma[:] = 235
    if text:
        for row in range(int(60 * size), HEIGHT, int(60 * size)):
            cv2.putText(luma, text, (20, row), cv2.FONT_HERSHEY_SIMPLEX, size, 16, int(2 * size))
    return frame_of(packed, 1)


def _luma(frame: VideoFrame | None) -> Plane:
    assert frame is not None
    return frame.planes[0]


@pytest.mark.parametrize("size", [0.8, 1.5, 3.0])
def test_two_texts_of_the_same_letters_look_the_same_once_blurred(size: float) -> None:
    repeat = int(60 / size)
    one, other = _frame("nope " * repeat, size), _frame("pone " * repeat, size)
    assert np.abs(_luma(one).astype(int) - _luma(other)).max() > 200
    blurred = [_luma(blur(each)).astype(int) for each in (one, other)]
    assert np.abs(blurred[0] - blurred[1]).max() < 40
    assert np.abs(blurred[0] - blurred[1]).mean() < 6


def test_a_blurred_picture_holds_no_more_than_a_few_cells() -> None:
    noise = np.random.default_rng(1).integers(16, 236, (HEIGHT * 3 // 2, WIDTH), np.uint8)
    luma = _luma(blur(frame_of(noise, 1)))
    assert luma.shape == (HEIGHT // 4, WIDTH // 4)
    steps = np.abs(np.diff(luma.astype(int), axis=1)).max()
    assert steps < 12


def test_blur_holds_from_the_next_picture_on_and_once_for_each() -> None:
    pictures = _Pictures()
    video = ShieldedVideo(pictures, pictures.clock_ns)
    pictures.newest = _frame("secret")
    assert video.frame_at(0) is pictures.newest
    video.put(Shield.BLUR)
    covered = video.frame_at(1)
    assert covered is not pictures.newest
    assert covered is video.frame_at(2)
    pictures.newest = _frame("other secret")
    assert video.frame_at(3) is not covered
    assert _luma(video.frame_at(3)).shape == (HEIGHT // 4, WIDTH // 4)
    video.put(Shield.OFF)
    assert video.frame_at(4) is pictures.newest


def test_freeze_holds_what_was_seen_and_nothing_newer() -> None:
    pictures = _Pictures()
    video = ShieldedVideo(pictures, pictures.clock_ns)
    seen = pictures.newest = _frame("fine")
    video.frame_at(0)
    pictures.newest = _frame("came up a moment ago")
    video.put(Shield.FREEZE)
    assert video.frame_at(1) is seen
    pictures.newest = None
    assert video.frame_at(2) is seen
    video.put(Shield.OFF)
    assert video.frame_at(3) is None


def test_freeze_of_a_blurred_picture_stays_blurred() -> None:
    pictures = _Pictures()
    pictures.newest = _frame("secret")
    video = ShieldedVideo(pictures, pictures.clock_ns)
    video.put(Shield.BLUR)
    blurred = video.frame_at(0)
    video.put(Shield.FREEZE)
    assert video.frame_at(1) is blurred
    pictures.now_ns = 5 * NS_PER_S
    video.put(Shield.BLUR)
    video.put(Shield.FREEZE)
    assert _luma(video.frame_at(2)).shape == (HEIGHT // 4, WIDTH // 4)


def test_a_source_that_begins_frozen_shows_nothing_of_itself() -> None:
    pictures = _Pictures()
    pictures.newest = _frame("secret")
    video = ShieldedVideo(pictures, pictures.clock_ns, Shield.FREEZE)
    assert np.ptp(_luma(video.frame_at(0))) == 0


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (640, 358), (64, 36), (2, 2)])
def test_a_covered_picture_fills_the_place_of_the_one_that_was_there(
    size: tuple[int, int],
) -> None:
    pools = CanvasPools()
    compositor = Compositor(1280, 720, pools, MipStore(pools))
    packed = np.full((size[1] * 3 // 2, size[0]), 200, np.uint8)
    scene = Scene("s", (Item("x", fit=Fit.STRETCH),))
    drawn = compositor.compose(scene, {"x": blur(frame_of(packed, 1))}, 2)
    assert (_luma(drawn) == 200).all()
    covered = ShieldedVideo(_Pictures(), lambda: 0, Shield.FREEZE).frame_at(0)
    assert np.ptp(_luma(compositor.compose(scene, {"x": covered}, 3))) == 0
