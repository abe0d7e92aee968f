"""A recording brought to a backend as it lies on the disk: sealed, and nobody there can open it."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from studio.client.archive import ArchiveClient, Progress, Upload
from studio.library.places import WANTED_SUFFIX, uploaded_mark, wanted_mark
from studio.output.record_format import RecordingError, read_header
from studio.output.recorder import SUFFIX
from studio.record_folders import known_folders

KIND: Final = "recording"
_READ_BYTES: Final = 1 << 20
Hear = Callable[[float, str], None]
"""Hears how far it is, from 0 to 1, and why it waits, '' where it does not; may raise to end it."""


def wanted_recordings(record_folder: Path, data_folder: Path) -> list[Path]:
    """Return the recordings, in all folders that some went to, that are to be uploaded."""
    folders = dict.fromkeys((record_folder, *known_folders(data_folder)))
    return [
        mark.with_name(mark.name.removesuffix(WANTED_SUFFIX))
        for folder in folders
        for mark in sorted(folder.glob(f"*{SUFFIX}{WANTED_SUFFIX}"))
    ]


def bring_wanted(path: Path, client: ArchiveClient, hear: Hear) -> None:
    """Upload the recording at *path*, and mark it as there. Raises as the upload does."""
    if path.exists():
        upload_recording(path, client, hear)
        uploaded_mark(path).touch(mode=0o600)
    # One that was deleted meanwhile is wanted no more.
    wanted_mark(path).unlink(missing_ok=True)


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
