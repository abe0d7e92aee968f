"""When the library's process is begun, and what it is told."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from studio.wire.library_launch import LibraryLaunch, Running

from .door import Door

_FIRST_S: Final = 20.0
"""After the start, before it looks after the recordings by itself: the show comes first."""
_EACH_S: Final = 86_400.0


class LibraryDoor:
    """Begins the library when a client calls, or once a day by itself while nothing is on air.

    The supervisor's thread. *launch* makes what the process is handed, from the socket's
    descriptor. Raises :class:`SupervisorError`.
    """

    def __init__(
        self,
        path: Path,
        launch: Callable[[int], LibraryLaunch],
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._launch = launch
        self._now_s = now_s
        self._told: tuple[str, ...] = ()
        self._due_s = now_s() + _FIRST_S
        self._door = Door(path, "studio.library", self._launched, now_s)

    def look(self, *, on_air: bool, running: Sequence[str]) -> None:
        """Begin it, tell it which recordings are *running*, or note that it has ended."""
        if self._door.is_open:
            if tuple(running) != self._told:
                self._told = tuple(running)
                self._door.say(Running(self._told))
            return
        due = not on_air and self._now_s() >= self._due_s
        if (due or self._door.is_called) and self._door.begin():
            self._due_s = self._now_s() + _EACH_S

    def close(self) -> None:
        """End the process, if there is one, and hold the socket no more."""
        self._door.close()

    @property
    def pid(self) -> int | None:
        """Its process, where there is one."""
        return self._door.pid

    def _launched(self, descriptor: int) -> LibraryLaunch:
        launch = self._launch(descriptor)
        self._told = launch.running
        return launch
