"""The backend that comes along, and the ingest that asks it: begun, followed, begun again."""

import secrets
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from studio.secrets import RecordKey, Secret
from studio.wire.account_launch import OwnBackendUp

from .backend import BackendProcess
from .errors import SupervisorError
from .ingest import IngestProcess

_FOLDER: Final = "events"
_AGAIN_S: Final = 1.0
_BUSY_S: Final = 5.0
"""Where it does not begin at all: another program may have its store open for a while."""
_RETIRE_S: Final = 15.0
"""What both may take to end by themselves."""
_HOST: Final = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class _Ways:
    """Where both are, and their secrets: the same over all their lives in one run of a studio."""

    backend_port: int
    ingest_port: int
    secret: Secret = field(default_factory=lambda: Secret(secrets.token_urlsafe(32)))
    token: Secret = field(default_factory=lambda: Secret(secrets.token_urlsafe(32)))


class OwnBackend:
    """Both on this machine alone. One thread; no call waits for either of them.

    One that is lost is begun again in its old place, so that the other one, and a show that is
    live through it, need not hear of that.
    """

    def __init__(
        self, data_folder: Path, key: RecordKey, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._data_folder = data_folder
        self._key = key
        self._now_s = now_s
        self._ways: _Ways | None = None
        self._backend: BackendProcess | None = None
        self._ingest: IngestProcess | None = None
        self._not_before_s = 0.0
        self._retire_until_s: float | None = None
        self.up: OwnBackendUp | None = None
        """How it is asked, once both serve."""

    def look(self) -> list[str]:
        """Begin it, go on with it, or note an end; return what a person should read."""
        if self._now_s() < self._not_before_s:
            return []
        if self._retire_until_s is not None:
            # Wanted again in the midst of ending: what was asked to end does, then it begins anew.
            self.retire()
            return []
        ways = self._ways = self._ways or _Ways(_free_port(), _free_port())
        was_up = self.up is not None
        try:
            if not self._backend_serves(ways) or not self._ingest_serves(ways):
                return []
        except (SupervisorError, OSError):
            return self._lose(was_up=was_up)
        self.up = OwnBackendUp(_url(ways.backend_port), ways.secret.reveal())
        return []

    def retire(self) -> None:
        """End both in good order, a step each look: nobody wants them, and nobody waits.

        The ingest ends first, as it asks the other; what does not end by itself is made to.
        """
        self.up = None
        if self._retire_until_s is None:
            self._retire_until_s = self._now_s() + _RETIRE_S
        is_late = self._now_s() > self._retire_until_s
        if self._ingest is not None:
            if not self._ingest.ends() and not is_late:
                return
            self._close_ingest()
        if self._backend is not None:
            if not self._backend.ends() and not is_late:
                return
            self._close_backend()
        self._retire_until_s = None
        self._ways = None

    def close(self) -> None:
        """End both."""
        self._close_ingest()
        self._close_backend()

    @property
    def pids(self) -> tuple[int, ...]:
        """Of the backend, then of the ingest, as far as they are begun."""
        return tuple(each.pid for each in (self._backend, self._ingest) if each is not None)

    def _backend_serves(self, ways: _Ways) -> bool:
        if self._backend is None:
            self._backend = BackendProcess(
                self._data_folder,
                self._key,
                port=ways.backend_port,
                secret=ways.secret,
                ingest=(f"rtmp://{_HOST}:{ways.ingest_port}", ways.token),
                wait=False,
            )
        try:
            return self._backend.look()
        except (SupervisorError, OSError):
            self._close_backend()
            raise

    def _ingest_serves(self, ways: _Ways) -> bool:
        if self._ingest is None:
            asks = (_url(ways.backend_port), ways.token)
            folder = self._data_folder / _FOLDER
            self._ingest = IngestProcess(folder, ways.ingest_port, asks=asks, wait=False)
        try:
            return self._ingest.look()
        except (SupervisorError, OSError):
            self._close_ingest()
            raise

    def _lose(self, *, was_up: bool) -> list[str]:
        self._not_before_s = self._now_s() + (_AGAIN_S if was_up else _BUSY_S)
        if not was_up and self._ingest is None:
            # Neither has served yet: another program may have taken a place.
            self._ways = None
        if not was_up:
            return []
        return ["The backend on this machine was lost and is begun again; the show goes on."]

    def _close_backend(self) -> None:
        self.up = None
        backend, self._backend = self._backend, None
        if backend is not None:
            backend.close()

    def _close_ingest(self) -> None:
        self.up = None
        ingest, self._ingest = self._ingest, None
        if ingest is not None:
            ingest.close()


def _url(port: int) -> str:
    return f"http://{_HOST}:{port}"


def _free_port() -> int:
    """Return a port that is free now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])
