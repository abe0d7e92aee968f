"""How the application is served: by uvicorn, within limits, without a word of what serves it."""

import gc
import ssl
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import uvicorn
from fastapi import FastAPI

from .errors import StoreError
from .http.live_messages import MOST_BYTES as MOST_SAID_BYTES
from .http.protocol import TimedProtocol
from .http.talk_protocol import TalkProtocol

_KEEP_ALIVE_S, _END_S = 30, 5
_MOST_CONNECTIONS: Final = 2000
_CIPHERS: Final = "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL"
"""Of TLS 1.2: forward secret and authenticated only. Those of 1.3 all are."""

_GARBAGE: Final = (20_000, 20, 20)
_SWITCH_S: Final = 0.0005

_Factory = Callable[[uvicorn.Config, Callable[[], ssl.SSLContext]], ssl.SSLContext]


def config_of(
    app: FastAPI, *, tls: ssl.SSLContext | None = None, trusted_proxies: Sequence[str] = ()
) -> uvicorn.Config:
    """Return how to serve *app*.

    *trusted_proxies*: addresses and networks whose X-Forwarded-For is believed; of nobody else.
    """
    config = uvicorn.Config(
        app,
        http=TimedProtocol,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        ws=TalkProtocol,
        ws_max_size=MOST_SAID_BYTES,
        ws_per_message_deflate=False,
        proxy_headers=bool(trusted_proxies),
        forwarded_allow_ips=list(trusted_proxies),
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=_END_S,
        limit_concurrency=_MOST_CONNECTIONS,
    )
    if tls is not None:
        config.ssl_certfile = "handed over as a context"
        config.ssl_context_factory = _handing_over(tls)
    return config


def settle() -> None:
    """Have as little as can be interrupt what is served. Once all is loaded, before serving."""
    # All of this stays to the end, so the collector need not look at it again and again.
    gc.freeze()
    # Little of what a request leaves behind goes round in circles.
    gc.set_threshold(*_GARBAGE)
    gc.enable()
    # The loop waits for nothing as often as for a thread to let go of the interpreter.
    sys.setswitchinterval(_SWITCH_S)


def tls_of(chain: Path, key: Path) -> ssl.SSLContext:
    """Return a server's TLS, 1.2 or newer, with the certificate in *chain*.

    Raises :class:`StoreError`, whose text names the files.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(_CIPHERS)
    context.set_alpn_protocols(["http/1.1"])
    try:
        context.load_cert_chain(chain, key)
    except (OSError, ssl.SSLError) as error:
        message = f"The certificate {chain} and its key {key} cannot be used; check both files."
        raise StoreError(message) from error
    return context


def _handing_over(tls: ssl.SSLContext) -> _Factory:
    return lambda _config, _default: tls
