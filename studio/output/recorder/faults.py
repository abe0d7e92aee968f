"""What is wrong with a recording's disk, in one sentence."""

import errno
from pathlib import Path
from typing import Final

import av

from .plan import LEAST_FREE_BYTES

DiskFault = OSError | av.FFmpegError
_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_MB: Final = 1_000_000


class LittleRoomError(OSError):
    """Less is left on the disk than a recording may begin or go on with."""


class SilentDiskError(OSError):
    """The disk has not answered for longer than anybody waits."""


def ended(error: DiskFault, folder: Path, path: Path | None) -> str:
    """Return why the recording in *folder* ended, and what to do; *path* is None before a file."""
    kept = "; what was recorded until then is kept" if path else ""
    if isinstance(error, LittleRoomError):
        begin = "The recording was closed" if path else "No recording begins"
        room = LEAST_FREE_BYTES // _MB
        return (
            f"{begin} because less than {room} MB are left in {folder}{kept}; "
            "make room and start another."
        )
    if error.errno in _FULL:
        return f"The recording ended because {folder} is full{kept}; make room and start another."
    reason = reason_of(error)
    if path is None:
        return f"No recording can be made in {folder} ({reason}); choose another folder."
    return f"The recording in {folder} ended ({reason}){kept}; choose another folder."


def died(path: Path | None) -> str:
    """Return that the recorder itself failed."""
    if path is None:
        return "The recorder failed; start another recording."
    return "The recorder failed; what was recorded until then is kept; start another recording."


def moved(error: DiskFault, folder: Path, to: Path) -> str:
    """Return that, and why, the recording goes on elsewhere."""
    if isinstance(error, LittleRoomError) or error.errno in _FULL:
        return f"{folder} is full; the recording goes on in {to}, and nothing is lost."
    return (
        f"{folder} takes nothing any more ({reason_of(error)}); "
        f"the recording goes on in {to}, and nothing is lost."
    )


def slow(folder: Path, *, dropped: bool) -> str:
    """Return that the disk does not keep up."""
    if dropped:
        return f"{folder} is too slow: parts of the show are missing from the recording."
    return f"{folder} is slow; the recording waits for it in memory, for half a minute at most."


def reason_of(error: DiskFault) -> str:
    """Return the system's words."""
    return error.strerror or "the system gave no reason"
