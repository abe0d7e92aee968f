"""What a source of each kind asks of a person, and the specification that the answers make."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

import msgspec

from studio.wire.document import AnySource, CameraFormat


@dataclass(frozen=True, slots=True)
class Field:
    """One answer: the specification's field, what it is called, and what it is when left empty.

    Where there are ``choices``, it is one of them, the first unless a person chooses.
    """

    name: str
    words: str
    hint: str = ""
    needed: bool = False
    is_path: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source as a person knows it."""

    words: str
    fields: tuple[Field, ...] = ()


_DEVICE = Field("device", "Device", "part of its name; empty: the system's first")
_FORMAT = Field("pixel_format", "Pixel format", choices=get_args(CameraFormat))
_FILE = Field("path", "File", "the whole path", needed=True, is_path=True)
KINDS: dict[str, Kind] = {
    "camera": Kind("Camera", (_DEVICE, _FORMAT)),
    "microphone": Kind("Microphone", (_DEVICE,)),
    "file": Kind("Media file", (_FILE,)),
    "still": Kind("Picture or slide", (_FILE,)),
    "graphic": Kind("Graphic (SVG)", (_FILE,)),
    "network": Kind(
        "Network camera",
        (
            Field("url", "Address", "rtsps://, rtsp://, https://, http:// or udp://", needed=True),
            Field("user", "User", "where it asks for a login"),
            Field("password_from", "Password from", "env:NAME or a file of mode 0600"),
        ),
    ),
    "screen": Kind("Screen", (Field("display", "Display", "empty: this one"),)),
    "pattern": Kind("Test pattern"),
}


def missing_field(kind: str, answers: Mapping[str, str]) -> str:
    """Return what the person still has to say, as a sentence; empty for nothing."""
    for field in KINDS[kind].fields:
        if field.needed and not answers.get(field.name, "").strip():
            return f"{KINDS[kind].words}: fill in {field.words.lower()} ({field.hint})."
    return ""


def spec_of(kind: str, name: str, label: str, answers: Mapping[str, str]) -> AnySource:
    """Return the specification of a new source."""
    fields = {
        field.name: answers[field.name].strip()
        for field in KINDS[kind].fields
        if answers.get(field.name, "").strip()
    }
    plain = {"kind": kind, "name": name, "label": label, **fields}
    spec: AnySource = msgspec.convert(plain, AnySource)
    return spec
