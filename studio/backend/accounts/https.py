"""One request over HTTPS, by requests: loaded once somebody else is asked, which few do."""

import ssl
from collections.abc import Mapping
from typing import Any, Final

import msgspec
import requests

from studio.backend.one_context import OneContext

from .errors import ProviderError

_TIMEOUTS_S: Final = (5.0, 10.0)
_MOST_BYTES: Final = 1 << 20
_CHUNK_BYTES: Final = 1 << 16


def ask_https(
    url: str, host: str, context: ssl.SSLContext, form: Mapping[str, str] | None
) -> dict[str, Any]:
    """Return the JSON object at *url*, of *host*; *form* is posted, if given.

    Raises :class:`ProviderError`.
    """
    try:
        with requests.Session() as session:
            session.trust_env = False
            session.mount("https://", OneContext(context))
            with session.request(
                "GET" if form is None else "POST",
                url,
                data=form,
                headers={"Accept": "application/json"},
                timeout=_TIMEOUTS_S,
                allow_redirects=False,
                stream=True,
            ) as answer:
                return _object_of(answer, host)
    except requests.RequestException as error:
        message = f"{host} does not answer ({type(error).__name__}); try again later."
        raise ProviderError(message) from None


def _object_of(answer: requests.Response, host: str) -> dict[str, Any]:
    body = bytearray()
    for part in answer.iter_content(_CHUNK_BYTES):
        body += part
        if len(body) > _MOST_BYTES:
            message = f"{host} answers with more than it should."
            raise ProviderError(message)
    if not answer.ok or answer.is_redirect:
        message = f"{host} refuses ({answer.status_code}); begin again."
        raise ProviderError(message)
    try:
        told = msgspec.json.decode(bytes(body))
    except msgspec.DecodeError:
        told = None
    if not isinstance(told, dict):
        message = f"{host} answers with something else than it should."
        raise ProviderError(message)
    return told
