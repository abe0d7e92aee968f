"""Which devices there are, asked in a child process: a driver that hangs or dies is its own."""

import json
import subprocess
import sys
from pathlib import Path

from .desk import Desk
from .errors import EngineError
from .inbox import Found, Post

_ROOT = Path(__file__).resolve().parents[2]
_ASK = (sys.executable, "-m", "studio", "devices", "--json")
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
        self._post(Found(client, request, look()))


def look() -> dict[str, tuple[str, ...]]:
    """Return the names of this machine's devices by kind; none where that cannot be found out."""
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
        found = json.loads(result.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return {}
    return {str(kind): tuple(map(str, names)) for kind, names in found.items()}
