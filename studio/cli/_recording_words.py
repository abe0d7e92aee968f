"""The words of ``send`` that are about the recording."""

import argparse
from typing import TYPE_CHECKING, Final

from studio.wire.commands import (
    MarkChapter,
    PauseRecording,
    RecordingCommand,
    ResumeRecording,
    SplitRecording,
    StartRecording,
    StopRecording,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

RECORDING_WORDS: Final = frozenset({"record", "chapter"})
_WAYS: Final[dict[str, RecordingCommand]] = {
    "start": StartRecording(),
    "pause": PauseRecording(),
    "resume": ResumeRecording(),
    "split": SplitRecording(),
    "stop": StopRecording(),
}


def add_recording(what: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the words."""
    record = what.add_parser("record", help="begin, pause, split or end a recording")
    record.add_argument("way", choices=list(_WAYS))
    chapter = what.add_parser("chapter", help="begin a chapter of the recording")
    chapter.add_argument("title", nargs="?", default="", help="default: a number")


def recording_command(args: argparse.Namespace) -> RecordingCommand:
    """Return the command that the words mean."""
    return MarkChapter(args.title) if args.what == "chapter" else _WAYS[args.way]
