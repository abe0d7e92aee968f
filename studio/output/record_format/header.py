"""The beginning of a file, of either version: what it is, and which keys open it."""

import os
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hmac import compare_digest
from typing import Final, Self

from studio.secrets import EscrowKey, RecordKey

from .errors import NotARecordingError, RecordingError, ShreddedError, WrongKeyError
from .file_keys import FILE_KEY_BYTES, FileKeys
from .layout import MAGIC
from .slots import SLOT_BYTES, SLOTS, Opener, Slot, SlotFlags, WrapKind, wrap

VERSION: Final = 2
COPY_BYTES: Final = 8192
"""Whole blocks of any disk: a write that fails hurts no other copy."""
COPIES: Final = 2
FRONT_BYTES: Final = COPIES * COPY_BYTES
_BOUND: Final = struct.Struct(">8sHH16s32s4x")
"""Magic, version, flags (none yet), file id, commitment: what every record is bound to."""
_EPOCH: Final = struct.Struct(">Q")
_CHECK: Final = struct.Struct(">I")
_SLOTS_AT: Final = _BOUND.size + _EPOCH.size
_VERSION_1: Final = struct.Struct(">8sHH16s8s40s")
"""Magic, version, flags, file id, key id, wrapped file key: all of it bound to the records."""
VERSION_1_BYTES: Final = _VERSION_1.size
VERSION_1_KEY_AT: Final = 28


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in front of the records, which begin at byte ``begin``.

    ``bound`` is what every record is bound to. ``epoch`` counts how often the slots were changed;
    ``unsound`` holds where the copies begin that are damaged or older than the one that counts.
    """

    version: int
    file_id: bytes
    bound: bytes
    begin: int
    slots: tuple[Slot, ...]
    commitment: bytes = b""
    epoch: int = 0
    unsound: tuple[int, ...] = ()

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Return the header in *data*, a file's first bytes. Raises :class:`NotARecordingError`."""
        copies = [cls._parse_copy(data[at : at + COPY_BYTES]) for at in _copies()]
        best = max((copy for copy in copies if copy), key=lambda copy: copy.epoch, default=None)
        if best is not None:
            unsound = (at for at, copy in zip(_copies(), copies, strict=True) if copy != best)
            return replace(best, unsound=tuple(unsound))
        if len(data) < VERSION_1_BYTES or not data.startswith(MAGIC):
            message = "This is no recording of the studio."
            raise NotARecordingError(message)
        version = _VERSION_1.unpack_from(data)[1]
        if version == 1:
            return cls._parse_version_1(data[:VERSION_1_BYTES])
        if version == VERSION:
            message = "The beginning of this recording is damaged in both of its copies."
        else:
            message = f"This recording is of version {version}; use a newer studio."
        raise NotARecordingError(message)

    @classmethod
    def _parse_copy(cls, data: bytes) -> Self | None:
        if len(data) < COPY_BYTES or not data.startswith(MAGIC):
            return None
        *_, check = _CHECK.unpack_from(data, COPY_BYTES - _CHECK.size)
        _, version, flags, file_id, commitment = _BOUND.unpack_from(data)
        if check != zlib.crc32(data[: -_CHECK.size]) or version != VERSION or flags:
            return None
        (epoch,) = _EPOCH.unpack_from(data, _BOUND.size)
        places = (_SLOTS_AT + n * SLOT_BYTES for n in range(SLOTS))
        slots = (Slot.parse(data[at : at + SLOT_BYTES]) for at in places)
        return cls(
            version=version,
            file_id=file_id,
            bound=data[: _BOUND.size],
            begin=FRONT_BYTES,
            slots=tuple(slot for slot in slots if slot is not None),
            commitment=commitment,
            epoch=epoch,
        )

    @classmethod
    def _parse_version_1(cls, data: bytes) -> Self:
        _, version, flags, file_id, key_id, wrapped = _VERSION_1.unpack(data)
        slot = Slot(WrapKind.RECORD_KEY, SlotFlags(flags), key_id.hex(), wrapped)
        slots = (slot,) if any(wrapped) else ()
        return cls(version, file_id, data, VERSION_1_BYTES, slots)

    def packed(self) -> bytes:
        """Return one copy as it stands in a file of version 2."""
        slots = b"".join(slot.packed() for slot in self.slots)
        data = (self.bound + _EPOCH.pack(self.epoch) + slots).ljust(COPY_BYTES - 4, b"\0")
        return data + _CHECK.pack(zlib.crc32(data))

    @property
    def key_ids(self) -> tuple[str, ...]:
        """The record keys that open the file; none: it was shredded, or is in escrow alone."""
        return tuple(slot.key_id for slot in self.slots if slot.kind == WrapKind.RECORD_KEY)

    @property
    def key_id(self) -> str:
        """The first of them. Raises :class:`ShreddedError` when no key opens the file."""
        self.check_not_shredded()
        return next(iter(self.key_ids), "")

    @property
    def escrow_ids(self) -> tuple[str, ...]:
        """The organisations' keys that open the file."""
        return tuple(slot.key_id for slot in self.slots if slot.kind == WrapKind.ESCROW)

    @property
    def is_shredded(self) -> bool:
        """Whether no key opens it any more."""
        return not self.slots

    @property
    def is_protected(self) -> bool:
        """Whether no key opens it that lies in a plain file: False for the demo's."""
        return not any(slot.flags & SlotFlags.UNPROTECTED for slot in self.slots)

    def check_not_shredded(self) -> None:
        """Raise :class:`ShreddedError` when no key opens the file."""
        if self.is_shredded:
            message = "This recording was shredded: its key is gone, and nothing brings it back."
            raise ShreddedError(message)

    def unwrap(self, key: Opener) -> FileKeys:
        """Return the file's own keys. Raises :class:`WrongKeyError`, :class:`ShreddedError`."""
        self.check_not_shredded()
        for slot in self.slots:
            file_key = slot.unwrap(key, self.file_id, self.bound)
            if file_key is None or len(file_key) != FILE_KEY_BYTES:
                continue
            if self.version == 1:
                return FileKeys.of_version_1(file_key)
            keys = FileKeys.of(file_key, self.file_id)
            if compare_digest(keys.commitment, self.commitment):
                return keys
        ids = ", ".join(slot.key_id for slot in self.slots)
        message = f"This recording was sealed with another key ({ids}), or damaged."
        raise WrongKeyError(message)

    def with_slots(self, slots: Iterable[Slot]) -> Self:
        """Return the header with other wraps, as a later epoch. Raises :class:`RecordingError`."""
        wraps = tuple(slots)
        if len(wraps) > SLOTS:
            message = f"A recording can be opened by {SLOTS} keys at most; name fewer."
            raise RecordingError(message)
        return replace(self, slots=wraps, epoch=self.epoch + 1, unsound=())


def new_header(key: RecordKey, escrow: Iterable[EscrowKey] = ()) -> tuple[Header, FileKeys]:
    """Return the header of a new file, opened by *key* and all of *escrow*, and its own keys.

    Raises :class:`RecordingError` when these are too many.
    """
    file_id = os.urandom(16)
    keys = FileKeys.of(os.urandom(FILE_KEY_BYTES), file_id)
    bound = _BOUND.pack(MAGIC, VERSION, 0, file_id, keys.commitment)
    empty = Header(VERSION, file_id, bound, FRONT_BYTES, (), keys.commitment)
    openers: list[RecordKey | EscrowKey] = [key, *escrow]
    wraps = [wrap(one, keys.file_key, file_id, bound) for one in openers]
    return empty.with_slots(wraps), keys


def _copies() -> range:
    return range(0, FRONT_BYTES, COPY_BYTES)
