"""What takes its time with one recording: verifying it, and exporting it. Any thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from studio.output.record_format import KEY_AREA, FindKey
from studio.output.recording_check import (
    RecordingCheck,
    RecordingState,
    check_recording,
    open_recording,
)
from studio.output.recording_export import export_recording
from studio.wire.library import ContainerName

from .errors import LibraryError

_CHECK_SHARE: Final = 0.4
"""How much of an export is the check before it, which reads and opens everything as well."""


class DamagedRecordingError(LibraryError):
    """The recording is damaged, so that a part of it would be missing from an export."""


def export(
    path: Path,
    find_key: FindKey,
    out: Path,
    container: ContainerName,
    *,
    salvage: bool,
    hear: Callable[[float], None],
) -> RecordingCheck:
    """Verify the recording at *path*, then write it into the new file *out*; return its state.

    *hear* hears how far that is, from 0 to 1, and may raise to end it: nothing is left then.
    Raises :class:`LibraryError`, ``RecordingError``, and what *find_key* and *hear* raise.
    """
    if not out.is_absolute() or not out.parent.is_dir():
        message = f"There is no folder {out.parent}; name a file in one that is there."
        raise LibraryError(message)
    found = check_recording(path, find_key, lambda done: hear(done * _CHECK_SHARE))
    if found.state is RecordingState.DAMAGED and not salvage:
        message = f"{sentence(found)} Say that damaged parts may be left out, or leave it."
        raise DamagedRecordingError(message)
    if not found.pictures:
        message = f"{path.name} was cut off before its first picture."
        raise LibraryError(message)
    with open_recording(path, find_key, found.unreadable) as reader:
        export_recording(
            reader,
            out,
            packets=found.packets,
            container=container,
            hear=lambda done: hear(_CHECK_SHARE + done * (1 - _CHECK_SHARE)),
        )
    return found


def sentence(found: RecordingCheck) -> str:
    """Return in words what a check found; pure."""
    length = f"{found.seconds:.3f} s, {found.pictures} pictures"
    sign = "" if found.protected else " Not protected: it is under the demo's key."
    if found.state is RecordingState.WHOLE:
        return f"Whole: {length}.{sign}"
    if found.state is RecordingState.REPAIRED:
        return f"Repaired: it had been cut off, and was closed after that; {length} play.{sign}"
    if found.state is RecordingState.TORN:
        return f"Cut off: it was never closed; {length} play.{sign}"
    record, byte = found.damages[0]
    where = {KEY_AREA: "its beginning", found.records: "its end"}.get(record, f"record {record}")
    others = f" and {len(found.damages) - 1} more" if len(found.damages) > 1 else ""
    return f"DAMAGED at {where}, byte {byte}{others}; {length} play.{sign}"
