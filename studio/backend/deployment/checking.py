"""Whether a deployment can be started, told without making anything."""

from pathlib import Path

from mixer.errors import StudioError
from studio.backend.serving import tls_of
from studio.secrets import RecordKey, SecretError, read_secret

from .asking import gate_of, heads_of, outside_of, post_of, providers_of
from .config import Deployment, SqliteStore
from .errors import DeploymentError


def check(deployment: Deployment) -> list[str]:
    """Return what was found good, a line each; nothing is served, and no store is made.

    Raises :class:`DeploymentError` with a sentence for each thing that is missing.
    """
    found = [f"environment  {deployment.environment.value}, instance {deployment.instance}"]
    missing: list[str] = []
    for look in (_tls, _store, _nats, _post, _issuers, _heads):
        try:
            found.append(look(deployment))
        except StudioError as error:
            missing.append(str(error))
    if missing:
        raise DeploymentError("\n".join(missing))
    proxies = ", ".join(deployment.trusted_proxies) or "none"
    found.append(f"proxies      {proxies}")
    return found


def key_of(deployment: Deployment) -> RecordKey:
    """Return the key that the store is sealed under. Raises :class:`DeploymentError`."""
    text = read_secret(deployment.store.key_from)
    try:
        return RecordKey.from_text(text, "The store's key_from", protected=True)
    except SecretError as error:
        message = f"{error} Nothing is kept unencrypted."
        raise DeploymentError(message) from error


def _tls(deployment: Deployment) -> str:
    if deployment.tls is None:
        return "TLS          none, on this machine alone"
    tls_of(Path(deployment.tls.chain), Path(deployment.tls.key))
    return "TLS          1.2 and newer, certificate and key fit"


def _store(deployment: Deployment) -> str:
    store = deployment.store
    key = key_of(deployment)
    if isinstance(store, SqliteStore):
        where = store.folder
    else:
        where = f"MongoDB, {store.database}"
        for place in (store.url_from, store.vault_url_from):
            read_secret(place)
    return f"store        {where}, sealed under key {key.key_id}"


def _nats(deployment: Deployment) -> str:
    nats = deployment.nats
    if nats is None:
        return "NATS         none, this instance is alone"
    if nats.token_from:
        read_secret(nats.token_from)
    return f"NATS         {', '.join(nats.servers)}"


def _post(deployment: Deployment) -> str:
    post = deployment.post
    post_of(deployment)(gate_of(deployment))
    if post is None:
        return "letters      not sent: an admin reads them here; name a mail server under [post]"
    told = deployment.public_url or "no address of a page in them: public_url is not set"
    return f"letters      by {post.host} port {post.port}, {told}"


def _heads(deployment: Deployment) -> str:
    elsewhere = heads_of(deployment)
    if elsewhere is None:
        return f"audit heads  {deployment.audit.heads_folder}"
    elsewhere(gate_of(deployment))
    return f"audit heads  {deployment.audit.heads_folder}, and {deployment.audit.heads_url}"


def _issuers(deployment: Deployment) -> str:
    outside_of(deployment, gate_of(deployment))
    labels = ", ".join(provider.label for provider in providers_of(deployment))
    return f"issuers      {labels or 'none: by password and code alone'}"
