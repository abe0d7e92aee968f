"""The window over a real engine: how soon a key shows, what it costs, how soon it opens."""

import os
import selectors
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.wire.commands import WatchPictures
from tests.parts.process_cpu import cpu_s
from tests.parts.studio_run import ROOT, StudioRun
from ui.model.engine_link import EngineLink
from ui.model.notices import Notices
from ui.model.preferences import PreferencesFile
from ui.model.station import Station
from ui.shell import Shell
from ui.window import MainWindow

from .first_start import READING_S, led_to_air
from .rows import Row

_BENCH = "window"
_RATE, _REFRESH_MS = 30, 1000 / 60
_KEY_BAR_MS = 2 * 1000 / _RATE + _REFRESH_MS
_TAKES, _SPAN_S, _WAIT_MS = 30, 10.0, 20_000
_ROUNDS = 3
_STARTS = 5
_BRIGHT = 100
_HEAD = f"""
[show]
name = "Window"
format = "1280x720@{_RATE}"
start = "s1"

[[source]]
name = "bars"
kind = "pattern"

[[source]]
name = "dark"
kind = "still"
path = "dark.svg"
"""
_DARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"/>'


def run() -> Iterator[Row]:
    """Measure with software painting, as a machine without a GPU paints."""
    with tempfile.TemporaryDirectory(prefix="vs-") as name:
        folder = Path(name)
        (folder / "dark.svg").write_text(_DARK, "utf-8")
        with StudioRun(folder, _show()) as studio:
            studio.wait_state("the sources", lambda s: s.sources[1].status == "live", 20)
            yield _row("key to programme changed, median", _key_ms(studio), "ms", _KEY_BAR_MS)
            yield from _costs(studio)
        starts = sorted(_start_s(folder) for _ in range(_STARTS))
        yield _row("start to first picture, median", statistics.median(starts), "s", 2.0)
    with tempfile.TemporaryDirectory(prefix="vs-") as name:
        led = led_to_air(Path(name))
    yield _row("first start to air, the studio's own time", led.all_s, "s", None)
    yield _row("  of that the test of the network", led.test_s, "s", None)
    all_s = led.all_s + led.steps * READING_S
    yield _row(f"  and {READING_S:g} s to read each of {led.steps} steps", all_s, "s", 120.0)


def _show() -> str:
    scenes = [
        f'[[scene]]\nname = "s{n}"\nitems = [{{ source = "{"bars" if n % 2 else "dark"}" }}]\n'
        for n in range(1, 9)
    ]
    return _HEAD + "\n".join(scenes)


def _key_ms(studio: StudioRun) -> float:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    link = EngineLink(studio.places.control_socket)
    notices = Notices(time.monotonic_ns)
    station = Station(link, notices)
    shell = Shell(app, station, notices, PreferencesFile(None))
    window = shell.open()
    link.start()
    try:
        _until(lambda: window.stage.program.image is not None)
        taken = []
        for _ in range(_TAKES):
            before = _is_bright(window.stage.program.image)
            _until(lambda: station.preview.value != "")
            _settle(200)
            began = time.perf_counter()
            QTest.keyClick(window, Qt.Key.Key_Return)
            _until(partial(_turned, window, before))
            taken.append(1000 * (time.perf_counter() - began))
        return statistics.median(taken)
    finally:
        link.stop()
        shell.close()


def _turned(window: MainWindow, before: bool) -> bool:  # noqa: FBT001  # what it was
    return _is_bright(window.stage.program.image) is not before


def _is_bright(image: object) -> bool:
    # The first of the bars is white; the other scene is black.
    found = image.pixelColor(image.width() // 30, image.height() // 2)  # type: ignore[attr-defined]  # a QImage
    return bool(found.red() > _BRIGHT)


def _costs(studio: StudioRun) -> Iterator[Row]:
    # In turns: what the machine does beside is the same for both.
    rounds = [(_cost_with_window(studio), _cost_composing(studio)) for _ in range(_ROUNDS)]
    used = statistics.median(window for (_, window), _ in rounds)
    yield _row("CPU of the window, 8 thumbnails", used, "cores", 0.4)
    composing = statistics.median(engine for _, engine in rounds)
    yield _row("CPU of the engine, preview composed", composing, "cores", None)
    added = statistics.median(100 * (engine / alone - 1) for (engine, _), alone in rounds)
    yield _row("added to the engine by the window", added, "%", 5.0)


def _cost_with_window(studio: StudioRun) -> tuple[float, float]:
    """Return how much of a core the engine and a window on it take."""
    window = subprocess.Popen(
        [sys.executable, "-m", "ui", "--control-socket", str(studio.places.control_socket)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _read_until(window, "the first picture", time.monotonic() + 20)
        return _cpu(studio.state().engine_pid, window.pid)
    finally:
        window.terminate()
        window.wait(20)
        if window.stderr:
            window.stderr.close()


def _cost_composing(studio: StudioRun) -> float:
    """Return what a window that shows preview alone costs the engine: composing it."""
    engine = studio.state().engine_pid
    connection, _ = studio.connect()
    try:
        for feed in ("preview", "program"):
            connection.perform(WatchPictures(feed, 560, _RATE))
        return _cpu(engine, engine)[0]
    finally:
        connection.close()


def _cpu(engine: int, other: int) -> tuple[float, float]:
    before, began = (cpu_s(engine), cpu_s(other)), time.monotonic()
    threading.Event().wait(_SPAN_S)
    span = time.monotonic() - began
    return (cpu_s(engine) - before[0]) / span, (cpu_s(other) - before[1]) / span


def _start_s(folder: Path) -> float:
    """Return how long the whole studio takes from its command to its window's first picture."""
    began = time.monotonic()
    with StudioRun(folder, _show(), window=True) as studio:
        assert studio.process is not None
        _read_until(studio.process, "the first picture", began + 30)
        return time.monotonic() - began


def _read_until(process: "subprocess.Popen[str]", words: str, deadline: float) -> None:
    pipe = process.stderr
    assert pipe is not None
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while time.monotonic() < deadline:
            if selector.select(0.1) and words in pipe.readline():
                return
    message = f"The window did not say {words!r} in time."
    raise TimeoutError(message)


def _until(holds: Callable[[], bool]) -> None:
    loop = QEventLoop()
    look, limit = QTimer(interval=1), QTimer(interval=_WAIT_MS, singleShot=True)

    def look_once() -> None:
        if holds():
            loop.quit()

    look.timeout.connect(look_once)
    limit.timeout.connect(lambda: loop.exit(1))
    look.start()
    limit.start()
    if loop.exec():
        message = "The window did not show what was waited for."
        raise TimeoutError(message)


def _settle(span_ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(span_ms, loop.quit)
    loop.exec()


def _row(name: str, value: float, unit: str, bar: float | None) -> Row:
    return Row(bench=_BENCH, name=name, value=value, unit=unit, bar=bar)
