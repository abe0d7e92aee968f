"""Whether a database is fit for production: it is asked, and production does not start otherwise.

TLS is read from the client's options, which PyMongo enforces; users from ``connectionStatus``;
encryption at rest from ``serverStatus`` (MongoDB Enterprise) or from ``getCmdLineOpts``. Atlas
encrypts all storage, always, and is told by the name of its hosts, which TLS has verified, and by
the command that it alone answers.
"""

from dataclasses import dataclass
from typing import Final

from studio.backend.environment import Environment
from studio.backend.errors import StoreError

from .connecting import Client, Document, ask, translated

_ATLAS_HOSTS: Final = (".mongodb.net", ".mongodbgov.net")


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found out of a server."""

    tls: bool
    verified: bool
    users: int
    atlas: bool
    encrypted: bool


def check_safe(client: Client, environment: Environment, name: str = "MONGODB_URL") -> None:
    """Raise :class:`StoreError` when *client*'s server is not fit for production; else nothing.

    In development and staging anything will do: there are no customer data.
    """
    if environment is Environment.PRODUCTION:
        faults = faults_of(facts_of(client))
        if faults:
            message = f"Production does not start with the database of {name}: {' '.join(faults)}"
            raise StoreError(message)


def check_apart(records: Client, vault: Client, environment: Environment) -> None:
    """Raise :class:`StoreError` when both are one cluster, whose backups would bring keys back."""
    if environment is Environment.PRODUCTION and records.nodes & vault.nodes:
        message = (
            "Production does not start with one cluster for both: name another one in "
            "MONGODB_VAULT_URL, or a restore would bring the keys of erased persons back."
        )
        raise StoreError(message)


def facts_of(client: Client) -> Facts:
    """Ask the server. Raises :class:`StoreError` and BusyError."""
    with translated():
        client.admin.command("ping")
        hosts = [host for host, _port in client.nodes]
        options = client.options.pool_options
    context = options._ssl_context  # noqa: SLF001  # PyMongo tells it nowhere else
    shown = ask(client, {"connectionStatus": 1}).get("authInfo", {})
    is_atlas = bool(hosts) and all(host.endswith(_ATLAS_HOSTS) for host in hosts)
    return Facts(
        tls=context is not None,
        verified=context is not None
        and context.verify_mode.name == "CERT_REQUIRED"
        and not options.tls_allow_invalid_hostnames,
        users=len(shown.get("authenticatedUsers", ())),
        atlas=is_atlas and bool(ask(client, {"atlasVersion": 1}).get("atlasVersion")),
        encrypted=_is_encrypted(client),
    )


def faults_of(facts: Facts) -> list[str]:
    """Return what is missing, and what to do about each. Pure."""
    faults = []
    if not facts.tls:
        faults.append("it is not reached by TLS; add tls=true to the address.")
    elif not facts.verified:
        faults.append("its certificate is not verified; take tlsInsecure and its like away.")
    if not facts.users:
        faults.append("it lets in anybody; make it ask for a user and name one in the address.")
    if not (facts.encrypted or (facts.atlas and facts.tls and facts.verified)):
        faults.append(
            "it is not encrypted at rest, or does not say so; use Atlas, or enable its encryption."
        )
    return faults


def _is_encrypted(client: Client) -> bool:
    status = ask(client, {"serverStatus": 1}).get("encryptionAtRest", {})
    if isinstance(status, dict) and status.get("encryptionEnabled") is True:
        return True
    parsed: Document = ask(client, {"getCmdLineOpts": 1}).get("parsed", {})
    security = parsed.get("security", {})
    return isinstance(security, dict) and security.get("enableEncryption") is True
