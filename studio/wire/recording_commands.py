"""What a client may ask of the recording."""

from .command import Command


class StartRecording(Command, tag="record-start", frozen=True):
    """Open a new recording."""


class StopRecording(Command, tag="record-stop", frozen=True):
    """Close the recording."""


class PauseRecording(Command, tag="record-pause", frozen=True):
    """Leave out what comes now, until it is resumed."""


class ResumeRecording(Command, tag="record-resume", frozen=True):
    """Go on in the same file, without a gap."""


class SplitRecording(Command, tag="record-split", frozen=True):
    """Begin a new file, with the next picture that one can begin with; nothing is lost."""


class MarkChapter(Command, tag="chapter", frozen=True):
    """Begin a chapter of the recording now; without a title it gets a number."""

    title: str = ""


RecordingCommand = (
    StartRecording | StopRecording | PauseRecording | ResumeRecording | SplitRecording | MarkChapter
)
