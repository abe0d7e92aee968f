"""Errors of sealed recordings."""

from studio.output.errors import OutputError


class RecordingError(OutputError):
    """A recording cannot be made or read; the text says what to do."""


class NotARecordingError(RecordingError):
    """The file is no recording of the studio, or of a version that this one does not know."""


class WrongKeyError(RecordingError):
    """The recording was sealed with another key."""


class DamagedError(RecordingError):
    """A record is not as it was written.

    ``record`` counts from 0; ``file_offset`` is where it begins in the file; ``readable`` says
    that only its length was hurt, and could be told.
    """

    def __init__(self, record: int, file_offset: int, *, readable: bool = False) -> None:
        super().__init__(
            f"Record {record}, at byte {file_offset}, is damaged: it was changed after recording."
        )
        self.record = record
        self.file_offset = file_offset
        self.readable = readable
