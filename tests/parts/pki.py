"""A private authority and the certificates, good and bad, that it gives out."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme

_HERE = ("localhost", "127.0.0.1")


@dataclass(frozen=True)
class Certificate:
    """A certificate chain and its key, as PEM files."""

    chain: Path
    key: Path


class Authority:
    """Writes into *folder*; ``ca_file`` is what a client is to trust."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._authority = trustme.CA()
        self.ca_file = folder / "authority.pem"
        self._authority.cert_pem.write_to_path(str(self.ca_file))

    def valid(self) -> Certificate:
        return self._write("valid", self._authority.issue_cert(*_HERE))

    def for_address(self, address: str) -> Certificate:
        return self._write("address", self._authority.issue_cert(address))

    def for_another_name(self) -> Certificate:
        return self._write("another-name", self._authority.issue_cert("studio.example"))

    def for_host(self, host: str) -> Certificate:
        return self._write("host", self._authority.issue_cert(host))

    def expired(self) -> Certificate:
        yesterday = datetime.now(UTC) - timedelta(days=1)
        return self._write("expired", self._authority.issue_cert(*_HERE, not_after=yesterday))

    def from_a_stranger(self) -> Certificate:
        return self._write("stranger", trustme.CA().issue_cert(*_HERE))

    def self_signed(self) -> Certificate:
        stranger = trustme.CA()
        return self._write_parts(
            "self-signed", stranger.cert_pem.bytes(), stranger.private_key_pem.bytes()
        )

    def _write(self, name: str, leaf: trustme.LeafCert) -> Certificate:
        chain = b"".join(blob.bytes() for blob in leaf.cert_chain_pems)
        return self._write_parts(name, chain, leaf.private_key_pem.bytes())

    def _write_parts(self, name: str, chain: bytes, key: bytes) -> Certificate:
        written = Certificate(self._folder / f"{name}.pem", self._folder / f"{name}.key")
        written.chain.write_bytes(chain)
        written.key.write_bytes(key)
        return written
