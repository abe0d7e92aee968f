"""What a microphone hears is cleaned several blocks at a time, until somebody hears it."""

import numpy as np
import pytest

from mixer.clock import MonotonicClock
from mixer.media import BLOCK_SAMPLES, Samples
from studio.links.talk.cleaning import AT_A_TIME, Cleaning
from studio.links.talk.mouth import Mouth, MouthWish
from studio.talkback.routing.packets import FIRST, LAST, Packet

from .test_parts import noise


def _blocks(sound: Samples) -> list[Samples]:
    return [sound[n : n + BLOCK_SAMPLES] for n in range(0, len(sound), BLOCK_SAMPLES)]


def test_blocks_come_in_order_and_at_once_where_somebody_hears_them() -> None:
    cleaning, blocks = Cleaning(), _blocks(noise(BLOCK_SAMPLES * (2 * AT_A_TIME + 2)))
    cleaning.choose(echo=False, noise=False)
    came = [cleaning.put(block, at_once=False) for block in blocks[: 2 * AT_A_TIME + 1]]
    assert [len(each) for each in came] == ([0] * (AT_A_TIME - 1) + [AT_A_TIME]) * 2 + [0]
    came.append(cleaning.put(blocks[-1], at_once=True))
    assert len(came[-1]) == 2
    assert np.array_equal(
        np.concatenate([each for some in came for each in some]), np.concatenate(blocks)
    )


@pytest.mark.parametrize("waits", [False, True])
def test_no_echo_is_heard_from_the_moment_that_a_key_goes_down(*, waits: bool) -> None:
    cleaning, voice = Cleaning(), noise(48_000 * 6)
    cleaning.choose(echo=True, noise=False)
    voice *= (np.sin(np.arange(len(voice)) / 48_000 * 18) > -0.3).astype(np.float32)[:, None]
    echo = np.roll(voice, 2880, axis=0) * np.float32(0.5)
    came, left = 0.0, 0.0
    for number, (far, near) in enumerate(zip(_blocks(voice), _blocks(echo), strict=True)):
        cleaning.played(np.repeat(far, 2, axis=1))
        is_heard = number >= 400
        cleaned = cleaning.put(near, at_once=is_heard or not waits)
        if is_heard:
            came += float((near**2).sum())
            left += float((cleaned[-1] ** 2).sum())
    assert 10 * np.log10(left / came) < -30


def test_a_key_that_goes_down_between_sends_from_its_own_block_on() -> None:
    spoken: list[Packet] = []
    own: list[Samples] = []
    mouth = Mouth(
        clock=MonotonicClock(), spoke=spoken.append, own=own.append,
        level=lambda _: None, on_state=lambda _: None,
    )  # fmt: skip
    times = []
    for number, block in enumerate(_blocks(noise(BLOCK_SAMPLES * 40))):
        is_open = number % 20 in range(7, 12)
        mouth.wish(MouthWish(is_open=is_open, echo_cancelled=False, noise_suppressed=False))
        before = len(spoken)
        mouth.hear(block)
        times += [number] * (len(spoken) - before)
    # Each block is sent when it is heard, and the one after the key went up ends it.
    assert times == [*range(7, 13), *range(27, 33)]
    assert [packet.flags for packet in spoken] == [FIRST, 0, 0, 0, 0, LAST] * 2
    first = spoken[0]
    assert [packet.time - first.time for packet in spoken] == [
        BLOCK_SAMPLES * (number - 7) for number in times
    ]
    assert [packet.sequence - first.sequence for packet in spoken] == [n - 7 for n in times]
    assert len(own) == 10
