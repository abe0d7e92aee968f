"""Solo is for the headphones alone: what the programme gets does not know of it."""

import numpy as np
import pytest

from mixer.strip import AudioStrip, Knobs
from tests.mixer.mixing import Desk, tone

_HELD = 480
"""The limiter looks a block ahead, so the programme begins with the second one."""


def _strips() -> dict[str, AudioStrip]:
    return {
        "mic": AudioStrip(tone(200), knobs=Knobs(-6.0, delay_ms=30)),
        "film": AudioStrip(tone(300)),
        "call": AudioStrip(tone(400), knobs=Knobs(-90, muted=True)),
    }


def _peak_hz(sound: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(sound[:, 0] * np.hanning(len(sound))))
    return float(spectrum.argmax()) * 48_000 / len(sound)


def test_without_solo_the_headphones_hear_the_programme() -> None:
    desk = Desk(**_strips())
    desk.run(50)
    heard = desk.ears.sound[: -1 * _HELD]
    assert np.array_equal(heard, desk.program.sound)


@pytest.mark.parametrize("name", ["mic", "call"])
def test_a_strip_on_solo_is_heard_before_fader_and_mute_and_alone(name: str) -> None:
    desk = Desk(**_strips())
    desk.run(5)
    knobs = desk.mix._knobs[name]
    desk.mix.turn(name, Knobs(knobs.gain_db, knobs.muted, knobs.delay_ms, solo=True))
    desk.run(105)
    alone = desk.ears.sound[-100 * 480 :]
    assert np.abs(alone).max() == pytest.approx(0.25, abs=0.001)
    assert _peak_hz(alone) == pytest.approx({"mic": 200, "call": 400}[name], abs=1)
    desk.mix.turn(name, knobs)
    desk.run(100)
    assert np.array_equal(desk.ears.sound[-50 * 480 : -480], desk.program.sound[-49 * 480 :])


def test_two_on_solo_are_heard_together_and_nothing_clicks() -> None:
    desk = Desk(**_strips())
    for soloed in ((), ("film",), ("film", "call"), ("call",), ()):
        for name in ("film", "call"):
            desk.mix.turn(name, Knobs(solo=name in soloed))
        desk.run(60)
    assert np.abs(np.diff(desk.ears.sound[:, 0])).max() < 0.04


def test_solo_changes_no_sample_of_the_programme() -> None:
    with_solo, without = Desk(**_strips()), Desk(**_strips())
    for solo in (False, True, True, False):
        for name, strip in _strips().items():
            knobs = strip.knobs
            turned = Knobs(knobs.gain_db, knobs.muted, knobs.delay_ms, solo=solo)
            with_solo.mix.turn(name, turned)
        with_solo.run(30)
        without.run(30)
        for block in with_solo.ears.blocks:
            # A listener that writes into what it was given spoils nothing.
            block.samples[:] = 1
    assert np.array_equal(with_solo.program.sound, without.program.sound)
