"""What a source of each kind asks of a person, and the specification that the answers make."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from studio.wire.document import AnySource


@dataclass(frozen=True, slots=True)
class Field:
    """One text: the specification's field, what it is called, and what it is when left empty."""

    name: str
    words: str
    hint: str
    needed: bool = False
    is_path: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    """What there is to choose from, each its value and its words; empty: any text."""
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source as a person knows it."""

    words: str
    fields: tuple[Field, ...] = ()


_DEVICE = Field("device", "Device", "part of its name; empty: the system's first")
_FILE = Field("path", "File", "the whole path", needed=True, is_path=True)
_SAFETY = (
    ("without-own", "All but the studio and notifications"),
    ("only", "Only the chosen windows"),
    ("all", "Everything"),
)
KINDS: dict[str, Kind] = {
    "camera": Kind("Camera", (_DEVICE,)),
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
    "screen": Kind(
        "Screen",
        (
            Field("display", "Display", "empty: this one"),
            Field("window", "Window", "a part of its title, or its class; empty: all of them"),
            Field("safety", "Shown", "", choices=_SAFETY),
            Field("allow", "Chosen", "titles or classes, with commas between", is_list=True),
            Field("area", "Area", "left, top, width, height in pixels; empty: all", is_list=True),
        ),
    ),
    "pattern": Kind("Test pattern"),
}


def missing_field(kind: str, answers: Mapping[str, str]) -> str:
    """Return what the person still has to say, as a sentence; empty for nothing."""
    for field in KINDS[kind].fields:
        if field.needed and not answers.get(field.name, "").strip():
            return f"{KINDS[kind].words}: fill in {field.words.lower()} ({field.hint})."
    return ""


def answers_of(spec: AnySource) -> dict[str, str]:
    """Return what a person would have answered to get *spec*."""
    plain = msgspec.to_builtins(spec)
    return {
        name: ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
        for name, value in plain.items()
        if value is not None
    }


def spec_of(kind: str, name: str, label: str, answers: Mapping[str, str]) -> AnySource | str:
    """Return the specification of a new source, or what is wrong with an answer."""
    return _made({"kind": kind, "name": name, "label": label}, kind, answers)


def changed_spec(spec: AnySource, label: str, answers: Mapping[str, str]) -> AnySource | str:
    """Return *spec* with other answers, or what is wrong with one."""
    kind = str(type(spec).__struct_config__.tag)
    asked = {field.name for field in KINDS[kind].fields}
    plain = {key: value for key, value in msgspec.to_builtins(spec).items() if key not in asked}
    return _made({**plain, "label": label}, kind, answers)


def _made(plain: Mapping[str, object], kind: str, answers: Mapping[str, str]) -> AnySource | str:
    fields: dict[str, object] = {}
    for field in KINDS[kind].fields:
        text = answers.get(field.name, "").strip()
        if text:
            fields[field.name] = _listed(text) if field.is_list else text
    try:
        spec: AnySource = msgspec.convert({**plain, **fields}, AnySource, strict=False)
    except msgspec.ValidationError:
        asked = (field for field in KINDS[kind].fields if field.name in fields and field.hint)
        hints = "; ".join(f"{field.words.lower()}: {field.hint}" for field in asked)
        return f"{KINDS[kind].words}: an answer will not do. What is asked: {hints}."
    return spec


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
