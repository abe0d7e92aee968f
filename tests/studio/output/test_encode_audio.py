import itertools
from dataclasses import replace

import numpy as np
import pytest

from mixer.cadence import Cadence
from mixer.clock import NS_PER_S, MonotonicClock
from mixer.media import BLOCK_RATE, AudioBlock
from studio.output._sound_coding import CODINGS
from studio.output.encoder import AAC, LOSSLESS, AudioEncoding, SoundSpec
from studio.output.errors import EncoderMissingError
from studio.output.packet import EncodedPacket
from tests.waiting import wait_until


def _code_sound(blocks: list[AudioBlock], spec: SoundSpec = AAC) -> list[EncodedPacket]:
    delivered: list[EncodedPacket] = []
    encoding = AudioEncoding(clock=MonotonicClock(), deliver=delivered.append, spec=spec)
    encoding.start()
    for block in blocks:
        encoding.put(block)
    encoding.stop()
    return delivered


def _block(number: int, origin_ns: int = NS_PER_S) -> AudioBlock:
    silence = np.zeros((480, 2), np.float32)
    return AudioBlock(silence, Cadence(BLOCK_RATE, origin_ns).at(number))


def test_sound_begins_with_its_priming_and_has_no_holes() -> None:
    packets = _code_sound([_block(number) for number in range(96)])
    steps = {b.pts_ns - a.pts_ns for a, b in itertools.pairwise(packets)}
    assert packets[0].pts_ns == NS_PER_S - 21_333_334
    assert steps <= {21_333_333, 21_333_334}
    assert len(packets) == 46


@pytest.mark.parametrize("lost", [{20}, {20, 21, 22}, set(range(20, 60))])
def test_lost_blocks_become_silence_of_the_same_length(lost: set[int]) -> None:
    whole = _code_sound([_block(number) for number in range(96)])
    holed = _code_sound([_block(number) for number in range(96) if number not in lost])
    assert [packet.pts_ns for packet in holed] == [packet.pts_ns for packet in whole]


def test_a_long_hole_stays_one() -> None:
    packets = _code_sound([*map(_block, range(48)), *map(_block, range(1000, 1048))])
    steps = [b.pts_ns - a.pts_ns for a, b in itertools.pairwise(packets)]
    assert sum(step > NS_PER_S for step in steps) == 1
    assert packets[-1].pts_ns > 10 * NS_PER_S


def test_blocks_that_overlap_do_not_push_the_rest_back() -> None:
    numbers = [*range(30), 25, 26, 27, 28, 29, *range(30, 60)]
    doubled = _code_sound([_block(number) for number in numbers])
    assert len(doubled) == len(_code_sound([_block(number) for number in range(60)]))


@pytest.mark.parametrize(("spec", "blocks"), [(LOSSLESS, 9), (AAC, 3)])
def test_a_frame_is_encoded_as_soon_as_it_is_full(spec: SoundSpec, blocks: int) -> None:
    encoding = AudioEncoding(clock=MonotonicClock(), deliver=lambda _packet: None, spec=spec)
    frame = encoding._frame_samples
    encoding.start()
    try:
        for number in range(3 * blocks):
            encoding.put(_block(number))
            due = (number + 1) * 480 // frame * frame
            wait_until(lambda n=due: encoding._next_sample >= n, 10, "it is encoded")  # type: ignore[misc]  # mypy cannot type a default in a lambda
    finally:
        encoding.stop()


def test_lossless_sound_has_no_priming() -> None:
    packets = _code_sound([_block(number) for number in range(96)], LOSSLESS)
    assert [packet.pts_ns for packet in packets] == [
        NS_PER_S + number * 4096 * NS_PER_S // 48_000 for number in range(12)
    ]


def test_a_missing_encoder_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    aac = replace(CODINGS["aac"], av_name="no-such-codec")
    monkeypatch.setattr("studio.output._encode_audio.CODINGS", {"aac": aac})
    with pytest.raises(EncoderMissingError, match=r"AAC.*install"):
        AudioEncoding(clock=MonotonicClock(), deliver=lambda _packet: None)
