"""Tells an engine that hangs from one that has more to do than its machine can."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from studio.wire.errors import WireError
from studio.wire.meters import MetersReader

SILENT_S: Final = 5.0
"""An engine reports twice a second; one that is silent this long, and mixes nothing, hangs."""
STARVED_S: Final = 30.0
"""One that still mixes is on air, and to end it would make a slow machine no faster. But one that
takes no command for this long is of no use to anybody."""
_SETTLED: Final = 10
"""One that has said less is still beginning, which takes all that a slow machine has: 5 s of
reports, or as long as such a machine needs for them."""


class Pulse:
    """Follows one engine, by what it says and by the meters that it writes. One thread."""

    def __init__(self, meters_path: str, now_s: Callable[[], float] = time.monotonic) -> None:
        """*meters_path*: where it writes its meters until it tells of others."""
        self._now_s = now_s
        self._began_s = self._heard_s = self._mixed_s = now_s()
        self._meters: MetersReader | None = None
        self._path = ""
        self._at_ns = self._said = 0
        self._turn_to(meters_path)

    @property
    def alive_s(self) -> float:
        """When it was last heard, or last mixed something."""
        return max(self._heard_s, self._mixed_s)

    @property
    def age_s(self) -> float:
        """How long it is followed."""
        return self._now_s() - self._began_s

    def hear(self, meters_path: str) -> None:
        """Note that it said something; *meters_path*: as it says now."""
        self._heard_s = self._now_s()
        self._said += 1
        if meters_path != self._path:
            self._turn_to(meters_path)

    def look(self) -> str:
        """Return why it is lost, without a full stop, or nothing."""
        now_s = self._now_s()
        if self._meters is not None and self._meters.at_ns != self._at_ns:
            self._at_ns, self._mixed_s = self._meters.at_ns, now_s
        silent_s = now_s - self._heard_s
        is_still = self._said >= _SETTLED and now_s - self._mixed_s > SILENT_S
        patience_s = SILENT_S if is_still else STARVED_S
        return f"it has been silent for {patience_s:g} s" if silent_s > patience_s else ""

    def close(self) -> None:
        """Let go of the meters."""
        if self._meters is not None:
            self._meters.close()
            self._meters = None

    def _turn_to(self, path: str) -> None:
        self.close()
        self._path = path
        try:
            self._meters = MetersReader(Path(path))
        except WireError:
            # They were exchanged just now; it says so next.
            return
