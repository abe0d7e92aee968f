"""The configuration of a deployed backend: one TOML file, without a secret in it.

Secrets are named by their places (``env:NAME``, ``fd:N`` or a file of mode 0600).
"""

import ipaddress
import tomllib
from pathlib import Path
from typing import Annotated, Final

import msgspec

from studio.backend.environment import Environment

from .errors import DeploymentError
from .outward import (
    Daily,
    GoogleAccounts,
    MicrosoftAccounts,
    OtherIssuer,
    Post,
    faults_of_heads,
    faults_of_outward,
)

_Port = Annotated[int, msgspec.Meta(ge=1, le=65535)]
_Name = Annotated[str, msgspec.Meta(pattern="^[a-z0-9-]{1,40}$")]
_LOOPBACK: Final = {"127.0.0.1", "::1", "localhost"}


class Tls(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The server's certificate with its chain, and its key, as PEM files."""

    chain: str
    key: str


class SqliteStore(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="sqlite"):
    """Records in encrypted SQLite, of one instance: ``second`` has a copy's keys, best elsewhere.

    ``key_from``: where the key that seals it is.
    """

    folder: str
    second: str
    key_from: str


class MongoStore(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="mongodb"):
    """Records in MongoDB, of any number of instances; the keys of persons on another cluster.

    The URLs hold passwords, so their places are named, as that of the key is.
    """

    url_from: str
    vault_url_from: str
    key_from: str
    database: str = "videosync"


class Nats(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What instances tell each other by; ``token_from``: where its token is, '' for none."""

    servers: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    token_from: str = ""
    ca_file: str = ""
    replicas: Annotated[int, msgspec.Meta(ge=1, le=5)] = 1


class Audit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``heads_folder``: where signed heads are kept, on another disk or machine than the store.

    ``heads_url``: where they are put over HTTPS besides, '' for nowhere; ``heads_token_from``:
    where the token for it is, '' for none.
    """

    heads_folder: str
    heads_url: str = ""
    heads_token_from: str = ""


class Deployment(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that a deployed backend is told. ``instance``: one chain of the trail each.

    ``public_url``: where people's browsers find it, told in letters. ``authorities_file``: who
    certifies mail server and issuers, as PEM; '' for those that the system trusts.
    """

    environment: Environment
    instance: _Name
    host: str
    port: _Port
    archive_folder: str
    store: SqliteStore | MongoStore
    audit: Audit
    nats: Nats | None = None
    tls: Tls | None = None
    trusted_proxies: tuple[str, ...] = ()
    public_url: str = ""
    post: Post | None = None
    issuers: tuple[MicrosoftAccounts | GoogleAccounts | OtherIssuer, ...] = ()
    daily: Daily | None = None
    authorities_file: str = ""

    @property
    def is_production(self) -> bool:
        """Whether customers' data are in it."""
        return self.environment is Environment.PRODUCTION


def load_deployment(path: Path) -> Deployment:
    """Return what *path* says. Raises :class:`DeploymentError`."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
        deployment = msgspec.convert(told, Deployment)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        message = f"The configuration {path} cannot be read ({reason}); check the path."
        raise DeploymentError(message) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        message = f"The configuration {path} is not as it should be: {error}."
        raise DeploymentError(message) from error
    faults = faults_of(deployment)
    if faults:
        raise DeploymentError("\n".join(faults))
    return deployment


def faults_of(deployment: Deployment) -> list[str]:
    """Return what *deployment* must not be started with, a sentence each. Pure."""
    faults: list[str] = []
    if deployment.tls is None and deployment.is_production:
        faults.append("Production is served over TLS alone; name a certificate under [tls].")
    if deployment.tls is None and deployment.host not in _LOOPBACK:
        faults.append(
            "Without TLS it listens on this machine alone; set host to 127.0.0.1, or add [tls]."
        )
    for proxy in deployment.trusted_proxies:
        try:
            network = ipaddress.ip_network(proxy)
        except ValueError:
            faults.append(f"{proxy!r} in trusted_proxies is no address or network; correct it.")
        else:
            if network.prefixlen == 0:
                faults.append(
                    f"{proxy} in trusted_proxies is everybody, who could then say to be anybody; "
                    "name the proxies alone."
                )
    store, heads = deployment.store, Path(deployment.audit.heads_folder)
    if isinstance(store, SqliteStore) and heads == Path(store.folder):
        faults.append("The heads of the audit trail belong elsewhere than its store; move one.")
    if isinstance(store, MongoStore) and deployment.nats is None and deployment.is_production:
        faults.append("Several instances tell each other by NATS; name its servers under [nats].")
    if deployment.post is None and deployment.is_production:
        faults.append(
            "Without a mail server an admin would read the letters of all; name one under [post]."
        )
    faults += faults_of_heads(deployment.audit.heads_url, deployment.audit.heads_token_from)
    faults += faults_of_outward(deployment.post, deployment.issuers, deployment.public_url)
    return faults
