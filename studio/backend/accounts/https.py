"""One request over HTTPS, by requests: loaded once somebody else is asked, which few do."""

import ssl
from collections.abc import Mapping
from typing import Any, Final

import msgspec
import requests
from requests.adapters import HTTPAdapter

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
            session.mount("https://", _Adapter(context))
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


class _Adapter(HTTPAdapter):
    """Uses one context, whatever the environment says of authorities."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # as requests has it
        """Hand the context to urllib3."""
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)

    def cert_verify(self, *_args: Any, **_kwargs: Any) -> None:  # noqa: ANN401  # as requests has it
        """Leave verifying to the context: requests would load authorities of its own into it."""
