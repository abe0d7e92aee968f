"""ICE that speaks with approved addresses alone, and notices within seconds who has gone."""

import asyncio
import random
from collections.abc import Collection, Sequence

import ifaddr
from aioice import Candidate, Connection
from aioice.ice import StunProtocol
from aioice.stun import Message, TransactionError
from aiortc import RTCIceGatherer, RTCIceTransport

from mixer.clock import Clock

_CONSENT_S = 0.5
"""RFC 7675 says 5 s by default; at that, a dead peer would go unnoticed for half a minute."""
_RETRIES = 1


class GuardedConnection(Connection):
    """Host candidates on *own_addresses* only; no STUN or TURN server.

    A peer whose address is not in ``approved`` gets no answer and becomes no candidate.
    """

    def __init__(self, own_addresses: Sequence[str], clock: Clock) -> None:
        super().__init__(ice_controlling=True)
        self._own_addresses = list(own_addresses)
        self._clock = clock
        self.approved: Collection[str] = ()
        self.heard_ns = clock.now_ns()
        """When the peer last showed that it lives."""

    async def get_component_candidates(
        self,
        component: int,
        addresses: list[str],  # noqa: ARG002  # aioice would offer every network's
        timeout: int = 5,  # noqa: ASYNC109  # aioice's own signature
    ) -> list[Candidate]:
        """Gather on our own choice of addresses."""
        return await super().get_component_candidates(component, self._own_addresses, timeout)

    def request_received(
        self, message: Message, addr: tuple[str, int], protocol: StunProtocol
    ) -> None:
        """Answer a check from an approved address; no other gets a word."""
        if addr[0] in self.approved:
            super().request_received(message, addr, protocol)

    async def query_consent(self) -> None:
        """Ask twice a second whether the peer still listens, for as long as it is connected."""
        while True:
            await asyncio.sleep(_CONSENT_S * random.uniform(0.8, 1.2))  # noqa: S311  # spread
            for pair in tuple(self._nominated.values()):
                try:
                    await pair.protocol.request(
                        self.build_request(pair, nominate=False),
                        pair.remote_addr,
                        integrity_key=(self.remote_password or "").encode(),
                        retransmissions=_RETRIES,
                    )
                except TransactionError:
                    continue
                self.heard_ns = self._clock.now_ns()


class _Gatherer(RTCIceGatherer):
    def __init__(self, connection: Connection) -> None:
        super().__init__(iceServers=[])
        self._connection = connection


def transport_over(connection: GuardedConnection) -> RTCIceTransport:
    """Return aiortc's transport over *connection*, its candidates not gathered yet."""
    return RTCIceTransport(_Gatherer(connection))


def addresses_beside(local: str) -> list[str]:
    """Return *local* and what else the same network adapter has, of either family.

    So a server learns no address of a network that it is not reached by (RFC 8828, mode 2).
    """
    for adapter in ifaddr.get_adapters():
        found = [ip.ip if isinstance(ip.ip, str) else ip.ip[0] for ip in adapter.ips]
        if local in found:
            return [local, *(ip for ip in found if ip != local and not ip.startswith("fe80:"))]
    return [local]
