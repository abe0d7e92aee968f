"""The live state of an event, followed over WebSocket by a thread that connects again by itself."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import msgspec
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import ClientConnection, connect

from mixer.errors import StudioError
from mixer.handoff import BoundedQueue
from mixer.worker import Worker

from .address import CONNECT_TIMEOUT_S, BackendAddress, Gate, Revealable, tls_context
from .errors import ClientError
from .line import Line
from .pacing import Backoff
from .stations import Answered, LiveListener, OwnStation

PURPOSE: Final = "backend"
MOST_WAITING: Final = 64
_LOOK_EVERY_S: Final = 0.02
_BEAT_EVERY_S, _SILENT_S = 5.0, 15.0
_MOST_BYTES: Final = 1 << 20
NOT_SIGNED_IN, FORBIDDEN, UNKNOWN, ENDED = 4401, 4403, 4404, 4410
_FINAL: Final = {
    NOT_SIGNED_IN: "Sign in again to follow this event.",
    FORBIDDEN: "You may not follow this event; ask an admin of your organisation.",
    UNKNOWN: "There is no such event any more.",
    ENDED: "Your session was ended; sign in again.",
}
"""Close codes after which coming again would not help."""


class LiveClient:
    """Follows one event until stopped.

    *addresses*: the backend's instances; when one goes, the next one is asked at once. *token* is
    asked anew for each connection. *gate* is asked before each socket. TLS is 1.2 or newer.
    """

    def __init__(
        self,
        addresses: Sequence[BackendAddress],
        token: Callable[[], Revealable],
        gate: Gate,
        event: str,
        listener: LiveListener,
        *,
        station: OwnStation | None = None,
        ca_file: Path | None = None,
    ) -> None:
        self._addresses = tuple(addresses)
        self._token = token
        self._gate = gate
        self._event = event
        self._listener = listener
        self._station = station
        self._context = tls_context(ca_file)
        self._changes: BoundedQueue[dict[str, Any]] = BoundedQueue(MOST_WAITING)
        self._open: set[str] = set()
        self._order = (0, -1)
        self._count = 0
        self._worker = Worker("live state", self._run)

    def start(self) -> None:
        """Begin. The owner's thread."""
        self._worker.start()

    def stop(self) -> None:
        """End. The owner's thread."""
        self._worker.stop(CONNECT_TIMEOUT_S * 2 + 5)

    @property
    def is_running(self) -> bool:
        """Whether it follows; not any more once the backend said that coming again is no use."""
        return self._worker.alive

    def report(self, revision: int, report: dict[str, Any]) -> str:
        """Say how the own station is, which has *revision*. Return the change's id, '' if full.

        One thread at a time.
        """
        return self._change({"revision": revision, "station": report})

    def share(self, revision: int, shared: dict[str, Any]) -> str:
        """Change what is one for all, which has *revision*. As :meth:`report`."""
        return self._change({"revision": revision, "shared": shared})

    def _change(self, change: dict[str, Any]) -> str:
        self._count += 1
        number = str(self._count)
        put = self._changes.put({"type": "change", "id": number, **change})
        return number if put else ""

    def _run(self, stop: threading.Event) -> None:
        backoff, turn, failed = Backoff(stop), 0, 0
        while not stop.is_set():
            address = self._addresses[turn % len(self._addresses)]
            trouble = ""
            try:
                with self._connected(address) as connection:
                    self._listener.connected(is_connected=True, trouble="")
                    failed = 0
                    backoff.reset()
                    trouble = self._talk(connection, stop)
            except StudioError as error:
                trouble = str(error)
            except (OSError, WebSocketException) as error:
                trouble = f"The backend does not answer ({type(error).__name__}); it is tried on."
                failed += 1
            self._lose_open()
            self._listener.connected(is_connected=False, trouble=trouble)
            if trouble in _FINAL.values():
                return
            turn += 1
            # Each instance is asked once at once.
            if failed >= len(self._addresses) or (trouble and not failed):
                backoff.wait()

    @contextmanager
    def _connected(self, address: BackendAddress) -> Iterator[ClientConnection]:
        self._gate(address.host, address.port, PURPOSE)
        scheme = "wss" if address.encrypted else "ws"
        host = address.url.partition("://")[2]
        station = self._station
        about = None if station is None else {"id": station.id, "name": station.name}
        # On a socket of its own: no proxy is asked, and no redirect is followed.
        with (
            socket.create_connection((address.host, address.port), CONNECT_TIMEOUT_S) as opened,
            connect(
                f"{scheme}://{host}/events/{self._event}/live",
                sock=opened,
                ssl=self._context if address.encrypted else None,
                additional_headers={"Authorization": f"Bearer {self._token().reveal()}"},
                user_agent_header=None,
                compression=None,
                proxy=None,
                open_timeout=CONNECT_TIMEOUT_S,
                close_timeout=1.0,
                ping_interval=None,
                max_size=_MOST_BYTES,
                create_connection=Line,
            ) as connection,
        ):
            connection.send(_text({"type": "hello", "station": about}))
            yield connection

    def _talk(self, connection: ClientConnection, stop: threading.Event) -> str:
        """Talk until the connection or the client ends; return why."""
        heard_s = said_s = time.monotonic()
        while not stop.is_set():
            try:
                while (change := self._changes.get(0)) is not None:
                    self._open.add(change["id"])
                    connection.send(_text(change))
                if time.monotonic() - said_s >= _BEAT_EVERY_S:
                    said_s = time.monotonic()
                    connection.send(_text({"type": "beat"}))
                text = connection.recv(_LOOK_EVERY_S)
            except TimeoutError:
                if time.monotonic() - heard_s > _SILENT_S:
                    return "The backend fell silent; it is asked anew."
                continue
            except ConnectionClosed as error:
                code = error.rcvd.code if error.rcvd else 0
                return _FINAL.get(code, "")
            heard_s = time.monotonic()
            self._hear(text)
        return ""

    def _hear(self, text: str | bytes) -> None:
        try:
            told = msgspec.json.decode(text, type=dict[str, Any])
            kind = told["type"]
            if kind == "state":
                order = (int(told["epoch"]), int(told["revision"]))
                if order > self._order:
                    self._order = order
                    self._listener.state(told)
            elif kind == "done":
                self._answer(Answered(told["id"], revision=told["revision"]))
            elif kind == "refused":
                detail, code = str(told["detail"]), str(told.get("code", ""))
                self._answer(Answered(told["id"], detail=detail, code=code))
        except (msgspec.MsgspecError, KeyError, TypeError, ValueError) as error:
            message = "The backend tells something else than it should; update it."
            raise ClientError(message) from error

    def _answer(self, answer: Answered) -> None:
        self._open.discard(answer.id)
        self._listener.answered(answer)

    def _lose_open(self) -> None:
        lost, self._open = self._open, set()
        for number in sorted(lost):
            self._listener.answered(
                Answered(number, detail="The connection was lost before it was answered.")
            )


def _text(message: dict[str, Any]) -> str:
    return msgspec.json.encode(message).decode()
