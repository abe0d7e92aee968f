"""A line of little capacity: relays one TCP connection at a time, slowly one way."""

import socket
import threading
from types import TracebackType
from typing import Self

from mixer.clock import NS_PER_S, MonotonicClock
from mixer.worker import Worker

_SLICES_PER_S = 50


class NarrowRelay:
    """Listens on ``port`` while entered and relays to *target_port* at ``bytes_per_s``.

    ``bytes_per_s`` may be changed while it runs.
    """

    def __init__(self, target_port: int, bytes_per_s: int) -> None:
        self.bytes_per_s = bytes_per_s
        self._target_port = target_port
        self._listening = socket.socket()
        # Set before listening, so that little waits in the kernel.
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        self._listening.bind(("127.0.0.1", 0))
        self._listening.listen()
        self._listening.settimeout(0.1)
        self.port = int(self._listening.getsockname()[1])
        self._clock = MonotonicClock()
        self._worker = Worker("narrow relay", self._run)

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
                near.setblocking(False)  # noqa: FBT003 - the standard library's own signature
                far.setblocking(False)  # noqa: FBT003 - the standard library's own signature
                self._relay(near, far, stop)

    def _relay(self, near: socket.socket, far: socket.socket, stop: threading.Event) -> None:
        next_ns = self._clock.now_ns()
        while not stop.is_set():
            next_ns += NS_PER_S // _SLICES_PER_S
            self._clock.sleep_until(next_ns)
            try:
                forth = near.recv(max(1, self.bytes_per_s // _SLICES_PER_S))
                far.sendall(forth)
                if not forth:
                    return
            except BlockingIOError:
                pass
            except OSError:
                return
            try:
                back = far.recv(65536)
                near.sendall(back)
                if not back:
                    return
            except BlockingIOError:
                pass
            except OSError:
                return
