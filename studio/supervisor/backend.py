"""The backend that comes along: a child on this machine, with a secret of its own each time."""

import secrets
import time
from pathlib import Path

import msgspec

from studio.backend.launch import BackendLaunch, BackendReady
from studio.secrets import RecordKey, Secret

from .children import end_process, first_line, start_module
from .errors import SupervisorError

_READY_WAIT_S = 60.0
_FOLDER = "backend"


class BackendProcess:
    """An embedded backend over *data_folder*, sealed under *key*. The thread that owns it.

    ``url`` and ``secret`` are how it is asked; *port* 0: one of its own choice. *ingest*: the
    address of the receiver that comes along, and the token that it will bring. Without *wait*
    :meth:`look` tells when it serves. Raises :class:`SupervisorError`.
    """

    def __init__(
        self,
        data_folder: Path,
        key: RecordKey,
        *,
        port: int = 0,
        secret: Secret | None = None,
        ingest: tuple[str, Secret] | None = None,
        wait: bool = True,
    ) -> None:
        self.secret = secret or Secret(secrets.token_urlsafe(32))
        self.url = ""
        launch = BackendLaunch(
            folder=str(data_folder / _FOLDER),
            secret=self.secret.reveal(),
            record_key=key.key.reveal(),
            protected=key.protected,
            port=port,
            ingest_url=ingest[0] if ingest else "",
            ingest_token=ingest[1].reveal() if ingest else "",
        )
        self._give_up_s = time.monotonic() + _READY_WAIT_S
        self._process = start_module("studio.backend")
        try:
            self._hand(launch)
            if wait and not self.look(_READY_WAIT_S):
                raise _not_started()
        except (SupervisorError, OSError) as error:
            self.close()
            raise _not_started() from error

    def look(self, wait_s: float = 0.0) -> bool:
        """Return whether it serves. Raises :class:`SupervisorError` when it has ended, or hangs."""
        if not self.url and (line := first_line(self._process, wait_s)):
            port = msgspec.json.decode(line, type=BackendReady).port
            self.url = f"http://127.0.0.1:{port}"
        is_late = not self.url and time.monotonic() > self._give_up_s
        if is_late or self._process.poll() is not None:
            raise _not_started()
        return bool(self.url)

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    def ends(self) -> bool:
        """Ask it to end, and return whether it has; whoever asks again waits for nothing."""
        self._let_go()
        return self._process.poll() is not None

    def close(self) -> None:
        """End it, once it has answered what it was asked."""
        self._let_go()
        end_process(self._process, 6.0)

    def _let_go(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
            self._process.stdin = None

    def _hand(self, launch: BackendLaunch) -> None:
        if self._process.stdin is None:
            raise _not_started()
        self._process.stdin.write(msgspec.json.encode(launch) + b"\n")
        self._process.stdin.flush()


def _not_started() -> SupervisorError:
    message = "The backend on this machine did not start; end the studio that has it open."
    return SupervisorError(message)
