"""The backend served over a real socket, by uvicorn as the runners set it up."""

import socket
import ssl
import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import uvicorn
from fastapi import FastAPI

from studio.backend.serving import config_of


class BackendServer:
    """Serves *app* on loopback while entered; ``url`` is where."""

    def __init__(
        self,
        app: FastAPI,
        *,
        tls: ssl.SSLContext | None = None,
        trusted_proxies: Sequence[str] = (),
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        self._server = uvicorn.Server(config_of(app, tls=tls, trusted_proxies=trusted_proxies))
        self._listener = socket.create_server((host, port))
        self.port: int = self._listener.getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://{host}:{self.port}"
        self._thread = threading.Thread(target=self._server.run, args=([self._listener],))

    @property
    def running(self) -> int:
        """So many requests are being answered."""
        return len(self._server.server_state.tasks)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._server.should_exit = True
        self._thread.join(15)
        self._listener.close()
