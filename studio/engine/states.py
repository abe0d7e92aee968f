"""What clients see of a show's sources and scenes, from what the engine has of them; pure."""

from collections.abc import Mapping

from capture.slides import Place, SlidesSource
from mixer.strip import Knobs
from studio.show import NetworkSpec, SceneSpec, Show
from studio.wire.state import SceneState, SourceState

from .camera_controls import control_states
from .knobs import knobs_of_spec, knobs_of_state, with_knobs
from .rack import Rack, Racked


def source_state(racked: Racked, knobs: Knobs) -> SourceState:
    """Return the state of a source as it is now, its knobs as given."""
    spec, source = racked.spec, racked.source
    place = source.place if isinstance(source, SlidesSource) else Place(0, 0)
    state = SourceState(
        name=spec.name,
        label=spec.shown_label,
        kind=str(type(spec).__struct_config__.tag),
        has_video=source.video is not None,
        has_audio=source.audio is not None and spec.audio != "off",
        status=source.health.status.value,
        fault=source.health.fault,
        shield=racked.video.shield.value if racked.video is not None else "off",
        clear_network=isinstance(spec, NetworkSpec) and getattr(source, "clear_network", False),
        page=place.page,
        pages=place.pages,
        controls=control_states(source.health.controls),
    )
    return with_knobs(state, knobs)


def source_states(
    show: Show, rack: Rack, before: Mapping[str, SourceState]
) -> tuple[SourceState, ...]:
    """Return the states of the sources of *show*; knobs stay as they were *before*.

    A source that has not begun yet is not in *rack*, and is starting.
    """
    states = []
    for spec in show.source:
        known = before.get(spec.name)
        knobs = knobs_of_state(known) if known else knobs_of_spec(spec)
        racked = rack.get(spec.name)
        if racked is not None:
            states.append(source_state(racked, knobs))
            continue
        begins = SourceState(
            name=spec.name,
            label=spec.shown_label,
            kind=str(type(spec).__struct_config__.tag),
            has_video=False,
            has_audio=False,
            shield=known.shield if known else "off",
        )
        states.append(with_knobs(begins, knobs))
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
