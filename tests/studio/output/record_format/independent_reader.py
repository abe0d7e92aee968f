"""A reader written from docs/recording-format.md alone: nothing of the studio's is used in it."""

import hmac
import struct
import zlib

from cryptography.hazmat.primitives import hpke, serialization
from cryptography.hazmat.primitives.asymmetric import x25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap


def hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    return hmac.digest(hmac.digest(salt, key, "sha256"), info + b"\x01", "sha256")


def file_key_of(data: bytes, key: bytes) -> tuple[bytes, bytes]:
    """Return the header and the file key; *key*: a record key, or a private one in PEM."""
    copies = [data[at : at + 8192] for at in (0, 8192)]
    sound = [copy for copy in copies if zlib.crc32(copy[:-4]) == int.from_bytes(copy[-4:], "big")]
    best = max(sound, key=lambda copy: copy[64:72])
    header, file_id = best[:64], best[12:28]
    assert header.startswith(b"VSTUDIOR\0\2\0\0")
    for at in range(72, 72 + 6 * 1328, 1328):
        kind, _flags, key_id, length = struct.unpack_from(">HH8sH", best, at)
        wrap = best[at + 14 : at + 14 + length]
        if kind == 1 and key_id == hmac.digest(key, b"videosync-studio key id", "sha256")[:8]:
            unwrapped = aes_key_unwrap(hkdf(key, file_id, b"videosync-studio recording"), wrap)
        elif kind == 2 and key.startswith(b"-----BEGIN"):
            private = serialization.load_pem_private_key(key, None)
            assert isinstance(private, x25519.X25519PrivateKey)
            suite = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
            unwrapped = suite.decrypt(wrap, private, b"videosync-studio escrow" + header)
        else:
            continue
        assert hkdf(unwrapped, file_id, b"videosync-studio commitment") == header[28:60]
        return header, unwrapped
    raise KeyError


def read(data: bytes, key: bytes) -> tuple[bytes, bool]:
    """Return the plain bytes, whether closed or cut off, and whether it was closed in order."""
    header, file_key = file_key_of(data, key)
    cipher = AESGCM(hkdf(file_key, header[12:28], b"videosync-studio records"))
    plain, lengths, at, flags = b"", b"", 16384, 0
    while at + 25 <= len(data) and not flags & 1:
        number = len(lengths) // 4
        length, flags, crc = struct.unpack_from(">IBI", data, at)
        shape = struct.pack(">QQIB", number, len(plain), length, flags)
        check = header[12:28] + shape[:8] + bytes(8) + shape[16:]
        if zlib.crc32(check) != crc or at + 25 + length > len(data):
            break
        sealed = data[at + 9 : at + 25 + length]
        opened = cipher.decrypt(struct.pack(">IQ", 0, number), sealed, header + shape)
        plain += b"" if flags & 2 else opened
        lengths += struct.pack(">I", length | (flags & 2) << 30)
        at += 25 + length
    end = data[at : at + 16] + lengths + struct.pack(">Q", len(lengths) // 4)
    end_key = hkdf(file_key, header[12:28], b"videosync-studio end")
    return plain, data[at:] == end + hmac.digest(end_key, header + end, "sha256") and not end[8]
