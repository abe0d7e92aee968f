"""A recording brought to a backend as it lies on the disk: sealed, and nobody there can open it."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from studio.client.archive import ArchiveClient, Progress, Upload
from studio.output.record_format import RecordingError, read_header

KIND: Final = "recording"
_READ_BYTES: Final = 1 << 20
Hear = Callable[[float, str], None]
"""Hears how far it is, from 0 to 1, and why it waits, '' where it does not; may raise to end it."""


def upload_recording(path: Path, client: ArchiveClient, hear: Hear) -> str:
    """Upload the recording at *path* and return the name that the backend has it by.

    Goes on where an earlier call was ended. The backend compares a hash of all of it before it
    says that it has it. Blocks for as long as that takes; any one thread.
    Raises :class:`RecordingError`, ``ClientError``, and what *hear* raises.
    """
    try:
        name = read_header(path).file_id.hex()
        with path.open("rb") as file:
            digest, length = hashlib.sha256(), 0
            while part := file.read(_READ_BYTES):
                digest.update(part)
                length += len(part)
                hear(0.0, "")
            upload = Upload(KIND, 0, length, digest.hexdigest())

            def told(progress: Progress) -> None:
                hear(progress.sent_bytes / max(1, length), progress.trouble)

            client.upload(name, upload, file, told)
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = f"The recording {path} cannot be read ({reason}); check the path."
        raise RecordingError(message) from error
    return name
