"""Against Daily itself, with the key of an account: runs where DAILY_API_KEY is set."""

import asyncio
import os
import secrets
import time
from typing import TYPE_CHECKING

import pytest

from mixer.clock import MonotonicClock
from studio.backend.talkback.daily import DailyRest
from studio.backend.talkback.daily.bodies import room_body, token_body
from studio.links.talk.daily_transport import DailyTransport
from studio.policy import Region
from studio.secrets import Secret
from studio.talkback.daily_names import room_name, seat_id, track_of
from studio.talkback.routing.model import Heard
from studio.talkback.routing.said import DailySeat, TellSeats
from tests.fakes.people import allow_all
from tests.studio.links.talk.transport_suite import LINE, Station, is_up, speak, until

from .parts import CALL_KEY, allow

if TYPE_CHECKING:
    from studio.talkback.routing.packets import Packet

pytestmark = pytest.mark.skipif(
    not os.environ.get("DAILY_API_KEY"), reason="skipped: no DAILY_API_KEY, so Daily is not asked"
)


def _seat(rest: DailyRest, room: str, url: str, number: int, until_s: int) -> TellSeats:
    made = rest.ask(
        "POST",
        "/meeting-tokens",
        token_body(
            {
                "room": room,
                "expires": until_s,
                "pseudonym": seat_id(secrets.token_bytes(16), number),
                "role": "producer",
                "lines": [track_of(CALL_KEY, LINE)],
            }
        ),
    )
    seat = DailySeat(room="", url=url, token=made["token"])
    return TellSeats(id=1, call_key=CALL_KEY, seats=(seat,))


def test_two_stations_hear_each_other_through_daily() -> None:
    rest = DailyRest(Secret(os.environ["DAILY_API_KEY"]), allow_all)
    room = room_name(secrets.token_bytes(16), "live", "")
    until_s = int(time.time()) + 300
    fields = {"room": room, "region": Region.EU.value, "expires": until_s}
    url = rest.ask("POST", "/rooms", room_body(fields))["url"]

    async def run() -> None:
        stations = []
        for number in (1, 2):
            heard: list[Packet] = []
            transport = DailyTransport(
                allow,
                MonotonicClock(),
                lambda packet, _now_ns, heard=heard: heard.append(packet),  # type: ignore[misc]  # each its own
                lambda _have: None,
            )
            await transport.join()
            transport.may_talk([LINE])
            transport.talk([LINE])
            transport.listen(number, [Heard(3 - number, LINE)])
            transport.take_seats(_seat(rest, room, url, number, until_s))
            stations.append(Station(number, transport, heard))
        one, two = stations
        try:
            for station in stations:
                await until(lambda station=station: is_up(station), "in the room", 20)  # type: ignore[misc]  # each its own
            await asyncio.gather(speak(one, 300), speak(two, 300))
            await until(lambda: len(one.heard) > 100 and len(two.heard) > 100, "heard", 10)
        finally:
            for station in stations:
                await station.transport.leave()

    try:
        asyncio.run(run())
    finally:
        rest.ask("DELETE", f"/rooms/{room}", may_be_gone=True)
