"""How ``requests`` is made to use one TLS context, and nothing of its own or the environment's."""

import ssl
from typing import Any

from requests.adapters import HTTPAdapter


class OneContext(HTTPAdapter):
    """Uses *context* for every connection, whatever the environment says of authorities."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # as requests has it
        """Hand the context to urllib3."""
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)

    def cert_verify(self, *_args: Any, **_kwargs: Any) -> None:  # noqa: ANN401  # as requests has it
        """Leave verifying to the context: requests would load authorities of its own into it."""
