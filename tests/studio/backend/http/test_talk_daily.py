"""A call that Daily carries: told to its members, seats given, followed and taken back."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from studio.backend.accounts.ended import tell_ended
from studio.backend.events import Draft
from studio.backend.moment import HOUR_NS
from studio.backend.talkback.at_daily import HOLD_EVERY_NS
from studio.backend.talkback.daily import DailyRest
from studio.backend.talkback.daily.rooms import ROOM_HOLDS_NS
from studio.policy.placing import Demand, Home
from studio.secrets import Secret
from studio.talkback.daily_names import is_room, number_of, track_of
from studio.talkback.routing.said import AskSeats, Move, TellDone, TellRefused, TellSeats
from tests.fakes.people import allow_all
from tests.parts.backend_server import BackendServer
from tests.parts.daily_api import DailyApi
from tests.parts.pki import Authority
from tests.parts.talk_client import TalkClient
from tests.studio.backend.events.parts import ADMIN, ANNA, NOW_NS, ROOT
from tests.studio.links.talk.transport_suite import until

from .event_app import PEOPLE, event_app
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


async def _seats(client: TalkClient, number: int, *have: str) -> TellSeats:
    await client.say(AskSeats(id=number, have=have))
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


def test_a_seat_that_one_sits_well_in_is_kept_and_another_room_costs_nobody_it(
    tmp_path: Path,
) -> None:
    with _daily_place(tmp_path) as (place, api):

        async def talk() -> None:
            async with place.call(ann="anna", pia="pia") as (ann, pia):
                first = await _seats(ann, 1)
                (main,) = _seated(api, ("a", first))
                assert isinstance(
                    await asked(ann, Move(id=7, stations=("pia",), room="green")), TellDone
                )
                more = await _seats(ann, 2, "")
                assert ([each.room for each in more.seats], more.kept) == (["green"], ("",))
                assert more.call_key == first.call_key
                assert api.ejected == []
                # What is lost is given anew; the seat of before is put out, as it may linger.
                again = await _seats(ann, 3, "green")
                assert ([each.room for each in again.seats], again.kept) == ([""], ("green",))
                assert again.seats[0].token != first.seats[0].token
                assert api.ejected == [main]
                nothing = await _seats(ann, 4, "", "green")
                assert (nothing.seats, nothing.call_key) == ((), first.call_key)
                assert nothing.kept == ("", "green")
                # Nobody keeps a seat that this backend never gave.
                assert [each.room for each in (await _seats(pia, 1, "", "green")).seats] == [
                    "green"
                ]

        run(talk)
        assert api.faults == []


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


def _seated(api: DailyApi, *seats: tuple[str, TellSeats]) -> list[str]:
    """Have Daily see these, by names of the test, where their seats are; return pseudonyms."""
    tokens = [each.body for each in api.asked if each.path == "/v1/meeting-tokens"]
    users = [str(each["properties"]["user_id"]) for each in tokens]
    for (who, told), user in zip(seats, users, strict=True):
        api.present.setdefault(told.seats[0].url.rpartition("/")[2], []).append((who, user))
    return users


def test_who_leaves_is_blocked_or_whose_session_ends_is_put_out_at_daily(tmp_path: Path) -> None:
    with _daily_place(tmp_path) as (place, api):

        async def talk() -> None:
            async with place.call(ann="anna", bob="bert", pia="pia") as (ann, bob, pia):
                told = [(each.station, await _seats(each, 1)) for each in (ann, bob, pia)]
                users = _seated(api, *told)
                await bob.leave()
                await until(lambda: api.ejected == [users[1]], "Daily is told")
                # To block an account ends its sessions, as signing out does.
                session = PEOPLE["pia"].session
                await asyncio.to_thread(tell_ended, place.backend.parts.bus, [session])
                assert await pia.until_closed() == 4410
                await until(lambda: api.ejected == [users[1], users[2]], "Daily is told")
                # An event that goes away is in nobody's way out.
                await asyncio.to_thread(_delete, place)
                await ann.leave()
                await until(lambda: api.ejected == [users[1], users[2], users[0]], "Daily is told")

        run(talk)
        assert api.faults == []


def test_an_arrival_changes_what_daily_lets_hear_and_costs_nobody_the_seat(tmp_path: Path) -> None:
    with _daily_place(tmp_path) as (place, api):

        async def talk() -> None:
            async with place.call(ann="anna") as (ann,):
                told = await _seats(ann, 1)
                _seated(api, ("ann", told))
                assert api.permissions == {}
                pia = await place.enter("pia", "pia")
                try:
                    await ann.until_true(lambda: "ifb:pia" in ann.call.may_listen)
                    track = track_of(told.call_key, "ifb:pia")
                    await until(lambda: track in _hears(api, "ann"), "Daily is told")
                finally:
                    await pia.leave()
                await until(lambda: track not in _hears(api, "ann"), "Daily is told")
                asked = len(api.asked)
                await asyncio.sleep(0.5)
                # What Daily knows it is not told again.
                assert len(api.asked) == asked
            assert api.ejected == [number for number in api.ejected if number]

        run(talk)
        assert len([each for each in api.asked if each.path == "/v1/meeting-tokens"]) == 1
        assert api.faults == []


def test_daily_switched_off_in_mid_call_ends_it_there_and_all_come_again_by_the_own_port(
    tmp_path: Path,
) -> None:
    with _daily_place(tmp_path) as (place, api):

        async def talk() -> None:
            async with place.call(ann="anna", pia="pia") as (ann, pia):
                for client in (ann, pia):
                    await _seats(client, 1)
                assert len(api.rooms) == 1
                await asyncio.to_thread(place.backend.parts.vendors.withdraw, ADMIN, "daily")
                assert api.rooms == {}
                # Whose seat has gone asks for another one, and the call ends for everybody.
                refused = await asked(ann, AskSeats(id=2))
                assert isinstance(refused, TellRefused)
                assert "needs a consent" in refused.detail
                assert [await each.until_closed() for each in (ann, pia)] == [1012, 1012]
            async with place.call(ann="anna", pia="pia") as (ann, pia):
                assert ann.call.transport == pia.call.transport == "own"
                await ann.press("ifb:pia")
                await ann.speak()
                await pia.until_true(lambda: bool(pia.packets))

        run(talk)
        kinds = [deed.kind for deed in place.backend.trail.deeds]
        assert kinds.index("call ended at Daily") < kinds.index("vendor consent withdrawn")
        assert api.faults == []


@pytest.mark.promise(48)
@pytest.mark.promise(49)
def test_everything_in_the_eu_in_mid_call_ends_it_there_first_and_asks_daily_nothing_after(
    tmp_path: Path,
) -> None:
    with _daily_place(tmp_path) as (place, api):
        parts = place.backend.parts

        async def talk() -> None:
            async with place.call(ann="anna", pia="pia") as (ann, pia):
                for client in (ann, pia):
                    await _seats(client, 1)
                assert len(api.rooms) == 1
                known = await asyncio.to_thread(parts.residency.look, ADMIN)
                await asyncio.to_thread(
                    parts.residency.demand, ADMIN, Demand.EU_ONLY, known.revision
                )
                assert api.rooms == {}
                told = len(api.asked)
                refused = await asked(ann, AskSeats(id=2))
                assert isinstance(refused, TellRefused)
                assert "keeps everything in the EU" in refused.detail
                assert [await each.until_closed() for each in (ann, pia)] == [1012, 1012]
            async with place.call(ann="anna") as (ann,):
                assert ann.call.transport == "own"
            assert len(api.asked) == told

        run(talk)
        kinds = [deed.kind for deed in place.backend.trail.deeds]
        # The first one settled where the organisation is at home.
        changed = [at for at, kind in enumerate(kinds) if kind == "residency changed"]
        assert changed[0] < kinds.index("call ended at Daily") < changed[1]
        assert api.faults == []


def test_rooms_stand_on_while_somebody_sits_in_them_and_end_by_themselves(tmp_path: Path) -> None:
    with _daily_place(tmp_path) as (place, api):

        async def talk() -> None:
            async with place.call(ann="anna") as (ann,):
                (name,) = [each.url.rpartition("/")[2] for each in (await _seats(ann, 1)).seats]
                ends_s = api.rooms[name]["properties"]["exp"]
                assert ends_s == (NOW_NS + ROOM_HOLDS_NS) // 10**9
                assert api.rooms[name]["properties"]["eject_at_room_exp"] is True
                place.backend.clock.advance(HOUR_NS)
                (held,) = [call.at_daily.held_ns for call in place.backend.parts.calls.all()]
                held[""] -= HOLD_EVERY_NS
                # Whoever sees to the call looks at each change, and each five seconds.
                assert isinstance(
                    await asked(ann, Move(id=7, stations=("ann",), room="")), TellDone
                )
                await until(
                    lambda: api.rooms[name]["properties"]["exp"] == ends_s + 3600, "it stands on"
                )

        run(talk)
        assert api.faults == []


def _hears(api: DailyApi, who: str) -> set[str]:
    told = api.permissions.get(who, {"canReceive": {"base": {"customAudio": {}}}})
    return {track for track, on in told["canReceive"]["base"]["customAudio"].items() if on}


def _delete(place: Place) -> None:
    events = place.backend.parts.events
    event, _ = events.get(ADMIN, place.event)
    events.delete(ADMIN, event.id, event.revision)
