"""The backend that comes along: a child on this machine, with a secret of its own each time."""

import secrets
import selectors
from pathlib import Path

import msgspec

from studio.backend.launch import BackendLaunch, BackendReady
from studio.secrets import RecordKey, Secret

from .children import end_process, start_module
from .errors import SupervisorError

_READY_WAIT_S = 20.0
_FOLDER = "backend"


class BackendProcess:
    """An embedded backend over *data_folder*, sealed under *key*. The thread that owns it.

    ``url`` and ``secret`` are how it is asked. Raises :class:`SupervisorError`.
    """

    def __init__(self, data_folder: Path, key: RecordKey) -> None:
        self.secret = Secret(secrets.token_urlsafe(32))
        launch = BackendLaunch(
            folder=str(data_folder / _FOLDER),
            secret=self.secret.reveal(),
            record_key=key.key.reveal(),
            protected=key.protected,
        )
        self._process = start_module("studio.backend")
        try:
            self.url = f"http://127.0.0.1:{self._port(launch)}"
        except (SupervisorError, OSError) as error:
            self.close()
            message = "The backend on this machine did not start."
            raise SupervisorError(message) from error

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    def close(self) -> None:
        """End it, once it has answered what it was asked."""
        if self._process.stdin is not None:
            self._process.stdin.close()
            self._process.stdin = None
        end_process(self._process, 6.0)

    def _port(self, launch: BackendLaunch) -> int:
        to, pipe = self._process.stdin, self._process.stdout
        if to is not None and pipe is not None:
            to.write(msgspec.json.encode(launch) + b"\n")
            to.flush()
            with selectors.DefaultSelector() as selector:
                selector.register(pipe, selectors.EVENT_READ)
                if selector.select(_READY_WAIT_S) and (line := pipe.readline()):
                    return msgspec.json.decode(line, type=BackendReady).port
        message = "The backend said nothing."
        raise SupervisorError(message)
