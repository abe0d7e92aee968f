"""``python -m studio.ingest_server``: the receiver as a program."""

import argparse
import os
import select
import signal
import ssl
import sys
import threading
from pathlib import Path

import msgspec

from mixer.clock import MonotonicClock
from studio.secrets import SecretError, read_secret

from .backend_authority import BackendAuthority
from .errors import IngestServerError
from .events import Event, Listening
from .server import IngestServer, Listener

_REFUSED = 2


def main(arguments: list[str] | None = None) -> int:
    """Run until a signal, or with ``--until-eof`` until standard input closes."""
    parser = argparse.ArgumentParser(
        prog="python -m studio.ingest_server",
        description="Receives RTMP, or RTMPS with a certificate, and stores it as FLV.",
    )
    parser.add_argument("--listen", default="127.0.0.1:1935", metavar="HOST:PORT")
    parser.add_argument("--store", type=Path, required=True, metavar="DIR")
    parser.add_argument("--cert", type=Path, metavar="PEM", help="speak RTMPS with this chain")
    parser.add_argument("--tls-key", type=Path, metavar="PEM")
    parser.add_argument("--until-eof", action="store_true", help="end when standard input closes")
    parser.add_argument("--backend", metavar="URL", help="ask this backend who may publish")
    parser.add_argument("--backend-token", metavar="PLACE", help="env:NAME, fd:N or a file")
    parser.add_argument("--backend-ca", type=Path, metavar="PEM", help="trust this authority")
    chosen = parser.parse_args(arguments)
    try:
        host, port = _host_and_port(chosen.listen)
        tls = _server_tls(chosen.cert, chosen.tls_key)
        server = IngestServer(
            listeners=[Listener(host, port, tls)],
            folder=chosen.store,
            clock=MonotonicClock(),
            on_event=_print,
            authorizer=_authority(chosen.backend, chosen.backend_token, chosen.backend_ca),
        )
    except (IngestServerError, SecretError) as error:
        sys.stderr.write(f"{error}\n")
        return _REFUSED
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: ended.set())
    server.start()
    _print(Listening(host=host, port=server.ports[0], tls=tls is not None))
    _wait(ended, until_eof=chosen.until_eof)
    server.stop()
    return 0


def _host_and_port(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal():
        message = f"{text!r} is no address to listen on; write it as 127.0.0.1:1935."
        raise IngestServerError(message)
    return host.strip("[]"), int(port)


def _server_tls(chain: Path | None, key: Path | None) -> ssl.SSLContext | None:
    if chain is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(chain, key)
    except (OSError, ssl.SSLError) as error:
        message = f"{chain} and its key cannot be read as a certificate; name two PEM files."
        raise IngestServerError(message) from error
    return context


def _authority(
    url: str | None, token_place: str | None, ca_file: Path | None
) -> BackendAuthority | None:
    if url is None:
        return None
    if token_place is None:
        message = "A backend is asked with this server's token; name its place: --backend-token."
        raise IngestServerError(message)
    return BackendAuthority.at(url, read_secret(token_place), ca_file)


def _wait(ended: threading.Event, *, until_eof: bool) -> None:
    if not until_eof:
        ended.wait()
        return
    while not ended.is_set():
        readable, _, _ = select.select([sys.stdin], [], [], 0.2)
        if readable and not os.read(sys.stdin.fileno(), 1024):
            return


def _print(event: Event) -> None:
    sys.stdout.write(msgspec.json.encode(event).decode() + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
