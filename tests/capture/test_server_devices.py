"""A sound server's single devices, found, heard and played to by the names that people know."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from capture import server_devices
from capture.alsa_names import AlsaNames
from capture.pulse import PulseDevice, numbered, pulse_devices
from capture.server_devices import ServerDevices
from tests.capture.hearing import listening, playing
from tests.capture.player import HZ
from tests.parts.pipewire import SOUND_SERVERS
from tests.parts.pulse import PulseServer
from tests.waiting import timing

_HEADSET = "Jabra Evolve2 65 Mono"
_CARD = "Built-in Audio: Analogue Surround 5.1"
_EAR = "An ear (in them)"
_VARIABLE = "ALSA_CONFIG_PATH"


@pytest.fixture(params=SOUND_SERVERS)
def pulse(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseServer]:
    """A server as on people's own systems: ALSA knows it as a whole alone."""
    kind: type[PulseServer] = request.param
    with kind(alsa_names=False) as server:
        for name in ("HOME", "PULSE_RUNTIME_PATH", "PULSE_SERVER"):
            monkeypatch.setenv(name, server.environment[name])
        yield server


def _tone(hz: float, seconds: float) -> bytes:
    wave = 0.5 * np.sin(2 * np.pi * hz * np.arange(round(seconds * 48_000)) / 48_000)
    return np.repeat(wave.astype(np.float32)[:, None], 2, axis=1).tobytes()


def _listed(server: PulseServer, **more: str) -> dict[str, list[str]]:
    asked = subprocess.run(
        [sys.executable, "-m", "studio", "devices", "--json"],
        env={**server.environment, **more}, capture_output=True, check=True, timeout=60, text=True,
    )  # fmt: skip
    listed: dict[str, list[str]] = json.loads(asked.stdout)
    return listed


@pytest.mark.alone
def test_a_microphone_is_heard_by_its_name_once_it_is_plugged_in_and_no_other_in_its_place(
    pulse: PulseServer,
) -> None:
    pulse.rescue_streams()
    pulse.plug_microphone("usb", _CARD)
    with listening(pulse, device=_HEADSET) as listener:
        fault = listener.await_status("missing")
        assert f'"{_HEADSET}"' in fault
        assert _CARD in fault
        headset = pulse.plug_microphone("bluez_input.50_C2", _HEADSET, channels=1)
        listener.await_status("live")
        pulse.play(_tone(HZ, 30))
        told = listener.await_(lambda facts: facts.get("peak", 0) > 0.4)
        told = listener.await_(lambda facts: abs(facts.get("hz", 0) - HZ) < 5)
        assert told["right_hz"] == told["hz"]
        # The server moves its sound to another: that one is not what was asked for.
        pulse.unplug(headset)
        listener.await_status("missing")
        pulse.plug_microphone("bluez_input.50_C2.2", _HEADSET)
        listener.await_status("live")
        listener.end()


@pytest.mark.alone
def test_headphones_are_played_to_by_their_name(pulse: PulseServer) -> None:
    pulse.plug_headphones("alsa_output.pci-0000", _CARD)
    pulse.plug_microphone("ear", _EAR, "alsa_output.pci-0000")
    with listening(pulse, device=_EAR) as ear, playing(pulse, device="surround 5.1") as player:
        ear.await_status("live")
        facts = player.await_(lambda facts: facts["plays"] == "live")
        assert _CARD in facts["devices"]
        ear.await_(lambda facts: facts.get("peak", 0) > 0.4 and abs(facts["hz"] - HZ) < 5)
        player.tell(device=_HEADSET)
        player.await_plays("missing")
        pulse.plug_headphones("bluez_output", _HEADSET)
        player.await_plays("live")
        player.end()
        ear.end()


def test_whoever_lists_devices_tells_each_by_its_name_and_none_that_only_hears_an_output(
    pulse: PulseServer,
) -> None:
    pulse.plug_headphones("a", _HEADSET)
    pulse.plug_headphones("b", _HEADSET)
    pulse.plug_microphone("c", _HEADSET)
    listed = _listed(pulse)
    assert listed["microphones"].count(_HEADSET) == listed["headphones"].count(_HEADSET) == 1
    assert f"{_HEADSET} (2)" in listed["headphones"]
    assert f"{_HEADSET} (2)" not in listed["microphones"]
    assert not [name for name in listed["microphones"] if "onitor" in name]
    assert not re.search("videosync-", str(listed))
    # What a show chose before there were these is still to be had.
    assert "pulse" in listed["microphones"]
    assert "pulse" in listed["headphones"]


def test_without_a_server_or_a_way_to_it_only_alsa_tells(
    pulse: PulseServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    pulse.plug_microphone("c", _HEADSET)
    assert [each.name for each in ServerDevices().devices("source")] == [_HEADSET]
    monkeypatch.setattr(server_devices, "reaches_pulse", lambda: False)
    assert not ServerDevices().devices("source")
    assert _HEADSET not in _listed(pulse, ALSA_PLUGIN_DIR="/nonexistent")["microphones"]
    pulse.kill()
    assert not pulse_devices("source")


def test_a_server_that_freezes_keeps_nobody(pulse: PulseServer) -> None:
    before = pulse_devices("sink")
    assert before
    pulse.freeze()
    with timing() as watch:
        assert pulse_devices("sink", 0.1) == ()
    assert watch.seconds < 0.5
    pulse.thaw()
    assert pulse_devices("sink", 5) == before


def test_what_is_called_alike_has_a_number_and_each_its_own() -> None:
    found = [PulseDevice(name, node, 2) for name, node in (("A", "y"), ("A (2)", "w"), ("A", "x"))]
    assert [(each.name, each.node) for each in numbered(found)] == [
        *(("A (2)", "w"), ("A", "x"), ("A (3)", "y")),
    ]


def test_the_configuration_is_the_systems_and_ours_replaced_as_a_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    theirs = "/etc/theirs.conf"
    monkeypatch.setenv(_VARIABLE, f"{theirs}:/proc/1/fd/7")
    names = AlsaNames()
    names.tell("source", [PulseDevice("A", 'a "quoted\\" name', 1)])
    parts = os.environ[_VARIABLE].split(":")
    assert parts[0] == theirs
    assert len(parts) == 2
    ours = Path(parts[1])
    assert ours.is_relative_to(f"/proc/{os.getpid()}/fd")
    first, told = ours.stat(), ours.read_text("utf-8")
    assert 'device "a \\"quoted\\\\\\" name"' in told
    names.tell("sink", [PulseDevice("B", "b", 2)])
    assert os.environ[_VARIABLE].split(":") == parts
    assert 'playback.pcm { type pulse device "b" }' in ours.read_text("utf-8")
    # By which ALSA knows that it is to be read anew.
    assert ours.stat().st_ino != first.st_ino
    os.close(int(ours.name))
