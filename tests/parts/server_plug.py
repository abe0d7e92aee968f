"""A headset of a sound server, unplugged and plugged in as a Bluetooth one would be.

It is made of devices that are awake: a null sink that begins to run takes two seconds for its first
sound, which no headset does.
"""

import contextlib
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.parts.pulse import EARS, MICROPHONE, PulseServer

HEADSET = "Jabra Evolve2 65"


class ServerPlug:
    """Plugged in by *plug*, which returns what unplugs it; ``in_at`` is when that was last."""

    def __init__(self, server: PulseServer, plug: Callable[[], str]) -> None:
        self._server = server
        self._plug = plug
        self._plugged = ""
        self.in_at = 0.0
        self.put_in()

    @contextlib.contextmanager
    def pulled(self) -> Iterator[None]:
        """Take the device away, even while it is in use; bring it back at the end."""
        self._server.unplug(self._plugged)
        try:
            yield
        finally:
            self.put_in()

    def put_in(self) -> None:
        """Bring the device back."""
        self.in_at = time.monotonic()
        self._plugged = self._plug()


def microphone_of(server: PulseServer) -> ServerPlug:
    """Return the plug of a headset's microphone, which hears the desk."""
    return ServerPlug(server, lambda: server.plug_microphone("bluez_input", HEADSET, channels=1))


def headphones_of(server: PulseServer) -> ServerPlug:
    """Return the plug of a headset's headphones, heard in the ears."""

    def plug() -> str:
        return server.control(
            *("load-module", "module-remap-sink", "sink_name=bluez_output", f"master={EARS}"),
            f"sink_properties='device.description=\"{HEADSET}\"'",
        )

    return ServerPlug(server, plug)


@contextlib.contextmanager
def awake(server: PulseServer) -> Iterator[None]:
    """Play silence into both sinks, a few milliseconds at a time."""
    with contextlib.ExitStack() as ends:
        for sink in (MICROPHONE, EARS):
            silence = ends.enter_context(Path("/dev/zero").open("rb"))
            player = ends.enter_context(
                subprocess.Popen(
                    ["pacat", "--playback", f"--device={sink}", "--latency-msec=5"],
                    env=server.environment, stdin=silence, stderr=subprocess.DEVNULL,
                )
            )  # fmt: skip
            ends.callback(player.kill)
        yield
