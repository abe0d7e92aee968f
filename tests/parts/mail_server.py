"""A mail server that takes letters by SMTP with STARTTLS (RFC 5321, 3207, 4954), for the tests."""

import base64
import socket
import ssl
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

from .pki import Certificate

_TIMEOUT_S = 10.0


class MailServer:
    """Runs while entered; ``letters``: what it was handed, ``said``: what it was told in clear.

    *newest*: of TLS; None for a server that knows no STARTTLS. *password*: what it wants to hear.
    """

    def __init__(
        self,
        certificate: Certificate,
        newest: ssl.TLSVersion | None = ssl.TLSVersion.TLSv1_3,
        password: str = "",
    ) -> None:
        self.letters: list[str] = []
        self.said: list[str] = []
        self._certificate = certificate
        self._newest = newest
        self._password = password
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)
        self.port: int = self._listener.getsockname()[1]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            with line:
                line.settimeout(_TIMEOUT_S)
                # A client that does not believe us hangs up.
                with suppress(OSError):
                    _Talk(self, line).run()


class _Talk:
    def __init__(self, server: MailServer, line: socket.socket) -> None:
        self._server = server
        self._line = line
        self._encrypted = False
        self._file = line.makefile("rb")

    def run(self) -> None:
        self._say("220 here")
        while True:
            words = self._hear()
            verb = words[:4].upper()
            if not words or verb == "QUIT":
                self._say("221 bye")
                self._file.close()
                if self._encrypted:
                    self._line.close()
                return
            self._answer(verb, words)

    def _answer(self, verb: str, words: str) -> None:
        if verb == "EHLO":
            offers = ["250-here", "250-AUTH PLAIN", "250 8BITMIME"]
            if self._server._newest is not None and not self._encrypted:
                offers.insert(1, "250-STARTTLS")
            self._say("\r\n".join(offers))
        elif verb == "STAR":
            self._say("220 go on")
            self._encrypt()
        elif verb == "AUTH":
            told = base64.b64decode(words.split()[2]).split(b"\0")[2].decode()
            self._say(
                "235 in" if told == self._server._password else "535 no, not ann@acme.example"
            )
        elif verb == "DATA":
            self._say("354 go on")
            lines = []
            while (line := self._hear()) != ".":
                lines.append(line)
            self._server.letters.append("\n".join(lines))
            self._say("250 taken")
        else:
            self._say("250 yes")

    def _encrypt(self) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._server._certificate.chain, self._server._certificate.key)
        newest = self._server._newest
        if newest is not None:
            if newest < ssl.TLSVersion.TLSv1_2:
                context.minimum_version = newest
                context.set_ciphers("DEFAULT:@SECLEVEL=0")
            context.maximum_version = newest
        self._file.close()
        self._line = context.wrap_socket(self._line, server_side=True)
        self._file = self._line.makefile("rb")
        self._encrypted = True

    def _hear(self) -> str:
        text = self._file.readline().decode().rstrip("\r\n")
        if not self._encrypted:
            self._server.said.append(text)
        return text

    def _say(self, text: str) -> None:
        self._line.sendall(text.encode() + b"\r\n")
