"""What a deployed backend asks of others: a mail server, issuers of identities, Daily."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Final
from urllib.parse import urlsplit

import msgspec

from studio.backend.accounts.mail import mail_of
from studio.backend.errors import BackendError

_Port = Annotated[int, msgspec.Meta(ge=1, le=65535)]
_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
_Name = Annotated[str, msgspec.Meta(pattern="^[a-z0-9-]{1,40}$")]
_HTTPS: Final = 443


class Post(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mail server with STARTTLS; ``user`` '' for one that asks for nobody."""

    host: _Text
    sender: _Text
    port: _Port = 587
    user: str = ""
    password_from: str = ""


class Daily(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An account with Daily, for calls of organisations that agreed; ``key_from``: of its key."""

    key_from: _Text


class MicrosoftAccounts(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="microsoft", kw_only=True
):
    """Work and school accounts; ``tenants``: GUIDs of those that are let in, none named: all."""

    client_id: _Text
    tenants: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """As it is called in records."""
        return "microsoft"

    @property
    def hosts(self) -> frozenset[str]:
        """Who is asked."""
        return frozenset({"login.microsoftonline.com"})


class GoogleAccounts(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="google", kw_only=True
):
    """Google's accounts; ``domains``: of the organisations that are let in, none named: all."""

    client_id: _Text
    client_secret_from: _Text
    domains: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """As it is called in records."""
        return "google"

    @property
    def hosts(self) -> frozenset[str]:
        """Who is asked: its metadata name the other two for codes and for keys."""
        return frozenset({"accounts.google.com", "oauth2.googleapis.com", "www.googleapis.com"})


class OtherIssuer(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="oidc", kw_only=True
):
    """Any issuer by OpenID Connect; ``other_hosts``: where its metadata lead besides itself."""

    name: _Name
    label: _Text
    issuer: _Text
    client_id: _Text
    client_secret_from: str = ""
    scope: str = "openid"
    other_hosts: frozenset[str] = frozenset()

    @property
    def hosts(self) -> frozenset[str]:
        """Who is asked."""
        return self.other_hosts | {urlsplit(self.issuer).hostname or ""}

    @property
    def ports(self) -> frozenset[int]:
        """On which ports."""
        return frozenset({urlsplit(self.issuer).port or _HTTPS, _HTTPS})


IssuerOf = MicrosoftAccounts | GoogleAccounts | OtherIssuer


def faults_of_outward(post: Post | None, issuers: Sequence[IssuerOf], public_url: str) -> list[str]:
    """Return what must not be asked of others in this way, a sentence each. Pure."""
    faults = [] if post is None else _post_faults(post)
    for name, count in Counter(issuer.name for issuer in issuers).items():
        if count > 1:
            faults.append(f"Two issuers are called {name!r}; give each a name of its own.")
    faults += [
        f"The issuer {issuer.name!r} is asked by https:// alone; correct its address."
        for issuer in issuers
        if isinstance(issuer, OtherIssuer) and not _is_https(issuer.issuer)
    ]
    if public_url and (not _is_https(public_url) or urlsplit(public_url).path not in {"", "/"}):
        faults.append("public_url is as https://backend.example.org, without a path; correct it.")
    return faults


def faults_of_heads(url: str, token_from: str) -> list[str]:
    """Return what is wrong with where heads of the trail are put, a sentence each. Pure."""
    if not url:
        return ["Under [audit], heads_token_from is for a heads_url; add it."] if token_from else []
    if not _is_https(url):
        return ["Under [audit], heads_url is as https://heads.example.org/backend; correct it."]
    return []


def _post_faults(post: Post) -> list[str]:
    faults = []
    try:
        mail_of(post.sender)
    except BackendError as error:
        faults.append(f"The sender of letters under [post]: {error}")
    if bool(post.user) != bool(post.password_from):
        faults.append("Under [post], user and password_from come together; add the other one.")
    return faults


def _is_https(url: str) -> bool:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # raises where it is none
    except ValueError:
        return False
    plain = not (parts.username or parts.password or parts.query or parts.fragment)
    return parts.scheme == "https" and bool(parts.hostname) and plain
