"""The receiver: one thread that listens, takes and stores."""

import contextlib
import selectors
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mixer.clock import Clock
from mixer.worker import Worker

from .asking import Asking
from .authority import Authorizer, Grant
from .client import Client
from .conversation import Conversation, Pending, Refusal, Stream
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


REHEARSALS = "rehearsals"
"""The folder, inside the store's, of what nobody but who made it may ever see."""


def _anybody(_application: str, _name: str) -> bool:
    return True


class IngestServer:
    """Stores every stream that *accepts* allows, one publisher a name, until stopped.

    With an *authorizer* that has to allow it, too, and ends what it does not allow any more; what
    has no audience lies apart, under :data:`REHEARSALS`. *on_event* is called on the server's
    thread. *tampering* is for proving a judge.

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
        authorizer: Authorizer | None = None,
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
        self._tickets = 0
        self._waiting: dict[int, tuple[Client, str, str]] = {}
        self._by_ticket: dict[int, Client] = {}
        self._granted: dict[str, Client] = {}
        self._bell, self._rope = socket.socketpair()
        self._bell.setblocking(False)  # noqa: FBT003  # the standard library's own signature
        self._rope.setblocking(False)  # noqa: FBT003  # likewise
        self._selector.register(self._bell, selectors.EVENT_READ, None)
        self._asking = None if authorizer is None else Asking(authorizer, clock, self._ring)
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
        if self._asking is not None:
            self._asking.start()
        self._worker.start()

    def stop(self) -> None:
        """End every stream and close. The owner's thread."""
        self._worker.stop()
        if self._asking is not None:
            self._asking.stop()

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
                    elif isinstance(key.data, Client):
                        self._serve(key.data)
                    else:
                        self._heed()
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
        self._tickets += 1
        conversation = Conversation(partial(self._open_stream, self._tickets))
        try:
            client = Client(connection, listener.tls, conversation, self._clock)
        except OSError:
            connection.close()
            return
        self._by_ticket[self._tickets] = client
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
        self._by_ticket = {n: other for n, other in self._by_ticket.items() if other is not client}
        client.drop()

    def _close_listeners(self) -> None:
        self._selector.close()
        self._bell.close()
        self._rope.close()
        for listening in self._sockets:
            listening.close()

    def _open_stream(self, ticket: int, application: str, name: str) -> Stream | Refusal | Pending:
        if (application, name) in self._publishing or not self._accepts(application, name):
            return Refusal.BAD_NAME
        if self._asking is None:
            return self._store_stream(application, name, None)
        if not self._asking.ask(ticket, application, name):
            return Refusal.FAILED
        self._waiting[ticket] = (self._by_ticket[ticket], application, name)
        return Pending.PENDING

    def _ring(self) -> None:
        """Wake the server's thread. Any thread."""
        with contextlib.suppress(OSError):  # full: it is awake already
            self._rope.send(b"!")

    def _heed(self) -> None:
        """Do what the authority has decided."""
        with contextlib.suppress(BlockingIOError):
            while self._bell.recv(4096):
                pass
        if self._asking is None:
            return
        for answer in self._asking.answers():
            client, application, name = self._waiting.pop(answer.ticket)
            # Gone meanwhile, or it took back what it asked.
            if client in self._clients and client.is_waiting:
                self._answer(client, application, name, answer.grant)
        for grant in self._asking.ended():
            ended = self._granted.get(grant)
            if ended is not None:
                self._drop(ended)

    def _answer(self, client: Client, application: str, name: str, grant: Grant | None) -> None:
        if grant is None or (application, name) in self._publishing:
            client.answer(Refusal.BAD_NAME)
        else:
            opened = self._store_stream(application, name, grant)
            if not isinstance(opened, Refusal):
                self._granted[grant.id] = client
                self._tell_granted()
            client.answer(opened)
        self._serve(client)

    def _tell_granted(self) -> None:
        if self._asking is not None:
            self._asking.watch(tuple(self._granted))

    def _store_stream(
        self, application: str, name: str, grant: Grant | None
    ) -> StoredStream | Refusal:
        has_audience = grant is None or grant.audience
        try:
            store = FlvStore(self._folder if has_audience else self._folder / REHEARSALS)
        except IngestServerError as error:
            self._on_event(Trouble(text=str(error)))
            return Refusal.FAILED
        self._publishing.add((application, name))
        tamperer = None if self._tampering is None else Tamperer(self._tampering)
        self._on_event(Publishing(file=str(store.path)))
        return StoredStream(
            store,
            clock=self._clock,
            tamperer=tamperer,
            trouble=lambda text: self._on_event(Trouble(text=text)),
            ended=lambda: self._stream_ended((application, name), store, grant),
        )

    def _stream_ended(self, who: tuple[str, str], store: FlvStore, grant: Grant | None) -> None:
        self._publishing.discard(who)
        if grant is not None:
            self._granted.pop(grant.id, None)
            self._tell_granted()
        store.close()
        self._on_event(Ended(file=str(store.path), pictures=store.pictures))
