"""uvicorn's protocol, with a limit in time for whoever connects and says little or nothing."""

from typing import Any, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_TIMEOUT_S: Final = 10.0
"""A request's line and headers are there by then, or the connection ends."""


class TimedProtocol(H11Protocol):
    """One connection of HTTP/1.1. The server's thread."""

    _waiting: Any = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401  # asyncio's, which is not named here
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take bytes, and wait on if they are no whole head yet."""
        was_waiting = self._waiting is not None
        requests_before = self.scope
        super().data_received(data)
        if self.scope is not requests_before:
            self._stop_waiting()
        elif not was_waiting and self._is_between_requests():
            # The first bytes of the next request: uvicorn's own limit ended with them.
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _is_between_requests(self) -> bool:
        cycle: Any = self.cycle
        return cycle is None or bool(cycle.response_complete)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(HEAD_TIMEOUT_S, self._give_up)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._waiting = None
        if not self.transport.is_closing():
            self.transport.close()
