"""The engine as the talk link knows it: one client, held for as long as the engine is there.

Whatever it holds for this client it lets go of when the link is gone.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal, TypeAlias

from mixer.handoff import LatestSlot
from mixer.worker import Worker
from studio.wire.commands import FeedEar, HoldOut
from studio.wire.connection import Connection
from studio.wire.errors import WireError
from studio.wire.events import HealthReport
from studio.wire.reduce import reduce
from studio.wire.state import Snapshot

Tally: TypeAlias = Literal["off", "preview", "on-air"]
_TURN_S: Final = 0.3
_AGAIN_S: Final = 0.5


def tally_of(state: Snapshot) -> Tally:
    """Return what a show in *state* is used for: a rehearsal is seen by nobody yet. Pure."""
    if state.live.status not in {"live", "reconnecting"}:
        return "off"
    return "preview" if state.used_event.rehearsal else "on-air"


class EngineLine:
    """*came* hears on the line's thread that the engine is there, *gone* that it is not any more.

    :meth:`feed_ear` and :meth:`hold_out` are one other thread's, the same for both.
    """

    def __init__(
        self, control_socket: Path, came: Callable[[], object], gone: Callable[[], object]
    ) -> None:
        self._path = control_socket
        self._came = came
        self._gone = gone
        self._line: LatestSlot[Connection] = LatestSlot()
        self._tally: LatestSlot[Tally] = LatestSlot()
        self._worker = Worker("talk engine line", self._run)

    @property
    def tally(self) -> Tally:
        """What the show of this station is used for. Any thread."""
        return self._tally.get() or "off"

    def open(self) -> None:
        """Look for the engine. The owner's thread."""
        self._worker.start()

    def close(self) -> None:
        """Let go of it. The owner's thread."""
        self._worker.stop()

    def feed_ear(self, *, wanted: bool) -> None:
        """Have the engine leave the programme for the ear, or not."""
        self._send(FeedEar(wanted))

    def hold_out(self, *, down: bool, device: str = "") -> bool:
        """Have microphones held out of the programme; False where there is no engine.

        *device*: those that hear this one; '' all of this station.
        """
        return self._send(HoldOut(down, device=device))

    def _send(self, command: FeedEar | HoldOut) -> bool:
        line = self._line.get()
        try:
            if line is not None:
                line.send(command)
        except WireError:
            # The line's own thread notices, and looks for the next engine.
            return False
        return line is not None

    def _run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                line = Connection.open(self._path, 1.0)
            except WireError:
                stop.wait(_AGAIN_S)
                continue
            try:
                state = line.snapshot()
                self._tally.put(tally_of(state))
                self._line.put(line)
                self._came()
                while not stop.is_set():
                    event = line.receive(_TURN_S)
                    if event is not None and not isinstance(event, HealthReport):
                        state = reduce(state, event)
                        self._tally.put(tally_of(state))
            except WireError:
                pass
            finally:
                self._line.clear()
                self._tally.clear()
                self._gone()
                line.close()
