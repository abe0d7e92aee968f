"""What a source of each kind asks of a person, and the specification that the answers make."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import get_args

import msgspec

from studio.wire.document import AnySource, CameraFormat
from ui.language import QT_TRANSLATE_NOOP, translate
from ui.words import figure


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
    choices: tuple[tuple[str, str], ...] = ()
    """What there is to choose from, each its value and its words; empty: any text."""
    is_list: bool = False
    is_names: bool = False
    """Whether it is any number of names: in an answer, a line each."""
    is_area: bool = False
    """Four numbers that can be drawn on a picture of the screen, too."""
    is_number: bool = False
    """A decimal number, typed with a point or a comma."""
    devices: str = ""
    """Which of this machine's devices to offer, as ``Devices`` names their kinds; empty: none."""
    only_with: tuple[str, str] = ("", "")
    """The other field, and the answer to it, without which this one means nothing."""

    def applies(self, answers: Mapping[str, str]) -> bool:
        """Return whether it means anything beside *answers*."""
        other, answer = self.only_with
        return not other or answers.get(other, "") == answer


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source as a person knows it."""

    words: str
    fields: tuple[Field, ...] = ()


_DEVICE = Field(
    "device",
    QT_TRANSLATE_NOOP("SourceFields", "Device"),
    QT_TRANSLATE_NOOP("SourceFields", "part of its name; empty: the system's first"),
)
_MODE = (
    Field(
        "width",
        QT_TRANSLATE_NOOP("SourceFields", "Width"),
        QT_TRANSLATE_NOOP("SourceFields", "pixels; empty: as the show's"),
    ),
    Field(
        "height",
        QT_TRANSLATE_NOOP("SourceFields", "Height"),
        QT_TRANSLATE_NOOP("SourceFields", "pixels; empty: as the show's"),
    ),
    Field(
        "rate",
        QT_TRANSLATE_NOOP("SourceFields", "Frame rate"),
        QT_TRANSLATE_NOOP("SourceFields", "empty: as the show's, and 30 at least"),
        is_number=True,
    ),
)
_INPUTS = Field(
    "channels",
    QT_TRANSLATE_NOOP("SourceFields", "Inputs"),
    QT_TRANSLATE_NOOP(
        "SourceFields", "counted from 1, with commas between; empty: all of a stereo device"
    ),
    is_list=True,
)
_SAMPLE_RATE = Field(
    "rate",
    QT_TRANSLATE_NOOP("SourceFields", "Rate (Hz)"),
    QT_TRANSLATE_NOOP("SourceFields", "what to ask it for; empty: 48000"),
)
_BEST: CameraFormat = "best"
_FORMAT = Field(
    "pixel_format",
    QT_TRANSLATE_NOOP("SourceFields", "Pixel format"),
    choices=(
        (_BEST, QT_TRANSLATE_NOOP("SourceFields", "The best that it has")),
        # FFmpeg's own names, which are the same in every language.
        *((name, name) for name in get_args(CameraFormat) if name != _BEST),
    ),
)
_FILE = Field(
    "path",
    QT_TRANSLATE_NOOP("SourceFields", "File"),
    QT_TRANSLATE_NOOP("SourceFields", "the whole path"),
    needed=True,
    is_path=True,
)
_SAFETY = (
    ("without-own", QT_TRANSLATE_NOOP("SourceFields", "All but the studio and notifications")),
    ("only", QT_TRANSLATE_NOOP("SourceFields", "Only the chosen windows")),
    ("all", QT_TRANSLATE_NOOP("SourceFields", "Everything")),
)
_RECORD = Field(
    "record",
    QT_TRANSLATE_NOOP("SourceFields", "Recorded"),
    choices=(
        ("false", QT_TRANSLATE_NOOP("SourceFields", "In the programme alone")),
        ("true", QT_TRANSLATE_NOOP("SourceFields", "By itself, too")),
    ),
)
KINDS: dict[str, Kind] = {
    "camera": Kind(
        QT_TRANSLATE_NOOP("SourceFields", "Camera"),
        (replace(_DEVICE, devices="cameras"), *_MODE, _FORMAT, _RECORD),
    ),
    "microphone": Kind(
        QT_TRANSLATE_NOOP("SourceFields", "Microphone"),
        (replace(_DEVICE, devices="microphones"), _INPUTS, _SAMPLE_RATE),
    ),
    "file": Kind(QT_TRANSLATE_NOOP("SourceFields", "Media file"), (_FILE, _RECORD)),
    "still": Kind(QT_TRANSLATE_NOOP("SourceFields", "Picture or slide"), (_FILE, _RECORD)),
    "slides": Kind(QT_TRANSLATE_NOOP("SourceFields", "Slides (PDF)"), (_FILE, _RECORD)),
    "graphic": Kind(QT_TRANSLATE_NOOP("SourceFields", "Graphic (SVG)"), (_FILE, _RECORD)),
    "network": Kind(
        QT_TRANSLATE_NOOP("SourceFields", "Network camera"),
        (
            Field(
                "url",
                QT_TRANSLATE_NOOP("SourceFields", "Address"),
                "rtsps://, rtsp://, https://, http:// or udp://",
                needed=True,
            ),
            Field(
                "user",
                QT_TRANSLATE_NOOP("SourceFields", "User"),
                QT_TRANSLATE_NOOP("SourceFields", "where it asks for a login"),
            ),
            Field(
                "password_from",
                QT_TRANSLATE_NOOP("SourceFields", "Password from"),
                QT_TRANSLATE_NOOP("SourceFields", "env:NAME or a file of mode 0600"),
            ),
            _RECORD,
        ),
    ),
    "screen": Kind(
        QT_TRANSLATE_NOOP("SourceFields", "Screen"),
        (
            Field(
                "display",
                QT_TRANSLATE_NOOP("SourceFields", "Display"),
                QT_TRANSLATE_NOOP("SourceFields", "empty: this one"),
            ),
            Field(
                "window",
                QT_TRANSLATE_NOOP("SourceFields", "Window"),
                QT_TRANSLATE_NOOP(
                    "SourceFields", "a part of its title, or its class; empty: all of them"
                ),
                devices="windows",
            ),
            Field("safety", QT_TRANSLATE_NOOP("SourceFields", "Shown"), "", choices=_SAFETY),
            Field(
                "allow",
                QT_TRANSLATE_NOOP("SourceFields", "Chosen windows"),
                QT_TRANSLATE_NOOP("SourceFields", "another: a part of its title, or its class"),
                needed=True,
                is_names=True,
                devices="windows",
                only_with=("safety", "only"),
            ),
            Field(
                "area",
                QT_TRANSLATE_NOOP("SourceFields", "Area"),
                QT_TRANSLATE_NOOP("SourceFields", "left, top, width, height in pixels; empty: all"),
                is_list=True,
                is_area=True,
            ),
            _RECORD,
        ),
    ),
    "replay": Kind(
        QT_TRANSLATE_NOOP("SourceFields", "Replay"),
        (
            Field(
                "seconds",
                QT_TRANSLATE_NOOP("SourceFields", "Seconds"),
                QT_TRANSLATE_NOOP("SourceFields", "1 to 30; empty: 10"),
                is_number=True,
            ),
            Field(
                "speed",
                QT_TRANSLATE_NOOP("SourceFields", "Speed"),
                QT_TRANSLATE_NOOP("SourceFields", "0.1 to 4; empty: 0.5, slow motion"),
                is_number=True,
            ),
            _RECORD,
        ),
    ),
    "pattern": Kind(QT_TRANSLATE_NOOP("SourceFields", "Test pattern"), (_RECORD,)),
}


def missing_field(kind: str, answers: Mapping[str, str]) -> str:
    """Return what the person still has to say, as a sentence; empty for nothing."""
    for field in KINDS[kind].fields:
        missing = field.needed and field.applies(answers)
        if missing and not answers.get(field.name, "").strip():
            return translate("SourceFields", "{kind}: fill in {field} ({hint}).").format(
                kind=translate("SourceFields", KINDS[kind].words),
                field=translate("SourceFields", field.words).lower(),
                hint=translate("SourceFields", field.hint),
            )
    return ""


def answers_of(spec: AnySource) -> dict[str, str]:
    """Return what a person would have answered to get *spec*."""
    plain = msgspec.to_builtins(spec)
    names = {field.name for field in KINDS[_kind_of(spec)].fields if field.is_names}
    return {
        name: _text(value, "\n" if name in names else ", ")
        for name, value in plain.items()
        if value is not None
    }


def _kind_of(spec: AnySource) -> str:
    return str(type(spec).__struct_config__.tag)


def _text(value: object, between: str) -> str:
    if isinstance(value, list | tuple):
        return between.join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    # A rate of 30 pictures a second is no 30.0 to a person.
    return figure(f"{value:g}") if isinstance(value, float) else str(value)


def spec_of(kind: str, name: str, label: str, answers: Mapping[str, str]) -> AnySource | str:
    """Return the specification of a new source, or what is wrong with an answer."""
    return _made({"kind": kind, "name": name, "label": label}, kind, answers)


def changed_spec(spec: AnySource, label: str, answers: Mapping[str, str]) -> AnySource | str:
    """Return *spec* with other answers, or what is wrong with one."""
    kind = _kind_of(spec)
    asked = {field.name for field in KINDS[kind].fields}
    plain = {key: value for key, value in msgspec.to_builtins(spec).items() if key not in asked}
    return _made({**plain, "label": label}, kind, answers)


def _made(plain: Mapping[str, object], kind: str, answers: Mapping[str, str]) -> AnySource | str:
    fields: dict[str, object] = {}
    for field in KINDS[kind].fields:
        text = answers.get(field.name, "").strip() if field.applies(answers) else ""
        if text and (field.is_list or field.is_names):
            fields[field.name] = _listed(text, "\n" if field.is_names else ",")
        elif text:
            fields[field.name] = text.replace(",", ".") if field.is_number else text
    try:
        spec: AnySource = msgspec.convert({**plain, **fields}, AnySource, strict=False)
    except msgspec.ValidationError:
        asked = (field for field in KINDS[kind].fields if field.name in fields and field.hint)
        hints = "; ".join(
            f"{translate('SourceFields', field.words).lower()}: "
            f"{translate('SourceFields', field.hint)}"
            for field in asked
        )
        words = translate("SourceFields", "{kind}: an answer will not do. What is asked: {hints}.")
        return words.format(kind=translate("SourceFields", KINDS[kind].words), hints=hints)
    return spec


def _listed(text: str, between: str) -> list[str]:
    return [part.strip() for part in text.split(between) if part.strip()]
