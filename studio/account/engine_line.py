"""The engine as the account's process knows it: one client that watches, and one that asks."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from mixer.worker import Worker
from studio.wire.commands import AnyCommand
from studio.wire.connection import Connection
from studio.wire.errors import WireError
from studio.wire.events import AnyEvent, HealthReport
from studio.wire.reduce import reduce
from studio.wire.state import Snapshot

_TURN_S: Final = 0.3
_AGAIN_S: Final = 0.5
_ANSWER_S: Final = 10.0


class EngineLine:
    """*came* hears the state whenever it changed, on the line's thread; None: it is not there."""

    def __init__(self, control_socket: Path, came: Callable[[Snapshot | None], object]) -> None:
        self._path = control_socket
        self._came = came
        self._worker = Worker("engine watch", self._run)

    def open(self) -> None:
        """Begin to watch. The owner's thread."""
        self._worker.start()

    def close(self) -> None:
        """Watch no more. The owner's thread."""
        self._worker.stop()

    def perform(self, *commands: AnyCommand) -> None:
        """Have the engine do these, one after another. Any thread; blocks for some seconds.

        Raises :class:`WireError`, with its reason where it refuses.
        """
        line = Connection.open(self._path)
        try:
            line.snapshot()
            for command in commands:
                line.perform(command, _ANSWER_S)
        finally:
            line.close()

    def _run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                line = Connection.open(self._path, 1.0)
            except WireError:
                stop.wait(_AGAIN_S)
                continue
            try:
                self._watch(line, stop)
            except WireError:
                self._came(None)
                stop.wait(_AGAIN_S)
            finally:
                line.close()

    def _watch(self, line: Connection, stop: threading.Event) -> None:
        state = line.snapshot()
        self._came(state)
        while not stop.is_set():
            event: AnyEvent | None = line.receive(_TURN_S)
            if event is None or isinstance(event, HealthReport):
                continue
            before, state = state, reduce(state, event)
            if state.revision != before.revision:
                self._came(state)
