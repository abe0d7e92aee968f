"""ID tokens, good and bad in every way, and how Microsoft's and Google's differ."""

import base64
import hashlib
import hmac
import json
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from studio.backend.accounts.errors import SignInError
from studio.backend.accounts.oidc import OidcProvider, google, microsoft
from studio.backend.accounts.oidc.claims import Claims
from studio.backend.accounts.oidc.id_token import claims_of
from studio.backend.moment import NS_PER_S
from studio.secrets import Secret

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
NOW_S = 1_800_000_000
TENANT = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
OTHER = "82229342-1101-4ab6-817b-70c0747630f3"
PLAIN = OidcProvider(
    name="p", label="P", issuer="https://p.example", metadata_url="x", client_id="studio"
)
MICROSOFT = microsoft("studio")
GOOGLE = google("studio", Secret("x"))
RSA = rsa.generate_private_key(65537, 2048)
EC = ec.generate_private_key(ec.SECP256R1())


def _jwk(key: Key, **more: str) -> dict[str, Any]:
    if isinstance(key, rsa.RSAPrivateKey):
        described = jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    else:
        described = jwt.algorithms.ECAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return {**described, "kid": "k", "use": "sig", **more}


def _claims(provider: OidcProvider, **changed: object) -> dict[str, Any]:
    claims = {
        "iss": provider.issuer.replace("{tenantid}", TENANT),
        "sub": "subject",
        "aud": "studio",
        "exp": NOW_S + 300,
        "iat": NOW_S - 5,
        "nonce": "n",
        "tid": TENANT,
        **changed,
    }
    return {name: value for name, value in claims.items() if value is not None}


def _told(
    provider: OidcProvider,
    claims: dict[str, Any],
    *,
    key: Key = RSA,
    algorithm: str = "RS256",
    keys: tuple[dict[str, Any], ...] | None = None,
) -> Claims:
    token = jwt.encode(claims, key, algorithm, headers={"kid": "k"})
    known = (_jwk(RSA),) if keys is None else keys
    return claims_of(provider, token, lambda _kid: known, "n", NOW_S * NS_PER_S)


def test_a_good_one_names_issuer_and_subject_by_either_algorithm() -> None:
    assert _told(PLAIN, _claims(PLAIN)) == Claims("https://p.example", "subject")
    signed = _told(PLAIN, _claims(PLAIN), key=EC, algorithm="ES256", keys=(_jwk(EC),))
    assert signed == Claims("https://p.example", "subject")


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://evil.example"}, {"iss": "https://p.example/"}, {"iss": None},
        {"aud": "another"}, {"aud": ["studio", "another"]}, {"aud": None}, {"aud": []},
        {"aud": ["studio", "another"], "azp": "another"}, {"azp": "another"},
        {"exp": NOW_S - 60}, {"exp": None}, {"exp": "x"},
        {"iat": NOW_S + 61}, {"iat": None}, {"iat": "x"}, {"nbf": NOW_S + 61},
        {"nonce": "m"}, {"nonce": None}, {"nonce": ""},
        {"sub": None}, {"sub": ""}, {"sub": "x" * 256},
    ],
    ids=str,
)  # fmt: skip
def test_one_that_is_wrong_in_any_claim_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(SignInError, match="sign in anew"):
        _told(PLAIN, _claims(PLAIN, **changed))


def test_a_clock_may_be_a_minute_off_and_more_than_one_audience_names_us() -> None:
    _told(PLAIN, _claims(PLAIN, exp=NOW_S - 59, iat=NOW_S + 60))
    _told(PLAIN, _claims(PLAIN, aud=["studio", "another"], azp="studio"))


def _part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def test_no_token_chooses_how_it_is_checked() -> None:
    def refused(token: str, keys: tuple[dict[str, Any], ...]) -> None:
        with pytest.raises(SignInError):
            claims_of(PLAIN, token, lambda _kid: keys, "n", NOW_S * NS_PER_S)

    body = _part(_claims(PLAIN))
    for algorithm in ("none", "None", "nOnE", ""):
        refused(f"{_part({'alg': algorithm, 'kid': 'k'})}.{body}.", (_jwk(RSA),))
    # The public key as a secret of HMAC, the classic.
    public = RSA.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    head = _part({"alg": "HS256", "kid": "k"})
    sealed = hmac.digest(public, f"{head}.{body}".encode(), hashlib.sha256)
    end = base64.urlsafe_b64encode(sealed).decode().rstrip("=")
    refused(f"{head}.{body}.{end}", (_jwk(RSA),))
    for algorithm in ("RS384", "PS256"):
        token = jwt.encode(_claims(PLAIN), RSA, algorithm, headers={"kid": "k"})
        refused(token, (_jwk(RSA),))
    good = jwt.encode(_claims(PLAIN), RSA, "RS256", headers={"kid": "k"})
    refused(good, ())
    refused(good, (_jwk(EC),))
    refused(good, (_jwk(RSA, use="enc"),))
    refused(good, (_jwk(RSA, alg="RS512"),))
    refused(good, (_jwk(rsa.generate_private_key(65537, 2048)),))
    refused(good[:-8] + "AAAAAAAA", (_jwk(RSA),))
    refused(jwt.encode(_claims(PLAIN), RSA, "RS256"), (_jwk(RSA),))
    refused("", (_jwk(RSA),))
    refused("a.b.c", (_jwk(RSA),))
    refused("x" * 40_000, (_jwk(RSA),))


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
def test_a_key_that_is_too_short_is_none() -> None:
    short = rsa.generate_private_key(65537, 1024)  # noqa: S505  # as it is to be refused
    with pytest.raises(SignInError):
        _told(PLAIN, _claims(PLAIN), key=short, keys=(_jwk(short),))


def test_microsofts_issuer_has_its_tenant_in_it_and_a_subject_is_one_of_its_tenant() -> None:
    issuer = f"https://login.microsoftonline.com/{TENANT}/v2.0"
    keys = (_jwk(RSA, issuer="https://login.microsoftonline.com/{tenantid}/v2.0"),)
    assert _told(MICROSOFT, _claims(MICROSOFT), keys=keys) == Claims(issuer, "subject")
    elsewhere = _claims(MICROSOFT, tid=OTHER, iss=f"https://login.microsoftonline.com/{OTHER}/v2.0")
    assert _told(MICROSOFT, elsewhere, keys=keys).issuer != issuer
    # An address in a token is whatever a tenant's admin typed: it changes nothing.
    told = _told(MICROSOFT, _claims(MICROSOFT, email="eve@acme.example"), keys=keys)
    assert told == Claims(issuer, "subject")
    for changed in (
        {"tid": OTHER}, {"tid": None}, {"tid": "common"}, {"tid": "{tenantid}"},
        {"iss": MICROSOFT.issuer}, {"iss": issuer.upper()},
        {"iss": "https://sts.windows.net/" + TENANT},
    ):  # fmt: skip
        with pytest.raises(SignInError):
            _told(MICROSOFT, _claims(MICROSOFT, **changed), keys=keys)


def test_a_key_of_one_tenant_signs_for_no_other_and_only_listed_tenants_get_in() -> None:
    keys = (_jwk(RSA, issuer=f"https://login.microsoftonline.com/{OTHER}/v2.0"),)
    with pytest.raises(SignInError, match="key of another"):
        _told(MICROSOFT, _claims(MICROSOFT), keys=keys)
    closed = microsoft("studio", frozenset({OTHER}))
    with pytest.raises(SignInError, match="not let in"):
        _told(closed, _claims(closed))


def test_googles_issuer_has_two_spellings_and_one_name_and_its_domain_is_no_address() -> None:
    for said in ("https://accounts.google.com", "accounts.google.com"):
        claims = _claims(GOOGLE, iss=said, tid=None)
        assert _told(GOOGLE, claims) == Claims("https://accounts.google.com", "subject")
    with pytest.raises(SignInError):
        _told(GOOGLE, _claims(GOOGLE, iss="http://accounts.google.com"))
    acme = google("studio", Secret("x"), frozenset({"acme.example"}))
    assert _told(acme, _claims(acme, hd="acme.example")).subject == "subject"
    for hd in (None, "evil.example"):
        claims = _claims(acme, hd=hd, email="eve@acme.example", email_verified=True)
        with pytest.raises(SignInError, match="not let in"):
            _told(acme, claims)
