"""When missed parts are uploaded: while nothing is live, by a process that goes when it must."""

import contextlib
import selectors
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from studio.wire.missed import MissedLaunch, MissedTold
from studio.wire.state import MissedState

from .children import Child, end_process, start_module

_AGAIN_S = 60.0
"""After a failure, which is told."""
_QUIET_S = 5.0
"""After a show, before anything is begun: somebody may go live again at once."""
_END_S = 0.5
"""It is written to be killed at any time: nothing is waited for."""
_READ_BYTES = 1 << 16
_PATTERN, _MARK = "*.vsledger", ".done"
_WANTED = "*.vsrec.upload"
_LOOK_S = 5.0
"""How often it is looked whether somebody wants a recording uploaded."""


class MissedUploads:
    """Owns the uploader. The supervisor's thread; *launch* makes what it is handed."""

    def __init__(
        self,
        folder: Path,
        launch: Callable[[], MissedLaunch],
        now_s: Callable[[], float] = time.monotonic,
        elsewhere: Callable[[], bool] = lambda: False,
        wanted: Callable[[], bool] = lambda: False,
    ) -> None:
        """*elsewhere*: whether some may lie in other folders, where the uploader looks.

        *wanted*: whether somebody has asked for one since the uploader looked; waits for no disk
        but that of the person's own data.
        """
        self._folder = folder
        self._launch = launch
        self._now_s = now_s
        self._process: Child | None = None
        self._rest = b""
        self._elsewhere = elsewhere
        self._wanted = wanted
        self._due_s: float | None = now_s() + _QUIET_S if self._is_needed() else None
        self._looked_s = now_s()
        self._was_live = False
        self._state = MissedState()

    def look(self, *, live: bool) -> MissedState | None:
        """Begin, follow or end the uploader; return the state when it has changed."""
        before = self._state
        if live:
            # What is not there yet goes on from where it is, once the show is over.
            self._was_live = True
            self._due_s = None
            self.close()
            self._state = MissedState()
        elif self._was_live:
            self._was_live = False
            self._due_s = self._now_s() + _QUIET_S
        if self._process is not None:
            self._follow(self._process)
        elif self._due_s is not None:
            if self._now_s() >= self._due_s:
                self._due_s = None
                if self._is_needed():
                    self._begin()
        elif not live and self._now_s() - self._looked_s >= _LOOK_S:
            self._looked_s = self._now_s()
            if self._wanted() or _has(self._folder, _WANTED):
                self._due_s = self._now_s()
        return self._state if self._state != before else None

    def _is_needed(self) -> bool:
        ledgers = self._folder.glob(_PATTERN)
        unmarked = (not path.with_name(path.name + _MARK).exists() for path in ledgers)
        return any(unmarked) or _has(self._folder, _WANTED) or self._wanted() or self._elsewhere()

    def close(self) -> None:
        """End the uploader, if there is one; what it brought is kept."""
        process, self._process = self._process, None
        if process is not None:
            if process.stdin is not None:
                process.stdin.close()
                process.stdin = None
            end_process(process, _END_S)

    @property
    def running(self) -> bool:
        """Whether an uploader runs."""
        return self._process is not None

    def _begin(self) -> None:
        self._rest = b""
        process = start_module("studio.missed")
        self._process = process
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.write(msgspec.json.encode(self._launch()) + b"\n")
                process.stdin.flush()

    def _follow(self, process: Child) -> None:
        ended = process.poll() is not None
        self._read(process)
        if not ended:
            return
        if process.returncode:
            self._due_s = self._now_s() + _AGAIN_S
            if self._state.status != "failed":
                fault = "What was missed could not be uploaded; it is tried again in a minute."
                self._state = MissedState(status="failed", fault=fault)
        self.close()

    def _read(self, process: Child) -> None:
        pipe = process.stdout
        if pipe is None or pipe.closed:
            return
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while selector.select(0):
                data = pipe.read1(_READ_BYTES)  # type: ignore[attr-defined]  # a BufferedReader
                if not data:
                    return
                *lines, self._rest = (self._rest + data).split(b"\n")
                for line in lines:
                    with contextlib.suppress(msgspec.DecodeError):
                        self._state = msgspec.json.decode(line, type=MissedTold).missed


def _has(folder: Path, pattern: str) -> bool:
    return next(folder.glob(pattern), None) is not None
