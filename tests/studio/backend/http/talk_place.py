"""A served backend with an event whose call people enter over real WebSockets."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from studio.backend.events import Draft
from studio.backend.moment import HOUR_NS
from studio.talkback.routing.said import (
    Beat,
    Says,
    TellCall,
    TellDone,
    TellRefused,
)
from tests.parts.backend_server import BackendServer
from tests.parts.talk_client import TalkClient
from tests.studio.backend.events.parts import ANNA, NOW_NS

from .event_app import EventApp, event_app


@dataclass
class Place:
    """A served backend with an event, and who comes to it."""

    backend: EventApp
    url: str
    event: str

    async def enter(self, station: str, token: str, **more: bool) -> TalkClient:
        client = await TalkClient.enter(self.url, self.event, station, token, **more)  # type: ignore[arg-type]  # of bool alone
        await client.until(TellCall)
        return client

    @asynccontextmanager
    async def call(self, **stations: str) -> AsyncIterator[list[TalkClient]]:
        """Yield clients for stations and their people; they beat, and leave at the end."""
        async with AsyncExitStack() as leaving:
            clients = []
            for station, token in stations.items():
                client = await self.enter(station, token)
                leaving.push_async_callback(client.leave)
                clients.append(client)
            beating = asyncio.create_task(_beat(clients))
            leaving.callback(beating.cancel)
            for client in clients:
                await client.until(TellCall, lambda call: len(call.members) == len(stations))
            yield clients


async def _beat(clients: list[TalkClient]) -> None:
    while True:
        await asyncio.sleep(0.2)
        for client in clients:
            if not client.closed.is_set():
                await client.say(Beat())


@pytest.fixture
def place() -> Iterator[Place]:
    with event_app() as backend:
        event = new_event(backend)
        with BackendServer(backend.app) as server:
            yield Place(backend, server.url, event)


def new_event(backend: EventApp) -> str:
    """Return the id of an event that is there from now on."""
    draft = Draft(name="Results", begins_at_ns=NOW_NS, ends_at_ns=NOW_NS + HOUR_NS)
    return backend.parts.events.create(ANNA, draft).id


def run(talk: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(talk())


async def asked(client: TalkClient, message: Says) -> TellDone | TellRefused:
    """Say *message*, which has an id, and return what became of it."""
    begin, number = len(client.told), message.id  # type: ignore[attr-defined]  # it has
    await client.say(message)
    found: list[TellDone | TellRefused] = []

    def is_answer() -> bool:
        found[:] = [
            each
            for each in client.told[begin:]
            if isinstance(each, TellDone | TellRefused) and each.id == number
        ]
        return bool(found)

    await client.until_true(is_answer)
    return found[0]
