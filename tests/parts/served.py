"""An application served on loopback, by uvicorn on a thread of the test's own."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from tests.waiting import wait_until

from .pki import Certificate


@contextmanager
def served(app: FastAPI, certificate: Certificate | None = None) -> Iterator[str]:
    """Serve *app* while entered; yield its URL."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=1,
        ssl_certfile=None if certificate is None else str(certificate.chain),
        ssl_keyfile=None if certificate is None else str(certificate.key),
    )
    server = uvicorn.Server(config)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        serving = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        serving.start()
        try:
            wait_until(lambda: server.started, 10, "the application serves")
            scheme = "http" if certificate is None else "https"
            yield f"{scheme}://localhost:{port}" if certificate else f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            serving.join(20)
