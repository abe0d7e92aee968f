"""The window's process: opened, and opened again when it crashes."""

import time
from pathlib import Path

from studio.wire.places import Places

from .children import Child, end_process, start_module

MAX_CRASHES = 5
HOPELESS = {3, 4}
"""How the window ends where there is no display, or the system lacks its libraries."""
_CRASH_SPAN_S = 60.0


class WindowProcess:
    """Keeps a window open until the person closes it. One thread."""

    def __init__(self, places: Places, preferences: Path | None) -> None:
        """*preferences*: the file of what the person chose for their window, None to keep none."""
        self._places = places
        self._preferences = preferences
        self._process: Child | None = None
        self._crashes: list[float] = []
        self.is_given_up = False

    def open(self) -> None:
        """Start it."""
        arguments = ["--control-socket", str(self._places.control_socket)]
        if self._preferences is not None:
            arguments += ["--preferences", str(self._preferences)]
        self._process = start_module("ui", *arguments, piped=False)

    def look(self) -> str:
        """Bring a crashed window back; return what the person should be told, mostly nothing."""
        process = self._process
        if process is None or process.poll() is None:
            return ""
        self._process = None
        if process.returncode == 0:
            return "The window was closed; `python -m studio window` opens it again."
        if process.returncode in HOPELESS:
            # It has said itself why.
            self.is_given_up = True
            return "The show goes on without a window."
        now = time.monotonic()
        self._crashes = [at for at in self._crashes if now - at < _CRASH_SPAN_S] + [now]
        if len(self._crashes) > MAX_CRASHES:
            self.is_given_up = True
            return "The window cannot be kept open; the show goes on without it."
        self.open()
        return "The window was lost and is opened again; the show goes on."

    @property
    def is_open(self) -> bool:
        """Whether a window is open."""
        return self._process is not None and self._process.poll() is None

    def close(self) -> None:
        """End it."""
        if self._process is not None:
            if self._process.poll() is None:
                self._process.terminate()
            end_process(self._process, 3.0)
