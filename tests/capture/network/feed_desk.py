"""A network source under test, and servers that answer it as a test wishes."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

from capture.network import NetworkSource
from capture.slate import HEIGHT, WIDTH
from capture.source import SourceHealth, Status
from mixer.clock import MonotonicClock
from mixer.worker import Worker
from studio.output.ingest import verifying_context
from tests.waiting import wait_until

Answer = Callable[[socket.socket], None]


def open_gate(_host: str, _port: int, _purpose: str, *, clear: bool) -> None:
    """Let everything through: these tests reach this machine alone, which every policy allows."""
    del clear


@dataclass
class Desk:
    """A source and all that was said of it."""

    source: NetworkSource
    told: list[SourceHealth] = field(default_factory=list)

    def await_status(self, status: Status, timeout_s: float = 10.0) -> SourceHealth:
        wait_until(
            lambda: self.source.health.status is status,
            timeout_s,
            f"{status} instead of {self.source.health}",
        )
        return self.source.health

    def await_slate(self) -> None:
        """The slate is drawn right after the health is told."""

        def shown() -> bool:
            slate = self.source.video.frame_at(0)
            return slate is not None and (slate.width, slate.height) == (WIDTH, HEIGHT)

        wait_until(shown, 2, "the slate")
        wait_until(lambda: self.source.frame_at(0) is None, 2, "the old picture goes")

    def await_new_pictures(self, count: int = 2, timeout_s: float = 10.0) -> None:
        for _ in range(count):
            seen = self.source.frame_at(0)
            wait_until(
                lambda seen=seen: self.source.frame_at(0) not in (None, seen),  # type: ignore[misc] # a default binds it
                timeout_s,
                f"a new picture; {self.source.health}",
            )


@contextmanager
def playing(
    url: str,
    *,
    gate: Callable[..., None] = open_gate,
    tls: ssl.SSLContext | None = None,
    user: str = "",
    password: Callable[[], str] | None = None,
) -> Iterator[Desk]:
    told: list[SourceHealth] = []
    source = NetworkSource(
        label="Stage camera",
        url=url,
        gate=gate,
        tls=tls or verifying_context(),
        clock=MonotonicClock(),
        on_health=told.append,
        user=user,
        password=password,
    )
    source.start()
    try:
        yield Desk(source, told)
    finally:
        source.stop()


class Answering:
    """A server on this machine; ``answer`` gets each connection, and may be changed."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.connections = 0
        self.ended = threading.Event()
        self._door = socket.create_server(("127.0.0.1", 0))
        self._door.settimeout(0.05)
        self.port = int(self._door.getsockname()[1])
        self._worker = Worker("answering server", self._run)

    def _run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                connection, _ = self._door.accept()
            except TimeoutError:
                continue
            self.connections += 1
            connection.settimeout(0.5)
            with connection:
                try:
                    self.answer(connection)
                except OSError:
                    # The source hung up.
                    continue

    def __enter__(self) -> Self:
        self._worker.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.ended.set()
        self._worker.stop()
        self._door.close()


def request_of(connection: socket.socket) -> str:
    """Return the head of what a client asks."""
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(4096)
        if not piece:
            break
        head += piece
    return head.decode("latin-1")


def replying(reply: bytes) -> Answer:
    """Answer each request with *reply* and hang up."""

    def answer(connection: socket.socket) -> None:
        request_of(connection)
        connection.sendall(reply)

    return answer
