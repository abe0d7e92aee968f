"""PipeWire in PulseAudio's place: what most desktops have today, asked in PulseAudio's words."""

import shutil
import signal
import subprocess

import pytest

from tests.parts.pulse import DEVICES, PulseServer
from tests.waiting import wait_until

_PROGRAMS = ("pipewire", "wireplumber", "pipewire-pulse")
_START_S = 20.0


class PipeWireServer(PulseServer):
    """Its core, the manager that connects streams, and its way of speaking PulseAudio's protocol.

    The manager wants a message bus, which is the server's own, too; the bus does not freeze.
    """

    round_ms = 1024 / 48
    """All streams go in rounds of 256 to 1024 samples, by what the one in most haste asks for
    (default.clock.quantum of its configuration)."""

    def __init__(self, *, alsa_names: bool = True) -> None:
        super().__init__(alsa_names=alsa_names)
        self._others: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start it; returns when it answers and has its devices."""
        bus = self.folder / "bus"
        address = f"unix:path={bus}"
        self._others.append(
            self._begin("dbus-daemon", "--session", "--nofork", f"--address={address}")
        )
        wait_until(bus.exists, _START_S, "the message bus is there")
        core, manager, tongue = _PROGRAMS
        self._others.append(self._begin(core))
        wait_until((self.folder / "pipewire-0").exists, _START_S, "PipeWire is there")
        self._others.append(self._begin(manager))
        self._process = self._begin(tongue)
        for line in DEVICES.split("\n"):
            # A module's arguments have quotes of their own, and are one word to pactl.
            words = line.split(" ", 2)
            if line:
                wait_until(lambda words=words: self._does(words), _START_S, line)  # type: ignore[misc]  # mypy cannot type a default in a lambda

    def rescue_streams(self) -> None:
        """Do nothing: it always does."""

    def freeze(self) -> None:
        for process in self._others[1:]:
            process.send_signal(signal.SIGSTOP)
        super().freeze()

    def thaw(self) -> None:
        for process in self._others[1:]:
            process.send_signal(signal.SIGCONT)
        super().thaw()

    def kill(self) -> None:
        """As a crash would."""
        super().kill()
        for process in reversed(self._others):
            process.kill()
            process.wait(10)
        self._others.clear()
        for name in ("pipewire-0", "pipewire-0.lock", "bus"):
            (self.folder / name).unlink(missing_ok=True)

    def _begin(self, *words: str) -> subprocess.Popen[bytes]:
        environment = {
            **self.environment,
            "XDG_RUNTIME_DIR": str(self.folder),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.folder / 'bus'}",
        }
        return subprocess.Popen(
            words, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def _does(self, words: list[str]) -> bool:
        asked = subprocess.run(
            ["pactl", *words], env=self.environment, capture_output=True, check=False, timeout=10
        )
        return not asked.returncode


PIPEWIRE_IS_HERE = all(shutil.which(program) for program in (*_PROGRAMS, "dbus-daemon"))
SOUND_SERVERS = [
    pytest.param(PulseServer, id="pulseaudio"),
    pytest.param(
        PipeWireServer,
        id="pipewire",
        marks=pytest.mark.skipif(
            not PIPEWIRE_IS_HERE, reason="PipeWire and WirePlumber are not installed"
        ),
    ),
]
"""Each kind that the studio is to hear; to parametrize with."""
