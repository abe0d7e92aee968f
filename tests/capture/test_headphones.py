"""Headphones of a real sound server: heard without a hole, lost, back, and never fed back."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from capture.feedback import loop_found
from capture.pacing import Pacer
from capture.play_ring import PlayRing
from capture.sound_server import SoundServer
from mixer.clock import MonotonicClock
from tests.capture.hearing import Listener, listening, playing
from tests.capture.player import HZ
from tests.parts.pipewire import SOUND_SERVERS
from tests.parts.pulse import MICROPHONE, PulseServer
from tests.waiting import timing, wait_until

pytestmark = pytest.mark.alone

_NOTICED_S = 0.5


@contextmanager
def _worn(
    kind: type[PulseServer], **settings: object
) -> Iterator[tuple[PulseServer, Listener, Listener]]:
    """A player, and an ear in its headphones."""
    with kind() as server, listening(server, device="inear") as ear:
        ear.await_status("live")
        with playing(server, device="ears", **settings) as player:
            yield server, player, ear
            player.end()
        ear.end()


@pytest.mark.parametrize("kind", SOUND_SERVERS)
def test_what_is_mixed_is_heard_whole_and_as_loud_as_chosen(kind: type[PulseServer]) -> None:
    with _worn(kind) as (_, player, ear):
        player.await_plays("live")
        ear.await_(lambda facts: facts.get("peak", 0) > 0.4)
        ear.heard(5)
        ear.heard_whole(15, lambda told: abs(told["hz"] - HZ) <= 5 and 0.45 < told["peak"] < 0.55)
        player.tell(device="ears", gain_db=-20)
        ear.await_(lambda facts: facts.get("peak", 1) < 0.06)
        player.tell(device=None)
        player.await_plays("off")
        ear.await_(lambda facts: facts.get("peak", 1) == 0)


@pytest.mark.parametrize("kind", SOUND_SERVERS)
def test_headphones_of_a_server_that_freezes_or_dies_are_missing_until_it_is_back(
    kind: type[PulseServer],
) -> None:
    with _worn(kind) as (server, player, ear):
        player.await_plays("live")
        ear.await_(lambda facts: facts.get("peak", 0) > 0.4)
        with timing() as watch:
            server.freeze()
            assert "take no sound" in player.await_plays("missing")
        assert watch.seconds < _NOTICED_S
        server.thaw()
        player.await_plays("live")
        server.kill()
        player.await_plays("missing")
        server.start()
        player.await_plays("live", 20)
        ear.await_status("live", 20)
        ear.await_(lambda facts: facts.get("peak", 0) > 0.4)


def test_headphones_that_are_not_there_are_said_with_those_that_are() -> None:
    with PulseServer() as server, playing(server, device="can") as player:
        fault = player.await_plays("missing")
        assert 'no headphone output "can"' in fault
        assert "ears" in fault
        player.tell(device="ears")
        facts = player.await_(lambda facts: facts["plays"] == "live")
        assert "ears" in facts["devices"]
        player.end()


@pytest.mark.parametrize("kind", SOUND_SERVERS)
def test_headphones_that_a_microphone_hears_are_refused_until_it_hears_something_else(
    kind: type[PulseServer],
) -> None:
    with kind() as server, listening(server, device="inear") as ear:
        ear.await_status("live")
        with playing(server, device="ears", microphone="inear") as player:
            assert "would feed back" in player.await_plays("refused")
            # Both begin at once: what was played before the other was heard is still on its way.
            ear.forget()
            ear.heard(2)
            assert all(facts.get("peak", 1) == 0 for facts in ear.heard(8))
            player.tell(device="mouth")
            player.await_plays("live")
            player.end()
        ear.end()


def _hearing_the_desk(server: PulseServer) -> list[str]:
    sources = server.control("list", "short", "sources").splitlines()
    desk = next(line.split()[0] for line in sources if line.split()[1] == f"{MICROPHONE}.monitor")
    streams = server.control("list", "short", "source-outputs").splitlines()
    return [line.split()[0] for line in streams if line.split()[1] == desk]


@pytest.mark.parametrize("kind", SOUND_SERVERS)
def test_a_microphone_that_is_moved_into_the_headphones_is_noticed(kind: type[PulseServer]) -> None:
    with _worn(kind, microphone="desk") as (server, player, _):
        player.await_plays("live")
        # The headphones may play before the microphone has opened.
        wait_until(lambda: _hearing_the_desk(server), 15, "the microphone hears the desk")
        (stream,) = _hearing_the_desk(server)
        server.control("move-source-output", stream, "ears.monitor")
        player.await_plays("refused")


@pytest.mark.parametrize(
    ("output", "inputs", "found"),
    [
        ("Speakers", ["Monitor of Speakers"], True),
        ("Speakers", ["Monitor of Headset"], False),
        ("Headset", ["Headset microphone"], False),
        ("Speakers", [], False),
    ],
)
def test_without_a_server_to_ask_names_decide(
    monkeypatch: pytest.MonkeyPatch, output: str, inputs: list[str], *, found: bool
) -> None:
    monkeypatch.setenv("PATH", "")
    server = SoundServer(MonotonicClock())
    assert loop_found(output, inputs, server) is found
    server.end()


@pytest.mark.parametrize("ppm", [-300, 0, 300])
def test_a_device_of_another_clock_neither_runs_dry_nor_late(ppm: float) -> None:
    rate = 48_000.0
    ring = PlayRing(24_000, rate)
    pacer = Pacer(ring, rate)
    out = np.zeros((480, 2), np.float32)
    block = np.ones((480, 2), np.float32)
    asked = put = 0
    every_ns = 10_000_000 / (1 + ppm * 1e-6)
    while put < 100 * 120:
        if asked * every_ns + 3_000_000 < put * 10_000_000:
            ring.fill(out, round(asked * every_ns + 3_000_000))
            asked += 1
        else:
            pacer.put(block, put * 10_000_000)
            put += 1
    assert pacer.ahead_s < 0.02
    assert ring.missing <= 480
    assert ring.dropped == 0
    assert ring.ahead(put * 10_000_000) / rate == pytest.approx(pacer.ahead_s, abs=0.012)


def test_a_ring_counts_what_it_lacks_and_what_it_loses() -> None:
    ring = PlayRing(960, 48_000.0)
    out = np.ones((480, 2), np.float32)
    ring.fill(out, 0)
    assert ring.missing == 480
    assert not out.any()
    for n in range(3):
        ring.write(np.full((480, 2), n + 1, np.float32))
    assert ring.dropped == 480
    ring.fill(out, 10_000_000)
    assert out[0, 0] == 2
    assert ring.ahead(15_000_000) == 240
    wait_until(lambda: ring.asked_ns == 10_000_000, 1, "it is stamped")
