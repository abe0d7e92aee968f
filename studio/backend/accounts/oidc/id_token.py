"""Whether an ID token is what it says; OpenID Connect Core 1.0, 3.1.3.7, and RFC 8725."""

import hmac
from collections.abc import Callable, Sequence
from typing import Any, Final, NoReturn

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from studio.backend.accounts.errors import SignInError
from studio.backend.moment import NS_PER_S

from .claims import Claims
from .provider import TENANT, OidcProvider

_ALGORITHMS: Final = {"RS256": "RSA", "ES256": "EC"}
"""Those that are accepted, and the kind of key each is made with; never what a token wishes."""
_LEAST_RSA_BITS: Final = 2048
_LEEWAY_S: Final = 60
_DUE: Final = ["iss", "sub", "aud", "exp", "iat", "nonce"]
_MOST_CHARACTERS: Final = 32_768
_MOST_SUBJECT: Final = 255
"""OpenID Connect Core 1.0, 2."""
FindKeys = Callable[[str], Sequence[dict[str, Any]]]


def claims_of(
    provider: OidcProvider, token: str, find_keys: FindKeys, nonce: str, now_ns: int
) -> Claims:
    """Return who *token* is about. Raises :class:`SignInError`, and what *find_keys* raises."""
    if len(token) > _MOST_CHARACTERS:
        _refuse("is longer than it should be")
    try:
        header = jwt.get_unverified_header(token)
        algorithm, key_id = header.get("alg"), header.get("kid")
        if algorithm not in _ALGORITHMS or not isinstance(key_id, str):
            _refuse("is not signed as it should be")
        key, described = _key_of(find_keys(key_id), algorithm)
        told = jwt.decode(
            token,
            key,
            algorithms=[algorithm],
            audience=provider.client_id,
            # By our own clock, below.
            options={
                "require": _DUE, "verify_exp": False, "verify_iat": False, "verify_nbf": False,
            },
        )  # fmt: skip
    except jwt.PyJWTError as error:
        _refuse(f"does not hold ({type(error).__name__})")
    _check_times(told, now_ns // NS_PER_S)
    _check_audience(told, provider)
    if not hmac.compare_digest(str(told["nonce"]).encode(), nonce.encode()):
        _refuse("was made for another attempt")
    return _subject_of(told, provider, described)


def _key_of(keys: Sequence[dict[str, Any]], algorithm: str) -> tuple[Any, dict[str, Any]]:
    for described in keys:
        if (
            described.get("kty") == _ALGORITHMS[algorithm]
            and described.get("use", "sig") == "sig"
            and described.get("alg", algorithm) == algorithm
        ):
            key = jwt.PyJWK.from_dict(described, algorithm=algorithm).key
            if isinstance(key, RSAPublicKey) and key.key_size < _LEAST_RSA_BITS:
                continue
            if isinstance(key, (RSAPublicKey, EllipticCurvePublicKey)):
                return key, described
    return _refuse("is signed by a key that its issuer does not name")


def _check_times(told: dict[str, Any], now_s: int) -> None:
    for name in ("exp", "iat", "nbf"):
        if not isinstance(told.get(name, 0), int | float):
            _refuse("tells no time")
    if told["exp"] + _LEEWAY_S <= now_s:
        _refuse("is too old")
    if told["iat"] - _LEEWAY_S > now_s or told.get("nbf", 0) - _LEEWAY_S > now_s:
        _refuse("is from a time to come; set this machine's clock")


def _check_audience(told: dict[str, Any], provider: OidcProvider) -> None:
    audience = told["aud"] if isinstance(told["aud"], list) else [told["aud"]]
    by = told.get("azp", provider.client_id if len(audience) == 1 else None)
    if by != provider.client_id:
        _refuse("is for somebody else")


def _subject_of(told: dict[str, Any], provider: OidcProvider, described: dict[str, Any]) -> Claims:
    issuer = provider.issuer_of(str(told["iss"]), str(told.get("tid", "")))
    if issuer is None:
        _refuse("is of another issuer, or of an organisation that is not let in")
    of_key = described.get("issuer", issuer) if TENANT in provider.issuer else issuer
    if str(of_key).replace(TENANT, str(told.get("tid", ""))) != issuer:
        _refuse("is signed by a key of another organisation")
    if provider.domains and told.get("hd") not in provider.domains:
        _refuse("is of an organisation that is not let in")
    subject = told["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= _MOST_SUBJECT:
        _refuse("names nobody")
    return Claims(issuer, subject)


def _refuse(fault: str) -> NoReturn:
    message = f"What the other issuer says {fault}; sign in anew, or another way."
    raise SignInError(message) from None
