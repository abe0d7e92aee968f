"""The wraps of a file's key: which keys open it. None of them is bound to the records.

Sources: key wrap, RFC 3394; HPKE, RFC 9180.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from typing import Final, Self

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from studio.secrets import EscrowKey, EscrowPrivateKey, RecordKey

SLOT_BYTES: Final = 1328
"""Room for a wrap of the larger keys that are to come (ML-KEM-768 with X25519: 1168 bytes)."""
SLOTS: Final = 6
"""The station's key, an organisation's, and some to spare."""
MOST_ESCROW: Final = SLOTS - 1
_SLOT: Final = struct.Struct(">HH8sH")
"""Kind, flags, key id, length of the wrap."""
_WRAP_PURPOSE: Final = b"videosync-studio recording"
_ESCROW_PURPOSE: Final = b"videosync-studio escrow"

Opener = RecordKey | EscrowPrivateKey


class WrapKind(IntEnum):
    """How a file's key is wrapped."""

    RECORD_KEY = 1
    ESCROW = 2


class SlotFlags(IntFlag):
    """What a wrap says of its key."""

    NONE = 0
    UNPROTECTED = 1
    """The demo's key, which lies in a plain file."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrap. A ``kind`` that this studio does not know is kept, and opens nothing."""

    kind: int
    flags: SlotFlags
    key_id: str
    wrapped: bytes

    def packed(self) -> bytes:
        """Return the slot as it stands in the file."""
        head = _SLOT.pack(self.kind, self.flags, bytes.fromhex(self.key_id), len(self.wrapped))
        return (head + self.wrapped).ljust(SLOT_BYTES, b"\0")

    @classmethod
    def parse(cls, data: bytes) -> Self | None:
        """Return the slot in *data*, None for an empty one."""
        kind, flags, key_id, length = _SLOT.unpack_from(data)
        if not kind:
            return None
        return cls(kind, SlotFlags(flags), key_id.hex(), data[_SLOT.size : _SLOT.size + length])

    def unwrap(self, key: Opener, file_id: bytes, bound: bytes) -> bytes | None:
        """Return the file's key, None when *key* is not this slot's."""
        if key.key_id != self.key_id:
            return None
        if isinstance(key, RecordKey) and self.kind == WrapKind.RECORD_KEY:
            try:
                return aes_key_unwrap(key.derive(_WRAP_PURPOSE, file_id), self.wrapped)
            except InvalidUnwrap:
                return None
        if isinstance(key, EscrowPrivateKey) and self.kind == WrapKind.ESCROW:
            return key.open(self.wrapped, _ESCROW_PURPOSE + bound)
        return None


def wrap(key: RecordKey | EscrowKey, file_key: bytes, file_id: bytes, bound: bytes) -> Slot:
    """Return *file_key* wrapped, so that *key* opens this file and no other."""
    if isinstance(key, EscrowKey):
        sealed = key.seal(file_key, _ESCROW_PURPOSE + bound)
        return Slot(WrapKind.ESCROW, SlotFlags.NONE, key.key_id, sealed)
    flags = SlotFlags.NONE if key.protected else SlotFlags.UNPROTECTED
    wrapped = aes_key_wrap(key.derive(_WRAP_PURPOSE, file_id), file_key)
    return Slot(WrapKind.RECORD_KEY, flags, key.key_id, wrapped)
