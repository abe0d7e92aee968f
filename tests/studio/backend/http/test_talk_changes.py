"""Changes of a matrix, over real WebSockets: what is forbidden brings no packet; and moves."""

import asyncio
import random
from collections.abc import Callable

import pytest

from studio.backend.talkback import seat
from studio.talkback.routing.lines import Line
from studio.talkback.routing.model import Crosspoint, Member, SignalKind
from studio.talkback.routing.rules import why_not
from studio.talkback.routing.said import (
    Move,
    Says,
    SetCrosspoint,
    Signal,
    TellDone,
    TellRefused,
)
from tests.parts.talk_client import TalkClient

from .talk_place import Place, asked, place, run

__all__ = ["place"]

_CHANGES = 200
_PEOPLE = {"ann": "anna", "bob": "bert", "pia": "pia", "ada": "ada"}
_LINES = (
    "all",
    "party:main",
    "party:light",
    "room:red",
    "ifb:pia",
    "iso:bob",
    "ifb:ann",
    "iso:pia",
)


def test_over_two_hundred_changes_no_packet_crosses_a_forbidden_crosspoint(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody speaks after each change; each packet names the lines that it was said on."""
    monkeypatch.setattr(seat, "MOST_TEXT_CREDIT", 1 << 20)
    chance = random.Random(7)  # noqa: S311  # the same changes each time

    async def talk() -> None:
        async with place.call(**_PEOPLE) as clients:
            by_station = {client.station: client for client in clients}
            ann = by_station["ann"]
            got: list[tuple[str, int, bytes]] = []
            for client in clients:
                client.on_packet = _noting(client, got)
            numbers = {client.number: client.station for client in clients}
            for step in range(_CHANGES):
                station, way = chance.choice(list(_PEOPLE)), chance.choice(["talk", "listen"])
                cell = Crosspoint(station, chance.choice(_LINES), way)  # type: ignore[arg-type]  # one of both
                message: Says = SetCrosspoint(
                    id=step,
                    revision=ann.call.matrix.revision,
                    crosspoint=cell,
                    open=chance.random() < 0.7,
                )
                if chance.random() < 0.2:
                    room = chance.choice(["", "red"])
                    message = Move(id=step, stations=(chance.choice(list(_PEOPLE)),), room=room)
                answer = await asked(ann, message)
                members = {each.id: each for each in ann.call.members}
                if isinstance(message, SetCrosspoint) and message.open:
                    reason = why_not(members[station], Line.parse(cell.line), cell.way)
                    assert isinstance(answer, TellRefused) == bool(reason)
                got.clear()
                down = {name: chance.sample(_LINES, 2) for name in _PEOPLE}
                for client in clients:
                    await client.press(*down[client.station])
                    await client.speak(" ".join(down[client.station]).encode())
                await _settle(clients, step)
                for ear, source, said in got:
                    _check(members, down, numbers[source], ear, said.decode().split())
            assert not any(client.unexpected for client in clients)
            assert sum(client.packets.total() for client in clients) > _CHANGES

    run(talk)


async def _settle(clients: list[TalkClient], step: int) -> None:
    """Return once all that was said has come to who hears it."""
    # The backend has it all; it has sent what it gathered; and that has come.
    await asyncio.gather(*[await client.socket.ping() for client in clients])
    for turn in range(2):
        question = Signal(id=10_000 + 2 * step + turn, to="-", kind=SignalKind.CALL)
        await asyncio.gather(*(asked(client, question) for client in clients))


def _noting(client: TalkClient, got: list[tuple[str, int, bytes]]) -> Callable[[bytes], None]:
    return lambda data: got.append((client.station, int.from_bytes(data[2:4], "big"), data[12:]))


def _check(
    members: dict[str, Member], down: dict[str, list[str]], source: str, ear: str, said: list[str]
) -> None:
    """Assert that one of the lines that *source* spoke on leads to *ear*."""
    assert said == down[source]
    assert source != ear
    allowed = [
        line
        for line in map(Line.parse, said)
        if not why_not(members[source], line, "talk") and not why_not(members[ear], line, "listen")
    ]
    assert allowed, (source, ear, said)


def test_who_lost_the_connection_is_called_back_with_everybody(place: Place) -> None:
    async def talk() -> None:
        async with place.call(ann="anna", pia="pia") as (ann, pia):
            bob = await place.enter("bob", "bert")
            for number, room, stations in ((1, "red", ("bob", "pia")), (2, "", ("pia",))):
                said = Move(id=number, stations=stations, room=room)
                assert isinstance(await asked(ann, said), TellDone)
            # Whoever is there stays where they are: they may be wanted there.
            assert {each.id: each.room for each in ann.call.members}["bob"] == "red"
            assert isinstance(await asked(ann, Move(id=3, stations=("pia",), room="red")), TellDone)
            await bob.leave()
            await ann.until_true(lambda: len(ann.call.members) == 2)
            assert isinstance(await asked(ann, Move(id=4, stations=("pia",), room="")), TellDone)
            bob = await place.enter("bob", "bert")
            try:
                assert {each.id: each.room for each in bob.call.members}["bob"] == ""
            finally:
                await bob.leave()
            assert pia.call.you == "pia"

    run(talk)
