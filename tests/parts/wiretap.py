"""A relay that keeps what passes, each way."""

import select
import socket
import threading
from types import TracebackType
from typing import Self

from mixer.worker import Worker


class Wiretap:
    """Listens on ``port`` while entered and relays one connection to *target_port*.

    ``forth`` is what the client said, ``back`` what it was answered.
    """

    def __init__(self, target_port: int) -> None:
        self.forth, self.back = bytearray(), bytearray()
        self._target_port = target_port
        self._listening = socket.socket()
        self._listening.bind(("127.0.0.1", 0))
        self._listening.listen()
        self._listening.settimeout(0.1)
        self.port = int(self._listening.getsockname()[1])
        self._worker = Worker("wiretap", self._run)

    def __enter__(self) -> Self:
        self._worker.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._worker.stop()
        self._listening.close()

    def _run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                near, _ = self._listening.accept()
            except TimeoutError:
                continue
            with near, socket.create_connection(("127.0.0.1", self._target_port)) as far:
                self._relay(near, far, stop)

    def _relay(self, near: socket.socket, far: socket.socket, stop: threading.Event) -> None:
        ways = {near: (far, self.forth), far: (near, self.back)}
        while ways and not stop.is_set():
            for source in select.select(list(ways), [], [], 0.1)[0]:
                target, kept = ways[source]
                try:
                    data = source.recv(65536)
                    kept += data
                    target.sendall(data)
                except OSError:
                    return
                if not data:
                    target.shutdown(socket.SHUT_WR)
                    del ways[source]
