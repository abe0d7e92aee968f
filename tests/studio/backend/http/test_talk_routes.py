"""Calls over real WebSockets, to the backend as its runners serve it."""

import asyncio
import contextlib

import msgspec
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from studio.backend.accounts.ended import tell_ended
from studio.backend.errors import StoreError
from studio.backend.http import talk_routes
from studio.backend.trail import Outcome
from studio.talkback.routing.model import Crosspoint, SignalKind
from studio.talkback.routing.said import (
    Acknowledge,
    Beat,
    Health,
    Hello,
    Move,
    SetCrosspoint,
    SetDim,
    Signal,
    TellBeat,
    TellCall,
    TellDone,
    TellHeard,
    TellRefused,
    TellShown,
    TellSignal,
    encode_message,
)
from tests.parts.talk_client import TalkClient
from tests.studio.backend.events.parts import ANNA
from tests.waiting import timing, wait_until

from .talk_place import Place, asked, place, run

__all__ = ["place"]

_ANNA, _NOBODY = "anna", "nobody"


def test_a_producer_speaks_into_one_ear_and_no_packet_goes_elsewhere(place: Place) -> None:
    async def talk() -> None:
        async with place.call(ann="anna", pia="pia", bob="bert") as (ann, pia, bob):
            await ann.press("iso:pia")
            told = await pia.until(TellHeard, lambda heard: bool(heard.heard))
            assert [(each.source, each.line) for each in told.heard] == [(ann.number, "iso:pia")]
            # Whoever it says it is, it is who it is.
            await ann.speak(b"into your ear", source=bob.number)
            await pia.until_true(lambda: pia.packets.total() == 1)
            assert pia.last_coded == {ann.number: b"into your ear"}
            # What is no voice, or none at all, goes nowhere; nor does what no key is down for.
            for bad in (b"", b"\x01", b"\x02" * 40, b"\x01" * 1401):
                await ann.socket.send(bad)
            await bob.speak()
            await ann.press()
            await pia.until(TellHeard, lambda heard: not heard.heard, begin=len(pia.told) - 1)
            await ann.speak()
            await ann.press("iso:pia")
            await ann.speak(b"again")
            await pia.until_true(lambda: pia.packets.total() == 2)
            assert pia.last_coded == {ann.number: b"again"}
            assert not [*bob.packets, *ann.packets, *pia.unexpected]

    run(talk)


def test_what_stands_is_told_and_who_may_not_enter_is_told_why(place: Place) -> None:
    async def talk() -> None:
        async with place.call(ann="anna", pia="pia") as (ann, pia):
            call = pia.call
            assert call.you == "pia"
            assert "ifb:pia" in call.may_talk
            assert not {"all", "ifb:ann", "iso:ann", "party:main"} & {*call.may_talk}
            assert call.transport == "own"
            await pia.say(
                Health(level_db=-20, answer_ms=40, tally="on-air", fault="No microphone.")
            )
            told = await ann.until(TellCall, lambda call: "No microphone." in str(call.health))
            assert told.health["pia"]["level_db"] == -20
            assert told.health["pia"]["answer_ms"] == 40
            assert told.health["pia"]["tally"] == "on-air"
            await ann.until(TellBeat)
            for who, code in (("nobody", 4401), ("ruth", 4403), ("eve", 4404), ("bert", 4409)):
                by_header = code != 4409
                other = await TalkClient.enter(
                    place.url, place.event, "pia", who, by_header=by_header
                )
                assert await other.until_closed() == code, who

    run(talk)

    def told() -> list[str]:
        kinds = ("joined a call", "left a call")
        deeds = place.backend.trail.deeds
        return sorted(f"{deed.account} {deed.kind}" for deed in deeds if deed.kind in kinds)

    wait_until(lambda: len(told()) >= 6, 5, "leaving is written down")
    # Bert came as far as the call, in which that station was somebody else's.
    assert [each for each in told() if not each.startswith("bert")] == [
        "anna joined a call",
        "anna left a call",
        "pia joined a call",
        "pia left a call",
    ]


@pytest.mark.promise(37)
def test_another_organisation_enters_no_call_of_this_one(place: Place) -> None:
    async def talk() -> None:
        async with place.call(ann="anna") as (ann,):
            stranger = await TalkClient.enter(place.url, place.event, "eve", "eve")
            assert await stranger.until_closed() == 4404
            assert not stranger.told
            assert [each.id for each in ann.call.members] == ["ann"]

    run(talk)


@pytest.mark.parametrize("said", ["", "{", '{"type": "hello", "station": "a b"}', "x" * 17_000])
def test_what_is_nothing_to_say_ends_the_visit(place: Place, said: str) -> None:
    async def talk() -> None:
        async with place.call(ann="anna") as (ann,):
            await ann.socket.send(said)
            assert await ann.until_closed() in {1009, 4400}

    run(talk)


@pytest.mark.alone
def test_who_says_far_too_much_is_cut_off(place: Place) -> None:
    async def talk() -> None:
        async with place.call(ann="anna") as (ann,):
            with contextlib.suppress(ConnectionClosed):
                for _ in range(10_000):
                    await ann.say(Beat())
            assert await ann.until_closed() == 4429

    run(talk)


@pytest.mark.promise(43)
def test_who_does_not_say_hello_first_is_not_heard(place: Place) -> None:
    async def talk() -> None:
        where = f"{place.url.replace('http', 'ws')}/events/{place.event}/talk"
        async with connect(where, proxy=None) as socket:
            await socket.send(encode_message(Beat()))
            await socket.wait_closed()
            assert socket.close_code == 4400

    run(talk)
    last = place.backend.trail.deeds[-1]
    assert (last.outcome, last.details["why"]) == (Outcome.REFUSED, "no hello")


@pytest.mark.promise(17)
@pytest.mark.promise(45)
def test_a_session_that_ends_is_out_of_the_call_within_a_second(place: Place) -> None:
    async def talk() -> None:
        async with place.call(ann="anna", bob="bert", pia="pia") as (ann, bob, pia):
            await ann.press("ifb:pia")
            await pia.until(TellHeard, lambda heard: bool(heard.heard))
            with timing() as watch:
                await asyncio.to_thread(tell_ended, place.backend.parts.bus, [ANNA.session])
                assert await ann.until_closed() == 4410
            assert watch.seconds < 1
            await bob.until(TellCall, lambda call: len(call.members) == 2)
            assert not pia.heard.heard

    run(talk)


def test_a_station_that_comes_anew_takes_its_place_and_stays_in_its_room(place: Place) -> None:
    async def talk() -> None:
        async with place.call(ann="anna", pia="pia") as (ann, pia):
            moved = await asked(ann, Move(id=1, stations=("pia",), room="green"))
            assert isinstance(moved, TellDone)
            assert [each.room for each in ann.call.members] == ["", "green"]
            again = await place.enter("pia", "pia")
            assert await pia.until_closed() == 4409
            assert {each.id: each.room for each in again.call.members}["pia"] == "green"
            assert again.call.rooms == ("green",)
            await again.leave()
        # As after a restart: nobody was here meanwhile.
        async with place.call(pia="pia") as (pia,):
            assert pia.call.members[0].room == "green"

    run(talk)


def test_a_move_takes_effect_at_once_and_nothing_leaks(place: Place) -> None:
    async def talk() -> None:
        async with place.call(ann="anna", pia="pia", bob="bert", ada="ada") as clients:
            ann, pia, bob, ada = clients
            await bob.press("party:main")
            await ada.until(TellHeard, lambda heard: bool(heard.heard))
            await bob.speak()
            await ada.until_true(lambda: ada.packets.total() == 1)
            assert isinstance(
                await asked(ann, Move(id=1, stations=("bob", "pia"), room="red")), TellDone
            )
            before = ada.packets.total(), ann.packets.total()
            await bob.press("party:main", "room:red")
            await pia.until(TellHeard, lambda heard: bool(heard.heard))
            for _ in range(20):
                await bob.speak(b"backstage")
            await pia.until_true(lambda: pia.packets.total() == 20)
            assert (ada.packets.total(), ann.packets.total()) == before
            assert not any(client.unexpected for client in clients)
            refused = await asked(pia, Move(id=1, stations=("pia",), room=""))
            assert isinstance(refused, TellRefused)
            assert refused.status == 403
            gone = await asked(ann, Move(id=2, stations=("nobody",), room=""))
            assert isinstance(gone, TellRefused)

    run(talk)
    deeds = [(deed.kind, deed.outcome.value) for deed in place.backend.trail.deeds]
    assert deeds.count(("moved to a room", "done")) == 1
    assert deeds.count(("moved to a room", "refused")) == 1


def test_the_matrix_is_changed_by_compare_and_set_and_kept(place: Place) -> None:
    async def talk() -> None:
        async with place.call(ann="anna", bob="bert", pia="pia") as (ann, bob, pia):
            listens = Crosspoint("pia", "party:light", "listen", -6)
            louder = msgspec.structs.replace(listens, gain_db=3.0)
            ok = await asked(ann, SetCrosspoint(id=1, revision=0, crosspoint=listens, open=True))
            assert isinstance(ok, TellDone)
            await pia.until(TellCall, lambda call: "party:light" in call.may_listen)
            old = await asked(bob, SetCrosspoint(id=1, revision=0, crosspoint=listens, open=False))
            assert isinstance(old, TellRefused)
            assert old.status == 409
            cell = Crosspoint("pia", "all", "talk")
            no = await asked(bob, SetCrosspoint(id=2, revision=1, crosspoint=cell, open=True))
            assert isinstance(no, TellRefused)
            assert "producers" in no.detail
            dark = Crosspoint("pia", "party:dark", "listen")
            hers = await asked(pia, SetCrosspoint(id=1, revision=1, crosspoint=dark, open=True))
            assert isinstance(hers, TellRefused)
            assert hers.status == 403
            # How loud one hears what was opened to one, one says oneself.
            own = await asked(pia, SetCrosspoint(id=4, revision=1, crosspoint=louder, open=True))
            assert isinstance(own, TellDone)
            speaks = Crosspoint("pia", "party:light", "talk")
            never = await asked(pia, SetCrosspoint(id=5, revision=2, crosspoint=speaks, open=True))
            assert isinstance(never, TellRefused)
            # How far one's own programme is dimmed, one says oneself; another one's, who may.
            assert isinstance(await asked(pia, SetDim(id=2, station="pia", dim_db=-24)), TellDone)
            assert isinstance(
                await asked(pia, SetDim(id=3, station="ann", dim_db=None)), TellRefused
            )
            assert isinstance(await asked(ann, SetDim(id=3, station="pia", dim_db=7)), TellRefused)
            assert pia.heard.dim_db == -24
        async with place.call(ann="anna") as (ann,):
            assert ann.call.matrix.opened == (Crosspoint("pia", "party:light", "listen", 3.0),)
            assert (ann.call.matrix.dim_db, ann.call.matrix.revision) == ({"pia": -24}, 3)

    run(talk)


def test_who_listens_no_more_to_what_was_opened_to_them_may_again(place: Place) -> None:
    async def talk() -> None:
        async with place.call(ann="anna", pia="pia") as (ann, pia):
            cell = Crosspoint("pia", "party:light", "listen")
            steps = ((ann, True), (pia, False), (pia, True), (ann, False))
            for revision, (who, is_open) in enumerate(steps):
                said = SetCrosspoint(id=9, revision=revision, crosspoint=cell, open=is_open)
                assert isinstance(await asked(who, said), TellDone)
            said = SetCrosspoint(id=9, revision=4, crosspoint=cell, open=True)
            assert isinstance(await asked(pia, said), TellRefused)

    run(talk)


def test_an_announcement_is_written_down_before_it_is_heard(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def talk() -> None:
        async with place.call(ann="anna", pia="pia") as (ann, pia):
            await ann.press("all")
            await pia.until(TellHeard, lambda heard: bool(heard.heard))
            kinds = [deed.kind for deed in place.backend.trail.deeds]
            assert kinds.count("announced") == 1
            await ann.press()
            await pia.until(TellHeard, lambda heard: not heard.heard, begin=len(pia.told))

            def refuse(_deed: object) -> None:
                message = "The disk is full."
                raise StoreError(message)

            monkeypatch.setattr(place.backend.trail, "record", refuse)
            await ann.press("all")
            refused = await ann.until(TellRefused)
            assert refused.detail == "The disk is full."
            assert not pia.heard.heard
            monkeypatch.undo()

    run(talk)


def test_a_signal_is_shown_and_its_sender_told(place: Place) -> None:
    async def talk() -> None:
        async with place.call(ann="anna", pia="pia") as (ann, pia):
            cue = Signal(id=7, to="pia", kind=SignalKind.STAND_BY)
            assert isinstance(await asked(ann, cue), TellDone)
            told = await pia.until(TellSignal)
            assert (told.sender, told.kind) == ("ann", SignalKind.STAND_BY)
            await ann.until(TellCall, lambda call: "stand-by" in {m.cue for m in call.members})
            await pia.say(Acknowledge(number=told.number))
            assert await ann.until(TellShown) == TellShown(id=7, station="pia")
            text = Signal(id=1, to="ann", kind=SignalKind.TEXT, text="Hi")
            assert isinstance(await asked(pia, text), TellRefused)

    run(talk)


def test_who_says_hello_anew_stays_as_who_they_are_and_as_nobody_else(place: Place) -> None:
    async def talk() -> None:
        async with place.call(ann="anna", pia="pia") as (ann, pia):
            await ann.say(Hello(station="ann", name="Ann", token=_ANNA))
            assert isinstance(await asked(ann, SetDim(id=1, station="pia", dim_db=0)), TellDone)
            await pia.say(Hello(station="pia", name="Pia", token=_ANNA))
            assert await pia.until_closed() == 4400
            await ann.say(Hello(station="ann", name="Ann", token=_NOBODY))
            assert await ann.until_closed() == 4401

    run(talk)


def test_a_hello_holds_so_long_and_then_one_comes_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def talk() -> None:
        monkeypatch.setattr(talk_routes, "LONGEST_S", 0.05)
        monkeypatch.setattr(talk_routes, "LOOK_EVERY_S", 0.05)
        async with place.call(ann="anna") as (ann,):
            assert await ann.until_closed() == 1012

    run(talk)


def test_a_call_ends_with_its_event(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    async def talk() -> None:
        monkeypatch.setattr(talk_routes, "LOOK_EVERY_S", 0.05)
        async with place.call(ann="anna") as (ann,):
            deleted = place.backend.parts.events.delete
            await asyncio.to_thread(deleted, ANNA, place.event, 1)
            assert await ann.until_closed() == 4404

    run(talk)


def test_who_falls_silent_is_let_go_of(place: Place) -> None:
    async def talk() -> None:
        ann = await place.enter("ann", "anna")
        assert await ann.until_closed() == 4408

    run(talk)


def test_whose_voices_go_another_way_gets_none_here_but_all_else(place: Place) -> None:
    async def talk() -> None:
        async with place.call(ann="anna", bob="bert") as (ann, bob):
            pia = await place.enter("pia", "pia", media=False)
            await ann.press("all")
            await pia.until(TellHeard, lambda heard: bool(heard.heard))
            await bob.until(TellHeard, lambda heard: bool(heard.heard))
            await ann.speak()
            await bob.until_true(lambda: bob.packets.total() == 1)
            await pia.say(Beat())
            await pia.until(TellBeat)
            assert not pia.packets
            await pia.leave()

    run(talk)
