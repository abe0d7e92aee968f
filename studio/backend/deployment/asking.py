"""Makes what asks others: the post, issuers, Daily, and the gate that lets out to these alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from studio.backend.accounts import OidcProvider, Outside
from studio.backend.accounts.oidc.metadata import PURPOSE as SIGN_IN
from studio.backend.accounts.oidc.provider import google, microsoft
from studio.backend.accounts.post import Link, the_code
from studio.backend.accounts.smtp import PURPOSE as MAIL
from studio.backend.accounts.smtp import SmtpPost, SmtpServer
from studio.backend.accounts.tickets import Purpose
from studio.backend.assembly import no_post
from studio.backend.audit.https_heads import PURPOSE as HEADS
from studio.backend.audit.https_heads import HttpsHeads
from studio.backend.errors import ForbiddenError
from studio.backend.talkback.daily import DailyRest
from studio.backend.talkback.daily.rest import HOST as DAILY_HOST
from studio.backend.talkback.daily.rest import PURPOSE as DAILY
from studio.backend.way_out import Gate
from studio.secrets import Secret, read_secret

from .config import Deployment
from .outward import GoogleAccounts, IssuerOf, MicrosoftAccounts, OtherIssuer

_HTTPS: Final = 443
_PAGES: Final = {
    Purpose.INVITATION: "/admin/invitation",
    Purpose.NEW_PASSWORD: "/admin/new-password",
    Purpose.NEW_MAIL: "/admin/new-mail",
}


def gate_of(deployment: Deployment) -> Gate:
    """Return what lets out to whom the configuration names, for that purpose, and nobody else."""
    allowed = {
        (host, port, SIGN_IN)
        for issuer in deployment.issuers
        for host in issuer.hosts
        for port in (issuer.ports if isinstance(issuer, OtherIssuer) else (_HTTPS,))
    }
    if deployment.post is not None:
        allowed.add((deployment.post.host, deployment.post.port, MAIL))

    if deployment.audit.heads_url:
        place = urlsplit(deployment.audit.heads_url)
        allowed.add((place.hostname or "", place.port or _HTTPS, HEADS))
    if deployment.daily is not None:
        allowed.add((DAILY_HOST, _HTTPS, DAILY))

    def gate(host: str, port: int, purpose: str) -> None:
        if (host, port, purpose) not in allowed:
            message = f"{host} is not named in the configuration for {purpose}; it is not asked."
            raise ForbiddenError(message)

    return gate


def outside_of(deployment: Deployment, gate: Gate) -> Outside:
    """Return how issuers are asked. Raises :class:`StoreError`."""
    return Outside(gate, _authorities(deployment))


def post_of(deployment: Deployment) -> Callable[[Gate], SmtpPost | None]:
    """Return who carries letters past a gate; None where none is named. Raises ``SecretError``."""
    post = deployment.post
    if post is None:
        return no_post
    password = read_secret(post.password_from) if post.password_from else None
    server = SmtpServer(post.host, post.port, post.sender, post.user, password)
    return lambda gate: SmtpPost(server, gate, _authorities(deployment))


def heads_of(deployment: Deployment) -> Callable[[Gate], HttpsHeads] | None:
    """Return who keeps heads elsewhere; None where nobody is named. Raises ``SecretError``."""
    audit = deployment.audit
    if not audit.heads_url:
        return None
    token = read_secret(audit.heads_token_from) if audit.heads_token_from else None
    authorities = _authorities(deployment)
    return lambda gate: HttpsHeads(audit.heads_url, gate, ca_file=authorities, token=token)


def daily_of(deployment: Deployment) -> Callable[[Gate], DailyRest] | None:
    """Return how Daily is asked; None where no key is named. Raises ``SecretError``."""
    if deployment.daily is None:
        return None
    key, authorities = read_secret(deployment.daily.key_from), _authorities(deployment)
    return lambda gate: DailyRest(key, gate, ca_file=authorities)


def providers_of(deployment: Deployment) -> tuple[OidcProvider, ...]:
    """Return the issuers whose people get in. Raises ``SecretError``."""
    return tuple(map(_provider, deployment.issuers))


def link_of(public_url: str) -> Link:
    """Return what letters say: a page and the code to enter there, or the code alone.

    The code is never part of the address: addresses are kept by browsers and logged by proxies.
    """
    if not public_url:
        return the_code

    def link(purpose: Purpose, token: Secret) -> str:
        page = _PAGES.get(purpose)
        if page is None:
            return the_code(purpose, token)
        place = f"{public_url.rstrip('/')}{page}"
        return f"Open {place} and enter this code:\n\n{token.reveal()}"

    return link


def _provider(issuer: IssuerOf) -> OidcProvider:
    if isinstance(issuer, MicrosoftAccounts):
        return microsoft(issuer.client_id, issuer.tenants)
    if isinstance(issuer, GoogleAccounts):
        return google(issuer.client_id, read_secret(issuer.client_secret_from), issuer.domains)
    return OidcProvider(
        name=issuer.name,
        label=issuer.label,
        issuer=issuer.issuer,
        metadata_url=f"{issuer.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_id=issuer.client_id,
        client_secret=read_secret(issuer.client_secret_from) if issuer.client_secret_from else None,
        scope=issuer.scope,
    )


def _authorities(deployment: Deployment) -> Path | None:
    return Path(deployment.authorities_file) if deployment.authorities_file else None
