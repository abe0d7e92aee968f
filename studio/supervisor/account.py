"""When the account's process is begun, and the backend that comes along for it."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from studio.wire.account_launch import AccountLaunch, OwnBackendLost, OwnBackendUp

from .door import Door
from .own_backend import OwnBackend

_FIRST_S: Final = 1.5
"""After the engine serves: the first picture comes before any account."""


class AccountDoor:
    """Begins the account's process for the first client that calls, and its backend with it.

    It is begun again when it fails, and stays: a show that is live in an event needs its key
    renewed whatever becomes of the window. *own_wanted*: whether nobody is signed in at another
    backend; *own_used*: whether something goes on that may go through the own one, which ends when
    neither is so. The supervisor's thread. Raises :class:`SupervisorError`.
    """

    def __init__(
        self,
        path: Path,
        launch: Callable[[int], AccountLaunch],
        backend: OwnBackend,
        own_wanted: Callable[[], bool],
        own_used: Callable[[], bool] = lambda: False,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._backend = backend
        self._own_wanted = own_wanted
        self._own_used = own_used
        self._now_s = now_s
        self._first_s: float | None = None
        self._wanted = False
        self._told: OwnBackendUp | None = None
        self._door = Door(path, "studio.account", launch, now_s)

    def look(self) -> list[str]:
        """Begin what is needed, or note what has ended; return what a person should read.

        Called while an engine serves.
        """
        if self._first_s is None:
            self._first_s = self._now_s() + _FIRST_S
        if self._now_s() < self._first_s:
            return []
        self._wanted = self._wanted or self._door.is_called
        if not self._wanted:
            return []
        if not self._door.is_open:
            self._told = None
            self._door.begin()
        told: list[str] = []
        if self._own_wanted() or (self._backend.pids and self._own_used()):
            told = self._backend.look()
        elif self._backend.pids:
            self._backend.retire()
        self._tell()
        return told

    def close(self) -> None:
        """End both, and hold the socket no more."""
        self._door.close()
        self._backend.close()

    @property
    def pid(self) -> int | None:
        """Its process, where there is one."""
        return self._door.pid

    @property
    def own(self) -> OwnBackendUp | None:
        """How the backend that comes along is asked, where it serves."""
        return self._backend.up

    def _tell(self) -> None:
        up = self._backend.up
        if not self._door.is_open or up == self._told:
            return
        self._told = up
        self._door.say(up if up is not None else OwnBackendLost())
