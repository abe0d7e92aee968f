"""The connection to NATS, on a thread of its own; nothing else here knows that it has a loop."""

import contextlib
import ssl
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, TypeVar
from urllib.parse import urlsplit

import anyio
import nats
from anyio.from_thread import BlockingPortal, start_blocking_portal
from nats.aio.client import Client
from nats.errors import Error as NatsError

from studio.backend.errors import StoreError
from studio.policy import Reach, parse_address, reach_of
from studio.secrets import Secret

T = TypeVar("T")
TIMEOUT_S: Final = 2.0
_AGAIN_S: Final = 0.25
_HERE: Final = "localhost"


class NatsLink:
    """Connected while open; it comes back by itself when a server goes.

    *servers*: ``tls://host:port``; ``nats://`` is for this machine alone. Raises
    :class:`StoreError` when none can be reached.
    """

    def __init__(
        self,
        servers: Sequence[str],
        *,
        context: ssl.SSLContext | None = None,
        token: Secret | None = None,
        came_back: Callable[[], None] = lambda: None,
    ) -> None:
        for server in servers:
            _check(server, context)
        self._came_back = came_back
        self._closing = contextlib.ExitStack()
        self._portal: BlockingPortal = self._closing.enter_context(
            start_blocking_portal(name="nats")
        )
        try:
            self.client: Client = self.run(lambda: self._connect(list(servers), context, token))
        except BaseException:
            self._closing.close()
            raise

    def run(self, do: Callable[[], Awaitable[T]], timeout_s: float = TIMEOUT_S) -> T:
        """Return what *do* comes to, on the link's thread. Any thread but that one.

        Raises :class:`StoreError` when it takes too long or NATS refuses. What *do* raises else is
        raised.
        """

        async def bounded() -> T:
            with anyio.fail_after(timeout_s):
                return await do()

        try:
            return self._portal.call(bounded)
        except (TimeoutError, NatsError, OSError, RuntimeError) as error:
            message = "The bus between the backend's instances does not answer; look after NATS."
            raise StoreError(message) from error

    def close(self) -> None:
        """End the connection and the thread. The owner's thread."""
        with contextlib.suppress(StoreError):
            self.run(self.client.close)
        self._closing.close()

    async def _connect(
        self, servers: list[str], context: ssl.SSLContext | None, token: Secret | None
    ) -> Client:
        return await nats.connect(
            servers,
            tls=context,
            token=None if token is None else token.reveal(),
            connect_timeout=1,
            max_reconnect_attempts=-1,
            reconnect_time_wait=_AGAIN_S,
            ping_interval=2,
            error_cb=_quiet,
            reconnected_cb=self._reconnected,
        )

    async def _reconnected(self) -> None:
        self._came_back()


async def _quiet(_error: Exception) -> None:
    """Say nothing: what fails is told to whoever asked for it."""


def _check(server: str, context: ssl.SSLContext | None) -> None:
    parts = urlsplit(server)
    address = parse_address(parts.hostname or "")
    is_here = parts.hostname == _HERE or (
        address is not None and reach_of(address) is Reach.THIS_MACHINE
    )
    if parts.username or parts.password:
        message = "The address of NATS holds no secret; hand its token over by itself."
        raise StoreError(message)
    if parts.scheme == "nats" and is_here:
        return
    if parts.scheme != "tls" or context is None:
        message = "NATS on another machine is reached by tls:// alone, with a context for it."
        raise StoreError(message)
    if context.minimum_version < ssl.TLSVersion.TLSv1_2:
        message = "NATS is spoken to by TLS 1.2 or newer."
        raise StoreError(message)
