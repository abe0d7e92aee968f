"""Runs a deployed backend until it is told to end."""

import socket
from contextlib import closing
from pathlib import Path

import uvicorn

from studio.backend.http import create_app
from studio.backend.serving import config_of, tls_of
from studio.secrets import RecordKey, SecretError, read_secret

from .assembly import deployed_parts
from .config import Deployment, SqliteStore
from .errors import DeploymentError


def check(deployment: Deployment) -> list[str]:
    """Return what was found good, a line each; nothing is served, and no store is made.

    Raises :class:`DeploymentError` and ``SecretError`` for what is not.
    """
    found = [f"environment  {deployment.environment.value}, instance {deployment.instance}"]
    if deployment.tls is None:
        found.append("TLS          none, on this machine alone")
    else:
        tls_of(Path(deployment.tls.chain), Path(deployment.tls.key))
        found.append("TLS          1.2 and newer, certificate and key fit")
    key = _key_of(deployment)
    store = deployment.store
    where = store.folder if isinstance(store, SqliteStore) else f"MongoDB, {store.database}"
    found.append(f"store        {where}, sealed under key {key.key_id}")
    found.append(f"audit heads  {deployment.audit.heads_folder}")
    proxies = ", ".join(deployment.trusted_proxies) or "none"
    found.append(f"proxies      {proxies}")
    return found


def serve(deployment: Deployment) -> None:
    """Serve *deployment* until SIGTERM or SIGINT. The main thread.

    Raises :class:`DeploymentError`, ``SecretError`` and :class:`StoreError` before the first byte
    is served: without its key, or with another environment's store, nothing is.
    """
    tls = deployment.tls
    context = None if tls is None else tls_of(Path(tls.chain), Path(tls.key))
    with (
        closing(deployed_parts(deployment, _key_of(deployment))) as parts,
        _listener(deployment) as listener,
    ):
        app = create_app(parts)
        config = config_of(app, tls=context, trusted_proxies=deployment.trusted_proxies)
        uvicorn.Server(config).run(sockets=[listener])


def _key_of(deployment: Deployment) -> RecordKey:
    text = read_secret(deployment.store.key_from)
    try:
        return RecordKey.from_text(text, "The store's key_from", protected=True)
    except SecretError as error:
        message = f"{error} Nothing is kept unencrypted."
        raise DeploymentError(message) from error


def _listener(deployment: Deployment) -> socket.socket:
    family = socket.AF_INET6 if ":" in deployment.host else socket.AF_INET
    try:
        return socket.create_server((deployment.host, deployment.port), family=family)
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = f"{deployment.host} port {deployment.port} cannot be listened on ({reason})."
        raise DeploymentError(message) from error
