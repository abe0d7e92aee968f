"""Changes which keys open a file, in place: re-wraps without re-encrypting, or drops them all."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from studio.secrets import EscrowKey, RecordKey

from .errors import BusyError, RecordingError
from .header import COPIES, COPY_BYTES, FRONT_BYTES, VERSION_1_BYTES, VERSION_1_KEY_AT, Header
from .holding import hold
from .slots import Opener, Slot, WrapKind, wrap


def shred(path: Path) -> None:
    """Drop every key of the recording at *path*, so that nobody can read it any more.

    Its wraps are overwritten in both copies, each seen to the disk, before this returns; needs no
    key, blocks on the disk, and may be called again after it was interrupted. What a disk of
    flash or a snapshot keeps of old blocks is out of reach: see docs/recording-format.md.
    Raises :class:`BusyError` while it is being written, :class:`RecordingError` when it cannot be,
    and ``NotARecordingError``.
    """
    try:
        with path.open("r+b", buffering=0) as file:
            check_not_busy(file, path)
            header = Header.parse(file.read(FRONT_BYTES))
            if header.version == 1:
                _wipe_version_1(file)
            elif header.slots or header.unsound:
                rewrite(file, header, ())
    except OSError as error:
        raise _unwritten(path, error) from error


def rewrap(
    path: Path,
    opener: Opener,
    keys: Iterable[RecordKey | EscrowKey],
    *,
    keep_escrow: bool = False,
) -> Header:
    """Have *keys*, and no others, open the recording at *path*, which *opener* opens now.

    With *keep_escrow* those that it is in escrow with open it still. Nothing is encrypted anew.
    Returns the header as it is then. A kill at any moment leaves a file that the old keys or the
    new ones open. Raises :class:`RecordingError`, ``WrongKeyError`` among them.
    """
    try:
        with path.open("r+b", buffering=0) as file:
            check_not_busy(file, path)
            header = Header.parse(file.read(FRONT_BYTES))
            if header.version == 1:
                message = (
                    f"{path} is of version 1, whose records are bound to its key; "
                    "export it, or keep its key."
                )
                raise RecordingError(message)
            file_key = header.unwrap(opener).file_key
            wraps = [wrap(key, file_key, header.file_id, header.bound) for key in keys]
            new = {slot.key_id for slot in wraps}
            kept = (slot for slot in header.slots if keep_escrow and slot.kind == WrapKind.ESCROW)
            wraps += [slot for slot in kept if slot.key_id not in new]
            return rewrite(file, header, wraps)
    except OSError as error:
        raise _unwritten(path, error) from error


def rewrite(
    file: BinaryIO,
    header: Header,
    slots: Iterable[Slot],
    sync: Callable[[int], None] = os.fsync,
) -> Header:
    """Put *slots* in the place of the wraps of *file*, an unbuffered one of version 2.

    Returns the header as it is then. One copy after the other is written and seen to the disk by
    *sync*; one that is not sound now comes first.
    """
    changed = header.with_slots(slots)
    packed = changed.packed()
    copies = [n * COPY_BYTES for n in range(COPIES)]
    for at in sorted(copies, key=lambda at: at not in header.unsound):
        file.seek(at)
        _write_all(file, packed)
        sync(file.fileno())
    return changed


def check_not_busy(file: BinaryIO, path: Path) -> None:
    """Hold *file* until it is closed; raise :class:`BusyError` while somebody else does."""
    if not hold(file.fileno()):
        message = f"{path} is still being written; wait for its end."
        raise BusyError(message)


def _wipe_version_1(file: BinaryIO) -> None:
    file.seek(VERSION_1_KEY_AT)
    _write_all(file, bytes(VERSION_1_BYTES - VERSION_1_KEY_AT))
    os.fsync(file.fileno())


def _write_all(file: BinaryIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def _unwritten(path: Path, error: OSError) -> RecordingError:
    reason = error.strerror or "the system refused"
    return RecordingError(f"The keys of {path} were not changed ({reason}); check its place.")
