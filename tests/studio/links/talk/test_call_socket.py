"""The way to a call: verified, asked of the gate, noticed when it is lost, and made again."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from mixer.clock import MonotonicClock
from studio.client.address import BackendAddress
from studio.links.talk.call_socket import CallPlace, CallSocket
from studio.links.talk.event_loop import new_event_loop
from studio.policy import ResidencyRefused
from studio.talkback.routing.packets import Packet, PacketKind, decode_packet, encode_packet
from studio.talkback.routing.said import Keys, TellCall, TellHeard, Told
from tests.parts.pki import Authority
from tests.parts.ports import free_port
from tests.parts.talk_server import TalkServer
from tests.waiting import Stopwatch


class Listener:
    """Keeps what it hears, and lets a test wait for it."""

    def __init__(self) -> None:
        self.messages: list[Told] = []
        self.packets: list[Packet] = []
        self.states: list[tuple[bool, str, bool]] = []
        self._news = asyncio.Event()

    def told(self, message: Told) -> None:
        self.messages.append(message)
        self._news.set()

    def packet(self, data: bytes, now_ns: int) -> None:
        assert now_ns
        self.packets.append(decode_packet(data))
        self._news.set()

    def connected(self, *, is_connected: bool, trouble: str, final: bool) -> None:
        self.states.append((is_connected, trouble, final))
        self._news.set()

    async def until(self, what: Callable[[], object], timeout_s: float = 10) -> None:
        async with asyncio.timeout(timeout_s):
            while not what():
                self._news.clear()
                await self._news.wait()


def allow(_host: str, _port: int, _purpose: str) -> None:
    return


def refuse(_host: str, _port: int, _purpose: str) -> None:
    message = "Only the EU, and this is elsewhere."
    raise ResidencyRefused(message)


def run(test: Callable[[], Awaitable[None]]) -> None:
    async def whole() -> None:
        await test()

    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        runner.run(whole())


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("pki"))


@pytest.fixture
def server(authority: Authority) -> Iterator[TalkServer]:
    with TalkServer(free_port(), authority.valid()) as serving:
        yield serving


@asynccontextmanager
async def calling(
    server: TalkServer,
    ca_file: Path | None,
    station: str = "ann",
    token: str = "producer",  # noqa: S107  # a role
    gate: Callable[[str, int, str], None] = allow,
) -> AsyncIterator[tuple[CallSocket, Listener]]:
    place = CallPlace(BackendAddress.parse(server.url), "e1", station, station, token, ca_file)
    listener = Listener()
    call = CallSocket(place, gate, MonotonicClock(), listener)
    call.open()
    try:
        yield call, listener
    finally:
        await call.close()


def test_voices_reach_who_hears_them_and_never_oneself(
    server: TalkServer, authority: Authority
) -> None:
    async def test() -> None:
        async with (
            calling(server, authority.ca_file, "ann") as (ann, ann_hears),
            calling(server, authority.ca_file, "bob") as (_, bob_hears),
        ):
            await ann_hears.until(lambda: len(calls(ann_hears)[-1:]) and _members(ann_hears) == 2)
            ann.say(Keys(sequence=1, down=("all",)))
            await bob_hears.until(
                lambda: any(isinstance(m, TellHeard) and m.heard for m in bob_hears.messages)
            )
            for n in range(5):
                ann.send(encode_packet(Packet(PacketKind.VOICE, 0, 99, n, n * 480, b"\xf0x")))
            await bob_hears.until(lambda: len(bob_hears.packets) == 5)
            number = next(m.number for m in calls(bob_hears)[-1].members if m.id == "ann")
            assert {each.source for each in bob_hears.packets} == {number}
            assert [each.sequence for each in bob_hears.packets] == list(range(5))
            assert not ann_hears.packets

    run(test)


def calls(listener: Listener) -> list[TellCall]:
    return [each for each in listener.messages if isinstance(each, TellCall)]


def _members(listener: Listener) -> int:
    told = calls(listener)
    return len(told[-1].members) if told else 0


@pytest.mark.promise(36)
def test_nothing_is_opened_that_the_gate_refuses(server: TalkServer, authority: Authority) -> None:
    async def test() -> None:
        async with calling(server, authority.ca_file, gate=refuse) as (_, hears):
            await hears.until(lambda: hears.states)
            assert hears.states == [(False, "Only the EU, and this is elsewhere.", True)]
            assert not server.tokens

    run(test)


@pytest.mark.promise(4)
def test_a_certificate_of_a_stranger_is_not_spoken_to(server: TalkServer, tmp_path: Path) -> None:
    async def test() -> None:
        stranger = Authority(tmp_path)
        async with calling(server, stranger.ca_file) as (_, hears):
            await hears.until(lambda: hears.states)
            assert not hears.states[0][0]
            assert "SSLCertVerificationError" in hears.states[0][1]
            assert not server.tokens

    run(test)


def test_a_refused_token_is_not_tried_again_until_there_is_another(
    server: TalkServer, authority: Authority
) -> None:
    async def test() -> None:
        async with calling(server, authority.ca_file, token="stale") as (call, hears):  # noqa: S106  # none
            await hears.until(lambda: hears.states)
            assert hears.states[-1] == (False, "Sign in again to be in this call.", True)
            call.use_token("producer")
            await hears.until(lambda: hears.states[-1][0])
            assert server.tokens == ["stale", "producer"]

    run(test)


@pytest.mark.alone
def test_a_dead_line_is_noticed_and_made_again_within_half_a_second(
    server: TalkServer, authority: Authority
) -> None:
    async def test() -> None:
        async with calling(server, authority.ca_file) as (_, hears):
            await hears.until(lambda: _members(hears) == 1)
            watch = Stopwatch()
            await asyncio.get_running_loop().run_in_executor(None, server.drop_all)
            await hears.until(lambda: len(hears.states) >= 2)
            assert watch.look() < 0.1
            await hears.until(lambda: len(calls(hears)) >= 2)
            assert watch.look() < 0.5
            assert not hears.states[1][2]

    run(test)


@pytest.mark.alone
def test_a_freeze_is_noticed_within_a_second_and_a_half(
    server: TalkServer, authority: Authority
) -> None:
    async def test() -> None:
        async with calling(server, authority.ca_file) as (_, hears):
            await hears.until(lambda: _members(hears) == 1)
            server.is_frozen = True
            watch = Stopwatch()
            await hears.until(lambda: len(hears.states) >= 2)
            assert watch.look() < 1.5
            server.is_frozen = False
            await hears.until(lambda: hears.states[-1][0])

    run(test)


@pytest.mark.alone
def test_it_is_back_within_two_seconds_after_a_restart(
    server: TalkServer, authority: Authority
) -> None:
    async def test() -> None:
        loop = asyncio.get_running_loop()
        async with calling(server, authority.ca_file) as (_, hears):
            await hears.until(lambda: _members(hears) == 1)
            await loop.run_in_executor(None, server.kill)
            await hears.until(lambda: any("does not answer" in each[1] for each in hears.states))
            await loop.run_in_executor(None, server.start)
            watch = Stopwatch()
            await hears.until(lambda: hears.states[-1][0])
            assert watch.look() < 2

    run(test)


def test_what_nobody_can_take_is_dropped_and_counted(
    server: TalkServer, authority: Authority
) -> None:
    async def test() -> None:
        async with calling(server, authority.ca_file) as (call, hears):
            await hears.until(lambda: _members(hears) == 1)
            data = encode_packet(Packet(PacketKind.VOICE, 0, 1, 0, 0, b"\xf0x"))
            kept = [call.send(data) for _ in range(60)]
            assert kept.count(True) == 20
            assert call.dropped == 40

    run(test)


def test_what_is_no_message_ends_the_connection_and_it_is_made_again(
    server: TalkServer, authority: Authority
) -> None:
    async def test() -> None:
        async with calling(server, authority.ca_file) as (_, hears):
            await hears.until(lambda: _members(hears) == 1)
            await asyncio.get_running_loop().run_in_executor(None, server.tell_all, "{")
            await hears.until(lambda: len(hears.states) >= 2)
            trouble = "The backend tells something else than it should (DecodeError)."
            assert hears.states[1] == (False, trouble, False)
            await hears.until(lambda: hears.states[-1][0])

    run(test)


@pytest.mark.parametrize(
    ("code", "trouble", "final"),
    [
        (1001, "The connection to the call was lost; it is made again.", False),
        (4409, "This station is in the call from elsewhere; sign in again to be in it here.", True),
        (4410, "Your session was ended; sign in again.", True),
    ],
)
def test_why_a_backend_closes_is_said(
    server: TalkServer, authority: Authority, code: int, trouble: str, *, final: bool
) -> None:
    async def test() -> None:
        async with calling(server, authority.ca_file) as (_, hears):
            await hears.until(lambda: _members(hears) == 1)
            await asyncio.get_running_loop().run_in_executor(None, server.send_away, code)
            await hears.until(lambda: len(hears.states) >= 2)
            assert hears.states[1] == (False, trouble, final)

    run(test)
