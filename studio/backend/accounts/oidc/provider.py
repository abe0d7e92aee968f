"""Other issuers, and in what each differs from OpenID Connect as it is written.

Microsoft (Entra ID): the metadata that serve all tenants name an issuer with ``{tenantid}`` in it;
a token's own issuer has its ``tid`` there, and each signing key names the issuer that it is for.
``sub`` differs from one application to the next, and is what an identity here is keyed on, together
with the issuer, thus the tenant. A mail address in a token is whatever a tenant's admin typed, and
there is no ``email_verified``: it means nothing here, as in every issuer's tokens.

Google: ``iss`` has two spellings, with and without ``https://``, for one issuer; an organisation's
accounts carry its domain in ``hd``, which is what tells that they are managed by it, never the
domain of an address. Its clients of the kind for desktops have a secret that is none, and due.
"""

import re
from dataclasses import dataclass
from typing import Final

from studio.secrets import Secret

TENANT: Final = "{tenantid}"
_GUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OidcProvider:
    """One issuer. ``name``: in records and on the wire; ``label``: for people.

    ``issuer``: as its metadata have it; ``spellings``: others that its tokens may have.
    ``tenants``, ``domains``: the only ones whose people get in, none named: all.
    """

    name: str
    label: str
    issuer: str
    metadata_url: str
    client_id: str
    client_secret: Secret | None = None
    scope: str = "openid"
    spellings: tuple[str, ...] = ()
    tenants: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()

    def issuer_of(self, said: str, tenant: str) -> str | None:
        """Return the one spelling of a token's issuer that identities are kept by.

        *said*: its ``iss``, *tenant*: its ``tid``, '' without. None when it is another issuer.
        """
        if TENANT in self.issuer:
            if not _GUID.fullmatch(tenant) or (self.tenants and tenant not in self.tenants):
                return None
            expected = self.issuer.replace(TENANT, tenant)
            return expected if said == expected else None
        return self.issuer if said in (self.issuer, *self.spellings) else None


def microsoft(client_id: str, tenants: frozenset[str] = frozenset()) -> OidcProvider:
    """Return Microsoft's work and school accounts; *tenants*: GUIDs of those that are let in."""
    root = "https://login.microsoftonline.com"
    return OidcProvider(
        name="microsoft",
        label="Microsoft",
        issuer=f"{root}/{TENANT}/v2.0",
        metadata_url=f"{root}/organizations/v2.0/.well-known/openid-configuration",
        client_id=client_id,
        tenants=tenants,
    )


def google(
    client_id: str, client_secret: Secret, domains: frozenset[str] = frozenset()
) -> OidcProvider:
    """Return Google's accounts; *domains*: of the organisations that are let in."""
    issuer = "https://accounts.google.com"
    return OidcProvider(
        name="google",
        label="Google",
        issuer=issuer,
        metadata_url=f"{issuer}/.well-known/openid-configuration",
        client_id=client_id,
        client_secret=client_secret,
        spellings=("accounts.google.com",),
        domains=domains,
    )
