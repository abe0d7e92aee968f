"""Plays a tone into headphones as the sound's mix would, and says how they fare, in JSON.

A process of its own. ``python -m tests.capture.player SETTINGS``: ``device`` and ``gain_db`` choose
the output, ``microphone`` opens that one, too. A line on standard input is another choice; it ends
with its standard input.
"""

import json
import sys
import threading
from dataclasses import asdict

import numpy as np

from capture.headphones import Choice, Headphones, HeadphoneState
from capture.microphone import MicrophoneSource
from mixer.clock import NS_PER_MS, MonotonicClock
from mixer.media import AudioBlock

HZ = 440
_BLOCK_NS = 10 * NS_PER_MS


def _say(state: HeadphoneState) -> None:
    # In one piece: several threads tell.
    sys.stdout.write(json.dumps({**asdict(state), "plays": state.plays.value}) + "\n")
    sys.stdout.flush()


def _mix(headphones: Headphones, clock: MonotonicClock, over: threading.Event) -> None:
    n, began_ns = 0, clock.now_ns()
    while not over.is_set():
        at = (n * 480 + np.arange(480)) / 48_000
        tone = (0.5 * np.sin(2 * np.pi * HZ * at)).astype(np.float32)
        headphones.put(AudioBlock(np.repeat(tone[:, None], 2, axis=1), began_ns + n * _BLOCK_NS))
        n += 1
        clock.sleep_until(began_ns + n * _BLOCK_NS)


def main() -> None:
    clock, over = MonotonicClock(), threading.Event()
    settings = json.loads(sys.argv[1])
    headphones = Headphones(clock=clock, on_state=_say)
    headphones.choose(Choice(settings["device"], settings.get("gain_db", 0.0)))
    microphone = MicrophoneSource(
        label="Desk", device=settings.get("microphone", ""), clock=clock, on_health=lambda _: None
    )
    if "microphone" in settings:
        microphone.start()
    headphones.start()
    mix = threading.Thread(target=_mix, args=(headphones, clock, over))
    mix.start()
    for line in sys.stdin:
        headphones.choose(Choice(**json.loads(line)))
    over.set()
    mix.join()
    headphones.stop()
    microphone.stop()
    print(json.dumps({"plays": "stopped"}), flush=True)


if __name__ == "__main__":
    main()
