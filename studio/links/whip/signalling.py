"""Offer and answer with the endpoint (RFC 9725, 4.2 to 4.5); each place is asked for first."""

import asyncio
import contextlib
import ssl
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from studio.output.errors import BadDestinationError
from studio.output.whip.endpoint import WhipEndpoint

from .errors import RefusedError, WhipError
from .http import HttpAnswer, exchange
from .tls import connected

_MOST_REDIRECTS = 3
_REDIRECTS = {307, 308}
_LEAVE_TIMEOUT_S = 1.0
_REFUSALS = {
    401: "refuses the stream key; check the key.",
    403: "refuses the stream key; check the key, and that it may publish there.",
    404: "has nothing at that address; check the destination.",
    405: "takes no offer at that address; check the destination.",
    406: "cannot answer by WHIP; check the destination.",
    409: "says that somebody is publishing there already; stop that, or use another key.",
    410: "says that the address is no longer in use; check the destination.",
    415: "takes no WHIP offer at that address; check the destination.",
    422: "cannot use H.264 with Opus as it was offered; ask whoever runs it.",
    429: "asks for fewer attempts; waiting a little longer.",
}

AskGate = Callable[[str, int], Awaitable[None]]
"""Host and port; raises :class:`WhipError` when the gate says no."""


@dataclass(frozen=True, slots=True)
class Session:
    """A publication that stands: the answer to the offer, and where to end it."""

    answer: str
    resource: WhipEndpoint | None


class Signalling:
    """Speaks with one endpoint; asks *ask_gate* before every socket."""

    def __init__(
        self,
        *,
        endpoint: WhipEndpoint,
        token: str,
        context: ssl.SSLContext,
        pins: Sequence[str],
        ask_gate: AskGate,
    ) -> None:
        self._endpoint = endpoint
        self._token = token
        self._context = context
        self._pins = pins
        self._ask_gate = ask_gate

    async def publish(self, offer_from: Callable[[str], Awaitable[str]]) -> Session:
        """Offer, follow redirects inside the region, and return what stands.

        *offer_from* makes the offer for a connection that leaves by a local address; it is called
        again after a redirect. Raises :class:`WhipError`.
        """
        endpoint = self._endpoint
        for _ in range(_MOST_REDIRECTS + 1):
            answer = await self._offer(endpoint, offer_from)
            if answer.status not in _REDIRECTS:
                return _session(answer, endpoint)
            endpoint = _follow(endpoint, answer, "redirects")
        message = f"{self._endpoint.address} redirects on and on; ask whoever runs it."
        raise RefusedError(message)

    async def leave(self, session: Session) -> None:
        """Delete the publication at the server; within 1 s, and no matter if it is gone."""
        if session.resource is None:
            return
        with contextlib.suppress(WhipError, TimeoutError):
            async with asyncio.timeout(_LEAVE_TIMEOUT_S):
                await self._ask(session.resource, "DELETE")

    async def _offer(
        self, endpoint: WhipEndpoint, offer_from: Callable[[str], Awaitable[str]]
    ) -> HttpAnswer:
        await self._ask_gate(endpoint.host, endpoint.port)
        line = await connected(endpoint, self._context, self._pins)
        try:
            local = str(line[1].get_extra_info("sockname")[0])
            offer = (await offer_from(local)).encode()
            return await exchange(line, endpoint, method="POST", token=self._token, body=offer)
        finally:
            line[1].close()

    async def _ask(self, endpoint: WhipEndpoint, method: str) -> HttpAnswer:
        await self._ask_gate(endpoint.host, endpoint.port)
        line = await connected(endpoint, self._context, self._pins)
        try:
            return await exchange(line, endpoint, method=method, token=self._token)
        finally:
            line[1].close()


def _session(answer: HttpAnswer, endpoint: WhipEndpoint) -> Session:
    if answer.status not in {200, 201}:
        raise _refusal(answer.status, endpoint)
    if "location" not in answer.headers:
        # RFC 9725 wants one; without it the server ends by its own time limit.
        return Session(answer.body.decode("utf-8", "replace"), None)
    resource = _follow(endpoint, answer, "names its session")
    return Session(answer.body.decode("utf-8", "replace"), resource)


def _follow(endpoint: WhipEndpoint, answer: HttpAnswer, does: str) -> WhipEndpoint:
    try:
        return endpoint.follow(answer.headers.get("location", ""))
    except BadDestinationError as error:
        message = f"{endpoint.address} {does} by an address that is not https; nothing was sent."
        raise RefusedError(message) from error


def _refusal(status: int, endpoint: WhipEndpoint) -> WhipError:
    if status in _REFUSALS:
        return RefusedError(f"{endpoint.address} {_REFUSALS[status]}")
    if status // 100 == 5:  # noqa: PLR2004  # HTTP's class of server errors
        return WhipError(f"{endpoint.address} is busy or broken ({status}); trying again.")
    return RefusedError(f"{endpoint.address} refuses the offer ({status}); check the destination.")
