"""A call that Daily carries: told to its members, seats given, followed and taken back."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.backend.events import Draft
from studio.backend.moment import HOUR_NS
from studio.backend.talkback.daily import DailyRest
from studio.policy.placing import Home
from studio.secrets import Secret
from studio.talkback.daily_names import is_room, number_of
from studio.talkback.routing.said import AskSeats, Move, TellDone, TellRefused, TellSeats
from tests.fakes.people import allow_all
from tests.parts.backend_server import BackendServer
from tests.parts.daily_api import DailyApi
from tests.parts.pki import Authority
from tests.parts.talk_client import TalkClient
from tests.studio.backend.events.parts import ADMIN, ANNA, NOW_NS, ROOT

from .event_app import event_app
from .talk_place import Place, asked, run

KEY = "the key of the tests"


@contextmanager
def _daily_place(folder: Path, *, agreed: bool = True) -> Iterator[tuple[Place, DailyApi]]:
    authority = Authority(folder)
    with DailyApi(authority.valid(), KEY) as api:
        rest = DailyRest(Secret(KEY), allow_all, address=api.address, ca_file=authority.ca_file)
        with event_app(daily=rest) as backend:
            parts = backend.parts
            parts.residency.settle(ROOT, "acme", Home.US, 0)
            if agreed:
                parts.vendors.approve(ROOT, "daily")
                parts.vendors.record_clauses(ROOT, "daily", "contracts/1")
                parts.vendors.consent(ADMIN, "daily")
                parts.vendors.switch(ADMIN, "daily", on=True)
            draft = Draft(name="Results", begins_at_ns=NOW_NS, ends_at_ns=NOW_NS + HOUR_NS)
            event = parts.events.create(ANNA, draft)
            with BackendServer(backend.app) as server:
                yield Place(backend, server.url, event.id), api


async def _seats(client: TalkClient, number: int) -> TellSeats:
    await client.say(AskSeats(id=number))
    return await client.until(TellSeats, lambda told: told.id == number)


def test_seats_are_given_followed_on_a_move_and_taken_back(tmp_path: Path) -> None:
    with _daily_place(tmp_path) as (place, api):

        async def talk() -> None:
            async with place.call(ann="anna", pia="pia") as (ann, pia):
                assert ann.call.transport == pia.call.transport == "daily"
                told = await _seats(pia, 1)
                assert [(seat.room, is_room(seat.url)) for seat in told.seats] == [("", True)]
                assert len((await _seats(ann, 1)).seats) == 1
                name = told.seats[0].url.rpartition("/")[2]
                tokens = [each.body for each in api.asked if each.path == "/v1/meeting-tokens"]
                users = [each["properties"]["user_id"] for each in tokens]
                assert [number_of(user) for user in users] == [pia.number, ann.number]
                api.present[name] = [("p", users[0]), ("a", users[1])]
                # Moved to a breakout: out of the main room at once, whatever the link does.
                done = await asked(ann, Move(id=7, stations=("pia",), room="green"))
                assert isinstance(done, TellDone)
                assert api.ejected == [users[0]]
                (seat,) = (await _seats(pia, 2)).seats
                assert seat.room == "green"
                assert seat.url != told.seats[0].url
                # A producer speaks into every room, and has a seat in each.
                assert {seat.room for seat in (await _seats(ann, 2)).seats} == {"", "green"}
                # No voice of this call goes over the backend, whoever sends one.
                await ann.press("party:main")
                await ann.speak()
                await asyncio.sleep(0.3)
                assert not pia.packets
            assert api.faults == []

        run(talk)


def test_without_an_agreement_the_call_is_the_backends_own_and_no_seat_is_given(
    tmp_path: Path,
) -> None:
    with _daily_place(tmp_path, agreed=False) as (place, api):

        async def talk() -> None:
            async with place.call(ann="anna") as (ann,):
                assert ann.call.transport == "own"
                refused = await asked(ann, AskSeats(id=1))
                assert isinstance(refused, TellRefused)
                assert "by the backend itself" in refused.detail

        run(talk)
        assert api.asked == []


def test_where_daily_fails_it_is_said_and_nothing_takes_its_place(tmp_path: Path) -> None:
    with _daily_place(tmp_path) as (place, api):
        api.refuses = [(503, {})] * 5

        async def talk() -> None:
            async with place.call(ann="anna", pia="pia") as (ann, pia):
                refused = await asked(ann, AskSeats(id=1))
                assert isinstance(refused, TellRefused)
                assert "busy or broken" in refused.detail
                assert ann.call.transport == "daily"
                await ann.press("party:main")
                await ann.speak()
                await asyncio.sleep(0.3)
                assert not pia.packets

        run(talk)
