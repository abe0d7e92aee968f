"""The WebSocket to an event's call: what is said, and voices; comes back by itself after a loss."""

import asyncio
import socket
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Final, Protocol, cast

import msgspec
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException

from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from mixer.errors import StudioError
from studio.client.address import BackendAddress, Gate, tls_context
from studio.policy import NotYetResolved
from studio.talkback.routing.said import (
    BEAT_EVERY_S,
    SILENT_S,
    Beat,
    Hello,
    Says,
    TellBeat,
    Told,
    decode_told,
    encode_message,
)

from .errors import FinalTalkError, TalkError
from .quick_line import QuickLine

PURPOSE: Final = "backend"
_CONNECT_S, _OPEN_S, _CLOSE_S = 2.0, 2.0, 0.5
_LOOK_S: Final = 0.05
_FIRST_AGAIN_S, _AGAIN_S, _LATER_S = 0.03, 0.1, 2.0
_SOON_TRIES: Final = 100
_MOST_SAYINGS: Final = 256
_MOST_PACKETS: Final = 20
"""A fifth of a second: an older voice is of no use; the oldest are dropped and counted."""
_MOST_BYTES: Final = 1 << 20
_NOT_SIGNED_IN, _FORBIDDEN, _UNKNOWN, _TAKEN, _ENDED = 4401, 4403, 4404, 4409, 4410
_FINAL: Final = {
    _NOT_SIGNED_IN: "Sign in again to be in this call.",
    _FORBIDDEN: "You may not be in this event's call; ask an admin of your organisation.",
    _UNKNOWN: "There is no such event any more.",
    _TAKEN: "This station is in the call from elsewhere; sign in again to be in it here.",
    _ENDED: "Your session was ended; sign in again.",
}
"""Close codes after which coming again with the same token would not help."""
_FINAL_STATUS: Final = {
    HTTPStatus.UNAUTHORIZED: _FINAL[_NOT_SIGNED_IN],
    HTTPStatus.FORBIDDEN: _FINAL[_FORBIDDEN],
    HTTPStatus.NOT_FOUND: _FINAL[_UNKNOWN],
}


@dataclass(frozen=True, slots=True)
class CallPlace:
    """Which call, and as whom. ``token`` is a secret. ``ca_file`` None: the system's authorities.

    ``media``: whether voices come by this socket.
    """

    address: BackendAddress
    event: str
    station: str
    name: str
    token: str
    ca_file: Path | None = None
    media: bool = True

    def is_same(self, other: "CallPlace") -> bool:
        """Return whether *other* is the same but for its token."""
        return replace(self, token="") == replace(other, token="")

    def __repr__(self) -> str:
        """Show nothing: it has a secret."""
        return "CallPlace(…)"


class CallListener(Protocol):
    """Hears of the call, on the event loop, and returns at once."""

    def told(self, message: Told) -> None:
        """Hear what the backend says."""
        ...

    def packet(self, data: bytes, now_ns: int) -> None:
        """Hear a voice's packet, as it came, not read yet."""
        ...

    def connected(self, *, is_connected: bool, trouble: str, final: bool) -> None:
        """Hear whether the backend is there; *final*: it is not tried again with this token."""
        ...


class CallSocket:
    """In one event's call until closed. The event loop's, all of it.

    *gate* is asked before each socket, on a thread. TLS is 1.2 or newer, and verified.
    """

    def __init__(self, place: CallPlace, gate: Gate, clock: Clock, listener: CallListener) -> None:
        self._place = place
        self._gate = gate
        self._clock = clock
        self._listener = listener
        self._context = tls_context(place.ca_file) if place.address.encrypted else None
        self._task: asyncio.Task[None] | None = None
        self._sayings: deque[str] = deque()
        self._packets: deque[bytes] = deque()
        self._wakes = asyncio.Event()
        self._token_came = asyncio.Event()
        self._is_up = self._is_closed = False
        self._fresh: socket.socket | None = None
        self._broken: msgspec.MsgspecError | None = None
        self._heard_ns = 0
        self.round_trip_ms: float | None = None
        self.dropped = 0

    @property
    def is_up(self) -> bool:
        """Whether the backend is there."""
        return self._is_up

    def open(self) -> None:
        """Begin."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    def use_token(self, token: str) -> None:
        """Use another token from the next connection on."""
        if token != self._place.token:
            self._place = replace(self._place, token=token)
            self._token_came.set()

    def say(self, message: Says) -> bool:
        """Say something after what waits; False where nobody is there to hear it."""
        if not self._is_up or len(self._sayings) >= _MOST_SAYINGS:
            return False
        self._sayings.append(encode_message(message))
        self._wakes.set()
        return True

    def send(self, packet: bytes) -> bool:
        """Send a voice's packet before anything else; False where it was dropped."""
        if not self._is_up:
            self.dropped += 1
            return False
        self._packets.append(packet)
        kept = len(self._packets) <= _MOST_PACKETS
        if not kept:
            self._packets.popleft()
            self.dropped += 1
        self._wakes.set()
        return kept

    async def close(self) -> None:
        """Leave, within a second."""
        self._is_closed = True
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _run(self) -> None:
        tries = 0
        while True:
            self._token_came.clear()
            trouble, final = "", False
            try:
                connection = await self._connected()
            except FinalTalkError as error:
                trouble, final = str(error), True
            except StudioError as error:
                trouble, final = str(error), not isinstance(error, NotYetResolved | TalkError)
            else:
                tries = 0
                trouble, final = await self._talk(connection)
            self._listener.connected(is_connected=False, trouble=trouble, final=final)
            if final:
                await self._token_came.wait()
            elif tries:
                await asyncio.sleep(_AGAIN_S if tries < _SOON_TRIES else _LATER_S)
            else:
                await asyncio.sleep(_FIRST_AGAIN_S)
            tries += 1

    async def _connected(self) -> QuickLine:
        try:
            await asyncio.get_running_loop().run_in_executor(None, self._open_socket)
            return await self._upgraded()
        except InvalidStatus as error:
            status = error.response.status_code
            if status in _FINAL_STATUS:
                raise FinalTalkError(_FINAL_STATUS[HTTPStatus(status)]) from error
            message = f"The backend answers with {status}; it is tried on."
            raise TalkError(message) from error
        except (OSError, WebSocketException, ValueError) as error:
            message = f"The backend does not answer ({type(error).__name__}); it is tried on."
            raise TalkError(message) from error
        finally:
            self._let_go()

    async def _upgraded(self) -> QuickLine:
        place, address = self._place, self._place.address
        # On a socket of its own: no proxy is asked, and no redirect is followed.
        upgrading = connect(
            f"{'wss' if address.encrypted else 'ws'}://{address.url.partition('://')[2]}"
            f"/events/{place.event}/talk",
            sock=self._fresh,
            ssl=self._context,
            server_hostname=address.host if address.encrypted else None,
            additional_headers={"Authorization": f"Bearer {place.token}"},
            user_agent_header=None,
            compression=None,
            proxy=None,
            open_timeout=_OPEN_S,
            close_timeout=_CLOSE_S,
            ping_interval=None,
            max_size=_MOST_BYTES,
            create_connection=QuickLine,
        )
        connection = cast("QuickLine", await upgrading)
        self._fresh = None
        return connection

    def _open_socket(self) -> None:
        """Ask the gate, and connect. On a thread."""
        address = self._place.address
        self._gate(address.host, address.port, PURPOSE)
        fresh = socket.create_connection((address.host, address.port), _CONNECT_S)
        fresh.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        fresh.settimeout(0)
        self._fresh = fresh
        if self._is_closed:
            # It was given up meanwhile, and nobody else knows of it.
            fresh.close()

    def _let_go(self) -> None:
        """Close a socket that became no connection."""
        fresh, self._fresh = self._fresh, None
        if fresh is not None:
            fresh.close()

    async def _talk(self, connection: QuickLine) -> tuple[str, bool]:
        """Talk until the connection ends; return why, and whether to come again is no use."""
        place = self._place
        self._sayings.clear()
        self._packets.clear()
        self._heard_ns = self._clock.now_ns()
        self._broken = None
        parts = []
        try:
            hello = Hello(station=place.station, name=place.name, media=place.media)
            await connection.send(encode_message(hello))
            connection.most_bytes = _MOST_BYTES
            connection.hears = partial(self._hear_now, connection)
            self._is_up = True
            self._listener.connected(is_connected=True, trouble="", final=False)
            loop = asyncio.get_running_loop()
            parts = [
                loop.create_task(self._send(connection)),
                loop.create_task(self._beat(connection)),
            ]
            async for message in connection:
                self._hear(message)
        except ConnectionClosed as error:
            return self._why(error.rcvd.code if error.rcvd else 0)
        except (OSError, msgspec.MsgspecError) as error:
            connection.transport.abort()
            return _strange(error)
        else:
            return self._why(connection.close_code or 0)
        finally:
            self._is_up = False
            self.round_trip_ms = None
            for part in parts:
                part.cancel()
            await asyncio.gather(*parts, return_exceptions=True)
            with suppress(OSError, TimeoutError):
                await connection.close()

    def _hear(self, message: str | bytes) -> None:
        self._heard_ns = now_ns = self._clock.now_ns()
        if isinstance(message, bytes):
            self._listener.packet(message, now_ns)
            return
        told = decode_told(message)
        if not isinstance(told, TellBeat):
            self._listener.told(told)

    def _hear_now(self, connection: QuickLine, message: str | bytes) -> None:
        try:
            self._hear(message)
        except msgspec.MsgspecError as error:
            self._broken = error
            connection.transport.abort()

    def _why(self, code: int) -> tuple[str, bool]:
        if self._broken is not None:
            return _strange(self._broken)
        if code in _FINAL:
            return _FINAL[code], True
        return "The connection to the call was lost; it is made again.", False

    async def _send(self, connection: QuickLine) -> None:
        with suppress(ConnectionClosed):
            while True:
                await self._wakes.wait()
                self._wakes.clear()
                while self._packets or self._sayings:
                    # What opens a key goes before the voice that it opens.
                    if self._sayings:
                        await connection.send(self._sayings.popleft())
                    else:
                        await connection.send(self._packets.popleft())

    async def _beat(self, connection: QuickLine) -> None:
        """Say that one is here, and end a connection on which nothing is heard."""
        looks = 0
        while True:
            if looks % round(BEAT_EVERY_S / _LOOK_S) == 0:
                self.say(Beat())
                await self._measure(connection)
            looks += 1
            await asyncio.sleep(_LOOK_S)
            if self._clock.now_ns() - self._heard_ns > SILENT_S * NS_PER_S:
                connection.transport.abort()
                return

    async def _measure(self, connection: QuickLine) -> None:
        began_ns = self._clock.now_ns()

        def answered(pong: "asyncio.Future[float]") -> None:
            if not pong.cancelled() and pong.exception() is None:
                self.round_trip_ms = (self._clock.now_ns() - began_ns) / NS_PER_MS

        with suppress(ConnectionClosed):
            pong = await connection.ping()
            asyncio.ensure_future(pong).add_done_callback(answered)


def _strange(error: Exception) -> tuple[str, bool]:
    return f"The backend tells something else than it should ({type(error).__name__}).", False
