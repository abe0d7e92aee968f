"""The door of a call: a token comes by header or first message, never by the URL."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol, cast

import anyio
import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket

from studio.backend.caller import Caller
from studio.backend.errors import BackendError
from studio.secrets import Secret
from studio.talkback.routing.said import MOST_TEXT_BYTES, Hello, Said, decode_said

from .guard import Needs, token_of
from .live_door import BAD, FAILED, FIRST_WITHIN_S, TOO_MANY, close, code_of, turn_away
from .talk_protocol import TAKEN_OVER, TalkProtocol

MOST_WAITING: Final = 32
"""What a client asks and was not answered; one that asks more is cut off."""


class Taker(Protocol):
    """Who sees at once to what a client says. The loop's thread."""

    @property
    def voice(self) -> Callable[[bytes], None]:
        """What takes a voice."""
        ...

    @property
    def may_write(self) -> Callable[[], None]:
        """What takes that the network takes bytes again."""
        ...

    def heard(self, said: Said) -> bool:
        """Take a message; False: the door has to see to it."""
        ...

    def has_ended(self) -> None:
        """Take that the connection has ended."""
        ...


class TalkLine:
    """One connection: what comes is handed on at once, or waits for the door. The loop's thread."""

    def __init__(self, protocol: TalkProtocol) -> None:
        self.protocol = protocol
        self.taker: Taker | None = None
        self.is_ended = False
        self._waiting: deque[Said] = deque()
        self._changed = anyio.Event()

    def heard_text(self, text: bytes) -> None:
        """As the Protocol says."""
        try:
            if len(text) > MOST_TEXT_BYTES:
                self.protocol.finish(BAD, "That is too much to say at a time.")
                return
            said = decode_said(text)
        except (msgspec.MsgspecError, ValueError):
            self.protocol.finish(BAD, "That is nothing to say here.")
            return
        if self.taker is None or not self.taker.heard(said):
            self.put(said)

    def heard_binary(self, data: bytes) -> None:
        """As the Protocol says; before the hello nobody hears a voice."""
        if self.taker is not None:
            self.taker.voice(data)

    def may_write(self) -> None:
        """As the Protocol says."""
        if self.taker is not None:
            self.taker.may_write()

    def has_ended(self) -> None:
        """As the Protocol says."""
        self.is_ended = True
        if self.taker is not None:
            self.taker.has_ended()
        self._changed.set()

    def put(self, said: Said) -> None:
        """Have the door see to what is said, in its turn."""
        self._waiting.append(said)
        if len(self._waiting) > MOST_WAITING:
            self.protocol.finish(TOO_MANY, "Too much is asked at a time.")
        self._changed.set()

    async def next(self, within_s: float) -> Said | None:
        """Return what is said next; None when it has ended, or nothing was said in time."""
        with anyio.move_on_after(within_s):
            while not (self._waiting or self.is_ended):
                await self._changed.wait()
                self._changed = anyio.Event()
        return self._waiting.popleft() if self._waiting and not self.is_ended else None


@dataclass(frozen=True, slots=True)
class Admitted:
    """Who came, what they said first, and the line that they are on."""

    caller: Caller
    hello: Hello
    line: TalkLine


@dataclass(frozen=True, slots=True)
class NeedsTalkHello:
    """The dependency of a call's route: who comes, once they may do what it *needs*.

    None when nobody was let in: the WebSocket is closed then.
    """

    needs: Needs

    async def __call__(self, websocket: WebSocket) -> Admitted | None:
        """Accept, hear the first message and let in, or close and say why."""
        protocol = cast("TalkProtocol | None", websocket.scope["extensions"].get(TAKEN_OVER))
        if protocol is None:
            await websocket.accept()
            await close(websocket, FAILED, "What serves here carries no calls.")
            return None
        line = TalkLine(protocol)
        protocol.take_over(line)
        await websocket.accept()
        protocol.settle()
        hello = await line.next(FIRST_WITHIN_S)
        if not isinstance(hello, Hello):
            await turn_away(self.needs, websocket)
            protocol.finish(BAD, "Say hello first.")
            return None
        caller = await self.admit(websocket, line, hello)
        return None if caller is None else Admitted(caller, hello, line)

    async def admit(self, websocket: WebSocket, line: TalkLine, hello: Hello) -> Caller | None:
        """Return who says *hello*; None when they may not: the line is closed then."""
        brought = token_of(websocket)
        token = Secret(hello.token) if hello.token else brought
        try:
            return await run_in_threadpool(self.needs.admit, websocket, token)
        except BackendError as error:
            line.protocol.finish(code_of(error), str(error))
            return None
