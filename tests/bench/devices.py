"""Devices that go and come: how soon that is said, and how soon picture and sound are back."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from capture.camera import CameraSource
from capture.microphone import MicrophoneSource
from capture.modes import Mode
from mixer.clock import MonotonicClock
from tests.parts import aloop, sound_dummy, vivid
from tests.parts.comings import BACK_S, ROUNDS, SAID_S, Worn, come_and_go
from tests.parts.pipewire import PIPEWIRE_IS_HERE, PipeWireServer
from tests.parts.pulse import PulseServer
from tests.parts.server_plug import HEADSET, awake, headphones_of, microphone_of

from .rows import Row

_BENCH = "devices"
_NONE = (
    "devices  No virtual {} here whose plug may be pulled, so its rows are left out; "
    "`python -m tests.devices --vm --bench` measures them in a virtual machine.\n"
)
_NO_SERVER = "devices  {} is not installed, so its rows are left out.\n"


def run() -> Iterator[Row]:
    """Pull the plugs of a camera, a microphone and headphones; each row is the worst of ten."""
    clock = MonotonicClock()
    if vivid.PLUG.is_here:
        camera = CameraSource(
            label="Camera",
            device="",
            wish=Mode(640, 360, 25),
            clock=clock,
            on_health=lambda _: None,
        )
        said_s, back_s = come_and_go(camera, vivid.PLUG)
        yield _row("camera unplugged -> said", said_s, SAID_S)
        yield _row("camera plugged -> picture back", back_s, BACK_S)
    else:
        sys.stderr.write(_NONE.format("camera"))
    if aloop.PLUG.is_here:
        microphone = MicrophoneSource(
            label="Desk", device=aloop.NAME, clock=clock, on_health=lambda _: None
        )
        said_s, back_s = come_and_go(microphone, aloop.PLUG)
        yield _row("sound card unplugged -> said", said_s, SAID_S)
        yield _row("sound card plugged -> sound back", back_s, BACK_S)
    else:
        sys.stderr.write(_NONE.format("sound card"))
    if sound_dummy.PLUG.is_here:
        said_s, back_s = come_and_go(Worn(sound_dummy.NAME), sound_dummy.PLUG)
        yield _row("headphones unplugged -> said", said_s, SAID_S)
        yield _row("headphones plugged -> sound back", back_s, BACK_S)
    else:
        sys.stderr.write(_NONE.format("headphones"))
    yield from _of_servers()


def _of_servers() -> Iterator[Row]:
    """Take a headset from each sound server that is here: most people's devices are a server's."""
    has_pulseaudio = shutil.which("pulseaudio") is not None
    for name, kind, is_here in (
        ("PulseAudio", PulseServer, has_pulseaudio),
        ("PipeWire", PipeWireServer, PIPEWIRE_IS_HERE),
    ):
        if not is_here:
            sys.stderr.write(_NO_SERVER.format(name))
            continue
        with kind(alsa_names=False) as server, _reached(server), awake(server):
            server.rescue_streams()
            server.plug_microphone("built_in", "Built-in microphone")
            microphone = MicrophoneSource(
                label="Desk", device=HEADSET, clock=MonotonicClock(), on_health=lambda _: None
            )
            said_s, back_s = come_and_go(microphone, microphone_of(server))
            yield _row(f"{name}: microphone unplugged -> said", said_s, SAID_S)
            yield _row(f"{name}: microphone plugged -> back", back_s, BACK_S)
            said_s, back_s = come_and_go(Worn(HEADSET), headphones_of(server))
            yield _row(f"{name}: headphones unplugged -> said", said_s, SAID_S)
            yield _row(f"{name}: headphones plugged -> back", back_s, BACK_S)


@contextmanager
def _reached(server: PulseServer) -> Iterator[None]:
    """Have this process hear and play on *server*."""
    names = ("HOME", "PULSE_RUNTIME_PATH", "PULSE_SERVER")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update({name: server.environment[name] for name in names})
    try:
        yield
    finally:
        for name, text in before.items():
            os.environ.pop(name) if text is None else os.environ.update({name: text})


def _row(name: str, seconds: list[float], bar_s: float) -> Row:
    name = f"{name}, worst of {ROUNDS}"
    return Row(bench=_BENCH, name=name, value=max(seconds), unit="s", bar=bar_s)
