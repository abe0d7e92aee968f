"""The ingest server that comes along, for a show that has none to go to."""

import json
import selectors
from pathlib import Path

from .children import end_process, start_module
from .errors import SupervisorError

_READY_WAIT_S = 15.0


class IngestProcess:
    """A receiver on this machine, on a port of its own, that stores what it gets."""

    def __init__(self, folder: Path) -> None:
        self._process = start_module(
            "studio.ingest_server", "--listen", "127.0.0.1:0", "--store", str(folder), "--until-eof"
        )
        try:
            self.port = self._wait_port()
        except SupervisorError:
            self.close()
            raise

    def close(self) -> None:
        """End it, once it has stored what it has."""
        if self._process.stdin is not None:
            self._process.stdin.close()
            self._process.stdin = None
        end_process(self._process, 5.0)

    def _wait_port(self) -> int:
        pipe = self._process.stdout
        if pipe is not None:
            with selectors.DefaultSelector() as selector:
                selector.register(pipe, selectors.EVENT_READ)
                if selector.select(_READY_WAIT_S):
                    line = pipe.readline()
                    if line:
                        return int(json.loads(line)["port"])
        message = "The ingest server on this machine did not start."
        raise SupervisorError(message)
