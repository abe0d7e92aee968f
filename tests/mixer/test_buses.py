"""Mixes of some strips besides the programme."""

import numpy as np
import pytest

from mixer.audio_mix import BLOCK_NS
from mixer.buses import BusRoute
from mixer.media import BLOCK_SAMPLES
from mixer.program import ProgramState
from mixer.scene import Item, Scene
from mixer.strip import AudioFollow, AudioStrip, Knobs
from tests.mixer.mixing import Desk, Kept, tone

_SCENE = AudioFollow.SCENE


def _desk() -> Desk:
    return Desk(
        mic=AudioStrip(tone(200)),
        film=AudioStrip(tone(1000), _SCENE, Knobs(gain_db=-6.0206)),
        call=AudioStrip(tone(3000, 0.125)),
    )


def _level(sound: np.ndarray, hz: float) -> float:
    """Return the peak of a tone of *hz* in the last fifth of a second of *sound*, left side."""
    last = sound[-9600:, 0]
    turn = np.exp(-2j * np.pi * hz * np.arange(len(last)) / 48_000)
    return float(abs(last @ turn) * 2 / len(last))


def _levels(sound: np.ndarray) -> list[float]:
    return [_level(sound, hz) for hz in (200, 1000, 3000)]


def _tapped(desk: Desk, **routes: BusRoute) -> dict[str, Kept]:
    sinks = {name: Kept() for name in routes}
    desk.mix.buses.route(routes)
    desk.mix.buses.tap(sinks)
    return sinks


def test_a_bus_hears_its_strips_after_their_faders_whatever_is_on_air() -> None:
    desk = _desk()
    sinks = _tapped(
        desk,
        speech=BusRoute(frozenset({"mic", "call"})),
        music=BusRoute(frozenset({"film"})),
        empty=BusRoute(frozenset()),
    )
    desk.run(40)
    assert _levels(sinks["speech"].sound) == pytest.approx([0.25, 0, 0.125], abs=1e-4)
    assert _levels(sinks["music"].sound) == pytest.approx([0, 0.125, 0], abs=1e-4)
    assert not sinks["empty"].sound.any()
    # No scene is on air, so the programme has not the film.
    assert _levels(desk.program.sound) == pytest.approx([0.25, 0, 0.125], abs=1e-4)
    desk.mix.turn("mic", Knobs(muted=True))
    desk.run(40)
    assert _levels(sinks["speech"].sound) == pytest.approx([0, 0, 0.125], abs=1e-4)


def test_a_bus_that_follows_the_programme_hears_what_it_hears_of_its_strips() -> None:
    desk = _desk()
    sinks = _tapped(desk, minus=BusRoute(frozenset({"mic", "film"}), _SCENE))
    desk.run(40)
    assert _levels(sinks["minus"].sound) == pytest.approx([0.25, 0, 0], abs=1e-4)
    desk.mix._program.put(ProgramState(Scene("film", (Item("film"),))))
    desk.run(40)
    assert _levels(sinks["minus"].sound) == pytest.approx([0.25, 0.125, 0], abs=1e-4)


def test_all_strips_on_a_bus_that_follows_are_the_programme() -> None:
    desk = _desk()
    sinks = _tapped(desk, clean=BusRoute(frozenset({"mic", "film", "call"}), _SCENE))
    desk.run(10)
    desk.mix.turn("mic", Knobs(gain_db=6, delay_ms=20))
    desk.run(10)
    desk.mix.turn("mic", Knobs(gain_db=12))
    desk.run(10)
    clean = sinks["clean"]
    assert [block.pts_ns for block in clean.blocks] == [n * BLOCK_NS for n in range(29)]
    assert np.allclose(clean.sound, desk.program.sound, atol=1e-5)


def test_nothing_clicks_when_strips_come_and_go_and_buses_too() -> None:
    desk = _desk()
    sinks = _tapped(desk, bus=BusRoute(frozenset({"mic"})))
    for strips in ({"mic", "film"}, {"film"}, set(), {"mic"}):
        desk.run(20)
        desk.mix.buses.route({"bus": BusRoute(frozenset(strips))})
    desk.run(20)
    desk.mix.buses.route({})
    desk.run(20)
    sound = sinks["bus"].sound
    assert np.abs(np.diff(sound[:, 0])).max() < 0.04
    # A bus that is there no more is silent, and its track goes on.
    assert len(sound) == 119 * BLOCK_SAMPLES
    assert not sound[-BLOCK_SAMPLES:].any()


def test_strips_that_come_to_a_show_are_heard_and_those_that_go_are_not() -> None:
    desk = _desk()
    sinks = _tapped(desk, bus=BusRoute(frozenset({"mic", "new"})))
    desk.run(20)
    desk.mix.set_strips({"new": AudioStrip(tone(3000))})
    desk.run(40)
    assert _levels(sinks["bus"].sound) == pytest.approx([0, 0, 0.25], abs=1e-4)


def test_no_bus_leaves_over_the_ceiling_nor_turns_the_programme_down() -> None:
    desk = Desk(loud=AudioStrip(tone(200, 0.9)), more=AudioStrip(tone(200, 0.9)))
    desk.mix.turn("more", Knobs(muted=True))
    sinks = _tapped(desk, bus=BusRoute(frozenset({"loud"})))
    desk.mix.turn("loud", Knobs(gain_db=6))
    desk.run(20)
    assert np.abs(sinks["bus"].sound).max() == pytest.approx(10 ** (-1 / 20), rel=1e-3)


def test_whoever_takes_a_bus_no_more_gets_no_more_and_the_others_go_on() -> None:
    desk = _desk()
    sinks = _tapped(desk, a=BusRoute(frozenset({"mic"})), b=BusRoute(frozenset({"call"})))
    desk.run(5)
    desk.mix.buses.tap({"b": sinks["b"]})
    desk.run(5)
    assert (len(sinks["a"].blocks), len(sinks["b"].blocks)) == (4, 9)
