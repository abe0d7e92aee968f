"""Processes that listen to, and click into, the devices of a test's sound server."""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.parts.pulse import PulseServer
from tests.waiting import wait_until

Facts = dict[str, Any]
_HOLE = 20


Sounds = Callable[[Facts], bool]


def _as_it_is(_facts: Facts) -> bool:
    return True


def is_whole(heard: list[Facts], sounds: Sounds = _as_it_is) -> bool:
    """Return whether at most one piece in five has a hole: this machine has other work, too.

    One that comes too late makes whoever plays keep more ahead, so it must not stay so. Beside a
    hole a tone rings, as in any resampler: so a piece that does not come to *sounds* is as one
    with a hole.
    """
    broken = [facts for facts in heard if facts["silent"] >= _HOLE or not sounds(facts)]
    return len(broken) <= len(heard) // 5


class Listener:
    """The listening process; :meth:`await_` skips what it says until something is so."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: queue.Queue[Facts] = queue.Queue(10_000)
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def await_(self, so: Callable[[Facts], bool], timeout_s: float = 15.0) -> Facts:
        said: list[Facts] = []

        def came() -> bool:
            while not self._lines.empty():
                said.append(self._lines.get())
                if so(said[-1]):
                    return True
            return False

        try:
            wait_until(came, timeout_s, "something heard")
        except AssertionError as error:
            message = f"{error}; it said {said[-5:]}"
            raise AssertionError(message) from None
        return said[-1]

    def await_plays(self, plays: str, timeout_s: float = 15.0) -> str:
        """Return the fault with which headphones came to fare so."""
        return str(self.await_(lambda facts: facts.get("plays") == plays, timeout_s)["fault"])

    def tell(self, **choice: object) -> None:
        """Have a player choose anew."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(choice) + "\n")
        self.process.stdin.flush()

    def await_status(self, status: str, timeout_s: float = 15.0) -> str:
        return str(self.await_(lambda facts: facts.get("status") == status, timeout_s)["fault"])

    def heard(self, count: int) -> list[Facts]:
        """Return what it hears in the next *count* fifths of a second."""
        return [self.await_(lambda facts: "peak" in facts) for _ in range(count)]

    def heard_whole(self, count: int, sounds: Sounds = _as_it_is) -> list[Facts]:
        """Return the first of ten stretches of *count* fifths of a second that is whole.

        Raises :class:`AssertionError` with all of them when none is. Whoever plays needs its first
        holes to learn how much this machine makes it keep ahead.
        """
        stretches: list[list[Facts]] = []
        while len(stretches) < 10:
            stretches.append(self.heard(count))
            if is_whole(stretches[-1], sounds):
                return stretches[-1]
        message = f"it was never whole: {stretches}"
        raise AssertionError(message)

    def forget(self) -> None:
        """Forget what it has said until now."""
        while not self._lines.empty():
            self._lines.get()

    def end(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.await_(lambda facts: "stopped" in {facts.get("status"), facts.get("plays")})
        self._reader.join(10)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(json.loads(line))


@contextmanager
def listening(server: PulseServer, **settings: object) -> Iterator[Listener]:
    """Listen to the microphone that *settings* choose."""
    with _talking(server, "listener", settings) as listener:
        yield listener


@contextmanager
def playing(server: PulseServer, **settings: object) -> Iterator[Listener]:
    """Play a tone into the headphones that *settings* choose."""
    with _talking(server, "player", settings) as player:
        yield player


@contextmanager
def _talking(server: PulseServer, name: str, settings: Facts) -> Iterator[Listener]:
    command = [sys.executable, "-m", f"tests.capture.{name}", json.dumps(settings)]
    with subprocess.Popen(
        command, env=server.environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            yield Listener(process)
        except BaseException:
            process.kill()
            raise


@contextmanager
def clicking(server: PulseServer, device: str = "mouth") -> Iterator[None]:
    """Click into *device* until the end."""
    command = [sys.executable, "-m", "tests.capture.clicker", device]
    with subprocess.Popen(
        command, env=server.environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "clicking\n"
        try:
            yield
        finally:
            process.kill()
