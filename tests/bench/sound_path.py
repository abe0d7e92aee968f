"""The ways from a virtual microphone to virtual headphones, a process each.

``python -m tests.bench.sound_path bare|mix`` plays the desk's microphone into the headphones until
its standard input ends: with nothing between the two callbacks, or through the studio's own mix.
"""

import queue
import sys

import numpy as np
import sounddevice

from capture.headphones import Choice, Headphones
from capture.microphone import MicrophoneSource
from mixer.audio_mix import AudioMix
from mixer.clock import MonotonicClock
from mixer.handoff import LatestSlot
from mixer.program import ProgramState
from mixer.strip import AudioStrip
from studio.engine.__main__ import SWITCH_INTERVAL_S

_BLOCK, _RATE = 480, 48_000


def bare() -> None:
    """Copy from callback to callback, through a queue of as few blocks as will do."""
    waiting: queue.Queue[np.ndarray] = queue.Queue(2)

    def heard(data: np.ndarray, *_rest: object) -> None:
        if waiting.full():
            waiting.get_nowait()
        waiting.put_nowait(data.copy())

    def fill(data: np.ndarray, *_rest: object) -> None:
        data[:] = 0 if waiting.empty() else waiting.get_nowait()

    with _stream("InputStream", "desk", heard), _stream("OutputStream", "ears", fill):
        sys.stdin.read()


def mix() -> None:
    """Play it as the engine does."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    clock = MonotonicClock()
    microphone = MicrophoneSource(
        label="Desk", device="desk", clock=clock, on_health=lambda _: None
    )
    headphones = Headphones(clock=clock, on_state=lambda _: None)
    headphones.choose(Choice("ears"))
    audio_mix = AudioMix(
        clock=clock,
        origin_ns=0,
        sources={"desk": AudioStrip(microphone.audio)},
        program=LatestSlot[ProgramState](),
        sinks=[],
        monitor=headphones,
    )
    parts = (microphone, headphones, audio_mix)
    for part in parts:
        part.start()
    sys.stdin.read()
    print(f"microphone waits {microphone.kept_back_ns / 1e6:.1f} ms", file=sys.stderr)
    for part in reversed(parts):
        part.stop()


def _stream(kind: str, name: str, callback: object) -> "sounddevice.InputStream":
    devices = list(sounddevice.query_devices())
    index = next(n for n, each in enumerate(devices) if each["name"] == name)
    return getattr(sounddevice, kind)(
        device=index, channels=2, samplerate=_RATE, blocksize=_BLOCK,
        dtype="float32", latency="low", callback=callback,
    )  # fmt: skip


if __name__ == "__main__":
    {"bare": bare, "mix": mix}[sys.argv[1]]()
