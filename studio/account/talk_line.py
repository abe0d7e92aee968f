"""The talk link as the account's process knows it: told which call to be in, with what token."""

import socket
import time
from pathlib import Path
from typing import Final

from studio.wire.codec import encode, talk_event_decoder
from studio.wire.errors import NotRunningError, RefusedError, WireError
from studio.wire.talk import AnyTalkCommand, TalkDone, TalkRefused, TalkRequest

_ANSWER_S: Final = 10.0
_READ_BYTES: Final = 1 << 16


class TalkLine:
    """Asks the link that is called at *path*. One thread: it blocks for some seconds."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._socket: socket.socket | None = None
        self._decoder = talk_event_decoder()
        self._id = 0

    def perform(self, command: AnyTalkCommand) -> None:
        """Have the link do it; the line stays, and with it the link knows that we are there.

        Raises :class:`RefusedError` with the link's reason, :class:`WireError` when there is none.
        """
        if self._socket is None:
            self._connect()
        self._id += 1
        try:
            self._ask(command)
        except WireError as error:
            if not isinstance(error, RefusedError):
                self.close()
            raise

    @property
    def is_there(self) -> bool:
        """Whether the link that was told last is there still; reads what it tells."""
        sock = self._socket
        if sock is None:
            return False
        sock.settimeout(0)
        try:
            while data := sock.recv(_READ_BYTES):
                self._decoder.feed(data)
        except BlockingIOError:
            return True
        except (OSError, WireError):
            pass
        self.close()
        return False

    def close(self) -> None:
        """Leave."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _connect(self) -> None:
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        sock.settimeout(_ANSWER_S)
        try:
            sock.connect(str(self._path))
        except OSError as error:
            sock.close()
            message = "Nobody carries the talkback of this studio; start the studio again."
            raise NotRunningError(message) from error
        self._socket, self._decoder = sock, talk_event_decoder()

    def _ask(self, command: AnyTalkCommand) -> None:
        sock = self._socket
        if sock is None:
            raise _lost()
        deadline_s = time.monotonic() + _ANSWER_S
        try:
            sock.settimeout(_ANSWER_S)
            sock.sendall(encode(TalkRequest(self._id, command)))
            while (left_s := deadline_s - time.monotonic()) > 0:
                sock.settimeout(left_s)
                if self._is_answered(sock.recv(_READ_BYTES)):
                    return
        except OSError as error:
            raise _lost() from error
        raise _lost()

    def _is_answered(self, data: bytes) -> bool:
        if not data:
            raise _lost()
        for event in self._decoder.feed(data):
            if isinstance(event, TalkRefused) and event.id == self._id:
                raise RefusedError(event.reason)
            if isinstance(event, TalkDone) and event.id == self._id:
                return True
        return False


def _lost() -> WireError:
    return WireError("The talk link has gone, and is begun again.")
