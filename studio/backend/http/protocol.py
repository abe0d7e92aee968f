"""uvicorn's protocol, with limits for whoever connects and says little, or nothing, or too much."""

from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_TIMEOUT_S: Final = 10.0
"""A request's line and headers are there by then, or the connection ends."""
MOST_HEAD_BYTES: Final = 1 << 15
"""The parser itself knows no bound: a head that is longer ends the connection, too."""
STALL_TIMEOUT_S: Final = 60.0
"""Whoever takes less than a buffer of what waits for them in that time is cut off."""


class TimedProtocol(HttpToolsProtocol):
    """One connection of HTTP/1.1. The server's thread."""

    _waiting: Any = None
    _stalled: Any = None
    _head_bytes = 0

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401  # asyncio's, which is not named here
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take bytes, of a head no more than it may have."""
        if self._waiting is not None:
            self._head_bytes += len(data)
            if self._head_bytes > MOST_HEAD_BYTES:
                self._stop_waiting()
                self.send_400_response("The request's head is too long.")
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        """Wait for the rest of the head of the next request: uvicorn's own limit ends here."""
        super().on_message_begin()
        if self._waiting is None:
            self._wait()

    def on_headers_complete(self) -> None:
        """Stop waiting: the head is whole."""
        self._stop_waiting()
        super().on_headers_complete()

    def pause_writing(self) -> None:
        """Have the answer wait for who reads it, for so long."""
        super().pause_writing()
        self._stalled = self.loop.call_later(STALL_TIMEOUT_S, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on with the answer."""
        self._stop_stalling()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        self._stop_stalling()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._head_bytes = 0
        self._waiting = self.loop.call_later(HEAD_TIMEOUT_S, self._give_up)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _stop_stalling(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def _give_up(self) -> None:
        self._stop_waiting()
        if not self.transport.is_closing():
            self.transport.close()
