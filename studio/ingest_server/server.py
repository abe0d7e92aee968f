"""The receiver: one thread that listens, takes and stores."""

import selectors
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mixer.clock import Clock
from mixer.worker import Worker

from .client import Client
from .conversation import Conversation, Refusal, Stream
from .errors import IngestServerError
from .events import Ended, Event, Publishing, Trouble
from .flv_store import FlvStore
from .stored_stream import StoredStream
from .tampering import Tamperer, Tampering

_MOST_CLIENTS = 16
_BACKLOG = 16
_TICK_S = 0.1


@dataclass(frozen=True, slots=True)
class Listener:
    """Where to listen; port 0 for any that is free. With ``tls`` it speaks RTMPS."""

    host: str
    port: int
    tls: ssl.SSLContext | None = None


def _anybody(_application: str, _name: str) -> bool:
    return True


class IngestServer:
    """Stores every stream that *accepts* allows, one publisher a name, until stopped.

    *on_event* is called on the server's thread. *tampering* is for proving a judge.

    Raises :class:`IngestServerError` when it cannot listen, or would speak TLS below 1.2.
    """

    def __init__(
        self,
        *,
        listeners: Sequence[Listener],
        folder: Path,
        clock: Clock,
        on_event: Callable[[Event], None],
        accepts: Callable[[str, str], bool] = _anybody,
        tampering: Tampering | None = None,
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._on_event = on_event
        self._accepts = accepts
        self._tampering = tampering
        self._selector = selectors.DefaultSelector()
        self._clients: list[Client] = []
        self._publishing: set[tuple[str, str]] = set()
        self._sockets: list[socket.socket] = []
        try:
            for listener in listeners:
                self._listen(listener)
        except BaseException:
            self._close_listeners()
            raise
        self._worker = Worker("ingest server", self._run)

    @property
    def ports(self) -> list[int]:
        """The ports that it listens on, one a listener."""
        return [int(listening.getsockname()[1]) for listening in self._sockets]

    def start(self) -> None:
        """Begin to accept. The owner's thread."""
        self._worker.start()

    def stop(self) -> None:
        """End every stream and close. The owner's thread."""
        self._worker.stop()

    def _listen(self, listener: Listener) -> None:
        if listener.tls is not None and listener.tls.minimum_version < ssl.TLSVersion.TLSv1_2:
            message = "A receiver speaks TLS 1.2 or newer, or none."
            raise IngestServerError(message)
        family = socket.AF_INET6 if ":" in listener.host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM)
        self._sockets.append(listening)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((listener.host, listener.port))
            listening.listen(_BACKLOG)
        except OSError as error:
            message = (
                f"Port {listener.port} of {listener.host} cannot be listened on "
                f"({error.strerror}); choose another, or 0 for any."
            )
            raise IngestServerError(message) from error
        listening.setblocking(False)  # noqa: FBT003  # the standard library's own signature
        self._selector.register(listening, selectors.EVENT_READ, listener)

    def _run(self, stop: threading.Event) -> None:
        try:
            while not stop.is_set():
                for key, _ in self._selector.select(_TICK_S):
                    if isinstance(key.data, Listener):
                        self._accept(key.fileobj, key.data)  # type: ignore[arg-type]  # a socket
                    else:
                        self._serve(key.data)
                for client in [client for client in self._clients if client.overdue]:
                    self._drop(client)
        finally:
            for client in list(self._clients):
                self._drop(client)
            self._close_listeners()

    def _accept(self, listening: socket.socket, listener: Listener) -> None:
        try:
            connection, _ = listening.accept()
        except OSError:
            return  # it is gone again already
        if len(self._clients) >= _MOST_CLIENTS:
            connection.close()
            return
        try:
            client = Client(connection, listener.tls, Conversation(self._open_stream), self._clock)
        except OSError:
            connection.close()
            return
        self._clients.append(client)
        self._selector.register(client.socket, selectors.EVENT_READ, client)

    def _serve(self, client: Client) -> None:
        if not client.serve():
            self._drop(client)
            return
        wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if client.wants_to_write else 0)
        self._selector.modify(client.socket, wanted, client)

    def _drop(self, client: Client) -> None:
        self._selector.unregister(client.socket)
        self._clients.remove(client)
        client.drop()

    def _close_listeners(self) -> None:
        self._selector.close()
        for listening in self._sockets:
            listening.close()

    def _open_stream(self, application: str, name: str) -> Stream | Refusal:
        who = (application, name)
        if who in self._publishing or not self._accepts(application, name):
            return Refusal.BAD_NAME
        try:
            store = FlvStore(self._folder)
        except IngestServerError as error:
            self._on_event(Trouble(text=str(error)))
            return Refusal.FAILED
        self._publishing.add(who)
        tamperer = None if self._tampering is None else Tamperer(self._tampering)
        self._on_event(Publishing(file=str(store.path)))
        return StoredStream(
            store,
            clock=self._clock,
            tamperer=tamperer,
            trouble=lambda text: self._on_event(Trouble(text=text)),
            ended=lambda: self._stream_ended(who, store),
        )

    def _stream_ended(self, who: tuple[str, str], store: FlvStore) -> None:
        self._publishing.discard(who)
        store.close()
        self._on_event(Ended(file=str(store.path), pictures=store.pictures))
