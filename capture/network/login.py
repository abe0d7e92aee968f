"""Answers to a feed that asks who we are: Digest (RFC 7616) or Basic (RFC 7617)."""

import base64
import hashlib
import secrets
from collections.abc import Callable, Sequence
from urllib.request import parse_http_list, parse_keqv_list

from .faults import LoginError

_HASHES = {"MD5": "md5", "SHA-256": "sha256"}


class Login:
    """A user name, and a password that is read once, when it is first asked for. One thread."""

    def __init__(self, user: str, password: Callable[[], str] | None) -> None:
        self._user = user
        self._read = password
        self._password: str | None = None
        self._asked = 0

    @property
    def given(self) -> bool:
        """Whether there is anything to answer with."""
        return bool(self._user) or self._read is not None

    def answer(self, challenges: Sequence[str], method: str, uri: str) -> str:
        """Return the Authorization header for *challenges*, the WWW-Authenticate headers.

        Raises :class:`LoginError` when they ask for what we do not have, and what reading the
        password raises.
        """
        by_scheme = dict(_parsed(text) for text in challenges)
        digest = by_scheme.get("digest")
        if digest is not None and digest.get("algorithm", "MD5").upper() in _HASHES:
            return self._digest(digest, method, uri)
        if "basic" in by_scheme:
            token = base64.b64encode(f"{self._user}:{self._secret()}".encode()).decode()
            return f"Basic {token}"
        message = "The feed asks for a kind of login that is not known; choose Digest on it."
        raise LoginError(message)

    def _secret(self) -> str:
        if self._password is None:
            self._password = self._read() if self._read else ""
        return self._password

    def _digest(self, asked: dict[str, str], method: str, uri: str) -> str:
        name = _HASHES[asked.get("algorithm", "MD5").upper()]

        def hashed(text: str) -> str:
            return hashlib.new(name, text.encode(), usedforsecurity=False).hexdigest()

        realm, nonce = asked.get("realm", ""), asked.get("nonce", "")
        whose = hashed(f"{self._user}:{realm}:{self._secret()}")
        what = hashed(f"{method}:{uri}")
        fields = {"username": self._user, "realm": realm, "nonce": nonce, "uri": uri}
        bare = {}
        if "auth" in [part.strip() for part in asked.get("qop", "").split(",")]:
            self._asked += 1
            count, ours = f"{self._asked:08x}", secrets.token_hex(8)
            fields["response"] = hashed(f"{whose}:{nonce}:{count}:{ours}:auth:{what}")
            fields["cnonce"] = ours
            bare = {"qop": "auth", "nc": count}
        else:
            fields["response"] = hashed(f"{whose}:{nonce}:{what}")
        if "opaque" in asked:
            fields["opaque"] = asked["opaque"]
        if "algorithm" in asked:
            bare["algorithm"] = asked["algorithm"]
        quoted = [f'{key}="{_escaped(value)}"' for key, value in fields.items()]
        return "Digest " + ", ".join([*quoted, *(f"{k}={v}" for k, v in bare.items())])


def _escaped(value: str) -> str:
    kept = "".join(sign for sign in value if sign.isprintable())
    return kept.replace("\\", "\\\\").replace('"', '\\"')


def _parsed(challenge: str) -> tuple[str, dict[str, str]]:
    scheme, _, rest = challenge.strip().partition(" ")
    pairs = [part for part in parse_http_list(rest) if "=" in part]
    return scheme.lower(), {key.lower(): value for key, value in parse_keqv_list(pairs).items()}
