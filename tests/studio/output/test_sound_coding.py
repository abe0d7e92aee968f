import numpy as np
import pytest

from studio.output._sound_coding import CODINGS

_FULL = 1 << 23


def _laid(*values: float) -> list[int]:
    """Return what ALAC is given for *values* on the left, silence on the right."""
    samples = np.array([[value, 0] for value in values], np.float32)
    left, right = CODINGS["alac"].laid(samples)
    assert not right.any()
    assert left.dtype == np.int32
    assert not (left & 0xFF).any()
    return [int(value) >> 8 for value in left]


def test_samples_become_the_nearest_of_24_bits() -> None:
    steps = [0, 1, -1, 12_345, -8_388_608, 8_388_607]
    assert _laid(*(step / _FULL for step in steps)) == steps
    assert _laid(0.4 / _FULL, 0.6 / _FULL, -0.4 / _FULL, -0.6 / _FULL) == [0, 1, 0, -1]


@pytest.mark.filterwarnings("error")
def test_what_is_louder_than_full_scale_is_cut_there_and_no_number_is_silence() -> None:
    loud = [1.0, 1.7, float("inf"), -1.0, -1.7, -float("inf"), float("nan")]
    assert _laid(*loud) == [_FULL - 1] * 3 + [-_FULL] * 3 + [0]


def test_floats_are_left_as_they_are() -> None:
    samples = np.array([[0.1, 0.2], [1.5, -1.5]], np.float32)
    assert CODINGS["aac"].laid(samples).tolist() == samples.T.tolist()
    assert CODINGS["opus"].laid(samples).tolist() == [samples.ravel().tolist()]
