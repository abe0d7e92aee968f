"""Canvases are used again, and those that nobody needs any more are given back."""

import errno
import mmap

import pytest

from mixer.canvas import CanvasPool, CanvasPools

_SEVERAL_LOOKS = 1024
_STALLED = 12
_TWO_PAIRS = 4


def test_a_canvas_that_nobody_looks_at_any_more_is_used_again() -> None:
    pool = CanvasPool(64, 36)
    canvas = pool.take()
    canvas[:] = 7
    view = canvas[:10]
    del canvas
    assert pool.idle == 0, "a view of it is left"
    del view
    assert pool.idle == 1
    assert (pool.take() == 7).all()


def test_what_a_stall_made_more_is_given_back() -> None:
    pool = CanvasPool(64, 36)
    held = [pool.take() for _ in range(_STALLED)]
    held.clear()
    assert pool.idle == _STALLED

    for _ in range(_SEVERAL_LOOKS):
        held = [pool.take(), pool.take()]

    held.clear()
    # A new pair is there before the one before it goes.
    assert pool.idle == _TWO_PAIRS


def test_what_is_needed_now_and_then_is_kept() -> None:
    pool = CanvasPool(64, 36)
    for _ in range(_SEVERAL_LOOKS // _STALLED):
        held = [pool.take() for _ in range(_STALLED)]
        held.clear()
        assert pool.idle == _STALLED


def test_sizes_that_nobody_asks_for_any_more_are_forgotten() -> None:
    pools = CanvasPools()
    for width in range(64, 64 + 2 * _STALLED, 2):
        pools.take(width, 36)
    assert pools.idle == _STALLED

    for _ in range(_SEVERAL_LOOKS):
        pools.take(1280, 36)

    assert pools.idle == 1


def test_a_canvas_outlives_its_forgotten_size() -> None:
    pools = CanvasPools()
    kept = pools.take(64, 36)
    kept[:] = 7
    for _ in range(_SEVERAL_LOOKS):
        pools.take(1280, 36)

    assert (kept == 7).all()
    del kept
    assert pools.idle == 1


class _WithoutHugePages(mmap.mmap):
    """Memory of a kernel that was built without them."""

    def madvise(self, *_how: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")


def test_a_large_canvas_is_had_where_the_kernel_has_no_huge_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mmap, "mmap", _WithoutHugePages)
    assert CanvasPool(3840, 2160).take().nbytes == 3840 * 2160 * 3 // 2
