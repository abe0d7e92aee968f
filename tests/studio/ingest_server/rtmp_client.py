"""A publisher as small as can be, to say to the receiver what no real one would."""

import socket
from pathlib import Path
from types import TracebackType
from typing import Self

from studio.output.ingest.destination import Destination
from studio.output.ingest.publisher import Publisher, Step
from studio.output.rtmp import Message
from studio.secrets.secret import Secret


class SmallPublisher:
    """Publishes under *name* while entered; raises what the publisher raises."""

    def __init__(self, port: int, name: str = "name", *, application: str = "live") -> None:
        destination = Destination.parse(f"rtmp://127.0.0.1:{port}/{application}")
        self._publisher = Publisher(destination, Secret(name), bitrate_bps=1_000_000)
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)

    def connect(self) -> None:
        """Return once the receiver takes media."""
        while self._publisher.step is not Step.LIVE:
            self.socket.sendall(self._publisher.take_outgoing())
            data = self.socket.recv(65536)
            if not data:
                message = "the receiver hung up"
                raise ConnectionError(message)
            self._publisher.feed(data)

    def send(self, type_id: int, timestamp_ms: int, payload: bytes) -> None:
        """Send one message, whatever it holds."""
        self._publisher.send(Message(type_id, 1, timestamp_ms, payload))
        self.socket.sendall(self._publisher.take_outgoing())

    def finish(self) -> None:
        """End the stream in order."""
        self._publisher.finish()
        self.socket.sendall(self._publisher.take_outgoing())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.socket.close()


def arrivals_of(flv: Path) -> list[list[str]]:
    """Return the rows of the file of arrivals beside *flv*."""
    beside = flv.with_name(flv.name + ".arrivals")
    return [line.split() for line in beside.read_text().splitlines()]
