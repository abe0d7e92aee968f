"""Writes a file of version 1, as the studio did, from docs/recording-format.md."""

import os
import struct
import zlib

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_wrap

from studio.secrets import RecordKey


def version_1(pieces: list[bytes], key: RecordKey, *, finish: bool = True) -> bytes:
    """Return a recording whose records are *pieces*, the last one empty if it is closed."""
    file_id, file_key = os.urandom(16), os.urandom(32)
    wrapped = aes_key_wrap(key.derive(b"videosync-studio recording", file_id), file_key)
    told = (b"VSTUDIOR", 1, int(not key.protected), file_id, bytes.fromhex(key.key_id), wrapped)
    header = struct.pack(">8sHH16s8s40s", *told)
    data, offset = header, 0
    shapes = [(piece, 0) for piece in pieces] + ([(b"", 1)] if finish else [])
    for number, (piece, flags) in enumerate(shapes):
        check = zlib.crc32(file_id + struct.pack(">QQIB", number, 0, len(piece), flags))
        bound = header + struct.pack(">QQIB", number, offset, len(piece), flags)
        data += struct.pack(">IBI", len(piece), flags, check)
        data += AESGCM(file_key).encrypt(struct.pack(">IQ", 0, number), piece, bound)
        offset += len(piece)
    return data
