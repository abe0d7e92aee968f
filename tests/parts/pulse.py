"""A real sound server of the tests' own, whose null sinks are virtual microphones."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

from tests.waiting import wait_until

MICROPHONE = "desk"
EARS = "ears"
SPEAKS, HEADPHONES = "What speaks into the desk", "Headphones of the desk"
"""What people would call the two."""


def _called(name: str, end: str = "sink") -> str:
    return f"{end}_properties='device.description=\"{name}\"'"


DEVICES = f"""
load-module module-null-sink sink_name={MICROPHONE} rate=48000 channels=2 {_called(SPEAKS)}
load-module module-null-sink sink_name={EARS} rate=48000 channels=2 {_called(HEADPHONES)}
set-default-sink {MICROPHONE}
set-default-source {MICROPHONE}.monitor
"""
"""In the words of its configuration, which are those of pactl."""
_PROTOCOL = "load-module module-native-protocol-unix"
# PortAudio lists the system's own PCMs and those named here.
_ASOUNDRC = """
pcm.!default { type pulse }
ctl.!default { type pulse }
pcm.desk { type pulse device desk.monitor hint { show on description "Desk microphone" } }
pcm.mouth { type pulse device desk hint { show on description "What speaks into the desk" } }
pcm.stage { type pulse device stage.monitor hint { show on description "Stage box" } }
pcm.booth { type pulse device booth hint { show on description "Booth microphone" } }
pcm.ears { type pulse device ears hint { show on description "Headphones" } }
pcm.inear { type pulse device ears.monitor hint { show on description "A microphone in them" } }
"""


class PulseServer:
    """PulseAudio with a virtual microphone and virtual headphones; may be killed and frozen.

    Runs while entered, and with it what it plays.

    ``folder`` is its own; ``environment`` is what a process must have in its own to hear it.
    ``alsa_names``: ALSA has names for its devices, which on people's own systems it has not.
    """

    round_ms: ClassVar = 0.0
    """By how much it changes the delay of a stream of its own accord, as others come and go."""

    def __init__(self, *, alsa_names: bool = True) -> None:
        # Short: a socket's path may have some hundred characters.
        self.folder = Path(tempfile.mkdtemp(prefix="pulse"))
        self._players: list[subprocess.Popen[bytes]] = []
        self._process: subprocess.Popen[bytes] | None = None
        (self.folder / "default.pa").write_text(_PROTOCOL + DEVICES)
        if alsa_names:
            (self.folder / ".asoundrc").write_text(_ASOUNDRC)
        self.environment = {
            **os.environ,
            "HOME": str(self.folder),
            "PULSE_RUNTIME_PATH": str(self.folder),
            "PULSE_SERVER": f"unix:{self.folder / 'native'}",
        }

    def start(self) -> None:
        """Start it; returns when it answers."""
        self._process = subprocess.Popen(
            ["pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes",
             "-n", "--file", str(self.folder / "default.pa"), "--log-target=null"],
            env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_until(self._answers, 10, "the sound server answers")

    def play(
        self, sound: bytes, sink: str = MICROPHONE, channels: int = 2
    ) -> subprocess.Popen[bytes]:
        """Play float32 samples at 48 kHz into the microphone or another sink, once, meanwhile."""
        with tempfile.TemporaryFile() as file:  # which, unlike a pipe, takes it all at once
            file.write(sound)
            file.seek(0)
            player = subprocess.Popen(
                ["pacat", "--playback", "--format=float32le", "--rate=48000",
                 f"--channels={channels}", "--latency-msec=20", f"--device={sink}"],
                env=self.environment, stdin=file, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        self._players.append(player)
        return player

    def end(self, player: subprocess.Popen[bytes]) -> None:
        """End what :meth:`play` began, if it still plays."""
        self._players.remove(player)
        player.kill()
        player.wait(10)

    def control(self, *words: str) -> str:
        """Have it do something, in pactl's words; return what it answers."""
        asked = subprocess.run(
            ["pactl", *words],
            env=self.environment, capture_output=True, check=True, timeout=10, text=True,
        )  # fmt: skip
        return asked.stdout.strip()

    def rescue_streams(self) -> None:
        """Have it move what plays on a device that goes to another, as it does for most people."""
        self.control("load-module", "module-rescue-streams")

    def plug_microphone(
        self, name: str, description: str, hears: str = MICROPHONE, channels: int = 2
    ) -> str:
        """Have one more, which hears what is played into a sink; return what unplugs it."""
        return self.control(
            *("load-module", "module-remap-source", f"source_name={name}"),
            *(f"master={hears}.monitor", f"channels={channels}", "remix=yes"),
            _called(description, "source"),
        )

    def plug_headphones(self, name: str, description: str) -> str:
        """Have one more sink of these names; return what unplugs it."""
        return self.control(
            *("load-module", "module-null-sink", f"sink_name={name}", "rate=48000", "channels=2"),
            _called(description),
        )

    def unplug(self, plugged: str) -> None:
        self.control("unload-module", plugged)

    def kill(self) -> None:
        """As a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)
            self._process = None
        for name in ("native", "pid"):
            (self.folder / name).unlink(missing_ok=True)

    def freeze(self) -> None:
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def _answers(self) -> bool:
        asked = subprocess.run(
            ["pactl", "info"], env=self.environment, capture_output=True, check=False, timeout=10
        )
        return not asked.returncode

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.kill()
        for player in self._players:
            player.kill()
            player.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)
