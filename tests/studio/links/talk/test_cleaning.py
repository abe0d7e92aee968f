"""What a microphone hears is clean whenever somebody hears it, and costs little until then."""

import numpy as np
import pytest

from mixer.clock import MonotonicClock
from mixer.media import BLOCK_SAMPLES, Samples
from studio.links.talk.cleaning import AT_A_TIME, Cleaning
from studio.links.talk.echo import EchoCanceller
from studio.links.talk.mouth import Mouth, MouthWish
from studio.talkback.routing.packets import FIRST, LAST, Packet

from .test_parts import noise


def _blocks(sound: Samples) -> list[Samples]:
    return [sound[n : n + BLOCK_SAMPLES] for n in range(0, len(sound), BLOCK_SAMPLES)]


def test_without_a_canceller_a_block_is_what_it_was() -> None:
    cleaning, blocks = Cleaning(), _blocks(noise(BLOCK_SAMPLES * (AT_A_TIME + 2)))
    cleaning.choose(echo=False, noise=False)
    for block in blocks[:-1]:
        cleaning.learn(block)
    assert cleaning.clean(blocks[-1]) is blocks[-1]


@pytest.mark.parametrize("pressed_s", [0.0, 4.0, 4.95, 6.37, 7.99, 8.4])
def test_no_echo_is_heard_from_the_moment_that_a_key_goes_down(pressed_s: float) -> None:
    """Whenever that is, once the first seconds are over: *pressed_s*; 0: it is down all along."""
    cleaning, voice = Cleaning(), noise(48_000 * 10)
    cleaning.choose(echo=True, noise=False)
    voice *= (np.sin(np.arange(len(voice)) / 48_000 * 18) > -0.3).astype(np.float32)[:, None]
    echo = np.roll(voice, 2880, axis=0) * np.float32(0.5)
    first = round(100 * (pressed_s or 4))
    came, left = 0.0, 0.0
    for number, (far, near) in enumerate(zip(_blocks(voice), _blocks(echo), strict=True)):
        cleaning.played(np.repeat(far, 2, axis=1))
        if pressed_s and number < first:
            cleaning.learn(near)
            continue
        cleaned = cleaning.clean(near)
        if first <= number < first + 100:
            came += float((near**2).sum())
            left += float((cleaned**2).sum())
    assert 10 * np.log10(left / came) < -30


def test_while_nobody_hears_it_a_canceller_is_spared_most_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[Samples] = []

    def hear(_: EchoCanceller, samples: Samples) -> Samples:
        heard.append(samples)
        return samples

    monkeypatch.setattr(EchoCanceller, "clean", hear)
    cleaning, block = Cleaning(), noise(BLOCK_SAMPLES)
    cleaning.choose(echo=True, noise=False)
    for _ in range(300):
        cleaning.learn(block)
    assert len(heard) == 300, "first it hears all"
    for _ in range(4000):
        cleaning.learn(block)
    assert len(heard) < 300 + 4000 // 3


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
