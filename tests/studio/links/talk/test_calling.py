"""Which transport carries a call's voices: the one that the backend named, or none."""

import asyncio

import pytest

from mixer.clock import MonotonicClock
from studio.client.address import BackendAddress, Gate
from studio.links.talk.call_socket import CallPlace
from studio.links.talk.calling import NOT_THERE, CallEars, Calling
from studio.links.talk.event_loop import new_event_loop
from studio.policy import Purpose, ResidencyRefused
from studio.policy.permissions import Role
from studio.talkback.routing.model import Matrix, Member, SignalKind
from studio.talkback.routing.packets import Packet, PacketKind
from studio.talkback.routing.said import TellCall, TellSignal
from tests.parts.ports import free_port
from tests.parts.talk_server import TalkServer

from .transport_suite import until

REFUSED = "Only the EU: Daily keeps data outside it."


def eu_only(_host: str, _port: int, purpose: str) -> None:
    if purpose == Purpose.TALKBACK.value:
        raise ResidencyRefused(REFUSED)


def _calling(server: TalkServer, gate: Gate) -> Calling:
    ears = CallEars(changed=lambda: None, heard=lambda: None, packet=lambda *_: None)
    place = CallPlace(BackendAddress.parse(server.url), "e1", "ann", "Ann", "producer")
    return Calling(place, gate, MonotonicClock(), ears)


def test_who_comes_into_a_call_of_dailys_anew_asks_for_all_seats_whatever_the_number() -> None:
    async def talk(server: TalkServer) -> None:
        calling = _calling(server, lambda *_: None)
        await calling.open()
        try:
            await until(lambda: server.seats_asked == [()], "seats are asked for")
            # A backend that was begun anew counts from one again, and knows of no seat.
            server.count_anew()
            server.drop_all()
            await until(lambda: server.seats_asked == [(), ()], "and again")
            assert calling.me is not None
            assert calling.me.number == 1
        finally:
            await calling.close()

    with TalkServer(free_port()) as server:
        server.transport = "daily"
        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            runner.run(talk(server))


@pytest.mark.promise(36)
def test_where_daily_may_not_be_nothing_else_carries_the_voices_instead() -> None:
    async def talk(server: TalkServer) -> None:
        calling = _calling(server, eu_only)
        await calling.open()
        try:
            await until(lambda: calling.media_trouble == REFUSED, "the refusal is said")
            assert calling.is_up
            assert calling.transport.name == "daily"
            assert not calling.transport.health.is_up
            calling.keys(("all",))
            packet = Packet(PacketKind.VOICE, 1, 1, 0, 0, b"\xf0x")
            assert not any(calling.send(packet) for _ in range(20))
            # What else a call is goes on: the key reached the backend, a voice did not.
            await until(lambda: ("ann", ("all",)) in server.keys, "the key is down")
            assert not server.packets
        finally:
            await calling.close()

    with TalkServer(free_port()) as server:
        server.transport = "daily"
        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            runner.run(talk(server))


def test_a_signal_is_shown_once_whatever_connection_or_backend_it_comes_by() -> None:
    ears = CallEars(changed=lambda: None, heard=lambda: None, packet=lambda *_: None)
    place = CallPlace(BackendAddress.parse("http://127.0.0.1:9"), "e1", "pat", "Pat", "t")
    calling = Calling(place, lambda *_: None, MonotonicClock(), ears)
    call = TellSignal(number=1, sender="ann", kind=SignalKind.CALL, text="", at_utc_ms=1000)
    calling.told(call)
    calling.told(call)
    assert [*calling.signals] == [call], "it was told twice"
    # A backend that was begun anew counts from one again.
    flash = TellSignal(number=1, sender="ann", kind=SignalKind.FLASH, text="", at_utc_ms=9000)
    calling.told(flash)
    assert [*calling.signals] == [call, flash]
    assert calling.dismiss(1) == flash
    assert calling.dismiss(1) == call
    # What was put away stands at the backend, which tells it to who comes back.
    calling.told(flash)
    assert not calling.signals


@pytest.mark.parametrize(
    ("trouble", "final"), [("The call is away.", False), ("Your session was ended.", True)]
)
def test_on_a_lost_connection_nobody_is_shown_to_talk_and_a_key_says_why(
    trouble: str, *, final: bool
) -> None:
    ears = CallEars(changed=lambda: None, heard=lambda: None, packet=lambda *_: None)
    place = CallPlace(BackendAddress.parse("http://127.0.0.1:9"), "e1", "pat", "Pat", "t")
    calling = Calling(place, lambda *_: None, MonotonicClock(), ears)
    pia = Member(id="pia", number=1, name="Pia", role=Role.PRODUCER, talking=("ifb:pat",))
    pat = Member(id="pat", number=2, name="Pat", role=Role.PRESENTER, talking=("ifb:pat",))
    calling.connected(is_connected=True, trouble="", final=False)
    calling.told(
        TellCall(
            epoch=1,
            revision=1,
            you="pat",
            transport="own",
            members=(pia, pat),
            matrix=Matrix(),
            may_talk=("ifb:pat",),
            may_listen=("ifb:pat",),
        )
    )
    assert calling.view is not None
    assert [each.hears for each in calling.view.members] == [("pat",), ("pia",)]
    calling.connected(is_connected=False, trouble=trouble, final=final)
    view = calling.view
    assert [(each.talking, each.hears) for each in view.members] == [((), ()), ((), ())]
    assert not any(each.talking for each in view.lines)
    assert calling.why_away == (trouble if final else NOT_THERE)
