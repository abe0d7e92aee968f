"""The show as its file says it: sources, scenes, takes, destinations."""

from .errors import ShowError
from .model import (
    AnySource,
    CameraSpec,
    DestinationSpec,
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
    TakeSpec,
    TransitionSpec,
)
from .picture_format import FORMATS, RATES_BY_VALUE, PictureFormat, parse_format
from .reading import load_show, parse_show, read_show_text

__all__ = [
    "FORMATS",
    "RATES_BY_VALUE",
    "AnySource",
    "CameraSpec",
    "DestinationSpec",
    "FileSpec",
    "GraphicSpec",
    "ItemSpec",
    "MicrophoneSpec",
    "NetworkSpec",
    "PatternSpec",
    "PictureFormat",
    "RecordingSpec",
    "ReplaySpec",
    "SceneSpec",
    "ScreenSpec",
    "Show",
    "ShowError",
    "SlidesSpec",
    "StillSpec",
    "TakeSpec",
    "TransitionSpec",
    "load_show",
    "parse_format",
    "parse_show",
    "read_show_text",
]
