"""Heads at an address: one object a chain, put and got over HTTPS.

``PUT ADDRESS/CHAIN.head`` keeps the newest head of a chain, as JSON, and ``GET`` of the same tells
it; 404 where there is none. Any store of objects does, best one that keeps all it was given.
"""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

import msgspec
import requests

from mixer.errors import StudioError
from studio.backend.errors import StoreError
from studio.backend.one_context import OneContext
from studio.backend.way_out import Gate
from studio.secrets import Secret

from .model import SignedHead

PURPOSE: Final = "audit heads"
_TIMEOUTS_S: Final = (3.0, 5.0)
_MOST_BYTES: Final = 16 << 10
_HTTPS: Final = 443


class HttpsHeads:
    """:class:`HeadsElsewhere` at *address*, as ``https://host/path``. One thread at a time.

    *gate* is asked before each request; TLS is 1.2 or newer, its name verified by the authorities
    of *ca_file*, or the system's. No proxy, no redirect. Raises :class:`StoreError` alone.
    """

    def __init__(
        self, address: str, gate: Gate, *, ca_file: Path | None = None, token: Secret | None = None
    ) -> None:
        parts = urlsplit(address)
        if parts.scheme != "https" or not parts.hostname:
            message = "Heads are kept at an https:// address alone; correct it."
            raise StoreError(message)
        self._address = address.rstrip("/")
        self._host, self._port = parts.hostname, parts.port or _HTTPS
        self._gate = gate
        self._token = token
        try:
            context = ssl.create_default_context(cafile=None if ca_file is None else str(ca_file))
        except (OSError, ssl.SSLError) as error:
            message = f"{ca_file} holds no certificate authority; name a PEM file."
            raise StoreError(message) from error
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._context = context

    def keep(self, head: SignedHead) -> None:
        """As the Protocol says."""
        with self._asked("PUT", head.chain, msgspec.json.encode(head)) as answer:
            if not answer.ok:
                raise self._refused(answer.status_code)

    def newest(self, chain: str) -> SignedHead | None:
        """As the Protocol says."""
        with self._asked("GET", chain) as answer:
            if answer.status_code == HTTPStatus.NOT_FOUND:
                return None
            if not answer.ok:
                raise self._refused(answer.status_code)
            body = next(answer.iter_content(_MOST_BYTES), b"")
        try:
            head = msgspec.json.decode(body, type=SignedHead)
        except msgspec.DecodeError:
            head = None
        if head is None or head.chain != chain:
            message = f"What {self._host} keeps of chain {chain} is no head of it; look who did it."
            raise StoreError(message)
        return head

    @contextmanager
    def _asked(
        self, method: str, chain: str, body: bytes | None = None
    ) -> Iterator[requests.Response]:
        try:
            self._gate(self._host, self._port, PURPOSE)
        except StudioError as error:
            message = f"Heads of the trail may not go to {self._host}; name it as their place."
            raise StoreError(message) from error
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if self._token is not None:
            headers["Authorization"] = f"Bearer {self._token.reveal()}"
        try:
            # Each on a line of its own: a head a second at most, and none that went stale.
            with requests.Session() as session:
                session.trust_env = False
                session.mount("https://", OneContext(self._context))
                with session.request(
                    method,
                    f"{self._address}/{quote(chain, safe='')}.head",
                    data=body,
                    headers=headers,
                    timeout=_TIMEOUTS_S,
                    allow_redirects=False,
                    stream=True,
                ) as answer:
                    yield answer
        except requests.RequestException as error:
            # The type alone: requests' texts hold the URL and more.
            message = (
                f"{self._host} does not take the heads of the audit trail "
                f"({type(error).__name__}); it is tried on."
            )
            raise StoreError(message) from None

    def _refused(self, status: int) -> StoreError:
        message = f"{self._host} refuses the heads of the audit trail ({status}); look there."
        return StoreError(message)
