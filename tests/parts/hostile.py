"""OpenSSL's own test server as an ingest that nobody should speak to, all that it hears kept."""

import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from .pki import Authority, Certificate
from .ports import free_port, wait_for_listener

_OLD = ("-cipher", "ALL:@SECLEVEL=0")
_Server = tuple[Certificate, tuple[str, ...]]


def hostile_servers(authority: Authority) -> dict[str, _Server]:
    """Return what each shows, and its options, by what is wrong with it."""
    return {
        "TLS 1.0": (authority.valid(), ("-tls1", *_OLD)),
        "TLS 1.1": (authority.valid(), ("-tls1_1", *_OLD)),
        "wrong name": (authority.for_another_name(), ()),
        "self-signed": (authority.self_signed(), ()),
        "expired": (authority.expired(), ()),
        "a stranger's": (authority.from_a_stranger(), ()),
    }


class HostileServer:
    """``openssl s_server`` while entered; *options* as it names them, such as ``-tls1_1``.

    Whatever a client says once the encryption stands is written into a file as it comes.
    """

    def __init__(self, folder: Path, certificate: Certificate, *options: str) -> None:
        self.port = free_port()
        self._heard = folder / f"heard-{self.port}"
        self._words = [
            *("openssl", "s_server", "-accept", f"127.0.0.1:{self.port}", "-quiet"),
            *("-cert", str(certificate.chain), "-key", str(certificate.key)),
            *("-cert_chain", str(certificate.chain), *options),
        ]
        self._process: subprocess.Popen[bytes] | None = None

    def heard(self) -> bytes:
        """Return all that was said to it, decrypted."""
        return self._heard.read_bytes()

    def __enter__(self) -> Self:
        with self._heard.open("wb") as heard:
            # Its input stays open: at its end it would leave.
            self._process = subprocess.Popen(
                self._words, stdin=subprocess.PIPE, stdout=heard, stderr=subprocess.DEVNULL
            )
        wait_for_listener(self.port)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
