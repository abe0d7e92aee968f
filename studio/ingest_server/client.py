"""One connected publisher: its socket, its conversation, its patience."""

import contextlib
import socket
import ssl

from mixer.clock import NS_PER_S, Clock
from studio.output.rtmp import RtmpError

from .conversation import Conversation, Refusal, Stream
from .errors import IngestServerError

_RECEIVE_BYTES = 64 << 10
_MOST_OUTGOING_BYTES = 256 << 10
"""A publisher is told little; one that reads none of it is cut off."""
_PATIENCE_NS = 10 * NS_PER_S
"""A publisher sends many times a second: one that does not is gone, and its name is free."""


class Client:
    """Non-blocking; the server's thread."""

    def __init__(
        self,
        connection: socket.socket,
        tls: ssl.SSLContext | None,
        conversation: Conversation,
        clock: Clock,
    ) -> None:
        connection.setblocking(False)  # noqa: FBT003  # the standard library's own signature
        self._encrypting = tls is not None
        self.socket = connection
        if tls is not None:
            self.socket = tls.wrap_socket(
                connection, server_side=True, do_handshake_on_connect=False
            )
        self._conversation = conversation
        self._clock = clock
        self._outgoing = bytearray()
        self._heard_ns = clock.now_ns()

    def serve(self) -> bool:
        """Read, obey and answer what can be at once; False when the client is to be dropped."""
        try:
            return self._handshaken() and self._read() and self._write()
        except (OSError, RtmpError, IngestServerError):
            return False

    @property
    def is_waiting(self) -> bool:
        """Whether its publish waits for an answer."""
        return self._conversation.is_waiting

    def answer(self, opened: Stream | Refusal) -> None:
        """Tell the publisher what was decided."""
        self._conversation.answer(opened)
        self._outgoing += self._conversation.take_outgoing()

    @property
    def wants_to_write(self) -> bool:
        """Whether something waits to be sent."""
        return bool(self._outgoing)

    @property
    def overdue(self) -> bool:
        """Whether it has been silent for too long."""
        return self._clock.now_ns() - self._heard_ns > _PATIENCE_NS

    def drop(self) -> None:
        """End its stream and close."""
        self._conversation.end()
        with contextlib.suppress(OSError):
            self.socket.close()

    def _handshaken(self) -> bool:
        if self._encrypting and isinstance(self.socket, ssl.SSLSocket):
            try:
                self.socket.do_handshake()
            except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return True
            self._encrypting = False
        return True

    def _read(self) -> bool:
        if self._encrypting:
            return True
        while True:
            try:
                data = self.socket.recv(_RECEIVE_BYTES)
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return True
            if not data:
                return False
            self._heard_ns = self._clock.now_ns()
            self._conversation.feed(data)
            self._outgoing += self._conversation.take_outgoing()
            if len(self._outgoing) > _MOST_OUTGOING_BYTES:
                return False
            if not isinstance(self.socket, ssl.SSLSocket) or not self.socket.pending():
                return True

    def _write(self) -> bool:
        while self._outgoing:
            try:
                sent = self.socket.send(self._outgoing)
            except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                break
            del self._outgoing[:sent]
        return True
