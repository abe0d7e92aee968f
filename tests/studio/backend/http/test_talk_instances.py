"""Two instances with members of one event: one of them holds the call, and all come to it."""

from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack

import pytest

from studio.backend.live.local_bus import LocalBus
from studio.backend.live.local_store import LocalStateStore
from studio.backend.talkback.calls import Calls, Held
from studio.backend.talkback.ear import AGAIN
from studio.backend.talkback.model import Rooms
from studio.backend.talkback.service import Entry
from studio.talkback.routing.model import Matrix
from tests.fakes.clock import FakeClock
from tests.fakes.repository import MemoryRepository
from tests.parts.backend_server import BackendServer
from tests.parts.talk_client import TalkClient

from .event_app import event_app
from .talk_place import Place, new_event, run

_EVENT = "e1"


@pytest.fixture
def places() -> Iterator[list[Place]]:
    """Yield one event, at two instances that share a store and a bus."""
    repository, bus, states = MemoryRepository(), LocalBus(), LocalStateStore()
    with ExitStack() as stack:
        both = [
            stack.enter_context(event_app(repository, bus=bus, state_store=states))
            for _ in range(2)
        ]
        event = new_event(both[0])
        servers = [stack.enter_context(BackendServer(each.app)) for each in both]
        yield [Place(each, server.url, event) for each, server in zip(both, servers, strict=True)]


def test_where_the_front_leads_elsewhere_all_come_there(places: list[Place]) -> None:
    here, there = places

    async def enter(at: Place, station: str, token: str, leaving: AsyncExitStack) -> TalkClient:
        client = await at.enter(station, token)
        leaving.push_async_callback(client.leave)
        return client

    async def talk() -> None:
        async with AsyncExitStack() as leaving:
            await meet(leaving)

    async def meet(leaving: AsyncExitStack) -> None:
        ann = await enter(here, "ann", "anna", leaving)
        bob = await enter(here, "bob", "bert", leaving)
        pia = await enter(there, "pia", "pia", leaving)
        # A newcomer shows where the front leads to by now: who was elsewhere comes again.
        assert [await each.until_closed() for each in (ann, bob)] == [AGAIN, AGAIN]
        anew = [
            await enter(there, station, token, leaving)
            for station, token in (("ann", "anna"), ("bob", "bert"))
        ]
        await pia.until_true(lambda: len(pia.call.members) == 3)
        await anew[0].press("party:main", "ifb:pia")
        await anew[0].speak()
        await pia.until_true(lambda: bool(pia.packets))
        assert not any(client.closed.is_set() for client in (*anew, pia))

    run(talk)


def _entry() -> Entry:
    return Entry(_EVENT, Matrix(), Rooms(0, {}), "own")


def _later(_seconds: float, _do: object) -> None:
    """Nothing is told here."""


def test_the_newest_call_stands_whatever_the_clocks_say() -> None:
    early, late = FakeClock(1_000), FakeClock(9_000)
    one = Calls(monotonic_ns=late.now_ns, utc_ns=late.now_ns)
    other = Calls(monotonic_ns=early.now_ns, utc_ns=early.now_ns)
    one.call(_entry(), _later, bytes)
    told = one.held(_EVENT)
    assert told is not None
    # What one tells oneself by the bus ends nothing.
    one.hear(told)
    assert one.held(_EVENT) == told
    other.hear(told)
    other.call(_entry(), _later, bytes)
    newer = other.held(_EVENT)
    assert newer is not None
    assert newer.since_ns > told.since_ns
    other.hear(told)
    assert other.held(_EVENT) == newer
    one.hear(newer)
    assert one.held(_EVENT) is None
    # Of two that began at the same moment, one stands.
    same = Held(_EVENT, "~", newer.since_ns)
    other.hear(same)
    assert other.held(_EVENT) is None


def test_of_calls_elsewhere_no_more_is_kept_than_is_bounded() -> None:
    clock = FakeClock(1_000)
    calls = Calls(monotonic_ns=clock.now_ns, utc_ns=clock.now_ns)
    for number in range(10_000):
        calls.hear(Held(f"e{number}", "another", 5_000))
    assert len(calls._elsewhere) <= 4096
