"""The library as the supervisor begins it, in a process of its own, and a client that calls it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from studio.secrets import RecordKey
from studio.supervisor.library import LibraryDoor
from studio.wire.codec import library_event_decoder
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
from tests.parts.wire_client import WireClient
from tests.waiting import wait_until


class Client(WireClient[LibraryState, AnyLibraryCommand, AnyLibraryEvent]):
    """Calls the library, and knows what it tells."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            LibraryState(),
            decoder=library_event_decoder(),
            request=LibraryRequest,
            reduce=reduce_library,
            answer=_answer,
        )


def _answer(event: AnyLibraryEvent) -> tuple[int, str] | None:
    match event:
        case LibraryDone(id=number):
            return number, ""
        case LibraryRefused(id=number, reason=reason):
            return number, reason
        case _:
            return None


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
