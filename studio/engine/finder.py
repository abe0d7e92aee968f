"""Which devices there are, asked in a child process: a driver that hangs or dies is its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from .desk import Desk
from .errors import EngineError
from .inbox import Found, Post

_ROOT = Path(__file__).resolve().parents[2]
_ASK = (sys.executable, "-m", "studio", "devices", "--modes", "--json")
_MODES = "modes"
_WAIT_S = 15.0


class DeviceFinder:
    """Looks for devices on a desk of its own. The session's thread asks."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._desk = Desk("devices desk")

    def open(self) -> None:
        """Begin to take orders."""
        self._desk.start()

    def close(self) -> None:
        """Finish what was begun, and end."""
        self._desk.stop(_WAIT_S + 1)

    def find(self, client: int, request: int) -> None:
        """Look; Found tells. Raises :class:`EngineError` when too many ask at once."""
        if not self._desk.ask(lambda: self._look(client, request)):
            message = "Devices are being looked for already; wait for it."
            raise EngineError(message)

    def _look(self, client: int, request: int) -> None:
        found = look()
        modes = found.pop(_MODES, {})
        by_name = {
            # The command tells the path of each as well: of two that are called alike, the first is
            # the one that is opened.
            name.rpartition(" (")[0]: tuple(map(str, lines))
            for name, lines in reversed(modes.items())
        }
        names = {kind: tuple(map(str, each)) for kind, each in found.items()}
        self._post(Found(client, request, names, by_name))


def look() -> dict[str, Any]:
    """Return what the command tells; nothing where that cannot be found out."""
    try:
        result = subprocess.run(  # noqa: S603  # our own command
            _ASK,
            check=True,
            cwd=_ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_WAIT_S,
        )
        found: dict[str, Any] = json.loads(result.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return {}
    return found
