"""Pins: the public keys of which a server's certificate must have one, besides being verified.

A pin is ``sha256:`` and the base64 of the SHA-256 of the certificate's SubjectPublicKeyInfo (RFC
7469, section 2.4), so that a renewed certificate over the same key keeps it. Several are parted by
spaces: the key that is served and the one that will be.
"""

import base64
import hashlib
import ssl

from .errors import PinMismatchError


def require_pin(connection: ssl.SSLSocket, pin: str) -> None:
    """Raise :class:`PinMismatchError` unless the peer's certificate has a key of *pin*, if any.

    After the handshake, before anything is sent.
    """
    if pin and pin_of(connection.getpeercert(binary_form=True) or b"") not in pin.split():
        message = "The certificate's key is not the one that was agreed on."
        raise PinMismatchError(message)


def pin_of(certificate: bytes) -> str:
    """Return the pin of a certificate in DER; '' when it is none."""
    from cryptography import x509  # noqa: PLC0415  # most destinations have no pin
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415  # likewise
        Encoding,
        PublicFormat,
    )

    try:
        key = x509.load_der_x509_certificate(certificate).public_key()
    except ValueError:
        return ""
    info = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return "sha256:" + base64.b64encode(hashlib.sha256(info).digest()).decode("ascii")
