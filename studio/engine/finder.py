"""Which devices there are, asked in a child process: a driver that hangs or dies is its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from mixer.handoff import BoundedQueue

from .desk import Desk
from .errors import EngineError
from .inbox import Found, Post

_ROOT = Path(__file__).resolve().parents[2]
_ASK = (sys.executable, "-m", "studio", "devices", "--modes", "--json")
_MODES = "modes"
_WAIT_S = 15.0
_MOST_ASKING = 32


class DeviceFinder:
    """Looks for devices on a desk of its own. The session's thread asks."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._desk = Desk("devices desk")
        self._asking: BoundedQueue[tuple[int, int]] = BoundedQueue(_MOST_ASKING)

    def open(self) -> None:
        """Begin to take orders."""
        self._desk.start()

    def close(self) -> None:
        """Finish what was begun, and end."""
        self._desk.stop(_WAIT_S + 1)

    def find(self, client: int, request: int) -> None:
        """Look; Found tells. Raises :class:`EngineError` when too many ask at once.

        Whoever asks before a look begins is answered by it: each costs a process, and a person who
        goes through the kinds of sources asks with each.
        """
        if not (self._asking.put((client, request)) and self._desk.ask(self._look)):
            message = "Devices are being looked for already; wait for it."
            raise EngineError(message)

    def _look(self) -> None:
        asking = self._asking.get_all()
        if not asking:
            # The look before this one answered them all.
            return
        found = look()
        modes = found.pop(_MODES, {})
        # The command tells the path of each as well.
        by_name = {
            name.rpartition(" (")[0]: tuple(map(str, lines)) for name, lines in modes.items()
        }
        names = {kind: tuple(map(str, each)) for kind, each in found.items()}
        for client, request in asking:
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
