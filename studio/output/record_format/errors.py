"""Errors of sealed recordings."""

from typing import Final

from studio.output.errors import OutputError

KEY_AREA: Final = -1
"""Stands for the beginning of the file where a damage names its record."""


class RecordingError(OutputError):
    """A recording cannot be made or read; the text says what to do."""


class NotARecordingError(RecordingError):
    """The file is no recording of the studio, or of a version that this one does not know."""


class WrongKeyError(RecordingError):
    """The recording was sealed with another key."""


class ShreddedError(RecordingError):
    """The recording's key was dropped: nobody can read it any more, and nothing brings it back."""


class BusyError(RecordingError):
    """The recording is still being written, or changed by somebody else."""


class DamagedError(RecordingError):
    """A record is not as it was written.

    ``record`` counts from 0, :data:`KEY_AREA` stands for the file's beginning, and the number of
    records for its end; ``file_offset`` is where it begins in the file; ``readable`` says that
    nothing of the recording was lost with it.
    """

    def __init__(self, record: int, file_offset: int, *, readable: bool = False) -> None:
        super().__init__(
            f"Record {record}, at byte {file_offset}, is damaged: it was changed after recording."
        )
        self.record = record
        self.file_offset = file_offset
        self.readable = readable
