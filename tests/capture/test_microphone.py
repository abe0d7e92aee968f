"""A microphone of a real sound server: heard, frozen, lost, back; and no PortAudio at all."""

import importlib
import statistics
import time
from types import ModuleType

import numpy as np
import pytest

from capture.microphone import GIVE_UP_NS, MicrophoneSource
from capture.source import SourceHealth, Status
from mixer.clock import MonotonicClock
from tests.capture.clicker import EVERY_NS
from tests.capture.hearing import Facts, Listener, clicking, listening
from tests.parts.pipewire import SOUND_SERVERS
from tests.parts.pulse import PulseServer
from tests.waiting import timing, wait_until

pytestmark = pytest.mark.alone

_NS_PER_MS = 1_000_000
_NOTICED_S = 0.5
_CLICKS, _SAME_MS, _TRIES = 4, 12, 6
_GIVEN_UP_S = GIVE_UP_NS / 1e9


def _tone(hz: float, seconds: float) -> bytes:
    wave = 0.5 * np.sin(2 * np.pi * hz * np.arange(round(seconds * 48_000)) / 48_000)
    return np.repeat(wave.astype(np.float32)[:, None], 2, axis=1).tobytes()


def _is_the_tone(facts: Facts) -> bool:
    return bool(abs(facts["hz"] - 440) <= 5 and 0.45 < facts["peak"] < 0.55)


@pytest.mark.parametrize("kind", SOUND_SERVERS)
def test_what_is_said_into_it_is_heard_without_a_hole(kind: type[PulseServer]) -> None:
    with kind() as server, listening(server, device="") as listener:
        listener.await_status("live")
        server.play(_tone(440, 20))
        listener.await_(lambda facts: facts.get("peak", 0) > 0.4)
        # The first may still be settling.
        listener.heard(2)
        listener.heard_whole(10, _is_the_tone)
        listener.end()


@pytest.mark.parametrize("rate", [8000, 192_000])
def test_a_device_of_another_rate_is_heard_as_it_sounds(rate: int) -> None:
    with PulseServer() as server, listening(server, device="DESK", rate=rate) as listener:
        listener.await_status("live")
        server.play(_tone(440, 20))
        listener.await_(lambda facts: facts.get("peak", 0) > 0.4)
        listener.heard(2)
        listener.heard_whole(6, _is_the_tone)
        listener.end()


def _clicked_ms(server: PulseServer, listener: Listener) -> float:
    """Return how much later than its time a click is heard now, at the median.

    The clicks come through a stream of their own.
    """
    clicks: list[int] = []
    with clicking(server):
        listener.await_(lambda facts: bool(facts.get("clicks_ns")))
        listener.heard(2)
        while len(clicks) < _CLICKS:
            clicks += listener.await_(lambda facts: bool(facts.get("clicks_ns")))["clicks_ns"]
    return float(statistics.median(at_ns % EVERY_NS for at_ns in clicks)) / _NS_PER_MS


def _steady_ms(server: PulseServer, listener: Listener) -> float:
    """Return that once it is the same twice: a machine that gets busy moves it."""
    lately = [_clicked_ms(server, listener)]
    while len(lately) < _TRIES:
        lately.append(_clicked_ms(server, listener))
        if abs(lately[-1] - lately[-2]) < _SAME_MS / 2:
            return lately[-1]
    message = f"it was never steady: {lately}"
    raise AssertionError(message)


def _has_no_shift(server: PulseServer, listener: Listener, before_ms: float) -> bool:
    """Whether it comes to be as before; one that is shifted never does."""
    same_ms = _SAME_MS + server.round_ms
    return any(abs(_clicked_ms(server, listener) - before_ms) < same_ms for _ in range(_TRIES))


@pytest.mark.parametrize("kind", SOUND_SERVERS)
@pytest.mark.parametrize("frozen_s", [0.3, 1.0, 3.0])
def test_a_server_that_freezes_leaves_silence_as_long_and_no_shift(
    kind: type[PulseServer], frozen_s: float
) -> None:
    with kind() as server, listening(server, device="desk") as listener:
        listener.await_status("live")
        before_ms = _steady_ms(server, listener)
        with clicking(server):
            listener.await_(lambda facts: bool(facts.get("clicks_ns")))
            listener.heard(5)
            listener.forget()
            began = time.monotonic()
            with timing() as watch:
                server.freeze()
                if frozen_s > _NOTICED_S:
                    assert "gives no sound" in listener.await_status("missing")
                    assert watch.seconds < _NOTICED_S
                wait_until(lambda: time.monotonic() - began >= frozen_s, 10, "it was frozen")
                server.thaw()
                frozen_ms = (time.monotonic() - began) * 1000
                if frozen_s > _NOTICED_S:
                    listener.await_status("live")
                heard = listener.heard(8)
        holes_ms = [hole / 48 for facts in heard for hole in facts["holes"]]
        # A stream that is given up is opened anew: as long as for one that was plugged in. After
        # another, up to 60 ms are kept back for what comes late, and given back unheard.
        more_ms = 2500 if frozen_s > _GIVEN_UP_S else 120
        assert frozen_ms - 60 < max(holes_ms, default=0) < frozen_ms + more_ms * watch.slowness
        listener.heard(3)
        assert _has_no_shift(server, listener, before_ms)
        listener.end()


@pytest.mark.parametrize("kind", SOUND_SERVERS)
def test_a_server_that_dies_is_missing_until_it_is_back(kind: type[PulseServer]) -> None:
    with kind() as server, listening(server, device="desk") as listener:
        listener.await_status("live")
        before_ms = _steady_ms(server, listener)
        with timing() as watch:
            server.kill()
            listener.await_status("missing")
        assert watch.seconds < _NOTICED_S
        server.start()
        listener.await_status("live", 20)
        assert _has_no_shift(server, listener, before_ms)
        listener.end()


def test_a_device_that_is_taken_out_is_missing_and_may_be_back_with_another_rate() -> None:
    stage = ("load-module", "module-null-sink", "sink_name=stage")
    with PulseServer() as server:
        module = server.control(*stage, "rate=48000", "channels=2")
        with listening(server, device="stage") as listener:
            listener.await_status("live")
            server.control("unload-module", module)
            listener.await_status("missing")
            server.control(*stage, "rate=44100", "channels=2")
            listener.await_status("live", 20)
            server.play(_tone(440, 3), "stage")
            listener.await_(lambda facts: facts.get("peak", 0) > 0.4)
            heard = listener.heard(8)[2:]
            assert all(abs(facts["hz"] - 440) <= 5 for facts in heard)
            listener.end()


def test_a_name_that_no_microphone_has_is_said() -> None:
    with PulseServer() as server, listening(server, device="gooseneck") as listener:
        fault = listener.await_status("missing")
        assert '"gooseneck"' in fault
        assert "desk" in fault
        listener.end()


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (OSError("PortAudio library not found"), "libportaudio2"),
        (RuntimeError("Error initializing PortAudio"), "does not start"),
    ],
)
def test_without_portaudio_the_microphone_is_missing_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, failure: Exception, said: str
) -> None:
    real = importlib.import_module

    def refuse(name: str) -> ModuleType:
        if name == "sounddevice":
            raise failure
        return real(name)

    monkeypatch.setattr("capture.sound_library.importlib.import_module", refuse)
    told: list[SourceHealth] = []
    source = MicrophoneSource(
        label="Desk", device="", clock=MonotonicClock(), on_health=told.append
    )
    source.start()
    try:
        wait_until(lambda: told, 5, "its health is told")
        assert told[0].status is Status.MISSING
        assert said in told[0].fault
        assert not source.audio.read(0, 480).samples.any()
    finally:
        source.stop()
