"""What a source of each kind asks of a person, and the specification that the answers make."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from studio.wire.document import AnySource
from ui.language import QT_TRANSLATE_NOOP, translate


@dataclass(frozen=True, slots=True)
class Field:
    """One text: the specification's field, what it is called, and what it is when left empty."""

    name: str
    words: str
    hint: str
    needed: bool = False
    is_path: bool = False


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
_FILE = Field(
    "path",
    QT_TRANSLATE_NOOP("SourceFields", "File"),
    QT_TRANSLATE_NOOP("SourceFields", "the whole path"),
    needed=True,
    is_path=True,
)
KINDS: dict[str, Kind] = {
    "camera": Kind(QT_TRANSLATE_NOOP("SourceFields", "Camera"), (_DEVICE,)),
    "microphone": Kind(QT_TRANSLATE_NOOP("SourceFields", "Microphone"), (_DEVICE,)),
    "file": Kind(QT_TRANSLATE_NOOP("SourceFields", "Media file"), (_FILE,)),
    "still": Kind(QT_TRANSLATE_NOOP("SourceFields", "Picture or slide"), (_FILE,)),
    "slides": Kind(QT_TRANSLATE_NOOP("SourceFields", "Slides (PDF)"), (_FILE,)),
    "graphic": Kind(QT_TRANSLATE_NOOP("SourceFields", "Graphic (SVG)"), (_FILE,)),
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
        ),
    ),
    "pattern": Kind(QT_TRANSLATE_NOOP("SourceFields", "Test pattern")),
}


def missing_field(kind: str, answers: Mapping[str, str]) -> str:
    """Return what the person still has to say, as a sentence; empty for nothing."""
    for field in KINDS[kind].fields:
        if field.needed and not answers.get(field.name, "").strip():
            return translate("SourceFields", "{kind}: fill in {field} ({hint}).").format(
                kind=translate("SourceFields", KINDS[kind].words),
                field=translate("SourceFields", field.words).lower(),
                hint=translate("SourceFields", field.hint),
            )
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
