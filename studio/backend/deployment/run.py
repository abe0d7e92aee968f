"""Runs a deployed backend until it is told to end."""

import socket
from contextlib import closing
from pathlib import Path

import uvicorn

from studio.backend.http import create_app
from studio.backend.serving import config_of, settle, tls_of

from .assembly import deployed_parts
from .checking import key_of
from .config import Deployment
from .errors import DeploymentError


def serve(deployment: Deployment) -> None:
    """Serve *deployment* until SIGTERM or SIGINT. The main thread.

    Raises :class:`DeploymentError`, ``SecretError`` and :class:`StoreError` before the first byte
    is served: without its key, or with another environment's store, nothing is.
    """
    tls = deployment.tls
    context = None if tls is None else tls_of(Path(tls.chain), Path(tls.key))
    with (
        closing(deployed_parts(deployment, key_of(deployment))) as parts,
        _listener(deployment) as listener,
    ):
        app = create_app(parts)
        config = config_of(app, tls=context, trusted_proxies=deployment.trusted_proxies)
        settle()
        uvicorn.Server(config).run(sockets=[listener])


def _listener(deployment: Deployment) -> socket.socket:
    family = socket.AF_INET6 if ":" in deployment.host else socket.AF_INET
    try:
        return socket.create_server((deployment.host, deployment.port), family=family)
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = f"{deployment.host} port {deployment.port} cannot be listened on ({reason})."
        raise DeploymentError(message) from error
