"""A small server of calls, which speaks as the backend does and can be killed, frozen and slowed.

Everybody's role is what their token says; nothing is kept.
"""

import asyncio
import contextlib
import itertools
import ssl
import sys
import threading
from collections.abc import Coroutine
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Self

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from studio.policy.permissions import Role
from studio.talkback.routing import said
from studio.talkback.routing.deciding import Grid, decide
from studio.talkback.routing.model import Matrix, Member
from studio.talkback.routing.packets import with_source
from studio.talkback.routing.rules import lines_of
from tests.parts.pki import Certificate

_DAILY = "--daily"


class _Seat:
    def __init__(self, line: ServerConnection, member: Member) -> None:
        self.line = line
        self.member = member
        self.told: tuple[object, ...] = ()


class TalkServer:
    """Runs while entered, on a thread of its own. ``port`` stays over a restart."""

    def __init__(
        self, port: int, certificate: Certificate | None = None, host: str = "127.0.0.1"
    ) -> None:
        self.port = port
        self._host = host
        self._context: ssl.SSLContext | None = None
        if certificate is not None:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(certificate.chain, certificate.key)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="talk test server")
        self._server: Server | None = None
        self._seats: dict[str, _Seat] = {}
        self._numbers = itertools.count(1)
        self.matrix = Matrix()
        self.transport = "own"
        self.packets = 0
        self.keys: list[tuple[str, tuple[str, ...]]] = []
        self.tokens: list[str] = []
        self.seats_asked: list[tuple[str, ...]] = []
        self.is_frozen = self.swallows_voices = False

    @property
    def url(self) -> str:
        return f"{'https' if self._context else 'http'}://{self._host}:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.kill()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def start(self) -> None:
        self._do(self._start())

    def kill(self) -> None:
        """End at once, as a crash would."""
        self._do(self._kill())

    def count_anew(self) -> None:
        """Give the next who comes the number 1, as one that was restarted does."""
        self._numbers = itertools.count(1)

    def drop_all(self) -> None:
        """Cut all connections, and go on serving."""
        self._do(self._drop())

    def tell_all(self, text: str) -> None:
        """Tell everybody *text*, whatever it is."""
        self._do(self._tell_all(text))

    def send_away(self, code: int) -> None:
        """Close all connections with *code*, and go on serving."""
        self._do(self._send_away(code))

    def _do(self, what: Coroutine[object, object, None]) -> None:
        asyncio.run_coroutine_threadsafe(what, self._loop).result(10)

    async def _start(self) -> None:
        self._server = await serve(
            self._serve, self._host, self.port, ssl=self._context, compression=None,
            process_request=self._let_in, ping_interval=None,
        )  # fmt: skip

    async def _drop(self) -> None:
        for seat in list(self._seats.values()):
            seat.line.transport.abort()

    async def _tell_all(self, text: str) -> None:
        for seat in list(self._seats.values()):
            await seat.line.send(text)

    async def _send_away(self, code: int) -> None:
        for seat in list(self._seats.values()):
            await seat.line.close(code)

    async def _kill(self) -> None:
        await self._drop()
        if self._server is not None:
            self._server.close(close_connections=True)
            await self._server.wait_closed()
            self._server = None
        self._seats.clear()

    def _let_in(self, line: ServerConnection, request: Request) -> Response | None:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        self.tokens.append(token)
        if token not in {each.value for each in Role}:
            return line.respond(HTTPStatus.UNAUTHORIZED, "no")
        return None

    async def _serve(self, line: ServerConnection) -> None:
        hello = said.decode_said(await line.recv())
        assert isinstance(hello, said.Hello)
        assert line.request is not None
        role = Role(line.request.headers["Authorization"].removeprefix("Bearer "))
        member = Member(id=hello.station, number=next(self._numbers), name=hello.name, role=role)
        seat = self._seats[hello.station] = _Seat(line, member)
        beats = asyncio.create_task(self._beat(line))
        try:
            await self._tell()
            with contextlib.suppress(ConnectionClosed):
                async for message in line:
                    await self._hear(seat, message)
        finally:
            beats.cancel()
            if self._seats.get(hello.station) is seat:
                del self._seats[hello.station]
            with contextlib.suppress(Exception):
                await self._tell()

    async def _beat(self, line: ServerConnection) -> None:
        while True:
            await asyncio.sleep(said.BEAT_EVERY_S)
            with contextlib.suppress(ConnectionClosed):
                if self.is_frozen:
                    continue
                await line.send(said.encode_message(said.TellBeat()))

    async def _hear(self, seat: _Seat, message: str | bytes) -> None:
        if self.is_frozen:
            return
        if isinstance(message, bytes):
            if not self.swallows_voices:
                self.packets += 1
                await self._forward(seat, message)
            return
        what = said.decode_said(message)
        if isinstance(what, said.Keys):
            self.keys.append((seat.member.id, what.down))
            if seat.member.talking != what.down:
                fields = {
                    each: getattr(seat.member, each) for each in seat.member.__struct_fields__
                }
                seat.member = Member(**{**fields, "talking": what.down})
                await self._tell()
        elif isinstance(what, said.AskSeats):
            self.seats_asked.append(what.have)
        elif isinstance(what, said.Signal):
            other = self._seats.get(what.to)
            if other is None:
                reason = "There is no such station."
                told: said.Tells = said.TellRefused(id=what.id, status=404, detail=reason)
            else:
                signal = said.TellSignal(
                    number=what.id, sender=seat.member.id, kind=what.kind, text=what.text
                )
                await other.line.send(said.encode_message(signal))
                told = said.TellDone(id=what.id)
            await seat.line.send(said.encode_message(told))

    async def _forward(self, seat: _Seat, packet: bytes) -> None:
        data = with_source(packet, seat.member.number)
        decision = decide([each.member for each in self._seats.values()], Grid(self.matrix))
        for station in decision.targets.get(seat.member.number, ()):
            await self._seats[station].line.send(data)

    async def _tell(self) -> None:
        members = tuple(each.member for each in self._seats.values())
        grid = Grid(self.matrix)
        ears = decide(members, grid).ears
        lines = lines_of([each.id for each in members], (), ())
        for seat in list(self._seats.values()):
            me = seat.member
            call = said.TellCall(
                epoch=1, revision=1, you=me.id, transport=self.transport, members=members,
                matrix=self.matrix, may_talk=grid.lines(me, lines, "talk"),
                may_listen=grid.lines(me, lines, "listen"),
            )  # fmt: skip
            heard = said.TellHeard(heard=ears[me.id], dim_db=grid.dim_db(me.id))
            with contextlib.suppress(Exception):
                await seat.line.send(said.encode_message(call))
                if seat.told != heard.heard:
                    seat.told = heard.heard
                    await seat.line.send(said.encode_message(heard))


def main() -> None:
    """Serve in a process of its own: PORT HOST [CHAIN KEY] [--daily], until standard input ends."""
    port, host, *files = [word for word in sys.argv[1:] if word != _DAILY]
    certificate = Certificate(Path(files[0]), Path(files[1])) if files else None
    with TalkServer(int(port), certificate, host) as server:
        server.transport = "daily" if _DAILY in sys.argv else "own"
        print("serving", flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
