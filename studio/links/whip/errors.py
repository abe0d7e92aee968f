"""What ends an attempt to publish; the text is for the person, and holds no secret."""

from mixer.errors import StudioError
from studio.output.ingest.backoff import Pace


class WhipError(StudioError):
    """An attempt to publish has ended; ``pace`` is how soon to try again."""

    pace = Pace.NETWORK
    refused = False
    final = False


class RefusedError(WhipError):
    """The endpoint said no, or what it offers will not do."""

    pace = Pace.REFUSAL
    refused = True


class UntrustedError(WhipError):
    """The endpoint's certificate, or its TLS, is not good enough; nothing was sent."""

    pace = Pace.CERTIFICATE
    refused = True


class ForbiddenError(WhipError):
    """The region does not allow it; asking again would not help."""

    refused = True
    final = True


class NotNowError(WhipError):
    """The gate refuses for now: a local name has no address."""

    refused = True


class PeerLostError(WhipError):
    """Nothing comes from the receiver any more."""
