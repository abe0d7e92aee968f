"""A server that speaks MongoDB's protocol, in place of MongoDB, which cannot be had here.

Its known faults: ``$ne: null`` and updates by a pipeline are wrong, it has neither users nor TLS,
takes one transaction of a database at a time, aggregates nothing within one, and replaces no
document with bytes in it. The store minds all of these but the third.
"""

import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from studio.secrets import Secret

from .ports import free_port, wait_for_listener


class MongoStandIn:
    """Runs while entered."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._port = folder, free_port()
        self.url = Secret(f"mongodb://127.0.0.1:{self._port}/")

    def __enter__(self) -> Self:
        command = [sys.executable, "-c", "from nx_27017 import main; main()"]
        self._process = subprocess.Popen(
            [
                *(*command, "--data-dir", str(self._folder / "data"), "-p", str(self._port)),
                *("--pid-file", str(self._folder / "pid")),
                *("--log-file", str(self._folder / "log")),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for_listener(self._port)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait(10)
