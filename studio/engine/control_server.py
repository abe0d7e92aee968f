"""The control socket's server: the wire's, whose clients the session hears of."""

import os
import socket
from pathlib import Path

from studio.wire.codec import request_decoder
from studio.wire.commands import Request
from studio.wire.events import AnyEvent
from studio.wire.server import WireServer

from .errors import EngineError
from .inbox import Asked, ClientCame, ClientLeft, Post

_BACKLOG = 128


class ControlServer:
    """Listens at *path*, mode 0600, from :meth:`start` to :meth:`stop`."""

    def __init__(self, path: Path, post: Post) -> None:
        self._path = path
        self._post = post
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._server = WireServer("control server", self._listener, request_decoder, self)

    def start(self) -> None:
        """Listen. Raises :class:`EngineError` when the place is taken or not ours."""
        # The mode of a Unix socket is set as it is bound; only a umask comes before that.
        before = os.umask(0o177)
        try:
            self._path.unlink(missing_ok=True)
            self._listener.bind(str(self._path))
            self._listener.listen(_BACKLOG)
        except OSError as error:
            message = f"The control socket {self._path} cannot be made; check its folder."
            raise EngineError(message) from error
        finally:
            os.umask(before)
        self._server.start()

    def send(self, client: int | None, event: AnyEvent) -> None:
        """Send to one client, or to all that have had their snapshot. The session."""
        self._server.send(client, event)

    def stop(self) -> None:
        """Send what waits, as far as clients take it within a second, and close."""
        self._server.stop()
        self._path.unlink(missing_ok=True)

    def came(self, client: int) -> None:
        """Tell the session of a client. The server's thread, as the next two."""
        self._post(ClientCame(client))

    def asked(self, client: int, request: Request) -> None:
        """Hand on what a client asks."""
        self._post(Asked(client, request))

    def left(self, client: int) -> None:
        """Tell that a client is gone."""
        self._post(ClientLeft(client))
