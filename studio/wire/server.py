"""A server of the wire: one thread for every client, none of which can slow another."""

import logging
import selectors
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

import msgspec

from mixer.handoff import BoundedQueue
from mixer.worker import Worker

from .codec import Decoder, encode
from .errors import ProtocolError

_log = logging.getLogger(__name__)
MAX_CLIENTS = 32
MAX_WAITING_BYTES = 1 << 23
"""A client that leaves this much unread is let go: it would see a past that is over."""
_READ_BYTES = 1 << 16
_QUEUE = 8192
_FLUSH_S = 1.0
RequestT = TypeVar("RequestT")
AskedT_contra = TypeVar("AskedT_contra", contravariant=True)


class Heard(Protocol[AskedT_contra]):
    """Who hears of clients and of what they ask, on the server's thread; never blocks."""

    def came(self, client: int) -> None:
        """Hear of a client; what is sent to all it gets once it was sent something itself."""
        ...

    def asked(self, client: int, request: AskedT_contra) -> None:
        """Hear what a client asks for."""
        ...

    def left(self, client: int) -> None:
        """Hear that a client is gone."""
        ...


@dataclass(slots=True)
class _Client(Generic[RequestT]):
    """A connection, what it has sent of a message, and what waits to be sent to it."""

    number: int
    sock: socket.socket
    decoder: Decoder[RequestT]
    waiting: bytearray = field(default_factory=bytearray)
    welcomed: bool = False


class WireServer(Generic[RequestT]):
    """Serves the clients of *listener*, a listening socket that is its own from then on."""

    def __init__(
        self,
        name: str,
        listener: socket.socket,
        decoder: Callable[[], Decoder[RequestT]],
        heard: Heard[RequestT],
    ) -> None:
        self._listener = listener
        self._decoder = decoder
        self._heard = heard
        self._out: BoundedQueue[tuple[int | None, msgspec.Struct]] = BoundedQueue(_QUEUE)
        self._clients: dict[int, _Client[RequestT]] = {}
        self._count = 0
        self._selector = selectors.DefaultSelector()
        self._wake_reader, self._wake_writer = socket.socketpair()
        self._wake_reader.settimeout(0)
        self._wake_writer.settimeout(0)
        self._worker = Worker(name, self._run)

    def start(self) -> None:
        """Begin to serve. The owner's thread."""
        self._listener.settimeout(0)
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(self._wake_reader, selectors.EVENT_READ)
        self._worker.start()

    def send(self, client: int | None, event: msgspec.Struct) -> None:
        """Send to one client, or to all that were sent something before. Any thread."""
        self._out.put((client, event))
        self._wake()

    def stop(self) -> None:
        """Send what waits, as far as clients take it within a second, and close."""
        self._out.close()
        self._worker.ask_to_stop()
        self._wake()
        self._worker.stop()

    def _wake(self) -> None:
        try:
            self._wake_writer.send(b"\0")
        except OSError:
            # Full: the thread is about to wake anyhow. Closed: it has ended.
            return

    def _run(self, stop: threading.Event) -> None:
        try:
            while not stop.is_set():
                self._turn(None)
            self._turn(0)
            for client in self._clients.values():
                client.sock.settimeout(_FLUSH_S)
                self._flush(client)
        finally:
            for client in self._clients.values():
                client.sock.close()
            self._selector.close()
            for sock in (self._listener, self._wake_reader, self._wake_writer):
                sock.close()

    def _turn(self, timeout_s: float | None) -> None:
        for key, _ in self._selector.select(timeout_s):
            if key.fileobj is self._listener:
                self._accept()
            elif key.fileobj is self._wake_reader:
                self._drain()
            else:
                self._serve(key.data)
        while (item := self._out.get(timeout_s=0)) is not None:
            self._queue(*item)
        for client in list(self._clients.values()):
            if client.waiting:
                self._write(client)

    def _drain(self) -> None:
        try:
            self._wake_reader.recv(_READ_BYTES)
        except BlockingIOError:
            return

    def _accept(self) -> None:
        try:
            sock, _ = self._listener.accept()
        except OSError:
            return
        if len(self._clients) >= MAX_CLIENTS:
            _log.info("more than %d clients: one was turned away", MAX_CLIENTS)
            sock.close()
            return
        sock.settimeout(0)
        self._count += 1
        client = _Client(self._count, sock, self._decoder())
        self._clients[client.number] = client
        self._selector.register(sock, selectors.EVENT_READ, client)
        self._heard.came(client.number)

    def _serve(self, client: _Client[RequestT]) -> None:
        if client.number not in self._clients:
            return
        try:
            data = client.sock.recv(_READ_BYTES)
            requests = client.decoder.feed(data) if data else []
        except BlockingIOError:
            return
        except (OSError, ProtocolError) as error:
            _log.info("client %d is let go: %s", client.number, error)
            data, requests = b"", []
        for request in requests:
            self._heard.asked(client.number, request)
        if not data:
            self._drop(client)

    def _queue(self, number: int | None, event: msgspec.Struct) -> None:
        data = encode(event)
        for client in list(self._clients.values()):
            if number is None and not client.welcomed:
                continue
            if number is not None and client.number != number:
                continue
            client.welcomed = True
            client.waiting += data
            if len(client.waiting) > MAX_WAITING_BYTES:
                _log.info("client %d does not read and is let go", client.number)
                self._drop(client)

    def _write(self, client: _Client[RequestT]) -> None:
        try:
            sent = client.sock.send(client.waiting)
            del client.waiting[:sent]
        except BlockingIOError:
            pass
        except OSError:
            self._drop(client)
            return
        wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if client.waiting else 0)
        self._selector.modify(client.sock, wanted, client)

    def _flush(self, client: _Client[RequestT]) -> None:
        try:
            client.sock.sendall(client.waiting)
        except OSError:
            return

    def _drop(self, client: _Client[RequestT]) -> None:
        if self._clients.pop(client.number, None) is not None:
            self._selector.unregister(client.sock)
            client.sock.close()
            self._heard.left(client.number)
