"""The server over real sockets: TLS 1.2 or newer, limits in time and size, whom it believes."""

import http.client
import socket
import ssl
from pathlib import Path

import pytest
import requests

from studio.backend.errors import StoreError
from studio.backend.http import create_app, protocol
from studio.backend.parts import Parts
from studio.backend.serving import tls_of
from tests.parts.backend_server import BackendServer
from tests.parts.pki import Authority

from .http.serving import HEADERS
from .http.serving import parts as parts  # noqa: PLC0414  # a fixture, handed on
from .http.test_doors import told_by


def _ask(server: BackendServer, context: ssl.SSLContext) -> str:
    with (
        socket.create_connection(("127.0.0.1", server.port), timeout=5) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as secured,
    ):
        secured.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = http.client.HTTPResponse(secured)
        answer.begin()
        assert answer.status == 200
        assert answer.getheader("Server") is None
        assert answer.getheader("Strict-Transport-Security") is not None
        return secured.version() or ""


@pytest.mark.promise(4)
def test_tls_below_1_2_is_refused_and_newer_is_not(tmp_path: Path, parts: Parts) -> None:
    authority = Authority(tmp_path)
    certificate = authority.valid()
    tls = tls_of(certificate.chain, certificate.key)
    with BackendServer(create_app(parts), tls=tls) as server:
        for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
            context = ssl.create_default_context(cafile=str(authority.ca_file))
            context.minimum_version = context.maximum_version = version
            assert _ask(server, context) == version.name.replace("_", ".")
        for old in ("TLSv1", "TLSv1_1"):
            context = ssl.create_default_context(cafile=str(authority.ca_file))
            context.set_ciphers("ALL:@SECLEVEL=0")
            with pytest.warns(DeprecationWarning, match="TLSv1"):
                context.minimum_version = ssl.TLSVersion.TLSv1
            with pytest.warns(DeprecationWarning, match="TLSv1"):
                context.maximum_version = ssl.TLSVersion[old]
            with pytest.raises((ssl.SSLError, ConnectionError)):
                _ask(server, context)
        weak = ssl.create_default_context(cafile=str(authority.ca_file))
        weak.maximum_version = ssl.TLSVersion.TLSv1_2
        weak.set_ciphers("AES128-SHA256:AES256-SHA:AES128-GCM-SHA256")
        with pytest.raises((ssl.SSLError, ConnectionError)):
            _ask(server, weak)


def test_a_certificate_that_will_not_do_is_named(tmp_path: Path) -> None:
    one, other = Authority(tmp_path).valid(), tmp_path / "other.key"
    other.write_text("no key")
    with pytest.raises(StoreError, match=r"valid\.pem and its key .*other\.key"):
        tls_of(one.chain, other)


def test_who_says_nothing_or_half_a_request_is_cut_off(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "HEAD_TIMEOUT_S", 0.2)
    with BackendServer(create_app(parts)) as server:
        for begin in (b"", b"GET /health HTT"):
            with socket.create_connection(("127.0.0.1", server.port), timeout=5) as client:
                client.sendall(begin)
                assert client.recv(65536) == b""
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as client:
            client.sendall(b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
            told = b""
            while b"healthy" not in told:
                told += client.recv(65536)
            client.sendall(b"GET /hea")
            while client.recv(65536):
                pass


@pytest.mark.allow_log("Invalid HTTP request received")
def test_a_head_that_is_too_long_is_refused(parts: Parts) -> None:
    with (
        BackendServer(create_app(parts)) as server,
        socket.create_connection(("127.0.0.1", server.port), timeout=5) as client,
    ):
        client.sendall(b"GET /health HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 40_000)
        assert client.recv(65536).startswith(b"HTTP/1.1 4")


def test_only_a_known_proxy_says_where_somebody_comes_from(parts: Parts) -> None:
    headers = {**HEADERS, "X-Forwarded-For": "203.0.113.5, 10.0.0.1", "X-Forwarded-Proto": "https"}
    for trusted, address in (((), "127.0.0.1"), (("127.0.0.1", "10.0.0.0/8"), "203.0.113.5")):
        with BackendServer(create_app(parts), trusted_proxies=trusted) as server:
            answer = requests.get(f"{server.url}/archive", headers=headers, timeout=5)
        assert answer.status_code == 200
        assert f'"{address}"' in told_by(parts)[-1].personal
