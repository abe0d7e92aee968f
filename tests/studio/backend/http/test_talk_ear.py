"""What a slow listener is sent, and that nobody waits for one."""

import asyncio
import ssl
from functools import partial
from pathlib import Path

import pytest

from studio.backend.http.frames import TEXT, binary_frame, frame_of
from studio.backend.http.talk_ear import MOST_TEXTS, MOST_VOICES, TalkEar
from studio.backend.http.talk_protocol import HIGH_WATER_BYTES
from studio.backend.serving import tls_of
from studio.backend.talkback import seat
from studio.talkback.routing.packets import Packet, PacketKind, encode_packet
from studio.talkback.routing.said import Beat, TellCall
from tests.parts.backend_server import BackendServer
from tests.parts.pki import Authority
from tests.parts.talk_client import TalkClient

from .event_app import event_app
from .talk_place import new_event


class _Protocol:
    """A connection that takes what it is allowed to."""

    def __init__(self) -> None:
        self.is_paused = True
        self.is_over = False
        self.written: list[bytes] = []
        self.code = 0

    def write(self, data: bytes) -> None:
        self.written.append(data)

    def finish(self, code: int, reason: str) -> None:
        assert reason
        self.code, self.is_over = code, True


@pytest.fixture
def protocol() -> _Protocol:
    return _Protocol()


@pytest.fixture
def ear(protocol: _Protocol) -> TalkEar:
    return TalkEar(protocol)  # type: ignore[arg-type]  # all of it that an ear uses


def _voice(source: int, number: int, size: int = 80) -> bytes:
    return binary_frame(
        encode_packet(Packet(PacketKind.VOICE, 0, source, number, 480 * number, bytes(size)))
    )


def test_the_oldest_voices_are_dropped_and_texts_never(ear: TalkEar, protocol: _Protocol) -> None:
    voices = [_voice(1, number) for number in range(MOST_VOICES + 10)]
    for number, voice in enumerate(voices):
        ear.hear(voice)
        if number < 20:
            ear.tell(b"%d" % number)
            ear.tell_call(b"call %d" % number)
        ear.send()
    assert not protocol.written
    protocol.is_paused = False
    ear.send()
    texts = [b"call 19", *(b"%d" % number for number in range(20))]
    assert protocol.written == [b"".join([*(frame_of(TEXT, text) for text in texts), *voices[10:]])]
    ear.send()
    assert len(protocol.written) == 1


def test_who_takes_no_texts_is_cut_off(ear: TalkEar, protocol: _Protocol) -> None:
    for _ in range(MOST_TEXTS):
        ear.tell(b"x")
    assert protocol.code == 0
    ear.tell(b"x")
    assert protocol.code == 4429


def test_who_is_heard_no_more_is_not_heard_late_either(ear: TalkEar, protocol: _Protocol) -> None:
    kept = [_voice(2, 1), _voice(2, 2, 400)]
    for voice in (_voice(1, 1), kept[0], _voice(300, 1, 400), kept[1]):
        ear.hear(voice)
    ear.tell_heard(b"heard", frozenset({2}))
    protocol.is_paused = False
    ear.send()
    assert protocol.written == [b"".join([frame_of(TEXT, b"heard"), *kept])]


@pytest.mark.alone
def test_a_listener_who_takes_nothing_delays_nobody_and_is_held_little_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over TLS, as it is over a network; the slow one reads nothing at all."""
    monkeypatch.setattr(seat, "MOST_CREDIT", 1 << 20)
    certificate = Authority(tmp_path).valid()
    tls = ssl.create_default_context(cafile=tmp_path / "authority.pem")

    async def talk(url: str, event: str) -> None:
        ann, bob, ada = [
            await TalkClient.enter(url, event, station, who, tls=tls)
            for station, who in (("ann", "anna"), ("bob", "bert"), ("ada", "ada"))
        ]
        await ann.until(TellCall, lambda call: len(call.members) == 3)
        ada.socket.transport.pause_reading()
        [call] = backend.parts.calls.all()
        slow = call.seats()[2].ear
        assert isinstance(slow, TalkEar)
        for _ in range(400):
            await ann.press("party:main")
            await bob.press()
            await ada.say(Beat())
            before = bob.packets.total()
            for _ in range(20):
                await ann.speak(bytes(1300))
            await bob.until_true(partial(_has, bob, before + 20))
            if len(slow._voices) == MOST_VOICES:
                break
        assert len(slow._voices) == MOST_VOICES
        assert slow._protocol.transport.get_write_buffer_size() < 4 * HIGH_WATER_BYTES
        assert ada.packets.total() < bob.packets.total()
        for client in (ann, bob):
            await client.leave()
        ada.socket.transport.abort()

    with event_app() as backend:
        context = tls_of(certificate.chain, certificate.key)
        with BackendServer(backend.app, tls=context) as server:
            asyncio.run(talk(server.url, new_event(backend)))


def _has(client: TalkClient, count: int) -> bool:
    return client.packets.total() >= count
