"""What a client may ask to change of the show itself. Every change can be undone."""

from studio.show.model import (
    AnySource,
    BusSpec,
    DestinationSpec,
    EncodingName,
    RecordingSpec,
    SceneSpec,
)

from .command import Command


class PutSource(Command, tag="source-put", frozen=True):
    """Add a source, or put it in the place of ``replaces``; items follow it to a new name."""

    spec: AnySource
    replaces: str = ""


class RemoveSource(Command, tag="source-remove", frozen=True):
    """Take a source away, with the items that show it."""

    name: str


class MoveSource(Command, tag="source-move", frozen=True):
    """Put a source elsewhere in the list, which is the order of the strips and their keys."""

    name: str
    index: int


class SetCameraControl(Command, tag="camera-control", frozen=True):
    """Set a control of a camera itself, or with None leave it to the camera's default.

    Changes in a row of one ``gesture``, such as a drag, are undone together.
    """

    source: str
    control: str
    value: int | None
    gesture: str = ""


class PutScene(Command, tag="scene-put", frozen=True):
    """Add a scene, or put it in the place of ``replaces``.

    Changes in a row of one ``gesture``, such as a drag, are undone together.
    """

    spec: SceneSpec
    replaces: str = ""
    gesture: str = ""


class RemoveScene(Command, tag="scene-remove", frozen=True):
    """Take a scene away that is not on air."""

    name: str


class MoveScene(Command, tag="scene-move", frozen=True):
    """Put a scene elsewhere in the list."""

    name: str
    index: int


class PutParts(Command, tag="parts-put", frozen=True):
    """Add sources and scenes in one step, which undoing calls ``what``.

    ``instead_of``: names of scenes and sources that go in the same step, as far as they are there,
    are not on air and nothing else shows them.
    """

    what: str
    source: tuple[AnySource, ...]
    scene: tuple[SceneSpec, ...]
    instead_of: tuple[str, ...] = ()


class PutDestination(Command, tag="destination-put", frozen=True):
    """Let the show go there: an ingest, without its key, in the place of one of its name.

    The primary, which one without a role is, too, goes first; the one before becomes an extra.
    """

    spec: DestinationSpec


class PutBus(Command, tag="bus-put", frozen=True):
    """Add a sound bus, or put it in the place of ``replaces``."""

    spec: BusSpec
    replaces: str = ""


class RemoveBus(Command, tag="bus-remove", frozen=True):
    """Take a sound bus away."""

    name: str


class SetEncoding(Command, tag="encoding", frozen=True):
    """Encode the programme for another purpose, from the next picture on."""

    preset: EncodingName


class SetRecording(Command, tag="recording-set", frozen=True):
    """Record the show otherwise, from the next recording on; its folders are whole paths."""

    spec: RecordingSpec


class RemoveDestination(Command, tag="destination-remove", frozen=True):
    """Take a destination away that the show is not sent to."""

    name: str


class Relink(Command, tag="relink", frozen=True):
    """Find the files that are missing in a folder, by its whole path, or below it."""

    folder: str


class Undo(Command, tag="undo", frozen=True):
    """Take back the last change."""


class Redo(Command, tag="redo", frozen=True):
    """Do again what was undone last."""


class SaveShow(Command, tag="save", frozen=True):
    """Write the show to its file, or to ``path``, which is its file from then on."""

    path: str = ""


AnyEdit = (
    PutSource
    | RemoveSource
    | MoveSource
    | SetCameraControl
    | PutScene
    | RemoveScene
    | MoveScene
    | PutParts
    | PutDestination
    | PutBus
    | RemoveBus
    | SetEncoding
    | SetRecording
    | RemoveDestination
    | Relink
    | Undo
    | Redo
    | SaveShow
)
