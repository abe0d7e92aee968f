"""Has recordings repaired that were cut off: at the start, and after an engine was lost."""

import contextlib
import selectors
from collections.abc import Callable

import msgspec

from studio.wire.repair import RepairLaunch, RepairTold

from .children import Child, end_process, start_module

_END_S = 0.5
"""It is written to be killed at any time: nothing is waited for."""
_READ_BYTES = 1 << 16
_MOST_TOLD = 20


class Repairs:
    """Owns the process that repairs. The supervisor's thread; *launch* makes what it is handed."""

    def __init__(self, launch: Callable[[], RepairLaunch]) -> None:
        self._launch = launch
        self._process: Child | None = None
        self._rest = b""
        self._again = False
        self.told: tuple[str, ...] = ()
        """The newest twenty sentences on what was repaired."""

    def begin(self) -> None:
        """Look for what is torn; while that goes on, once more after it."""
        if self._process is not None:
            self._again = True
            return
        self._rest = b""
        process = start_module("studio.repair")
        self._process = process
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.write(msgspec.json.encode(self._launch()) + b"\n")
                process.stdin.flush()

    def look(self) -> tuple[str, ...]:
        """Return what was repaired since the last look, in sentences."""
        process = self._process
        if process is None:
            return ()
        ended = process.poll() is not None
        news = tuple(self._read(process))
        self.told = (*self.told, *news)[-_MOST_TOLD:]
        if ended:
            self.close()
            if self._again:
                self._again = False
                self.begin()
        return news

    def close(self) -> None:
        """End it, if it runs: the next start goes on."""
        process, self._process = self._process, None
        if process is not None:
            end_process(process, _END_S)

    @property
    def running(self) -> bool:
        """Whether something is being looked for."""
        return self._process is not None

    def _read(self, process: Child) -> list[str]:
        pipe = process.stdout
        told: list[str] = []
        if pipe is None or pipe.closed:
            return told
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while selector.select(0):
                data = pipe.read1(_READ_BYTES)  # type: ignore[attr-defined]  # a BufferedReader
                if not data:
                    break
                *lines, self._rest = (self._rest + data).split(b"\n")
                for line in lines:
                    # What some library prints there is no line of its own.
                    with contextlib.suppress(msgspec.DecodeError):
                        told.append(msgspec.json.decode(line, type=RepairTold).text)
        return told
