"""Daily as a transport: what every one has to do, and what this one alone has."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from mixer.clock import MonotonicClock
from studio.audit.gate import Gate
from studio.links.talk.daily_room import NOT_REACHED, DailyEnds
from studio.links.talk.daily_transport import HOSTS, DailyTransport
from studio.policy import Policy, Region, ResidencyRefused, load_register
from studio.talkback.daily_names import number_of, seat_id, track_of
from studio.talkback.routing.said import DailySeat, TellSeats
from tests.fakes.daily_sdk import MemoryDaily
from tests.studio.links.talk.transport_suite import Make, TransportSuite, speak, until
from tests.waiting import Stopwatch

from .parts import BREAKOUT, CALL_KEY, ROOM, OnThreads, allow, client_of, daily_pair, station


class TestDaily(TransportSuite):
    """All of the suite, by Daily."""

    @pytest.fixture
    def make(self) -> Make:
        return daily_pair


class _Trail:
    def __init__(self) -> None:
        self.written: list[tuple[str, dict[str, str]]] = []

    def record(self, kind: str, details: object) -> None:
        assert isinstance(details, dict)
        self.written.append((kind, details))


_CONSENT = 'consent_given = ["daily"]\n'


@pytest.mark.promise(34)
@pytest.mark.promise(36)
@pytest.mark.promise(48)
@pytest.mark.parametrize(
    ("region", "said", "why"),
    [
        (Region.EU, "", "needs a consent"),
        (Region.US, "", "needs a consent"),
        (Region.EU, _CONSENT, "stays in the EU"),
    ],
)
def test_without_consent_and_under_eu_only_no_process_starts_and_no_name_is_looked_up(
    region: Region, said: str, why: str, tmp_path: Path
) -> None:
    """A consent changes nothing for a show that stays in the EU: not even making one does."""
    begun, looked_up, asked, trail = [], [], [], _Trail()

    async def begin() -> DailyEnds:
        begun.append(1)
        raise AssertionError

    def resolve(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return []

    def make(gate: Callable[[str, int, str], None]) -> DailyTransport:
        return DailyTransport(
            gate, MonotonicClock(), lambda *_: None, lambda _have: asked.append(1), begin=begin
        )

    file = tmp_path / "register.toml"
    file.write_text(said)
    refuses = Gate(policy=Policy(load_register(file), region), trail=trail, resolve=resolve)
    is_open = True

    def gate(host: str, port: int, purpose: str) -> None:
        if not is_open:
            refuses(host, port, purpose)

    async def run() -> None:
        nonlocal is_open
        with pytest.raises(ResidencyRefused, match=why):
            make(refuses)
        # One that was made before somebody took that back may call nothing either.
        transport = make(gate)
        is_open = False
        with pytest.raises(ResidencyRefused, match=why):
            await transport.join()
        seat = DailySeat(room="", url=ROOM, token="t")  # noqa: S106  # it opens nothing
        transport.take_seats(TellSeats(id=1, call_key=CALL_KEY, seats=(seat,)))
        await asyncio.sleep(0.1)
        assert not transport.health.is_up
        await transport.leave()

    asyncio.run(run())
    assert (begun, looked_up, asked) == ([], [], [])
    refused = ("connection refused", HOSTS[0])
    assert [(kind, told["host"]) for kind, told in trail.written] == [refused, refused]


def test_in_the_us_a_consent_lets_daily_be_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "register.toml"
    file.write_text(_CONSENT)
    gate = Gate(policy=Policy(load_register(file), Region.US), trail=_Trail())
    asked: list[int] = []

    async def run() -> None:
        transport = DailyTransport(
            gate, MonotonicClock(), lambda *_: None, lambda _have: asked.append(1)
        )
        await transport.join()
        await until(lambda: asked == [1], "a seat is asked for")
        await transport.leave()

    asyncio.run(run())
    assert asked == [1]


def test_daily_that_is_not_reached_is_told_within_five_seconds_and_left_within_two() -> None:
    async def run() -> None:
        with MemoryDaily(reachable=False) as daily:
            _, transport, _ = station(1, OnThreads(daily))
            await transport.join()
            watch = Stopwatch()
            await until(lambda: transport.health.fault == NOT_REACHED, "told", 6)
            assert watch.look() < 5
            watch = Stopwatch()
            await transport.leave()
            assert watch.look() < 2

    asyncio.run(run())


def test_a_seat_that_is_refused_is_asked_for_anew() -> None:
    async def run() -> None:
        with MemoryDaily() as daily:
            _, transport, seats = station(1, OnThreads(daily))
            seats.is_stale = True
            await transport.join()
            await until(lambda: "did not take this seat" in transport.health.fault, "refused")
            seats.is_stale = False
            await until(lambda: transport.health.is_up, "in by another seat")
            assert seats.asked >= 2
            await transport.leave()

    asyncio.run(run())


def test_nobody_is_led_anywhere_but_to_a_room_of_dailys() -> None:
    async def run() -> None:
        with MemoryDaily() as daily:
            begin = OnThreads(daily)
            _, transport, seats = station(1, begin)
            await transport.join()
            await until(lambda: transport.health.is_up, "in")
            seats.rooms = {"": "https://daily.co.example.org/vs-" + "0" * 32}
            seats.answer()
            assert "none of Daily's" in transport.health.fault
            assert len(begin.threads) == 1
            await transport.leave()

    asyncio.run(run())


def test_a_seat_that_is_lost_is_left_for_another_one_as_its_token_may_be_over() -> None:
    async def run() -> None:
        with MemoryDaily() as daily:
            _, transport, seats = station(1, OnThreads(daily))
            await transport.join()
            await until(lambda: transport.health.is_up, "in")
            daily.later(lambda: client_of(daily, ROOM, 1).put_out())
            await until(lambda: not transport.health.is_up, "the loss is noticed")
            await until(lambda: transport.health.is_up, "in again")
            assert seats.had == [(), ()]
            # A token that was entered with is never tried again.
            assert len(daily.tokens) == len({*daily.tokens}) == 2
            await transport.leave()

    asyncio.run(run())


def test_a_room_that_is_lost_disturbs_no_other_one_that_one_sits_in() -> None:
    async def run() -> None:
        with MemoryDaily() as daily:
            _, transport, seats = station(1, OnThreads(daily))
            seats.rooms = {"": ROOM, "green": BREAKOUT}
            await transport.join()
            await until(lambda: transport.health.is_up, "in both")
            stays = client_of(daily, BREAKOUT, 1)
            daily.later(lambda: client_of(daily, ROOM, 1).put_out())
            await until(lambda: not transport.health.is_up, "the loss is noticed")
            assert transport.health.fault
            await until(lambda: transport.health.is_up, "in both again")
            assert seats.had == [(), ("green",)]
            assert daily.rooms[BREAKOUT] == [stays]
            # A third room is one more seat, and costs none of the others.
            before = client_of(daily, ROOM, 1)
            third = ROOM.replace("0" * 32, "2" * 32)
            seats.move(main=ROOM, green=BREAKOUT, blue=third)
            await until(lambda: daily.rooms.get(third) and transport.health.is_up, "in all three")
            assert [{*each} for each in seats.had[2:]] == [{"", "green"}]
            assert (daily.rooms[ROOM], daily.rooms[BREAKOUT]) == ([before], [stays])
            await transport.leave()
            assert not any(daily.rooms.values())

    asyncio.run(run())


def test_who_comes_into_the_call_anew_leaves_all_seats_of_before() -> None:
    async def run() -> None:
        with MemoryDaily() as daily:
            _, transport, seats = station(1, OnThreads(daily))
            await transport.join()
            await until(lambda: transport.health.is_up, "in")
            before = client_of(daily, ROOM, 1)
            # Its number may be somebody else's by now.
            transport.move(is_anew=True)
            assert not transport.health.is_up
            await until(lambda: transport.health.is_up, "in")
            await until(lambda: before not in daily.rooms[ROOM], "out by the seat of before")
            assert seats.had == [(), ()]
            await transport.leave()

    asyncio.run(run())


def test_a_backend_that_gives_no_seat_is_said_and_asked_again() -> None:
    async def run() -> None:
        with MemoryDaily() as daily:
            _, transport, seats = station(1, OnThreads(daily))
            seats.refuses = "Daily is busy or broken (503); talkback is away until it is back."
            await transport.join()
            await until(lambda: seats.asked >= 2, "asked again")
            assert transport.health.fault == seats.refuses
            assert not transport.health.is_up
            seats.refuses = ""
            await until(lambda: transport.health.is_up, "in, once there is a seat")
            assert transport.health.fault == ""
            await transport.leave()

    asyncio.run(run())


def test_a_producer_is_in_several_rooms_and_hears_each_voice_once() -> None:
    async def run() -> None:
        with MemoryDaily() as daily:
            one, transport, seats = station(1, OnThreads(daily))
            two, other, more = station(2, OnThreads(daily))
            for each, sits in ((transport, seats), (other, more)):
                sits.rooms = {"": ROOM, "green": BREAKOUT}
                await each.join()
                await until(partial(_is_up, each), "up in both")
            await speak(one, 60)
            await until(lambda: len(two.heard) > 30, "heard")
            await asyncio.sleep(0.3)
            assert len(two.heard) <= 62
            await transport.leave()
            await other.leave()

    asyncio.run(run())


def _is_up(transport: DailyTransport) -> bool:
    return transport.health.is_up


def test_names_tell_nothing_and_are_the_same_at_both_ends() -> None:
    assert track_of("key", "ifb:anna") == track_of("key", "ifb:anna") != track_of("key", "all")
    assert "anna" not in track_of("key", "ifb:anna")
    assert len(track_of("key", "ifb:anna")) < 50
    assert number_of(seat_id(bytes(range(16)), 65535)) == 65535
    for other in ("", "anna", "550e8400-e29b-41d4-a716-446655440000"):
        assert number_of(other) is None
    allow("gs.daily.co", 443, "talkback")
