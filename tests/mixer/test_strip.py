"""The knobs of a strip: what they do to the programme's sound, and that none of them clicks."""

import numpy as np
import pytest

from mixer.media import SAMPLE_RATE
from mixer.strip import AudioStrip, Knobs
from tests.mixer.mixing import Desk, Sounding, tone

_RANDOM = np.random.default_rng(3)
_NOISE = _RANDOM.normal(0, 0.1, 3 * SAMPLE_RATE)


def _noise() -> Sounding:
    return Sounding(lambda at: _NOISE[np.rint(at * SAMPLE_RATE).astype(int)])


@pytest.mark.parametrize("delay_ms", [0, 1, 7, 10, 333, 1000])
def test_a_delay_is_exact_to_the_sample(delay_ms: int) -> None:
    desk = Desk(mic=AudioStrip(_noise(), knobs=Knobs(delay_ms=delay_ms)))
    desk.run(150)
    sound = desk.program.sound[:, 0]
    late = delay_ms * SAMPLE_RATE // 1000
    assert not sound[:late].any()
    assert np.array_equal(sound[late:], _NOISE[: len(sound) - late].astype(np.float32))


def test_a_changed_delay_is_heard_within_a_block_and_does_not_click() -> None:
    desk = Desk(mic=AudioStrip(tone(200)))
    steepest = 2 * np.pi * 200 / SAMPLE_RATE * 0.25
    for delay_ms in (0, 3, 1000, 40, 0, 500):
        desk.mix.turn("mic", Knobs(delay_ms=delay_ms))
        desk.run(120)
    # What is left of the fade itself: the difference of two tones over a block.
    allowed = steepest + 2 * 0.25 / 480
    assert np.abs(np.diff(desk.program.sound[100 * 480 :, 0])).max() < allowed * 1.01


def test_fader_and_mute_do_not_click_and_keep_the_delay() -> None:
    desk = Desk(mic=AudioStrip(tone(200), knobs=Knobs(delay_ms=20)))
    for knobs in (Knobs(delay_ms=20), Knobs(-90, delay_ms=20), Knobs(muted=True, delay_ms=20)):
        desk.mix.turn("mic", knobs)
        desk.run(20)
    sound = desk.program.sound[:, 0]
    assert np.abs(np.diff(sound)).max() < 0.02
    assert not sound[-480 * 15 :].any()


def test_meters_show_what_the_fader_lets_through_muted_or_not() -> None:
    desk = Desk(mic=AudioStrip(tone(1000, 0.5), knobs=Knobs(-6.0, muted=True)))
    desk.run(300)
    levels = desk.mix.levels.get()
    assert levels is not None
    assert levels.strips["mic"].peak_db == pytest.approx(-12, abs=0.1)
    assert levels.strips["mic"].rms_db == pytest.approx(-15, abs=0.1)
    assert levels.program.peak_db == -120


def test_strips_that_stay_keep_their_knobs_when_others_come() -> None:
    first = AudioStrip(tone(300))
    desk = Desk(mic=first)
    desk.mix.turn("mic", Knobs(muted=True))
    desk.mix.set_strips({"mic": first, "film": AudioStrip(tone(500), knobs=Knobs(-90))})
    desk.run(5)
    assert not desk.program.sound.any()
    desk.mix.set_strips({"film": AudioStrip(tone(500))})
    desk.run(5)
    assert list(desk.mix._held) == ["film"]
