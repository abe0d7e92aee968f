"""The embedded transport, over a served backend: what every transport has to do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import pytest

from mixer.clock import MonotonicClock
from studio.backend.events import Draft
from studio.backend.moment import HOUR_NS
from studio.client.address import BackendAddress
from studio.links.talk.call_socket import CallPlace
from studio.links.talk.calling import CallEars, Calling
from studio.links.talk.quick_line import QuickLine
from studio.talkback.routing.packets import Packet
from tests.fakes.people import allow_all
from tests.parts.backend_server import BackendServer
from tests.studio.backend.events.parts import ANNA, NOW_NS
from tests.studio.backend.http.event_app import event_app

from .transport_suite import LINE, Make, Pair, Station, TransportSuite, until


def _calling(url: str, event: str, token: str, heard: list[Packet]) -> Calling:
    place = CallPlace(BackendAddress.parse(url), event, token, token.title(), token)
    ears = CallEars(
        changed=lambda: None,
        heard=lambda: None,
        packet=lambda packet, _now_ns: heard.append(packet),
    )
    return Calling(place, allow_all, MonotonicClock(), ears)


async def _hold(callings: list[Calling], down: dict[Calling, tuple[str, ...]]) -> None:
    while True:
        for calling in callings:
            calling.keys(down[calling])
        await asyncio.sleep(0.1)


def _is_in(calling: Calling) -> bool:
    return calling.me is not None


def _noting(calling: Calling) -> list[QuickLine]:
    """Return the connections that *calling* makes, as they are made."""
    socket, made = calling._socket, []  # only from below can a line be cut
    connected = socket._connected  # see above

    async def noting() -> QuickLine:
        made.append(await connected())
        return made[-1]

    socket._connected = noting  # type: ignore[method-assign]  # see above
    return made


def _cut(made: list[QuickLine]) -> None:
    made[-1].transport.abort()


def _is_heard(calling: Calling) -> bool:
    return bool(calling.heard)


@asynccontextmanager
async def own_pair() -> AsyncIterator[Pair]:
    """Yield two stations in one call, whose keys to the party line are down."""
    with event_app() as backend:
        draft = Draft(name="Results", begins_at_ns=NOW_NS, ends_at_ns=NOW_NS + HOUR_NS)
        event = backend.parts.events.create(ANNA, draft).id
        with BackendServer(backend.app) as server:
            callings: list[Calling] = []
            stations: list[Station] = []
            made: list[QuickLine] = []
            for token in ("anna", "bert"):
                heard: list[Packet] = []
                calling = _calling(server.url, event, token, heard)
                if not callings:
                    made = _noting(calling)
                await calling.open()
                await until(partial(_is_in, calling), "in the call")
                me = calling.me
                assert me is not None
                callings.append(calling)
                stations.append(Station(me.number, calling.transport, heard))
            down: dict[Calling, tuple[str, ...]] = dict.fromkeys(callings, (LINE,))
            holding = asyncio.create_task(_hold(callings, down))
            for calling in callings:
                await until(partial(_is_heard, calling), "heard of")
            try:
                yield Pair(
                    stations[0],
                    stations[1],
                    part=lambda: down.update({callings[1]: ()}),
                    cut=partial(_cut, made),
                )
            finally:
                holding.cancel()
                for calling in callings:
                    await calling.close()


class TestOwn(TransportSuite):
    """All of the suite, by the backend's own port."""

    @pytest.fixture
    def make(self) -> Make:
        return own_pair
