"""The show as it is edited: what a client needs to draw its editor, and the words of its model."""

import msgspec

from studio.show.model import (
    MOST_BUSES,
    AnySource,
    BusSpec,
    CameraFormat,
    CameraSpec,
    DestinationSpec,
    EncodingName,
    FileSpec,
    GraphicSpec,
    ItemSpec,
    MicrophoneSpec,
    NetworkSpec,
    PatternSpec,
    RecordingSpec,
    ReplaySpec,
    SceneSpec,
    ScreenSpec,
    Show,
    SlidesSpec,
    StillSpec,
)

__all__ = [
    "MOST_BUSES",
    "AnySource",
    "BusSpec",
    "CameraFormat",
    "CameraSpec",
    "DestinationSpec",
    "Document",
    "EncodingName",
    "FileSpec",
    "GraphicSpec",
    "ItemSpec",
    "MicrophoneSpec",
    "NetworkSpec",
    "PatternSpec",
    "RecordingSpec",
    "ReplaySpec",
    "SceneSpec",
    "ScreenSpec",
    "Show",
    "SlidesSpec",
    "StillSpec",
]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The show now; its paths are absolute.

    ``undoes`` and ``redoes`` name what Undo and Redo would do, empty for nothing. ``path`` is the
    show file, ``unsaved`` whether it says something else.
    """

    show: Show
    path: str = ""
    undoes: str = ""
    redoes: str = ""
    unsaved: bool = False
