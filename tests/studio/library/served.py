"""The library as the supervisor begins it, in a process of its own, and a client that calls it."""

import itertools
import select
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from studio.secrets import RecordKey
from studio.supervisor.library import LibraryDoor
from studio.wire.codec import encode, library_event_decoder
from studio.wire.library import (
    AnyLibraryCommand,
    AnyLibraryEvent,
    LibraryDone,
    LibraryRefused,
    LibraryRequest,
    LibraryState,
    reduce_library,
)
from studio.wire.library_launch import LibraryLaunch
from tests.waiting import wait_until


class Client:
    """Calls the library, and knows what it tells."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(10)
        self._socket.connect(str(path))
        self._decoder = library_event_decoder()
        self._ids = itertools.count(1)
        self.state = LibraryState()
        self.events: list[AnyLibraryEvent] = []

    def send(self, command: AnyLibraryCommand) -> int:
        number = next(self._ids)
        self._socket.sendall(encode(LibraryRequest(number, command)))
        return number

    def ask(self, command: AnyLibraryCommand) -> str:
        """Send it, and return the reason of its refusal, '' where it was done."""
        number = self.send(command)
        answers: list[str] = []

        def answered() -> bool:
            for event in self.listen():
                if isinstance(event, LibraryDone) and event.id == number:
                    answers.append("")
                if isinstance(event, LibraryRefused) and event.id == number:
                    answers.append(event.reason)
            return bool(answers)

        wait_until(answered, 15, f"an answer to {command}")
        return answers[0]

    def listen(self) -> list[AnyLibraryEvent]:
        """Return what came since, waiting a moment for it."""
        if not select.select([self._socket], [], [], 0.05)[0]:
            return []
        data = self._socket.recv(1 << 20)
        assert data, "the library has gone"
        events = self._decoder.feed(data)
        for event in events:
            self.state = reduce_library(self.state, event)
        self.events += events
        return events

    def wait(self, holds: Callable[[LibraryState], object], what: str) -> LibraryState:
        """Listen until *holds* is true of the state."""

        def came() -> bool:
            self.listen()
            return bool(holds(self.state))

        wait_until(came, 20, what)
        return self.state

    def close(self) -> None:
        self._socket.close()


@dataclass
class Served:
    """A folder of recordings, the door in front of it, and what a test may change."""

    folder: Path
    key: RecordKey
    runtime: Path
    running: list[str] = field(default_factory=list)
    on_air: bool = False
    now_s: float = 0.0

    def __post_init__(self) -> None:
        self.door = LibraryDoor(self.runtime / "library.sock", self._launch, lambda: self.now_s)

    @property
    def recordings(self) -> Path:
        return self.folder / "recordings"

    def look(self) -> None:
        self.door.look(on_air=self.on_air, running=self.running)

    def is_gone(self) -> bool:
        """Look, and return whether there is no process then."""
        self.look()
        return self.door.pid is None

    def call(self) -> Client:
        """Return a client that the library has answered."""
        client = Client(self.runtime / "library.sock")

        def answered() -> bool:
            self.look()
            return any(isinstance(event, LibraryState) for event in client.listen())

        wait_until(answered, 20, "the library answers")
        return client

    def _launch(self, descriptor: int) -> LibraryLaunch:
        return LibraryLaunch(
            descriptor=descriptor,
            folder=str(self.runtime / "library"),
            record_folder=str(self.recordings),
            data_folder=str(self.folder / "data"),
            record_key=self.key.key.reveal(),
            protected=self.key.protected,
            running=tuple(self.running),
        )


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Hold the door of a library over *folder*."""
    # The path of a Unix socket may hold 107 bytes, fewer than pytest's folders do.
    with TemporaryDirectory(prefix="vs-") as short:
        made = Served(folder, RecordKey.generate(protected=True), Path(short))
        try:
            yield made
        finally:
            made.door.close()
