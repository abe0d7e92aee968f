"""The studio's own receiver, in this process, and what it said."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mixer.clock import Clock, MonotonicClock
from studio.ingest_server import IngestServer, Listener
from studio.ingest_server.events import Ended, Event, Publishing
from tests.waiting import wait_until

from .pki import Certificate


class Receiver:
    """A running receiver; ``port`` is that of its one listener."""

    def __init__(self, server: IngestServer, events: list[Event]) -> None:
        self.port = server.ports[0]
        self.events = events

    def files(self) -> list[Path]:
        """Return what was published, in that order."""
        return [Path(event.file) for event in self.events if isinstance(event, Publishing)]

    def wait_for_end(self, count: int = 1) -> list[Ended]:
        """Return the ends of *count* streams, once they have ended."""
        wait_until(lambda: len(self._ended()) >= count, 10, f"{count} streams end")
        return self._ended()

    def _ended(self) -> list[Ended]:
        return [event for event in self.events if isinstance(event, Ended)]


@contextmanager
def receiving(
    folder: Path,
    *,
    certificate: Certificate | None = None,
    clock: Clock | None = None,
    **more: Any,  # noqa: ANN401 - what else the server's constructor takes
) -> Iterator[Receiver]:
    """Run a receiver that stores into *folder*, by RTMPS if there is a *certificate*."""
    events: list[Event] = []
    server = IngestServer(
        listeners=[Listener("127.0.0.1", 0, server_tls(certificate))],
        folder=folder,
        clock=clock or MonotonicClock(),
        on_event=events.append,
        **more,
    )
    server.start()
    try:
        yield Receiver(server, events)
    finally:
        server.stop()


def server_tls(certificate: Certificate | None) -> ssl.SSLContext | None:
    """Return a server's context of TLS 1.2 and newer."""
    if certificate is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate.chain, certificate.key)
    return context
