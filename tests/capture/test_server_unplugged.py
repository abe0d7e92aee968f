"""A sound server's headset that goes and comes: said at once, though its sound is moved away."""

from collections.abc import Iterator

import pytest

from capture.microphone import MicrophoneSource
from capture.source import SourceHealth, Status
from mixer.clock import MonotonicClock
from tests.parts.comings import BACK_S, SAID_S, Coming, Pulled, Worn, come_and_go
from tests.parts.pipewire import SOUND_SERVERS
from tests.parts.pulse import PulseServer
from tests.parts.server_plug import HEADSET, awake, headphones_of, microphone_of
from tests.waiting import timing, wait_until

pytestmark = pytest.mark.alone

_ROUNDS = 3


@pytest.fixture(params=SOUND_SERVERS)
def server(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PulseServer]:
    """As on people's own systems: it moves what plays on a device that goes to another."""
    kind: type[PulseServer] = request.param
    with kind(alsa_names=False) as server:
        for name in ("HOME", "PULSE_RUNTIME_PATH", "PULSE_SERVER"):
            monkeypatch.setenv(name, server.environment[name])
        server.rescue_streams()
        server.plug_microphone("built_in", "Built-in microphone")
        with awake(server):
            yield server


def _in_time(source: Coming, plug: Pulled) -> None:
    with timing() as watch:
        said_s, back_s = come_and_go(source, plug, _ROUNDS)
    # No look once a second would do that each time.
    assert max(said_s) < SAID_S / 2 * watch.slowness
    assert min(back_s) < BACK_S * watch.slowness


def test_a_microphone_is_said_to_be_gone_and_is_heard_again_in_time(server: PulseServer) -> None:
    source = MicrophoneSource(
        label="Desk", device=HEADSET, clock=MonotonicClock(), on_health=lambda _: None
    )
    _in_time(source, microphone_of(server))


def test_headphones_are_said_to_be_gone_and_play_again_in_time(server: PulseServer) -> None:
    _in_time(Worn(HEADSET), headphones_of(server))


def test_a_microphone_that_is_back_at_once_is_opened_anew(server: PulseServer) -> None:
    told: list[SourceHealth] = []
    source = MicrophoneSource(
        label="Desk", device=HEADSET, clock=MonotonicClock(), on_health=told.append
    )
    plug = microphone_of(server)
    source.start()
    try:
        wait_until(lambda: source.health.status is Status.LIVE, 20, "it is heard")
        told.clear()
        # By now another is heard in its place, though there is one of its name again.
        with plug.pulled():
            pass
        wait_until(lambda: Status.MISSING in {each.status for each in told}, 5, "it is said")
        wait_until(lambda: source.health.status is Status.LIVE, 20, "it is heard again")
    finally:
        source.stop()
