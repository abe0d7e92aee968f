"""Heads at an address: one object a chain, put and got over HTTPS.

``PUT ADDRESS/CHAIN.head`` keeps the newest head of a chain, as JSON, and ``GET`` of the same tells
it; 404 where there is none. Any store of objects does, best one that keeps all it was given.
``ADDRESS/1.instance`` and on are one head of each instance, by which it is found where nothing else
tells of it any more; nothing can be listed, as not every store does that alike.
"""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
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
_MOST_INSTANCES: Final = 1000
_TAKEN: Final = {HTTPStatus.CONFLICT, HTTPStatus.PRECONDITION_FAILED}


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
        with self._asked("PUT", f"{head.chain}.head", msgspec.json.encode(head)) as answer:
            if not answer.ok:
                raise self._refused(answer.status_code)

    def newest(self, chain: str) -> SignedHead | None:
        """As the Protocol says."""
        head = self._get(f"{chain}.head", chain)
        if head is not None and head.chain != chain:
            raise self._no_head(chain)
        return head

    def enter(self, head: SignedHead) -> None:
        """As the Protocol says.

        Two that come at once may both find a place free: the store is asked to keep the first
        (RFC 9110, 13.1.2), and where it does not, whoever was written over enters again.
        """
        number = 1
        while (before := self._instance(number)) is not None:
            if _instance_of(before) == _instance_of(head):
                return
            number += 1
        body, only_new = msgspec.json.encode(head), {"If-None-Match": "*"}
        with self._asked("PUT", f"{number}.instance", body, only_new) as answer:
            if answer.status_code not in _TAKEN and not answer.ok:
                raise self._refused(answer.status_code)
            is_taken = answer.status_code in _TAKEN
        if is_taken:
            message = f"Another instance came first at {self._host}; it is tried on."
            raise StoreError(message)

    def entered(self) -> Iterator[SignedHead]:
        """As the Protocol says."""
        number = 1
        while (head := self._instance(number)) is not None:
            yield head
            number += 1

    def _instance(self, number: int) -> SignedHead | None:
        if number > _MOST_INSTANCES:
            message = f"{self._host} keeps more instances than there can be; look there."
            raise StoreError(message)
        return self._get(f"{number}.instance", f"{number}.instance")

    def _get(self, name: str, what: str) -> SignedHead | None:
        with self._asked("GET", name) as answer:
            if answer.status_code == HTTPStatus.NOT_FOUND:
                return None
            if not answer.ok:
                raise self._refused(answer.status_code)
            body = next(answer.iter_content(_MOST_BYTES), b"")
        try:
            return msgspec.json.decode(body, type=SignedHead)
        except msgspec.DecodeError:
            raise self._no_head(what) from None

    def _no_head(self, what: str) -> StoreError:
        message = f"What {self._host} keeps as {what} is no head of it; look who did it."
        return StoreError(message)

    @contextmanager
    def _asked(
        self,
        method: str,
        name: str,
        body: bytes | None = None,
        also: Mapping[str, str] = MappingProxyType({}),
    ) -> Iterator[requests.Response]:
        try:
            self._gate(self._host, self._port, PURPOSE)
        except StudioError as error:
            message = f"Heads of the trail may not go to {self._host}; name it as their place."
            raise StoreError(message) from error
        headers = {"Content-Type": "application/json"} if body is not None else {}
        headers |= also
        if self._token is not None:
            headers["Authorization"] = f"Bearer {self._token.reveal()}"
        try:
            # Each on a line of its own: a head a second at most, and none that went stale.
            with requests.Session() as session:
                session.trust_env = False
                session.mount("https://", OneContext(self._context))
                with session.request(
                    method,
                    f"{self._address}/{quote(name, safe='')}",
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


def _instance_of(head: SignedHead) -> str:
    return head.chain.rpartition(".")[0]
