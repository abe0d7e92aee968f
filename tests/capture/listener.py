"""Listens to a microphone as the sound's mix would, and says what it hears, a line of JSON each.

A process of its own, as PortAudio takes its environment once. ``python -m tests.capture.listener
[SETTINGS]``, these as JSON, ends when its standard input does.
"""

import json
import sys
import threading

import numpy as np

from capture.microphone import MicrophoneSource
from capture.source import SourceHealth
from mixer.clock import NS_PER_MS, NS_PER_S, MonotonicClock
from mixer.media import Samples

_BLOCKS = 20
_LATENCY_NS = 12 * NS_PER_MS
_CLICK = 0.2


def _say(**facts: object) -> None:
    # In one piece: several threads tell.
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def _on_health(health: SourceHealth) -> None:
    _say(status=health.status.value, fault=health.fault)


def _hz(side: Samples) -> float:
    spectrum = np.abs(np.fft.rfft(side * np.hanning(len(side))))
    return float(spectrum.argmax()) * 48_000 / len(side)


class Ear:
    """Tells of each fifth of a second: loudness, pitch a side, holes, and clicks by their time."""

    def __init__(self, source: MicrophoneSource) -> None:
        self._source = source
        self._hole = 0

    def tell(self, t_ns: int, heard: Samples) -> None:
        left = heard[:, 0]
        holes = []
        for silent in left == 0:
            if silent:
                self._hole += 1
            elif self._hole:
                holes.append(self._hole)
                self._hole = 0
        delay_ns = self._source.kept_back_ns
        clicks = np.flatnonzero(np.abs(left) > _CLICK)
        # Of one click there may be several samples.
        first = [n for k, n in enumerate(clicks) if not k or n - clicks[k - 1] > 480]
        _say(
            peak=float(np.abs(heard).max()),
            hz=_hz(left),
            right_hz=_hz(heard[:, 1]),
            silent=int((left == 0).sum()),
            holes=holes,
            delay_ms=delay_ns / NS_PER_MS,
            clicks_ns=[int(t_ns - delay_ns + n * NS_PER_S // 48_000) for n in first],
        )


def _listen(source: MicrophoneSource, clock: MonotonicClock, over: threading.Event) -> None:
    t_ns, ear = clock.now_ns(), Ear(source)
    while not over.is_set():
        begun_ns, blocks = t_ns, []
        for _ in range(_BLOCKS):
            clock.sleep_until(t_ns + _LATENCY_NS)
            blocks.append(source.audio.read(t_ns, 480).samples)
            t_ns += 10 * NS_PER_MS
        ear.tell(begun_ns, np.concatenate(blocks))


def main() -> None:
    clock, over = MonotonicClock(), threading.Event()
    settings = json.loads(sys.argv[1]) if len(sys.argv) > 1 else {}
    source = MicrophoneSource(
        label="Desk",
        device=settings.get("device", ""),
        channels=tuple(settings.get("channels", ())),
        rate=settings.get("rate", 48_000),
        clock=clock,
        on_health=_on_health,
    )
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
