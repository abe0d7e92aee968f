"""A reader written from docs/recording-format.md alone: nothing of the studio's is used in it."""

import hashlib
import hmac
import struct
import zlib
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap

from studio.output.record_format import RecordWriter
from studio.secrets import RecordKey


def hkdf_sha256(key: bytes, salt: bytes, info: bytes) -> bytes:
    """RFC 5869, one block."""
    extracted = hmac.digest(salt, key, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")


def read_by_the_page(data: bytes, record_key: bytes) -> tuple[bytes, bool]:
    header = data[:76]
    magic, version, _flags, file_id, key_id, wrapped = struct.unpack(">8sHH16s8s40s", header)
    assert (magic, version) == (b"VSTUDIOR", 1)
    named = hmac.new(record_key, b"videosync-studio key id", hashlib.sha256).digest()
    assert key_id == named[:8]
    wrapping_key = hkdf_sha256(record_key, file_id, b"videosync-studio recording")
    cipher = AESGCM(aes_key_unwrap(wrapping_key, wrapped))
    plain, at, number, last = b"", 76, 0, False
    while at < len(data):
        length, flags, check = struct.unpack(">IBI", data[at : at + 9])
        assert length <= 4 << 20
        place = struct.pack(">QQIB", number, 0, length, flags)
        assert check == zlib.crc32(file_id + place)
        bound = header + struct.pack(">QQIB", number, len(plain), length, flags)
        sealed = data[at + 9 : at + 9 + length + 16]
        plain += cipher.decrypt(bytes(4) + struct.pack(">Q", number), sealed, bound)
        at, number, last = at + 9 + length + 16, number + 1, bool(flags & 1)
    return plain, last


def test_the_page_is_enough_to_read_a_recording(tmp_path: Path) -> None:
    key = RecordKey.generate(protected=True)
    writer = RecordWriter.create(tmp_path / "a.vsrec", key)
    pieces = [b"beginning", b"fragment" * 1000, b"end"]
    for piece in pieces:
        writer.write(piece)
        writer.commit()
    writer.finish()
    writer.close()
    data = (tmp_path / "a.vsrec").read_bytes()
    assert read_by_the_page(data, bytes.fromhex(key.key.reveal())) == (b"".join(pieces), True)
