"""A virtual X screen with something that moves on it; may be killed and started again."""

import os
import signal
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.waiting import wait_until

from .ports import reserve

WIDTH, HEIGHT = 640, 360
_DISPLAYS = range(90, 1500)
_WANDER = (
    "while xdotool mousemove 100 100 && sleep 0.1 && xdotool mousemove 300 200 && sleep 0.1; "
    "do :; done"
)


class XServer:
    """Xvfb on a display of its own; runs while entered."""

    def __init__(self, *, lacks: str = "", wander: bool = True) -> None:
        """*lacks*: an extension that it is to be without; *wander*: whether the pointer moves."""
        self._lacking = ("-extension", lacks) if lacks else ()
        self._wander = wander
        self.number = reserve("display", _DISPLAYS, _is_free)
        self.display = f":{self.number}"
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start it on the same display; returns when it takes clients."""
        screen = ("-screen", "0", f"{WIDTH}x{HEIGHT}x24")
        self._run("Xvfb", self.display, *screen, "-nolisten", "tcp", "-noreset", *self._lacking)
        wait_until(_socket(self.number).exists, 10, f"the X server {self.display}")
        if self._wander:
            # A terminal's worth of movement: the pointer, which is drawn into the picture.
            self._run("sh", "-c", _WANDER)

    def kill(self) -> None:
        """As a crash would; what was drawn on it ends as well."""
        for process in self._processes:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)
        self._processes.clear()
        _socket(self.number).unlink(missing_ok=True)
        _lock(self.number).unlink(missing_ok=True)

    def freeze(self) -> None:
        self._processes[0].send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._processes[0].send_signal(signal.SIGCONT)

    def _run(self, *command: str) -> None:
        self._processes.append(
            subprocess.Popen(
                command,
                env={**os.environ, "DISPLAY": self.display},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        )

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.kill()


def _socket(number: int) -> Path:
    return Path(f"/tmp/.X11-unix/X{number}")  # noqa: S108 # where X servers have it


def _lock(number: int) -> Path:
    return Path(f"/tmp/.X{number}-lock")  # noqa: S108 # likewise


def _is_free(number: int) -> bool:
    return not _socket(number).exists() and not _lock(number).exists()
