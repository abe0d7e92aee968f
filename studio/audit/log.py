"""This station's own log of accesses and refusals."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from studio.secrets import RecordKey

from . import files
from .chain import Entry, head_of, new_opening, root_hash, seal
from .errors import AuditError

LOG_NAME = "audit.log"
MAX_DETAIL_CHARACTERS = 1000
"""Of one detail: what a server sends us may not fill the disk."""
_MENDED = "audit log mended"


def utc_now() -> datetime:
    """Return the time of day, in UTC."""
    return datetime.now(UTC)


class AuditLog:
    """Adds entries, each on the disk before :meth:`record` returns.

    Any thread, any number of processes at once. Keeps nothing open between entries.
    """

    def __init__(self, path: Path, key: RecordKey, now: Callable[[], datetime] = utc_now) -> None:
        self._path = path
        self._key = key
        self._now = now

    def record(self, kind: str, details: Mapping[str, str]) -> None:
        """Write one entry for good; blocks on the disk for about a millisecond.

        Raises :class:`AuditError` when it could not be written.
        """
        try:
            with files.locked(self._path) as file:
                self._add(file, kind, details)
        except OSError as error:
            reason = error.strerror or "the system refused"
            message = f"The audit log {self._path} cannot be written ({reason}); make room for it."
            raise AuditError(message) from error

    def _add(self, file: BinaryIO, kind: str, details: Mapping[str, str]) -> None:
        cut_bytes = files.cut_unfinished(file)
        file.seek(0)
        first = file.readline(files.MAX_LINE_BYTES)
        if not first:
            first = msgspec.json.encode(new_opening())
            files.append(file, first)
        log = files.parse_opening(first).log
        head = files.read_head(self._path)
        newest = files.parse_line(files.last_line(file))
        if newest is not None:
            number, before = newest.n, newest.hash
        else:
            # Either a new log, or a last line that was overwritten; the head knows which.
            number, before = 0, root_hash(first)
        faults: dict[str, str] = {}
        if cut_bytes:
            faults["unfinished bytes cut off"] = str(cut_bytes)
        if head is None and number > 1:
            faults["head"] = "missing"
        if head is not None and head.log == log and head.n > number:
            # Going on from the head leaves a gap in the numbers that no later entry can close.
            faults["records missing"] = f"{number + 1} to {head.n}"
            number, before = head.n, head.hash
        entries = [Entry(self._time(), kind, _bounded(details))]
        if faults:
            entries.insert(0, Entry(self._time(), _MENDED, faults))
        for entry in entries:
            line = seal(log, self._key, number + 1, before, entry)
            files.append(file, msgspec.json.encode(line))
            number, before = line.n, line.hash
            files.write_head(self._path, head_of(log, self._key, number, before))

    def _time(self) -> str:
        return self._now().isoformat(timespec="microseconds")


def _bounded(details: Mapping[str, str]) -> dict[str, str]:
    return {name: text[:MAX_DETAIL_CHARACTERS] for name, text in details.items()}
