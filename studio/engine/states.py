"""What clients see of a show's sources and scenes, from what the engine has of them; pure."""

from collections.abc import Mapping

from capture.slides import Place, SlidesSource
from studio.show import NetworkSpec, SceneSpec, Show
from studio.wire.state import SceneState, SourceState

from .rack import Rack, Racked


def source_state(racked: Racked, *, gain_db: float, muted: bool) -> SourceState:
    """Return the state of a source as it is now, its fader and mute as given."""
    spec, source = racked.spec, racked.source
    place = source.place if isinstance(source, SlidesSource) else Place(0, 0)
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
        shield=racked.video.shield.value if racked.video is not None else "off",
        clear_network=isinstance(spec, NetworkSpec) and getattr(source, "clear_network", False),
        page=place.page,
        pages=place.pages,
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
                shield=known.shield if known else "off",
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
