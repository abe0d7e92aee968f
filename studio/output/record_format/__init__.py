"""A recording at rest: AES-256-GCM records, written once and in order, read as a plain file."""

from .errors import DamagedError, NotARecordingError, RecordingError, WrongKeyError
from .layout import Header, HeaderFlags
from .reader import RecordReader, read_header
from .writer import RecordWriter

__all__ = [
    "DamagedError",
    "Header",
    "HeaderFlags",
    "NotARecordingError",
    "RecordReader",
    "RecordWriter",
    "RecordingError",
    "WrongKeyError",
    "read_header",
]
