"""Daily's REST API over HTTPS: one request at a time, past the way out, of bounded size and time.

Endpoints, limits and errors are those of docs.daily.co/reference/rest-api (read 2026-11).
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import msgspec
import requests

from studio.backend.accounts.outside import tls_context
from studio.backend.one_context import OneContext
from studio.backend.way_out import Gate
from studio.secrets import Secret

from .errors import DailyError, DailyThereError

if TYPE_CHECKING:
    import ssl

PURPOSE: Final = "talkback by Daily"
API: Final = "https://api.daily.co/v1"
HOST: Final = "api.daily.co"
_TIMEOUTS_S: Final = (2.0, 3.0)
_MOST_BYTES: Final = 1 << 20
_CHUNK_BYTES: Final = 1 << 16
_TRIES: Final = 3
_MOST_PAUSE_S: Final = 2.0
"""Who waits for a call waits no longer; Daily's windows are 5 s and 30 s long."""
_FIRST_PAUSE_S: Final = 0.25
_KEY: Final = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}

_NEVER: Final = threading.Event()
Body = Mapping[str, Any]


class DailyRest:
    """Any thread; blocks on the network for seconds at most. Raises :class:`DailyError`.

    *gate* is asked before each request. *pause* waits, seconds, when Daily asks for fewer.
    """

    def __init__(
        self,
        key: Secret,
        gate: Gate,
        *,
        address: str = API,
        ca_file: Path | None = None,
        pause: Callable[[float], object] = _NEVER.wait,
    ) -> None:
        parts = urlsplit(address)
        self._address = address
        self._host, self._port = parts.hostname or "", parts.port or 443
        self._key = key
        self._gate = gate
        self._context: ssl.SSLContext | None = None
        self._ca_file = ca_file
        self._pause = pause

    @property
    def key_bytes(self) -> bytes:
        """What names are made of that nobody else can work out."""
        return self._key.reveal().encode()

    def ask(
        self, method: str, path: str, body: Body | None = None, *, may_be_gone: bool = False
    ) -> dict[str, Any]:
        """Return the object that Daily answers with; empty where *may_be_gone* and it is."""
        for tried in range(1, _TRIES + 1):
            with self._answered(method, path, body) as answer:
                status = answer.status_code
                if status == HTTPStatus.TOO_MANY_REQUESTS and tried < _TRIES:
                    pause_s = _pause_of(answer, tried)
                elif status == HTTPStatus.NOT_FOUND and may_be_gone:
                    return {}
                else:
                    return _read(answer, status)
            self._pause(pause_s)
        raise AssertionError  # the last try has returned, or raised

    @contextmanager
    def _answered(self, method: str, path: str, body: Body | None) -> Iterator[requests.Response]:
        self._gate(self._host, self._port, PURPOSE)
        context = self._context = self._context or tls_context(self._ca_file)
        try:
            with requests.Session() as session:
                session.trust_env = False
                session.mount("https://", OneContext(context))
                with session.request(
                    method,
                    f"{self._address}{path}",
                    data=None if body is None else msgspec.json.encode(body),
                    headers={
                        "Authorization": f"Bearer {self._key.reveal()}",
                        "Accept": "application/json",
                        **({} if body is None else {"Content-Type": "application/json"}),
                    },
                    timeout=_TIMEOUTS_S,
                    allow_redirects=False,
                    stream=True,
                ) as answer:
                    yield answer
        except requests.RequestException as error:
            # The type alone: requests' texts hold the URL, and that the room's name.
            message = (
                f"Daily does not answer ({type(error).__name__}); talkback is away until it does, "
                "or until an admin switches Daily off."
            )
            raise DailyError(message) from None


def _pause_of(answer: requests.Response, tried: int) -> float:
    asked = answer.headers.get("Retry-After", "")
    pause_s = float(asked) if asked.isdigit() else _FIRST_PAUSE_S * 2 ** (tried - 1)
    if pause_s > _MOST_PAUSE_S:
        message = f"Daily asks for {pause_s:g} s without a request; try again after that."
        raise DailyError(message)
    return pause_s


def _read(answer: requests.Response, status: int) -> dict[str, Any]:
    body = bytearray()
    for part in answer.iter_content(_CHUNK_BYTES):
        body += part
        if len(body) > _MOST_BYTES:
            message = "Daily answers with more than it should; try again later."
            raise DailyError(message)
    try:
        told = msgspec.json.decode(bytes(body))
    except msgspec.DecodeError:
        told = None
    if not answer.ok or answer.is_redirect:
        raise _refusal(status, told)
    if not isinstance(told, dict):
        message = "Daily answers with something else than it should; try again later."
        raise DailyError(message)
    return told


def _refusal(status: int, told: object) -> DailyError:
    if status in _KEY:
        return DailyError("Daily does not take the key of this backend; let its operator renew it.")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return DailyError("Daily asks for fewer requests; try again in half a minute.")
    if status == HTTPStatus.NOT_FOUND:
        return DailyError("Daily knows no such room any more; enter the call anew.")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return DailyError(f"Daily is busy or broken ({status}); talkback is away until it is back.")
    info = told.get("info") if isinstance(told, dict) else None
    if status == HTTPStatus.BAD_REQUEST and isinstance(info, str) and "already exists" in info:
        return DailyThereError("There is a room of that name already.")
    # Daily's own words may repeat what was sent.
    return DailyError(f"Daily refuses what it was asked ({status}); please report this.")
