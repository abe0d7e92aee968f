"""The TLS that an ingest is spoken to with: at least 1.2, certificate and name verified."""

import ssl
from pathlib import Path

from studio.output.errors import OutputError


def verifying_context(ca_file: Path | None = None) -> ssl.SSLContext:
    """Return a client's context that trusts the system's authorities, or those of *ca_file*.

    Raises :class:`OutputError` when *ca_file* cannot be read as certificates.
    """
    try:
        context = ssl.create_default_context(cafile=None if ca_file is None else str(ca_file))
    except (OSError, ssl.SSLError) as error:
        message = f"{ca_file} holds no certificate authority; name a PEM file."
        raise OutputError(message) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def require_verifying(context: ssl.SSLContext) -> None:
    """Raise :class:`OutputError` when *context* would take old TLS or an unverified peer."""
    allowed = (
        context.minimum_version >= ssl.TLSVersion.TLSv1_2
        and context.verify_mode is ssl.CERT_REQUIRED
        and context.check_hostname
    )
    if not allowed:
        message = "An ingest is spoken to by TLS 1.2 or newer with a verified name, or not at all."
        raise OutputError(message)
