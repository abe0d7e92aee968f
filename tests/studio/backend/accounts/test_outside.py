"""Asking other services: only by TLS that proves itself, only what is allowed, only so much."""

import http.server
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import pytest

from studio.backend.accounts import Outside
from studio.backend.accounts.errors import ProviderError
from studio.backend.errors import StoreError
from tests.fakes.people import allow_all
from tests.parts.pki import Authority, Certificate


class _Handler(http.server.BaseHTTPRequestHandler):
    status: ClassVar[int] = 200
    body: ClassVar[bytes] = b'{"a": 1}'
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(self.status)
        self.send_header("Location", "https://localhost/elsewhere")
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_args: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_args: object) -> None:
        """A client that does not believe us hangs up."""


@contextmanager
def _serving(
    certificate: Certificate, newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3
) -> Iterator[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key)
    if newest < ssl.TLSVersion.TLSv1_2:
        context.minimum_version = newest
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.maximum_version = newest
    _Handler.asked = []
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"https://localhost:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.promise(4)
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
@pytest.mark.parametrize("kind", ["stranger", "expired", "name", "old"])
def test_who_cannot_prove_itself_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    authority = Authority(tmp_path)
    certificate = {
        "stranger": authority.from_a_stranger,
        "expired": authority.expired,
        "name": authority.for_another_name,
        "old": authority.valid,
    }[kind]()
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate.chain))
    newest = ssl.TLSVersion.TLSv1_1 if kind == "old" else ssl.TLSVersion.TLSv1_3
    outside = Outside(allow_all, authority.ca_file)
    with _serving(certificate, newest) as url, pytest.raises(ProviderError, match="does not ans"):
        outside.ask(f"{url}/x", "sign-in")
    assert not _Handler.asked


def test_what_is_answered_is_an_object_of_bounded_size_and_no_redirect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority(tmp_path)
    outside = Outside(allow_all, authority.ca_file)
    with _serving(authority.valid()) as url:
        assert outside.ask(f"{url}/x?secret=1", "sign-in") == {"a": 1}
        for status, body, says in (
            (200, b"[1]", "something else"),
            (200, b"{", "something else"),
            (200, b" " * ((1 << 20) + 1), "more than it should"),
            (302, b"{}", "refuses"),
            (500, b"{}", "refuses"),
        ):
            monkeypatch.setattr(_Handler, "status", status)
            monkeypatch.setattr(_Handler, "body", body)
            with pytest.raises(ProviderError, match=says) as caught:
                outside.ask(f"{url}/x?secret=1", "sign-in")
            assert "secret" not in str(caught.value)
    assert len(_Handler.asked) == 6


def test_nothing_goes_over_a_line_that_is_not_encrypted(tmp_path: Path) -> None:
    with pytest.raises(ProviderError, match="https"):
        Outside(allow_all).ask("http://localhost/x", "sign-in")
    no_authority = tmp_path / "none.pem"
    no_authority.write_text("no certificate")
    with pytest.raises(StoreError, match="no certificate authority"):
        Outside(allow_all, no_authority)
