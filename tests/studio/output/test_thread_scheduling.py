"""No encoder puts its threads, or the one that opens it, before the rest of the system."""

import os
import sys
from fractions import Fraction

import av
import numpy as np
import pytest

from studio.output._video_coder import VideoCoder
from studio.output.codecs import IMPLEMENTATIONS, Implementation, VideoSpec
from studio.output.errors import EncoderMissingError, OutputError


def _policies() -> set[int]:
    return {os.sched_getscheduler(int(thread)) for thread in os.listdir("/proc/self/task")}  # noqa: PTH208  # names are all it takes


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how a thread is scheduled")
@pytest.mark.parametrize("encoder", IMPLEMENTATIONS, ids=lambda each: each.name)
def test_an_encoder_s_threads_are_scheduled_as_all_others(encoder: Implementation) -> None:
    before = _policies()
    spec = VideoSpec(encoder.codec, 500_000, "ultrafast", encoder=encoder.name)
    try:
        coder = VideoCoder(spec, width=320, height=180, rate=Fraction(25))
    except (EncoderMissingError, OutputError):
        pytest.skip("this machine has no such encoder")
    for number in range(10):
        picture = av.VideoFrame.from_ndarray(np.zeros((270, 320), np.uint8), format="yuv420p")
        picture.pts, picture.time_base = number, Fraction(1, 25)
        coder.encode(picture)
    assert _policies() == before
    coder.encode(None)
    coder.close()
