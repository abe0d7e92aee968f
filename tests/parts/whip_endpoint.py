"""The WHIP endpoint of :mod:`tests.parts.whip_server`, as a test holds it."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.waiting import wait_until

from .pki import Certificate

TOKEN = "the-very-secret-token"  # noqa: S105 - of the tests


@dataclass(frozen=True)
class Seen:
    """What the endpoint received: pictures as (number, stamp, sender's wall clock, when), in ns."""

    pictures: list[tuple[int, int, int, int]]
    chirps: list[int]
    unreadable: int


class WhipEndpointProcess:
    def __init__(
        self, certificate: Certificate, *options: str, module: str = "tests.parts.whip_server"
    ) -> None:
        command = [module, str(certificate.chain), str(certificate.key)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command, "--token", TOKEN, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.said: list[dict[str, Any]] = []
        self._reader = threading.Thread(target=self._read, name="whip endpoint")
        self._reader.start()
        self.port = 0
        self.url = ""

    def listen(self) -> None:
        """Wait until it does, and know where."""
        self.port = int(self.wait_for("listening", 60)["port"])
        self.url = f"https://127.0.0.1:{self.port}/whip/show"

    def events(self, name: str) -> list[dict[str, Any]]:
        """Return what it told of *name* until now."""
        return self._events(name)

    def wait_for(self, name: str, timeout_s: float = 15, count: int = 1) -> dict[str, Any]:
        wait_until(lambda: len(self._events(name)) >= count, timeout_s, f"the endpoint says {name}")
        return self._events(name)[-1]

    def freeze(self) -> None:
        os.kill(self.process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        os.kill(self.process.pid, signal.SIGCONT)

    def kill(self) -> None:
        self.process.kill()
        self._end()

    def result(self) -> Seen:
        """End it, and return what it received."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        said = self.wait_for("result")
        self._end()
        return Seen([tuple(row) for row in said["pictures"]], said["chirps"], said["unreadable"])

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            assert self.process.stdin is not None
            self.process.stdin.close()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self._end()

    def _end(self) -> None:
        self.process.wait(10)
        self._reader.join(10)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(json.loads(line))

    def _events(self, name: str) -> list[dict[str, Any]]:
        return [said for said in self.said if said["event"] == name]


@contextmanager
def whip_endpoint(
    certificate: Certificate, *options: str, module: str = "tests.parts.whip_server"
) -> Iterator[WhipEndpointProcess]:
    """Run an endpoint with *options* of the server's, which is *module*."""
    endpoint = WhipEndpointProcess(certificate, *options, module=module)
    try:
        endpoint.listen()
        yield endpoint
    finally:
        endpoint.close()
