"""Which recordings are deleted by themselves: pure; and the file that keeps the person's wish."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

import msgspec

from studio.wire.library import RetentionState, ShelvedRecording

from .acts import Acts
from .errors import LibraryError

RETENTION_NAME: Final = "retention.json"
DAY_S: Final = 86_400
_GB: Final = 1_000_000_000
LONGEST_DAYS: Final = 36_500


def overdue(
    recordings: Sequence[ShelvedRecording],
    retention: RetentionState,
    now_utc_s: int,
    untouchable: Collection[str],
) -> list[tuple[str, str]]:
    """Return the names of what is to be deleted now, the oldest first, each with why.

    *untouchable*: the recordings of the running show, and those not yet uploaded. What is in the
    trash already counts no more; what is being recorded or kept is never taken, but counts.
    """
    here = sorted((each for each in recordings if not each.deleted), key=_age)
    free = [each for each in here if _may_go(each) and each.name not in untouchable]
    found: list[tuple[str, str]] = []
    left_bytes = sum(each.file_bytes for each in here)
    for each in free:
        too_old = bool(retention.keep_days) and _end(each) + retention.keep_days * DAY_S < now_utc_s
        too_much = bool(retention.most_bytes) and left_bytes > retention.most_bytes
        if not too_old and not too_much:
            continue
        days, most = f"{retention.keep_days} days", f"{retention.most_bytes / _GB:g} GB"
        found.append((each.name, f"kept for {days}" if too_old else f"at most {most} are kept"))
        left_bytes -= each.file_bytes
    return found


def load_retention(path: Path) -> RetentionState:
    """Return what the person wants; without a file, everything is kept.

    Raises :class:`LibraryError` for a file that says something else.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=RetentionState)
    except FileNotFoundError:
        return RetentionState()
    except (OSError, msgspec.DecodeError) as error:
        message = f"How long recordings are kept cannot be read from {path}; set it again."
        raise LibraryError(message) from error


def set_retention(path: Path, retention: RetentionState, acts: Acts, by: str) -> None:
    """Write what the person wants, to the audit log first.

    Raises :class:`LibraryError`, and ``AuditError``.
    """
    if not 0 <= retention.keep_days <= LONGEST_DAYS or retention.most_bytes < 0:
        message = f"Recordings are kept for 1 to {LONGEST_DAYS} days, or with 0 for ever."
        raise LibraryError(message)
    days, most_bytes = str(retention.keep_days), str(retention.most_bytes)
    told = {"by": by, "keep days": days, "most bytes": most_bytes}
    acts.trail.record("recording retention set", told)
    new = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.encode(retention))
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = f"How long recordings are kept cannot be written ({reason}); check {path.parent}."
        raise LibraryError(message) from error


def _may_go(recording: ShelvedRecording) -> bool:
    return recording.status != "recording" and not recording.kept


def _age(recording: ShelvedRecording) -> tuple[int, str]:
    return recording.began_utc_s, recording.name


def _end(recording: ShelvedRecording) -> int:
    return recording.began_utc_s + round(recording.seconds)
