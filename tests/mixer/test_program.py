"""Takes are values, and neither picture nor sound ever jumps."""

import pytest

from mixer.program import MAX_FADING, ProgramState, redraw, settle, take, weights
from mixer.scene import Item, Scene
from mixer.transition import Transition, TransitionKind

A, B, C = Scene("a"), Scene("b"), Scene("c")
CUT = Transition()
MIX = Transition(TransitionKind.MIX, 1000)


def _shares(state: ProgramState, t_ns: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for scene, share in weights(state, t_ns):
        found[scene.name] = found.get(scene.name, 0) + share
    return found


def test_a_cut_is_whole_at_once() -> None:
    assert _shares(take(ProgramState(A), B, CUT, 50), 50) == {"b": 1.0}


def test_a_mix_runs_straight_from_nothing_to_all() -> None:
    state = take(ProgramState(A), B, MIX, 100)
    assert _shares(state, 100) == {"b": 0.0, "a": 1.0}
    assert _shares(state, 350) == {"b": 0.25, "a": 0.75}
    assert _shares(state, 1100) == {"b": 1.0}


def test_a_take_leaves_the_old_state_as_it_was() -> None:
    before = ProgramState(A)
    take(before, B, MIX, 0)
    assert _shares(before, 500) == {"a": 1.0}


def test_a_take_in_a_running_mix_starts_from_what_is_on_air() -> None:
    running = take(ProgramState(A), B, MIX, 0)
    state = take(running, C, MIX, 400)
    shown = {name: share for name, share in _shares(state, 400).items() if share}
    assert shown == pytest.approx(_shares(running, 400))
    assert sum(_shares(state, 700).values()) == pytest.approx(1)


def test_a_scene_that_was_changed_is_drawn_anew_in_the_midst_of_a_mix() -> None:
    state = take(take(ProgramState(A), B, MIX, 0), C, MIX, 400)
    changed = Scene("a", (Item("camera"),))
    drawn = redraw(state, {"a": changed, "unused": A})
    scenes = [scene for scene, _ in weights(drawn, 500)]
    assert scenes == [C, B, changed]
    assert [share for _, share in weights(drawn, 500)] == [s for _, s in weights(state, 500)]


def test_what_has_faded_out_is_forgotten() -> None:
    state = take(take(ProgramState(A), B, MIX, 0), C, MIX, 400)
    assert settle(state, 1400).outgoing is None
    inner = settle(state, 1000).outgoing
    assert inner is not None
    assert inner.outgoing is None


def test_many_takes_in_a_row_stay_bounded() -> None:
    state = ProgramState(A)
    for n in range(50):
        state = take(state, Scene(str(n)), MIX, n)
    depth, current = 0, state.outgoing
    while current is not None:
        depth, current = depth + 1, current.outgoing
    assert depth <= MAX_FADING
    assert sum(_shares(state, 60).values()) == pytest.approx(1)
