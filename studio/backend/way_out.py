"""The one way out: whoever asks another machine asks this gate first, and each refusal is told."""

from collections.abc import Callable

from mixer.errors import StudioError

from .records import PROVIDER
from .trail import Deed, Outcome, Trail

Gate = Callable[[str, int, str], None]
"""Told host, port and purpose before a socket opens; raises a ``StudioError`` to forbid it."""


class WayOut:
    """A :data:`Gate` that goes by *gate*, and writes each refusal into *trail* by itself.

    Any thread; blocks on the store when it refuses. Handed to whatever asks others, so that none
    of them has to think of it.
    """

    def __init__(self, gate: Gate, trail: Trail) -> None:
        self._gate = gate
        self._trail = trail

    def __call__(self, host: str, port: int, purpose: str) -> None:
        """Return when *host* may be asked. Raises what the gate raises."""
        try:
            self._gate(host, port, purpose)
        except StudioError as error:
            details = {"host": host, "port": str(port), "purpose": purpose, "why": str(error)}
            self._trail.record(Deed("asked outside", Outcome.REFUSED, PROVIDER, details=details))
            raise
