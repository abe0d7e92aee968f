"""A sound server's single devices by the names that people know, where PortAudio can open them."""

import sys
from collections.abc import Iterable, Sequence

from .alsa_names import AlsaNames, reaches_pulse
from .pulse import PulseDevice, Way, pulse_devices


class ServerDevices:
    """Those of this process's sound server. None where there is none, or no ALSA to reach it by."""

    def __init__(self) -> None:
        self._names = AlsaNames()
        self._reaches: bool | None = None

    def devices(self, way: Way) -> Sequence[PulseDevice]:
        """Return what there is now; waits up to half a second for the server. Any thread."""
        if self._reaches is None:
            self._reaches = sys.platform == "linux" and reaches_pulse()
        return pulse_devices(way) if self._reaches else ()

    def offer(self, way: Way, there: Iterable[PulseDevice], wanted: str) -> None:
        """Have PortAudio find what of *there* may be meant by *wanted* when it looks anew.

        Not the others: it opens each that it finds, to know it. One thread at a time.
        """
        meant = [each for each in there if wanted.lower() in each.name.lower()]
        if meant:
            self._names.tell(way, meant)
