"""MPEG-TS that is sent to a port of this machine."""

import socket
import struct
import threading
from collections.abc import Callable
from ipaddress import ip_address

import av
from av.error import FFmpegError

from mixer.handoff import BoundedQueue, drop_oldest
from mixer.worker import Worker

from .address import FeedAddress
from .connecting import Connector
from .decoding import PROBE_OPTIONS, play
from .delivery import STALL_S, Delivery
from .faults import FeedError, StalledError, UnplayableError
from .local import is_local
from .watch import SLICE_S, Watch

_START_S = 5.0
"""A stream joined in the middle shows nothing before its next key frame."""
_DATAGRAMS = 4096
_MOST_DATAGRAM_BYTES = 65536
_RECEIVE_BYTES = 4 << 20


class UdpFeed:
    """Listens on the port and plays what comes, H.264 in MPEG-TS or whatever else av knows.

    It hears this machine alone unless its address says otherwise, and never what a public
    address sends.
    """

    def __init__(self, address: FeedAddress, connector: Connector) -> None:
        self._address = address
        self._connector = connector

    def play(self, delivery: Delivery, watch: Watch) -> None:
        """Deliver until nothing comes any more. Raises :class:`FeedError`."""
        self._connector.ask(self._address)
        ear = self._listen()
        queue: BoundedQueue[bytes] = BoundedQueue(_DATAGRAMS, drop_oldest)
        receiver = Worker(f"receiver of {self._address.origin}", _receiver(ear, queue))
        receiver.start()
        try:
            self._play(Datagrams(queue, watch), delivery, watch)
        finally:
            receiver.stop()
            ear.close()

    def _play(self, stream: "Datagrams", delivery: Delivery, watch: Watch) -> None:
        origin = self._address.origin
        try:
            watch.allow(STALL_S)
            stream.wait()
            watch.allow(_START_S)
            _show(stream, delivery, watch)
        except StalledError as error:
            if stream.received and not delivery.shown:
                raise self._unplayable() from error
            message = f"No picture comes to {origin}; start its sender."
            raise StalledError(message) from error
        except (FFmpegError, OSError, ValueError, UnplayableError) as error:
            raise self._unplayable() from error
        raise self._unplayable()

    def _unplayable(self) -> UnplayableError:
        return UnplayableError(
            f"What comes to {self._address.origin} is no MPEG-TS with pictures; "
            "set its sender to that."
        )

    def _listen(self) -> socket.socket:
        try:
            return _bound(self._address.host, self._address.port)
        except (OSError, ValueError, OverflowError) as error:
            message = (
                f"{self._address.origin} cannot be listened on; "
                "choose an address of this machine and a port that no other program uses."
            )
            raise FeedError(message) from error


def _show(stream: "Datagrams", delivery: Delivery, watch: Watch) -> None:
    try:
        with av.open(stream, "r", format="mpegts", options=PROBE_OPTIONS) as container:
            play(container, delivery, watch)
    except (FFmpegError, OSError, ValueError):
        if stream.failure is None:
            raise
    if stream.failure is not None:
        raise stream.failure


class Datagrams:
    """Datagrams as the file that av reads. The source's thread."""

    def __init__(self, queue: BoundedQueue[bytes], watch: Watch) -> None:
        self._queue = queue
        self._watch = watch
        self._rest = b""
        self.failure: FeedError | None = None
        self.received = False

    def wait(self) -> None:
        """Return when the first has come."""
        while not self._rest:
            self._watch.check()
            self._rest = self._queue.get(SLICE_S) or b""
        self.received = True

    def read(self, n: int) -> bytes:
        """Return at least one byte and never more than *n*: av does not look.

        Returns none when the watch ends it, and keeps why: av would print what is raised here.
        """
        try:
            self.wait()
        except FeedError as error:
            self.failure = error
            return b""
        piece, self._rest = self._rest[:n], self._rest[n:]
        return piece


def _receiver(ear: socket.socket, queue: BoundedQueue[bytes]) -> Callable[[threading.Event], None]:
    def receive(stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                data, sender = ear.recvfrom(_MOST_DATAGRAM_BYTES)
            except TimeoutError:
                continue
            except OSError:
                # An unreachable sender; the next datagram may be fine.
                stop.wait(SLICE_S)
                continue
            if is_local(str(sender[0])):
                queue.put(data)

    return receive


def _bound(host: str, port: int) -> socket.socket:
    address = ip_address(host)
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6  # noqa: PLR2004  # IPv4
    ear = socket.socket(family, socket.SOCK_DGRAM)
    try:
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVE_BYTES)
        ear.settimeout(SLICE_S)
        if address.is_multicast:
            ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ear.bind((host, port))
        if address.is_multicast and address.version == 4:  # noqa: PLR2004  # IPv4
            group = struct.pack("4s4s", address.packed, bytes(4))
            ear.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)
    except BaseException:
        ear.close()
        raise
    return ear
