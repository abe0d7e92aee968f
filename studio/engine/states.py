"""What clients see of a show's sources and scenes, from what the engine has of them; pure."""

from collections.abc import Mapping

from studio.show import NetworkSpec, SceneSpec, Show
from studio.wire.state import SceneState, SourceState

from .camera_controls import control_states
from .rack import Rack, Racked


def source_state(racked: Racked, *, gain_db: float, muted: bool) -> SourceState:
    """Return the state of a source as it is now, its fader and mute as given."""
    spec, source = racked.spec, racked.source
    return SourceState(
        name=spec.name,
        label=spec.shown_label,
        kind=str(type(spec).__struct_config__.tag),
        has_video=source.video is not None,
        has_audio=source.audio is not None and spec.audio != "off",
        status=source.health.status.value,
        fault=source.health.fault,
        gain_db=gain_db,
        muted=muted,
        clear_network=isinstance(spec, NetworkSpec) and getattr(source, "clear_network", False),
        controls=control_states(source.health.controls),
    )


def source_states(
    show: Show, rack: Rack, before: Mapping[str, SourceState]
) -> tuple[SourceState, ...]:
    """Return the states of the sources of *show*; faders stay where they were *before*.

    A source that has not begun yet is not in *rack*, and is starting.
    """
    states = []
    for spec in show.source:
        known = before.get(spec.name)
        gain_db, muted = (known.gain_db, known.muted) if known else (spec.gain_db, spec.muted)
        racked = rack.get(spec.name)
        if racked is not None:
            states.append(source_state(racked, gain_db=gain_db, muted=muted))
            continue
        states.append(
            SourceState(
                name=spec.name,
                label=spec.shown_label,
                kind=str(type(spec).__struct_config__.tag),
                has_video=False,
                has_audio=False,
                gain_db=gain_db,
                muted=muted,
            )
        )
    return tuple(states)


def scene_states(show: Show) -> tuple[SceneState, ...]:
    """Return the states of the scenes of *show*."""
    return tuple(_scene(spec) for spec in show.scene)


def _scene(spec: SceneSpec) -> SceneState:
    ordered = sorted(spec.items, key=lambda item: item.order)
    return SceneState(
        name=spec.name,
        label=spec.label or spec.name,
        sources=tuple(item.source for item in ordered),
    )
