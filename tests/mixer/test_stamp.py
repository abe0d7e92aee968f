"""Marks are read back by the judge's own reader, and only where they are whole."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mixer.media import frame_of
from mixer.stamp import CHIRP_SAMPLES, Edge, PictureStamp, SoundStamp, crc8, gray
from tests.judge.picture_code import read_mark


@settings(max_examples=40)
@given(st.integers(1, 2**24 - 1), st.integers(0, 2**40 - 1), st.sampled_from(Edge))
def test_every_mark_is_read_back(number: int, time_us: int, edge: Edge) -> None:
    packed = np.full((720 * 3 // 2, 1280), 100, np.uint8)
    PictureStamp(1280, 720, edge).draw(packed, number, time_us * 1000)
    assert read_mark(frame_of(packed, 0).planes[0], edge) == (number, time_us * 1000)


def test_a_damaged_mark_is_not_read() -> None:
    packed = np.full((720 * 3 // 2, 1280), 100, np.uint8)
    PictureStamp(1280, 720).draw(packed, 77, 123_456_000)
    frame = frame_of(packed, 0)
    frame.planes[0][704:, 600:700] = 210
    assert read_mark(frame.planes[0], Edge.BOTTOM) is None


def test_neighbours_in_gray_code_differ_in_one_bit() -> None:
    assert all((gray(n) ^ gray(n + 1)).bit_count() == 1 for n in range(1000))


def test_crc_of_the_standard_check_string() -> None:
    assert crc8(b"123456789") == 0xF4


@pytest.mark.parametrize("block", [100, 480, 4800])
def test_a_chirp_is_the_same_however_it_is_cut_into_blocks(block: int) -> None:
    whole = np.zeros((96_000, 2), np.float32)
    SoundStamp(-6).add(whole[:48_000], 5_000_000_000)
    SoundStamp(-6).add(whole[48_000:], 6_000_000_000)
    cut = np.zeros_like(whole)
    stamp = SoundStamp(-6)
    for start in range(0, 96_000, block):
        stamp.add(cut[start : start + block], 5_000_000_000 + start * 1_000_000_000 // 48_000)
    assert np.abs(whole[:CHIRP_SAMPLES]).max() > 0.4
    assert np.allclose(whole, cut)
