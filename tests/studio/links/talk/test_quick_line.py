"""A connection that hears whole messages at once, however what comes is cut."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from websockets.client import ClientProtocol
from websockets.exceptions import ConnectionClosedError
from websockets.frames import Frame, Opcode
from websockets.uri import parse_uri
from websockets.utils import accept_key

from studio.links.talk.event_loop import new_event_loop
from studio.links.talk.quick_line import QuickLine, frame_at

MOST_BYTES = 1 << 17


class Far:
    """The other end: what it would send, and what came to it."""

    def __init__(self, line: QuickLine, end: socket.socket) -> None:
        self.heard: list[str | bytes] = []
        self._line = line
        self._end = end

    def send(self, data: bytes, cut: int) -> None:
        """Have *data* come in pieces of *cut* bytes."""
        for at in range(0, len(data), cut):
            self._line.data_received(data[at : at + cut])

    async def received(self) -> bytes:
        return await asyncio.get_running_loop().sock_recv(self._end, 1 << 16)

    async def upgrade(self, follows: bytes, cut: int) -> None:
        """Upgrade, with what *follows* the answer in the same pieces."""
        shaking = asyncio.ensure_future(self._line.handshake())
        request = (await self.received()).decode()
        (key,) = (
            line.partition(": ")[2]
            for line in request.split("\r\n")
            if line.lower().startswith("sec-websocket-key")
        )
        answer = (
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Accept: {accept_key(key)}\r\n\r\n"
        )
        self.send(answer.encode() + follows, cut)
        await shaking


@asynccontextmanager
async def line_and_far() -> AsyncIterator[tuple[QuickLine, Far]]:
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)  # noqa: FBT003  # the socket's own
    loop = asyncio.get_running_loop()
    _, line = await loop.create_connection(
        lambda: QuickLine(
            ClientProtocol(parse_uri("ws://here/"), max_size=MOST_BYTES), ping_interval=None
        ),
        sock=ours,
    )
    far = Far(line, theirs)
    line.most_bytes = MOST_BYTES
    try:
        async with asyncio.timeout(10):
            yield line, far
    finally:
        line.transport.abort()
        theirs.close()


def run(test: Callable[[], Awaitable[None]]) -> None:
    async def whole() -> None:
        await test()

    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        runner.run(whole())


def frame(opcode: Opcode, data: bytes, *, fin: bool = True) -> bytes:
    return Frame(opcode, data, fin).serialize(mask=False)


MESSAGES: list[str | bytes] = [
    "", b"", "è" * 62, b"x" * 125, b"y" * 126, "z" * 300, b"\x81\x01a", b"last",
]  # fmt: skip


def frames(messages: list[str | bytes]) -> bytes:
    return b"".join(
        frame(Opcode.TEXT, each.encode())
        if isinstance(each, str)
        else frame(Opcode.BINARY, each) + frame(Opcode.PING, b"p")
        for each in messages
    )


@pytest.mark.parametrize("cut", [1, 2, 3, 5, 127, 1 << 20])
def test_all_is_heard_in_order_however_it_is_cut(cut: int) -> None:
    async def test() -> None:
        async with line_and_far() as (line, far):
            line.hears = far.heard.append
            await far.upgrade(frames(MESSAGES), cut)
            assert far.heard == MESSAGES
            assert (await far.received())[:2] == b"\x8a\x81", "a ping is answered"

    run(test)


def test_long_messages_are_heard_whole() -> None:
    async def test() -> None:
        async with line_and_far() as (line, far):
            await far.upgrade(b"", 1 << 20)
            line.hears = far.heard.append
            long: list[str | bytes] = [b"a" * 0xFFFF, b"b" * 0x10000, "c" * MOST_BYTES]
            far.send(frames(long), 16_384)
            assert far.heard == long

    run(test)


def test_what_comes_before_anybody_hears_waits_with_all_after_it() -> None:
    async def test() -> None:
        async with line_and_far() as (line, far):
            await far.upgrade(frames(["first"]), 1 << 20)
            line.hears = far.heard.append
            far.send(frames([b"second"]), 3)
            assert [await line.recv(), await line.recv()] == ["first", b"second"]
            assert not far.heard

    run(test)


def test_a_message_in_parts_comes_the_long_way_and_in_order() -> None:
    async def test() -> None:
        async with line_and_far() as (line, far):
            await far.upgrade(b"", 1 << 20)
            line.hears = far.heard.append
            parts = (
                frame(Opcode.BINARY, b"in ", fin=False)
                + frame(Opcode.PING, b"")
                + frame(Opcode.CONT, b"parts")
            )
            far.send(frames(["before"]) + parts + frames([b"after"]), 4)
            assert far.heard == ["before"]
            assert [await line.recv(), await line.recv()] == [b"in parts", b"after"]

    run(test)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (b"\x82\x82\x00\x00\x00\x00hi", 1002),
        (b"\xc2\x01x", 1002),
        (b"\x89\x7e\x00\x7e" + b"p" * 126, 1002),
        (b"\x81\x01\xff", 1007),
        (b"\x82\x7f" + (MOST_BYTES + 1).to_bytes(8), 1009),
    ],
)
@pytest.mark.parametrize("cut", [1, 1 << 20])
def test_what_no_server_may_send_ends_the_connection(wrong: bytes, code: int, cut: int) -> None:
    async def test() -> None:
        async with line_and_far() as (line, far):
            await far.upgrade(b"", 1 << 20)
            line.hears = far.heard.append
            far.send(frames(["before"]) + wrong + frames(["after"]), cut)
            assert far.heard == ["before"]
            # The other end does not close its own side: it is not waited for.
            line.transport.abort()
            with pytest.raises(ConnectionClosedError) as raised:
                await line.recv()
            assert raised.value.sent is not None
            assert raised.value.sent.code == code

    run(test)


def test_a_close_is_the_end_of_what_is_heard() -> None:
    async def test() -> None:
        async with line_and_far() as (line, far):
            await far.upgrade(b"", 1 << 20)
            line.hears = far.heard.append
            far.send(frames(["before"]) + frame(Opcode.CLOSE, b"\x11\x39") + frames(["after"]), 2)
            assert far.heard == ["before"]
            line.transport.abort()
            with pytest.raises(ConnectionClosedError) as raised:
                await line.recv()
            assert raised.value.rcvd is not None
            assert raised.value.rcvd.code == 4409

    run(test)


def test_a_header_that_is_not_all_there_is_no_frame_yet() -> None:
    header = b"\x82\x7f" + (70_000).to_bytes(8)
    assert all(frame_at(header[:n], 0) is None for n in range(len(header)))
    assert frame_at(b"...." + header, 4) == (0x82, 14, 70_014)
