"""TLS to the endpoint: at least 1.2, name and authority verified, pinned where that is asked."""

import asyncio
import base64
import hashlib
import socket
import ssl
from collections.abc import Sequence
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from studio.output.ingest.tls import require_verifying, verifying_context
from studio.output.whip.endpoint import WhipEndpoint

from .errors import UntrustedError, WhipError

_CONNECT_TIMEOUT_S = 5.0
_READ_LIMIT_BYTES = 64 << 10
_NAME_MISMATCHES = {62, 64}
_SELF_SIGNED = {18, 19}
_EXPIRED = 10
"""OpenSSL's X509_V_ERR codes."""

Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def context_for(ca_file: str) -> ssl.SSLContext:
    """Return the one context that this link connects with. Raises ``OutputError``."""
    context = verifying_context(Path(ca_file) if ca_file else None)
    require_verifying(context)
    return context


async def connected(endpoint: WhipEndpoint, context: ssl.SSLContext, pins: Sequence[str]) -> Line:
    """Return an encrypted, verified connection to *endpoint*, on which nothing was said yet.

    Raises :class:`WhipError` with the reason in words.
    """
    try:
        async with asyncio.timeout(_CONNECT_TIMEOUT_S):
            reader, writer = await asyncio.open_connection(
                endpoint.host,
                endpoint.port,
                ssl=context,
                server_hostname=endpoint.host,
                limit=_READ_LIMIT_BYTES,
            )
    except TimeoutError as error:
        message = f"{endpoint.address} does not answer; check the network and the host."
        raise WhipError(message) from error
    except ssl.SSLCertVerificationError as error:
        raise UntrustedError(_certificate(error.verify_code, endpoint.host)) from error
    except ssl.SSLError as error:
        message = f"{endpoint.host} offers no TLS 1.2 or newer; nothing was sent."
        raise UntrustedError(message) from error
    except socket.gaierror as error:
        message = f"The host {endpoint.host} is not found; check its name and the network."
        raise WhipError(message) from error
    except ConnectionResetError as error:
        message = (
            f"{endpoint.address} hangs up before anything was sent; "
            "it may offer no TLS 1.2 or newer, or not be an HTTPS port."
        )
        raise WhipError(message) from error
    except OSError as error:
        message = f"Nobody listens at {endpoint.address}; check host and port."
        raise WhipError(message) from error
    if pins and _pin_of(writer) not in pins:
        writer.close()
        message = (
            f"The certificate of {endpoint.host} is verified but not the one that was pinned; "
            "nothing was sent. Ask whoever runs it, or correct the pin."
        )
        raise UntrustedError(message)
    return reader, writer


def _pin_of(writer: asyncio.StreamWriter) -> str:
    """Return the key's pin as RFC 7469, section 2.4, makes it."""
    der = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    key = x509.load_der_x509_certificate(der).public_key()
    info = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return "sha256:" + base64.b64encode(hashlib.sha256(info).digest()).decode()


def _certificate(code: int, host: str) -> str:
    if code in _NAME_MISMATCHES:
        return f"The certificate of {host} is for another name; check the host."
    if code in _SELF_SIGNED:
        return f"The certificate of {host} is self-signed; have its authority installed here."
    if code == _EXPIRED:
        return f"The certificate of {host} has expired; whoever runs it must renew it."
    return f"The certificate of {host} is from no known authority; nothing was sent."
