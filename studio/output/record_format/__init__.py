"""A recording at rest: AES-256-GCM records, written once and in order, read as a plain file."""

from .errors import (
    KEY_AREA,
    BusyError,
    DamagedError,
    NotARecordingError,
    RecordingError,
    ShreddedError,
    WrongKeyError,
)
from .file_keys import FileKeys
from .header import Header
from .key_area import rewrap, shred
from .reader import FindKey, RecordReader, find_opener, read_header
from .repair import Repaired, needs_repair, repair
from .slots import MOST_ESCROW
from .writer import RecordWriter

__all__ = [
    "KEY_AREA",
    "MOST_ESCROW",
    "BusyError",
    "DamagedError",
    "FileKeys",
    "FindKey",
    "Header",
    "NotARecordingError",
    "RecordReader",
    "RecordWriter",
    "RecordingError",
    "Repaired",
    "ShreddedError",
    "WrongKeyError",
    "find_opener",
    "needs_repair",
    "read_header",
    "repair",
    "rewrap",
    "shred",
]
