"""Listens to a microphone as the sound's mix would, and says what it hears, a line of JSON each.

A process of its own, as PortAudio takes its environment once. ``python -m tests.capture.listener
[DEVICE]`` ends when its standard input does.
"""

import json
import sys
import threading

import numpy as np

from capture.microphone import MicrophoneSource
from capture.source import SourceHealth
from mixer.clock import NS_PER_MS, MonotonicClock

_BLOCKS = 20
_LATENCY_NS = 40 * NS_PER_MS


def _say(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


def _on_health(health: SourceHealth) -> None:
    _say(status=health.status.value, fault=health.fault)


def _listen(source: MicrophoneSource, clock: MonotonicClock, over: threading.Event) -> None:
    t_ns = clock.now_ns()
    while not over.is_set():
        blocks = []
        for _ in range(_BLOCKS):
            clock.sleep_until(t_ns + _LATENCY_NS)
            blocks.append(source.audio.read(t_ns, 480).samples)
            t_ns += 10 * NS_PER_MS
        heard = np.concatenate(blocks)
        spectrum = np.abs(np.fft.rfft(heard[:, 0] * np.hanning(len(heard))))
        _say(
            peak=float(np.abs(heard).max()),
            hz=float(spectrum.argmax()) * 48_000 / len(heard),
            silent=int((heard[:, 0] == 0).sum()),
        )


def main() -> None:
    clock, over = MonotonicClock(), threading.Event()
    device = sys.argv[1] if len(sys.argv) > 1 else ""
    source = MicrophoneSource(label="Desk", device=device, clock=clock, on_health=_on_health)
    source.start()
    mix = threading.Thread(target=_listen, args=(source, clock, over))
    mix.start()
    sys.stdin.read()
    over.set()
    mix.join()
    source.stop()
    _say(status="stopped", fault="")


if __name__ == "__main__":
    main()
