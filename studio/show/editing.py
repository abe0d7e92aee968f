"""Changes to a show, each a new show; pure. What cannot be changed so is a ShowError."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from .checks import check
from .destinations import with_place
from .errors import ShowError
from .model import (
    AnySource,
    BusSpec,
    CameraSpec,
    DestinationSpec,
    EncodingName,
    RecordingSpec,
    SceneSpec,
    Show,
    SourceSpec,
)

Named = TypeVar("Named", bound=SourceSpec | SceneSpec)


def put_source(show: Show, spec: AnySource, replaces: str = "") -> Show:
    """Add *spec* at the end, or put it in the place of *replaces*, which may have another name.

    Items follow a source to its new name.
    """
    if not replaces:
        return _checked(msgspec.structs.replace(show, source=(*show.source, spec)))
    _known([source.name for source in show.source], replaces, "source")
    sources = tuple(spec if source.name == replaces else source for source in show.source)
    changed = msgspec.structs.replace(show, source=sources)
    return _checked(_each_item(changed, lambda name: spec.name if name == replaces else name))


def put_parts(
    show: Show,
    sources: Sequence[AnySource],
    scenes: Sequence[SceneSpec],
    instead_of: Collection[str] = (),
    keep: str = "",
) -> Show:
    """Add *sources* and *scenes* at the end; those of a name that is there take its place.

    Scenes and sources named in *instead_of* go, except the scene *keep* and what is shown still.
    """
    going = set(instead_of) - {keep}
    left = [scene for scene in _merged(show.scene, scenes) if scene.name not in going]
    shown = {item.source for scene in left for item in scene.items}
    heard = [part for part in _merged(show.source, sources) if part.name not in going - shown]
    return _checked(msgspec.structs.replace(show, source=tuple(heard), scene=tuple(left)))


def put_destination(show: Show, place: DestinationSpec) -> Show:
    """Put *place* in the place of one of its name, or add it; the primary goes first."""
    return _checked(msgspec.structs.replace(show, destination=with_place(show.destination, place)))


def remove_destination(show: Show, name: str) -> Show:
    """Go there no more."""
    _known([place.name for place in show.destination], name, "destination")
    places = tuple(place for place in show.destination if place.name != name)
    return _checked(msgspec.structs.replace(show, destination=places))


def put_bus(show: Show, spec: BusSpec, replaces: str = "") -> Show:
    """Add a sound bus at the end, or put it in the place of *replaces*."""
    if not replaces:
        return _checked(msgspec.structs.replace(show, bus=(*show.bus, spec)))
    _known([bus.name for bus in show.bus], replaces, "bus")
    buses = tuple(spec if bus.name == replaces else bus for bus in show.bus)
    return _checked(msgspec.structs.replace(show, bus=buses))


def remove_bus(show: Show, name: str) -> Show:
    """Take a sound bus away."""
    _known([bus.name for bus in show.bus], name, "bus")
    buses = tuple(bus for bus in show.bus if bus.name != name)
    return _checked(msgspec.structs.replace(show, bus=buses))


def set_encoding(show: Show, encoding: EncodingName) -> Show:
    """Encode for another purpose."""
    header = msgspec.structs.replace(show.show, encoding=encoding)
    return _checked(msgspec.structs.replace(show, show=header))


def set_recording(show: Show, spec: RecordingSpec) -> Show:
    """Record the show as *spec* says; folders are whole paths, as in a show that was read."""
    for folder in filter(None, (spec.folder, spec.second_folder)):
        if not Path(folder).is_absolute():
            message = f"{folder} is no whole path; give that of a folder."
            raise ShowError(message)
    return _checked(msgspec.structs.replace(show, recording=spec))


def remove_source(show: Show, name: str) -> Show:
    """Take a source away, and the items that show it."""
    _known([source.name for source in show.source], name, "source")
    sources = tuple(source for source in show.source if source.name != name)
    changed = msgspec.structs.replace(show, source=sources)
    return _checked(_each_item(changed, lambda item: "" if item == name else item))


def move_source(show: Show, name: str, index: int) -> Show:
    """Put a source at *index* of the order in which sources are listed, as near as there is."""
    _known([source.name for source in show.source], name, "source")
    sources = [source for source in show.source if source.name != name]
    moved = next(source for source in show.source if source.name == name)
    sources.insert(max(0, min(index, len(sources))), moved)
    return _checked(msgspec.structs.replace(show, source=tuple(sources)))


def set_control(show: Show, name: str, control: str, value: int | None) -> Show:
    """Have a camera's *control* set to *value*; None: left to the camera."""
    spec = next((source for source in show.source if source.name == name), None)
    if not isinstance(spec, CameraSpec):
        message = f'There is no camera "{name}" in the show; name one that is.'
        raise ShowError(message)
    controls = {key: own for key, own in spec.controls.items() if key != control}
    if value is not None:
        controls[control] = value
    return put_source(show, msgspec.structs.replace(spec, controls=controls), name)


def put_scene(show: Show, spec: SceneSpec, replaces: str = "") -> Show:
    """Add *spec* at the end, or put it in the place of *replaces*, which may have another name.

    The start and the takes follow a scene to its new name.
    """
    if not replaces:
        return _checked(msgspec.structs.replace(show, scene=(*show.scene, spec)))
    _known([scene.name for scene in show.scene], replaces, "scene")
    scenes = tuple(spec if scene.name == replaces else scene for scene in show.scene)
    takes = tuple(
        msgspec.structs.replace(take, scene=spec.name) if take.scene == replaces else take
        for take in show.take
    )
    start = spec.name if show.show.start == replaces else show.show.start
    header = msgspec.structs.replace(show.show, start=start)
    return _checked(msgspec.structs.replace(show, show=header, scene=scenes, take=takes))


def remove_scene(show: Show, name: str) -> Show:
    """Take a scene away, and the takes that would put it on air; never the last one."""
    _known([scene.name for scene in show.scene], name, "scene")
    scenes = tuple(scene for scene in show.scene if scene.name != name)
    if not scenes:
        message = "A show needs a scene; add another before removing this one."
        raise ShowError(message)
    takes = tuple(take for take in show.take if take.scene != name)
    start = "" if show.show.start == name else show.show.start
    header = msgspec.structs.replace(show.show, start=start)
    return _checked(msgspec.structs.replace(show, show=header, scene=scenes, take=takes))


def move_scene(show: Show, name: str, index: int) -> Show:
    """Put a scene at *index* of the order in which scenes are listed, as near as there is."""
    _known([scene.name for scene in show.scene], name, "scene")
    scenes = [scene for scene in show.scene if scene.name != name]
    moved = next(scene for scene in show.scene if scene.name == name)
    scenes.insert(max(0, min(index, len(scenes))), moved)
    return _checked(msgspec.structs.replace(show, scene=tuple(scenes)))


def _each_item(show: Show, renamed: Callable[[str], str]) -> Show:
    """Return *show* with sources renamed in its items, tracks and buses; the nameless go."""
    scenes = tuple(
        msgspec.structs.replace(
            scene,
            items=tuple(
                msgspec.structs.replace(item, source=renamed(item.source))
                for item in scene.items
                if renamed(item.source)
            ),
        )
        for scene in show.scene
    )
    tracks = tuple(filter(None, map(renamed, show.recording.tracks)))
    recording = msgspec.structs.replace(show.recording, tracks=tracks)
    buses = tuple(
        msgspec.structs.replace(bus, sources=tuple(filter(None, map(renamed, bus.sources))))
        for bus in show.bus
    )
    return msgspec.structs.replace(show, scene=scenes, recording=recording, bus=buses)


def _merged(before: Sequence[Named], added: Sequence[Named]) -> tuple[Named, ...]:
    new = {part.name: part for part in added}
    kept = [new.pop(part.name, part) for part in before]
    return (*kept, *new.values())


def _checked(show: Show) -> Show:
    for _, problem in check(show):
        message = f"{problem[0].upper()}{problem[1:]}"
        raise ShowError(message)
    return show


def _known(names: list[str], name: str, kind: str) -> None:
    if name not in names:
        message = f'There is no {kind} "{name}"; the show has {", ".join(names) or "none"}.'
        raise ShowError(message)
