"""uvicorn's WebSockets, of which a call takes some over once they are open.

A call brings some thousand packets a second: one frame is read, made and written for all who hear
it, without a task, a queue or a message of ASGI for each.
"""

import contextlib
import socket
from typing import Any, Final, Protocol

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from .frames import (
    BINARY,
    CLOSE,
    PING,
    PONG,
    TEXT,
    FrameError,
    Frames,
    close_frame,
    frame_of,
    one_binary,
)

TAKEN_OVER: Final = "videosync.taken over"
"""The extension of the scope under which an application finds :class:`Taking`."""
SEND_BUFFER_BYTES: Final = 64 << 10
"""What the kernel holds of what a listener does not take: more of it would be old voices."""
HIGH_WATER_BYTES: Final = 16 << 10
_LEFT_ALONE_S: Final = 2.0
_AGAIN: Final = 1012


class Taker(Protocol):
    """Who takes a connection over. The server's thread; nothing here blocks."""

    def heard_text(self, text: bytes) -> None:
        """Take a text message."""
        ...

    def heard_binary(self, data: bytes) -> None:
        """Take a binary message."""
        ...

    def may_write(self) -> None:
        """Take that the network takes bytes again."""
        ...

    def has_ended(self) -> None:
        """Take that the connection has ended, from whichever side."""
        ...


class TalkProtocol(WebSocketsSansIOProtocol):
    """One connection that became a WebSocket. The server's thread.

    An application that wants it whole calls :meth:`take_over` before it accepts; it is asked
    nothing by ASGI's ``receive`` from then on.
    """

    _taker: Taker | None = None
    _frames: Frames
    is_paused = False
    is_over = False

    def take_over(self, taker: Taker) -> None:
        """Have *taker* told all that comes once it is accepted."""
        self._frames = Frames()
        self._taker = taker

    def settle(self) -> None:
        """Have no more held for the client than is worth hearing; once it is accepted."""
        # The call has beats of its own, more often.
        self.stop_keepalive()
        self.transport.set_write_buffer_limits(high=HIGH_WATER_BYTES)
        with contextlib.suppress(OSError):
            own = self.transport.get_extra_info("socket")
            own.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
            own.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def write(self, data: bytes) -> None:
        """Send frames."""
        if not (self.is_over or self.transport.is_closing()):
            self.transport.write(data)

    def finish(self, code: int, reason: str) -> None:
        """End the connection as soon as the client has seen why, or has had the time for it.

        Closed with packets unread, TCP would tell the client of a reset, and of no code.
        """
        if self.is_over:
            return
        self.transport.write(close_frame(code, reason))
        # The application's own end closes nothing while this runs.
        self.close_timer = self.loop.call_later(_LEFT_ALONE_S, self.transport.abort)
        self._over()

    def handle_connect(self, event: Any) -> None:  # noqa: ANN401  # a library's, named there
        """Begin, with a way for the application to take this over."""
        super().handle_connect(event)
        if hasattr(self, "scope"):
            extensions: dict[str, Any] = dict(self.scope["extensions"] or {})
            extensions[TAKEN_OVER] = self
            self.scope["extensions"] = extensions

    def data_received(self, data: bytes) -> None:
        """Take bytes from the client."""
        if self._taker is None or not self.handshake_complete:
            super().data_received(data)
            return
        if self._frames.is_between and not self.is_over:
            voice = one_binary(data)
            if voice is not None:
                self._taker.heard_binary(voice)
                return
        self._take(data, self._taker)

    def pause_writing(self) -> None:
        """Take that what was written waits for the network."""
        super().pause_writing()
        self.is_paused = True

    def resume_writing(self) -> None:
        """Take that it waits no more."""
        super().resume_writing()
        self.is_paused = False
        if self._taker is not None and not self.is_over:
            self._taker.may_write()

    def connection_lost(self, exc: Exception | None) -> None:
        """Take that it has ended."""
        super().connection_lost(exc)
        self._over()

    def shutdown(self) -> None:
        """End, as the server does."""
        if self._taker is None or not self.handshake_complete:
            super().shutdown()
        else:
            self.finish(_AGAIN, "Come again.")

    def _take(self, data: bytes, taker: Taker) -> None:
        try:
            for opcode, payload in self._frames.feed(data):
                if opcode == CLOSE:
                    self.finish(1000, "")
                    self.transport.close()
                elif self.is_over:
                    continue
                elif opcode == BINARY:
                    taker.heard_binary(payload)
                elif opcode == TEXT:
                    taker.heard_text(payload)
                elif opcode == PING:
                    self.write(frame_of(PONG, payload))
        except FrameError as error:
            if self.is_over:
                self.transport.abort()
            self.finish(error.code, "That is no frame of a client's.")

    def _over(self) -> None:
        was_over, self.is_over = self.is_over, True
        if self._taker is not None and not was_over:
            self._taker.has_ended()
