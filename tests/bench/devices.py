"""Devices that go and come: how soon that is said, and how soon picture and sound are back."""

import sys
from collections.abc import Iterator

from capture.camera import CameraSource
from capture.microphone import MicrophoneSource
from capture.modes import Mode
from mixer.clock import MonotonicClock
from tests.parts import aloop, sound_dummy, vivid
from tests.parts.comings import BACK_S, ROUNDS, SAID_S, Worn, come_and_go

from .rows import Row

_BENCH = "devices"
_NONE = (
    "devices  No virtual {} here whose plug may be pulled, so its rows are left out; "
    "`python -m tests.devices --vm --bench` measures them in a virtual machine.\n"
)


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


def _row(name: str, seconds: list[float], bar_s: float) -> Row:
    name = f"{name}, worst of {ROUNDS}"
    return Row(bench=_BENCH, name=name, value=max(seconds), unit="s", bar=bar_s)
