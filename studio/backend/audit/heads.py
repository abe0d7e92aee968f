"""Heads of chains, signed by Ed25519 (RFC 8032), and the key that signs them."""

from typing import Final, Self

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from studio.secrets import RecordKey

from .merkle import Frontier
from .model import SignedHead

_PURPOSE: Final = b"videosync-studio backend audit signer"
_HEAD_FORMAT: Final = "videosync-audit-head-1"
_END_FORMAT: Final = "videosync-audit-export-end-1"


class Signer:
    """Signs heads and exports. Any thread; its text shows nothing of the key."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public = private.public_key().public_bytes_raw().hex()

    @classmethod
    def from_key(cls, key: RecordKey) -> Self:
        """Return the signer that belongs to *key*: the same one each time."""
        return cls(Ed25519PrivateKey.from_private_bytes(key.derive(_PURPOSE, b"")))

    def head(self, chain: str, frontier: Frontier, newest: str, at_ns: int) -> SignedHead:
        """Return the head of a chain that stands so."""
        unsigned = SignedHead(
            chain=chain,
            size=frontier.size,
            root=frontier.root().hex(),
            newest=newest,
            at_ns=at_ns,
            signer=self.public,
            signature="",
        )
        signature = self._private.sign(_signed_of(unsigned)).hex()
        return msgspec.structs.replace(unsigned, signature=signature)

    def sign_end(self, records: int, sha256: str) -> str:
        """Return the signature of an export of so many records, with this hash of its lines."""
        return self._private.sign(_end_of(records, sha256)).hex()


def is_signed(head: SignedHead) -> bool:
    """Return whether *head* is as its signer signed it."""
    return _holds(head.signer, head.signature, _signed_of(head))


def is_end_signed(signer: str, signature: str, records: int, sha256: str) -> bool:
    """Return whether the end of an export is as *signer* signed it."""
    return _holds(signer, signature, _end_of(records, sha256))


def _holds(signer: str, signature: str, signed: bytes) -> bool:
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signer))
        public.verify(bytes.fromhex(signature), signed)
    except (ValueError, InvalidSignature):
        return False
    return True


def _signed_of(head: SignedHead) -> bytes:
    said = (_HEAD_FORMAT, head.chain, head.size, head.root, head.newest, head.at_ns)
    return msgspec.json.encode(said)


def _end_of(records: int, sha256: str) -> bytes:
    return msgspec.json.encode((_END_FORMAT, records, sha256))
