"""The window's end of a socket of the wire: never blocks, comes back by itself."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from studio.wire.codec import Decoder
from studio.wire.errors import ProtocolError

_READ_BYTES = 1 << 16
_MAX_WAITING_BYTES = 1 << 18


@dataclass(frozen=True, slots=True)
class Manners:
    """How a link goes about it: which codec, how soon it tries again, and what it says.

    ``silent_s``: seconds without a word after which the other side counts as gone; 0: never.
    """

    decoder: Callable[[], Decoder[Any]]
    retry_ms: int
    silent_s: int
    gone: str
    foreign: str
    deaf: str
    mute: str


class WireLink(QObject):
    """Connects, and connects again for as long as it is started. GUI thread.

    ``up`` is sent with every new connection, ``came`` with each event, ``down`` with a sentence
    on what happened.
    """

    up = Signal()
    came = Signal(object)
    down = Signal(str)

    def __init__(self, path: Path, manners: Manners, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._manners = manners
        self._socket: socket.socket | None = None
        self._reading: QSocketNotifier | None = None
        self._writing: QSocketNotifier | None = None
        self._decoder = manners.decoder()
        self._waiting = bytearray()
        self._silent_ticks = 0
        self._retry = QTimer(self, interval=manners.retry_ms, singleShot=True)
        self._retry.timeout.connect(self._connect)
        self._silence = QTimer(self, interval=1000)
        self._silence.timeout.connect(self._listen_for_silence)

    def start(self) -> None:
        """Look for the other side now, and until it is stopped."""
        self._connect()

    def stop(self) -> None:
        """Leave, and look no more."""
        self._retry.stop()
        self._close()

    def send_bytes(self, message: bytes) -> bool:
        """Send a whole message; False when there is nobody to send it to."""
        if self._socket is None:
            return False
        self._waiting += message
        self._flush()
        return self._socket is not None

    def _connect(self) -> None:
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        sock.settimeout(0)
        try:
            # A Unix socket connects at once or not at all, also when it does not block.
            sock.connect(str(self.path))
        except OSError:
            sock.close()
            self._retry.start()
            return
        self._socket = sock
        self._decoder = self._manners.decoder()
        self._waiting.clear()
        self._silent_ticks = 0
        self._reading = QSocketNotifier(sock.fileno(), QSocketNotifier.Type.Read, self)
        self._reading.activated.connect(self._read)
        self._writing = QSocketNotifier(sock.fileno(), QSocketNotifier.Type.Write, self)
        self._writing.setEnabled(False)
        self._writing.activated.connect(self._flush)
        if self._manners.silent_s:
            self._silence.start()
        self.up.emit()

    def _read(self) -> None:
        if self._socket is None:
            return
        try:
            data = self._socket.recv(_READ_BYTES)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._lose(self._manners.gone)
            return
        self._silent_ticks = 0
        try:
            events = self._decoder.feed(data)
        except ProtocolError:
            self._lose(self._manners.foreign)
            return
        for event in events:
            self.came.emit(event)

    def _flush(self) -> None:
        if self._socket is None or self._writing is None:
            return
        try:
            while self._waiting:
                del self._waiting[: self._socket.send(self._waiting)]
        except BlockingIOError:
            if len(self._waiting) > _MAX_WAITING_BYTES:
                self._lose(self._manners.deaf)
                return
        except OSError:
            self._lose(self._manners.gone)
            return
        self._writing.setEnabled(bool(self._waiting))

    def _listen_for_silence(self) -> None:
        self._silent_ticks += 1
        if self._silent_ticks > self._manners.silent_s:
            self._lose(self._manners.mute)

    def _lose(self, reason: str) -> None:
        self._close()
        self._retry.start()
        self.down.emit(reason)

    def _close(self) -> None:
        self._silence.stop()
        for notifier in (self._reading, self._writing):
            if notifier is not None:
                notifier.setEnabled(False)
                notifier.deleteLater()
        self._reading = self._writing = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None
