"""The log's two files: lines that are only ever added, and the head beside them."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from .chain import FORMAT, VERSION, Head, Line, Opening
from .errors import AuditError

MAX_LINE_BYTES = 1 << 16


def head_path(log: Path) -> Path:
    """Return where the head of *log* lies."""
    return log.with_name(log.name + ".head")


@contextmanager
def locked(path: Path) -> Iterator[BinaryIO]:
    """Open the log for adding, made on first use, for one writer among all processes."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "r+b", buffering=0) as file:
        # Held by the open file, so threads exclude each other too; closing lets go.
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def cut_unfinished(file: BinaryIO) -> int:
    """Take an unfinished last line off *file* and return how many bytes that were."""
    end = file.seek(0, os.SEEK_END)
    start = max(0, end - MAX_LINE_BYTES)
    file.seek(start)
    tail = file.read(end - start)
    keep = start + tail.rfind(b"\n") + 1
    if keep < end:
        os.truncate(file.fileno(), keep)
    return end - keep


def last_line(file: BinaryIO) -> bytes:
    """Return the last line of *file*, which ends in a newline."""
    end = file.seek(0, os.SEEK_END)
    start = max(0, end - MAX_LINE_BYTES)
    file.seek(start)
    return file.read(end - start).rstrip(b"\n").rpartition(b"\n")[2]


def append(file: BinaryIO, text: bytes) -> None:
    """Add one line and see it to the disk."""
    data = memoryview(text + b"\n")
    while data:
        data = data[os.write(file.fileno(), data) :]
    os.fsync(file.fileno())


def write_head(log: Path, head: Head) -> None:
    """Replace the head in one step. Under the lock of the log."""
    path = head_path(log)
    new = path.with_name(path.name + ".new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(msgspec.json.encode(head))
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def read_head(log: Path) -> Head | None:
    """Return the head of *log*, None when there is none or it makes no sense."""
    try:
        return msgspec.json.decode(head_path(log).read_bytes(), type=Head)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def parse_opening(text: bytes) -> Opening:
    """Return the first line. Raises :class:`AuditError`."""
    try:
        opening = msgspec.json.decode(text, type=Opening)
        bytes.fromhex(opening.log)
    except (msgspec.DecodeError, ValueError) as error:
        message = "This is no audit log of the studio: its first line is another."
        raise AuditError(message) from error
    if (opening.format, opening.version) != (FORMAT, VERSION):
        message = f"This audit log is of version {opening.version}; use the studio that wrote it."
        raise AuditError(message)
    return opening


def parse_line(text: bytes) -> Line | None:
    """Return a line, None when it is none."""
    try:
        line = msgspec.json.decode(text, type=Line)
        bytes.fromhex(line.hash)
    except (msgspec.DecodeError, ValueError):
        return None
    return line
