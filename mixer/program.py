"""What is on air, as values: a take makes a new state, the old one stays as it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .scene import Scene
from .transition import Transition

CUT = Transition()
MAX_FADING = 3
"""Scenes that may still be fading out under a new take; of more, the faintest goes."""


@dataclass(frozen=True, slots=True)
class ProgramState:
    """The scene on air and, while a transition runs, the state that it fades from."""

    scene: Scene
    transition: Transition = CUT
    started_ns: int = 0
    outgoing: "ProgramState | None" = None


def take(state: ProgramState, scene: Scene, transition: Transition, t_ns: int) -> ProgramState:
    """Return the state in which *scene* is put on air at *t_ns*.

    A take during a mix starts from the picture that is on air at that moment: the mix that was
    running goes on inside the outgoing half, so neither picture nor sound jumps.
    """
    return ProgramState(scene, transition, t_ns, _shortened(settle(state, t_ns), MAX_FADING))


def settle(state: ProgramState, t_ns: int) -> ProgramState:
    """Return *state* without what has faded out by *t_ns*; itself when nothing has."""
    if state.outgoing is None:
        return state
    if state.transition.progress(t_ns - state.started_ns) >= 1:
        return ProgramState(state.scene, state.transition, state.started_ns)
    outgoing = settle(state.outgoing, t_ns)
    if outgoing is state.outgoing:
        return state
    return ProgramState(state.scene, state.transition, state.started_ns, outgoing)


def redraw(state: ProgramState, scenes: Mapping[str, Scene]) -> ProgramState:
    """Return *state* with its scenes as *scenes* have them now, by name; others stay."""
    outgoing = redraw(state.outgoing, scenes) if state.outgoing is not None else None
    scene = scenes.get(state.scene.name, state.scene)
    return ProgramState(scene, state.transition, state.started_ns, outgoing)


def weights(state: ProgramState, t_ns: int) -> Iterator[tuple[Scene, float]]:
    """Yield each scene that is seen at *t_ns* and its share, newest first; they add up to 1."""
    left = 1.0
    current: ProgramState | None = state
    while current is not None:
        progress = 1.0
        if current.outgoing is not None:
            progress = current.transition.progress(t_ns - current.started_ns)
        yield current.scene, left * progress
        left *= 1 - progress
        if left <= 0:
            return
        current = current.outgoing


def _shortened(state: ProgramState, depth: int) -> ProgramState:
    if state.outgoing is None:
        return state
    if depth <= 1:
        return ProgramState(state.scene, state.transition, state.started_ns)
    outgoing = _shortened(state.outgoing, depth - 1)
    return ProgramState(state.scene, state.transition, state.started_ns, outgoing)
