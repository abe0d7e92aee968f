"""A microphone of a real sound server: heard, frozen, lost, back; and no PortAudio at all."""

import importlib
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from capture.microphone import MicrophoneSource
from capture.source import SourceHealth, Status
from mixer.clock import MonotonicClock
from tests.parts.pulse import PulseServer
from tests.waiting import wait_until

Facts = dict[str, Any]


class Listener:
    """The listening process; :meth:`await_` skips what it says until something is so."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: queue.Queue[Facts] = queue.Queue(10_000)
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def await_(self, so: Callable[[Facts], bool], timeout_s: float = 15.0) -> Facts:
        said: list[Facts] = []

        def came() -> bool:
            while not self._lines.empty():
                said.append(self._lines.get())
                if so(said[-1]):
                    return True
            return False

        try:
            wait_until(came, timeout_s, "something heard")
        except AssertionError as error:
            message = f"{error}; it said {said[-5:]}"
            raise AssertionError(message) from None
        return said[-1]

    def await_status(self, status: str, timeout_s: float = 15.0) -> str:
        return str(self.await_(lambda facts: facts.get("status") == status, timeout_s)["fault"])

    def end(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.await_status("stopped")
        self._reader.join(10)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(json.loads(line))


@contextmanager
def _listening(server: PulseServer, device: str = "") -> Iterator[Listener]:
    command = [sys.executable, "-m", "tests.capture.listener", device]
    with subprocess.Popen(
        command, env=server.environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            yield Listener(process)
        except BaseException:
            process.kill()
            raise


def _tone(hz: float, seconds: float) -> bytes:
    wave = 0.5 * np.sin(2 * np.pi * hz * np.arange(round(seconds * 48_000)) / 48_000)
    return np.repeat(wave.astype(np.float32)[:, None], 2, axis=1).tobytes()


@pytest.mark.parametrize("device", ["", "DESK"])
def test_what_is_said_into_it_is_heard_without_a_hole(device: str) -> None:
    with PulseServer() as server, _listening(server, device) as listener:
        listener.await_status("live")
        player = server.play(_tone(440, 4))
        listener.await_(lambda facts: facts.get("peak", 0) > 0.4)
        heard = [listener.await_(lambda facts: "peak" in facts) for _ in range(12)]
        player.kill()
        player.wait(10)
        # The first may still be settling.
        assert all(abs(facts["hz"] - 440) <= 5 for facts in heard[2:])
        assert all(0.45 < facts["peak"] < 0.55 for facts in heard[2:])
        assert all(facts["silent"] < 20 for facts in heard[2:])
        listener.end()


def test_a_server_that_freezes_or_dies_is_missing_until_it_is_back() -> None:
    with PulseServer() as server, _listening(server) as listener:
        listener.await_status("live")
        server.freeze()
        assert "gives no sound" in listener.await_status("missing")
        server.thaw()
        listener.await_status("live")
        server.kill()
        listener.await_status("missing")
        server.start()
        listener.await_status("live", 20)
        listener.end()


def test_a_name_that_no_microphone_has_is_said() -> None:
    with PulseServer() as server, _listening(server, "gooseneck") as listener:
        fault = listener.await_status("missing")
        assert '"gooseneck"' in fault
        assert "desk" in fault
        listener.end()


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (OSError("PortAudio library not found"), "libportaudio2"),
        (RuntimeError("Error initializing PortAudio"), "does not start"),
    ],
)
def test_without_portaudio_the_microphone_is_missing_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, failure: Exception, said: str
) -> None:
    real = importlib.import_module

    def refuse(name: str) -> ModuleType:
        if name == "sounddevice":
            raise failure
        return real(name)

    monkeypatch.setattr("capture.portaudio.importlib.import_module", refuse)
    told: list[SourceHealth] = []
    source = MicrophoneSource(
        label="Desk", device="", clock=MonotonicClock(), on_health=told.append
    )
    source.start()
    try:
        wait_until(lambda: told, 5, "its health is told")
        assert told[0].status is Status.MISSING
        assert said in told[0].fault
        assert not source.audio.read(0, 480).samples.any()
    finally:
        source.stop()
