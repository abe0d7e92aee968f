"""Ten minutes of a real microphone whose clock is wrong: nothing may drift.

The sound server reads it from a pipe, so that its clock is that of whoever writes: here 300 ppm
fast, more than a sound card's crystal is off.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from tests.capture.clicker import EVERY_NS
from tests.capture.hearing import Facts, Listener, listening
from tests.parts.pulse import PulseServer

from .rows import Row

PPM = 300.0
_SETTLE_S = 60.0
"""The loop comes to rest within half a minute; see :class:`capture.drift.ClockLoop`."""
_WINDOW_S = 10.0
_MOST_MS = 2.0


def run(seconds: float = 600.0) -> Iterator[Row]:
    """Click by the studio's clock into a microphone of another one; say how far clicks moved."""
    with PulseServer() as server:
        pipe = server.folder / "booth"
        server.control(
            *("load-module", "module-pipe-source", "source_name=booth", f"file={pipe}"),
            *("format=float32le", "rate=48000", "channels=2"),
        )
        words = [sys.executable, "-m", "tests.bench.fast_clock", str(pipe), str(PPM)]
        with listening(server, device="booth") as listener:
            microphone = subprocess.Popen(words, stdin=subprocess.PIPE)
            try:
                listener.await_(lambda facts: bool(facts.get("clicks_ns")), 30)
                _lateness_ms(listener, _SETTLE_S)
                windows = [
                    _lateness_ms(listener, _WINDOW_S)
                    for _ in range(max(2, round((seconds - _SETTLE_S) / _WINDOW_S)))
                ]
            finally:
                microphone.kill()
                microphone.wait(10)
            listener.end()
    sys.stderr.write(" ".join(f"{each:.2f}" for each in windows) + "\n")
    first, last = windows[0], windows[-1]
    name = f"{PPM:g} ppm clock error, {seconds / 60:g} minutes real"
    worst = max(abs(each - first) for each in windows)
    yield _row("mouth to the mix", statistics.median(windows))
    yield _row(f"{name}: moved at most", worst, _MOST_MS)
    yield _row(f"{name}: moved at the end", abs(last - first), _MOST_MS)
    yield _row("it would have moved without", (seconds - _SETTLE_S) * PPM / 1000)


def _lateness_ms(listener: Listener, seconds: float) -> float:
    """Return how late the clicks of the next *seconds* were heard, at the median."""
    until = time.monotonic() + seconds
    heard: list[Facts] = []
    while time.monotonic() < until:
        heard += listener.heard(5)
    clicks = [at_ns for facts in heard for at_ns in facts["clicks_ns"]]
    if not clicks:
        message = f"no click was heard in {seconds:g} s"
        raise RuntimeError(message)
    # The pipe adds little: a stamp may make one a moment early.
    late_ns = [(at_ns + EVERY_NS // 2) % EVERY_NS - EVERY_NS // 2 for at_ns in clicks]
    return float(statistics.median(late_ns)) / 1e6


def _row(name: str, value: float, bar: float | None = None) -> Row:
    return Row(bench="drift", name=name, value=value, unit="ms", bar=bar)
