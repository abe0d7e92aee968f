"""Delay, solo and headphones of a show that runs, on a real sound server."""

import json
import os
import signal
from collections.abc import Iterator

import numpy as np
import pytest

from studio.wire.commands import SetDelay, SetMonitor, SetSolo
from studio.wire.errors import RefusedError
from studio.wire.state import Snapshot
from tests.capture.hearing import Facts, listening
from tests.parts.pipewire import SOUND_SERVERS
from tests.parts.pulse import EARS, HEADPHONES, SPEAKS, PulseServer
from tests.parts.studio_run import StudioRun

_SHOW = """
[show]
name = "Sound"
format = "1280x720@25"

[monitor]
device = "Headphones of the desk"
gain_db = -6

[[source]]
name = "bars"
kind = "pattern"
audio = "always"
tone_hz = 1000

[[source]]
name = "mic"
kind = "microphone"
device = "Gooseneck USB"
delay_ms = 40
muted = true

[[scene]]
name = "bars"
items = [{ source = "bars" }]
"""


def _tone(hz: float, seconds: float) -> bytes:
    wave = 0.4 * np.sin(2 * np.pi * hz * np.arange(round(seconds * 48_000)) / 48_000)
    return np.repeat(wave.astype(np.float32)[:, None], 2, axis=1).tobytes()


def _plays(state: Snapshot, status: str) -> bool:
    return state.monitor.status == status


@pytest.fixture(scope="module", params=SOUND_SERVERS)
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[StudioRun, PulseServer]]:
    """A show on a sound server of its own, and no headphones where it looks for some.

    ALSA knows that as a whole alone, as on people's own systems.
    """
    folder = tmp_path_factory.mktemp("sound")
    kind: type[PulseServer] = request.param
    with (
        kind(alsa_names=False) as server,
        StudioRun(
            folder,
            _SHOW.replace(HEADPHONES, "nosuch"),
            environment=server.environment,
        ) as run,
    ):
        server.plug_microphone("gooseneck", "Gooseneck USB")
        server.plug_microphone("inear", "In the ear", EARS)
        run.wait_state("it is missing", lambda s: bool(s.monitor.fault))
        yield run, server


@pytest.fixture
def show(shared: tuple[StudioRun, PulseServer]) -> tuple[StudioRun, PulseServer]:
    """The same, with its knobs where the show has them, and headphones."""
    run, _ = shared
    for command in (
        *(SetSolo("bars", solo=False), SetSolo("mic", solo=False)),
        *(SetDelay("bars", 0), SetDelay("mic", 40)),
        SetMonitor(HEADPHONES, -6.0),
    ):
        run.perform(command)
    run.wait_state("it plays", lambda s: _plays(s, "live"))
    return shared


def test_headphones_hear_the_show_and_what_is_on_solo(
    show: tuple[StudioRun, PulseServer],
) -> None:
    def hears(hz: float) -> "Facts":
        return ear.await_(lambda facts: abs(facts.get("hz", 0) - hz) <= 5 and facts["peak"] > 0.01)

    run, server = show
    with listening(server, device="In the ear") as ear:
        hears(1000)
        run.wait_state("the mic is there", lambda s: s.sources[1].status == "live")
        run.perform(SetSolo("mic", solo=True))
        playing = server.play(_tone(440, 30))
        loud = hears(440)["peak"]
        assert loud == pytest.approx(0.4 * 10 ** (-6 / 20), abs=0.03)
        run.perform(SetDelay("mic", 120))
        state = run.state().sources[1]
        assert (state.solo, state.muted, state.delay_ms) == (True, True, 120)
        run.perform(SetSolo("mic", solo=False))
        hears(1000)
        server.end(playing)
        run.perform(SetMonitor(SPEAKS))
        state_refused = run.wait_state("refused", lambda s: _plays(s, "refused"))
        assert "would feed back" in state_refused.monitor.fault
        run.perform(SetMonitor(None))
        assert run.wait_state("off", lambda s: _plays(s, "off")).monitor.device is None
        ear.end()


def test_knobs_and_headphones_survive_the_engine(show: tuple[StudioRun, PulseServer]) -> None:
    run, _ = show
    run.perform(SetDelay("mic", 250))
    run.perform(SetSolo("bars", solo=True))
    run.perform(SetMonitor(HEADPHONES, -20.0))
    before = run.wait_state("it plays", lambda s: _plays(s, "live"))
    os.kill(before.engine_pid, signal.SIGKILL)
    after = run.wait_state("it plays again", lambda s: s.restart.count > before.restart.count)
    assert [(s.delay_ms, s.solo) for s in after.sources] == [(0, True), (250, False)]
    assert (after.monitor.device, after.monitor.gain_db) == (HEADPHONES, -20.0)
    run.wait_state("it plays again", lambda s: _plays(s, "live"))


def test_the_systems_mixer_calls_them_by_the_studios_name(
    show: tuple[StudioRun, PulseServer],
) -> None:
    run, server = show
    run.wait_state("the mic is there", lambda s: s.sources[1].status == "live")
    listed = json.loads(server.control("--format=json", "list"))
    ours = str(run.state().engine_pid)
    for streams in (listed["sink_inputs"], listed["source_outputs"]):
        told = [each["properties"] for each in streams]
        names = {
            each["application.name"] for each in told if each.get("application.process.id") == ours
        }
        assert names == {"Videosync Studio"}


def test_what_no_knob_can_do_is_refused(show: tuple[StudioRun, PulseServer]) -> None:
    run, _ = show
    with pytest.raises(RefusedError, match="from 0 to 1000 ms"):
        run.perform(SetDelay("mic", 1001))
    with pytest.raises(RefusedError, match="There is no sound of"):
        run.perform(SetSolo("nosuch", solo=True))
    with pytest.raises(RefusedError, match="Headphones go from"):
        run.perform(SetMonitor("", 40.0))
    assert run.command("send", *run.runtime, "delay", "bars", "80ms").returncode == 0
    assert run.command("send", *run.runtime, "solo", "bars").returncode == 0
    assert run.command("send", *run.runtime, "monitor", "--off").returncode == 0
    state = run.state()
    assert (state.sources[0].delay_ms, state.sources[0].solo) == (80, True)
    assert state.monitor.status == "off"
