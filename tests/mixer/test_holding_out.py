"""What is said backstage through a microphone that is on air reaches no mix, and no tail of it."""

import numpy as np
import pytest

from mixer.buses import BusRoute
from mixer.holding_out import TAIL_MS
from mixer.strip import AudioStrip, Knobs
from tests.mixer.mixing import Desk, Kept, Sounding, tone

SAID_FROM_S, SAID_TO_S = 0.5, 1.0
STORE_S = 0.06
"""As late as the slowest microphone's store gives what was said."""


def _said(at: np.ndarray) -> np.ndarray:
    """Speech while the key is down, and nothing else."""
    spoken = at - STORE_S
    return np.where((spoken >= SAID_FROM_S) & (spoken < SAID_TO_S), 0.5, 0.0)


@pytest.mark.parametrize("delay_ms", [0, 250, 1000])
def test_nothing_said_meanwhile_is_in_programme_bus_or_tap(delay_ms: int) -> None:
    desk = Desk(mic=AudioStrip(Sounding(_said), knobs=Knobs(delay_ms=delay_ms)))
    bus, tapped = Kept(), Kept()
    desk.mix.buses.route({"speech": BusRoute(frozenset({"mic"}))})
    desk.mix.buses.tap({"speech": bus})
    desk.mix.tap({"mic": tapped})
    desk.run(50)
    desk.mix.hold_out(frozenset({"mic"}))
    desk.run(50)
    desk.mix.hold_out(frozenset())
    desk.run(300)
    for kept in (desk.program, bus, tapped):
        assert not kept.sound.any()


def test_without_it_all_of_that_would_be_heard() -> None:
    desk = Desk(mic=AudioStrip(Sounding(_said)))
    desk.run(400)
    assert np.abs(desk.program.sound).max() == pytest.approx(0.5, abs=0.01)


def test_it_is_heard_again_without_a_click_and_others_always() -> None:
    desk = Desk(mic=AudioStrip(tone(200)), film=AudioStrip(tone(300, 0.1)))
    desk.run(20)
    desk.mix.hold_out(frozenset({"mic"}))
    desk.run(20)
    alone = np.abs(desk.program.sound[-10 * 480 :]).max()
    assert alone == pytest.approx(0.1, abs=0.005)
    desk.mix.hold_out(frozenset())
    desk.run(TAIL_MS // 10 + 20)
    assert np.abs(desk.program.sound[-10 * 480 :]).max() > 0.3
    assert np.abs(np.diff(desk.program.sound[:, 0])).max() < 0.02


def test_the_headphones_of_who_listens_to_it_alone_hear_it_still() -> None:
    desk = Desk(mic=AudioStrip(tone(200), knobs=Knobs(solo=True)))
    desk.mix.hold_out(frozenset({"mic"}))
    desk.run(20)
    assert np.abs(desk.ears.sound[-480:]).max() > 0.2
