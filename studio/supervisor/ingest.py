"""The ingest server that comes along, for a show that has none to go to."""

import json
import os
from pathlib import Path

from studio.secrets import Secret

from .children import Child, end_process, first_line, start_module
from .errors import SupervisorError

_READY_WAIT_S = 15.0
_HOST = "127.0.0.1"


class IngestProcess:
    """A receiver on this machine that stores what it gets.

    *asks*: the backend that says who may publish, and this receiver's token there; without it
    everybody may. *port*: 0 for one of its own choice. Without *wait* :meth:`look` tells when it
    serves. Raises :class:`SupervisorError`.
    """

    def __init__(
        self,
        folder: Path,
        port: int = 0,
        *,
        asks: tuple[str, Secret] | None = None,
        wait: bool = True,
    ) -> None:
        self._process = _start(folder, port, asks)
        self.port = 0
        try:
            if wait and not self.look(_READY_WAIT_S):
                raise _not_started()
        except SupervisorError:
            self.close()
            raise

    def look(self, wait_s: float = 0.0) -> bool:
        """Return whether it serves. Raises :class:`SupervisorError` when it has ended."""
        if not self.port and (line := first_line(self._process, wait_s)):
            self.port = int(json.loads(line)["port"])
        if self._process.poll() is not None:
            raise _not_started()
        return bool(self.port)

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    def ends(self) -> bool:
        """Ask it to end, and return whether it has; whoever asks again waits for nothing."""
        self._let_go()
        return self._process.poll() is not None

    def close(self) -> None:
        """End it, once it has stored what it has."""
        self._let_go()
        end_process(self._process, 5.0)

    def _let_go(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
            self._process.stdin = None


def _start(folder: Path, port: int, asks: tuple[str, Secret] | None) -> Child:
    module = ("studio.ingest_server", "--listen", f"{_HOST}:{port}", "--store", str(folder))
    if asks is None:
        return start_module(*module, "--until-eof")
    url, token = asks
    # A pipe holds a token whole, so nobody waits; neither an argument nor a file ever does.
    reading, writing = os.pipe()
    try:
        os.write(writing, token.reveal().encode())
        os.close(writing)
        place = ("--backend", url, "--backend-token", f"fd:{reading}")
        return start_module(*module, "--until-eof", *place, descriptors=(reading,))
    finally:
        os.close(reading)


def _not_started() -> SupervisorError:
    return SupervisorError("The ingest server on this machine did not start.")
