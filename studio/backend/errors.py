"""What the backend refuses; each says which answer of HTTP it is."""

from typing import ClassVar

from mixer.errors import StudioError


class BackendError(StudioError):
    """The backend cannot do what was asked; the text says why, and holds no secret."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "failed"
    """What kind of a no it is, for programs: it stays what it is, whatever the text is."""


class BadRequestError(BackendError):
    """What was sent makes no sense."""

    status = 400
    code = "bad-request"


class NotSignedInError(BackendError):
    """Nobody who may."""

    status = 401
    code = "not-signed-in"


class ForbiddenError(BackendError):
    """Somebody who may not do this."""

    status = 403
    code = "forbidden"


class UnknownError(BackendError):
    """There is no such thing."""

    status = 404
    code = "unknown"


class ConflictError(BackendError):
    """It is not how the sender thinks it is."""

    status = 409
    code = "conflict"


class TooLargeError(BackendError):
    """More than one request may bring."""

    status = 413
    code = "too-large"


class BusyError(BackendError):
    """Somebody else is at it."""

    status = 423
    code = "busy"


class TooManyError(BackendError):
    """Asked too often; the text says when to ask again."""

    status = 429
    code = "too-many"


class MismatchError(BackendError):
    """What came is not what was announced (tus 1.0, checksum extension)."""

    status = 460
    code = "mismatch"


class UnavailableError(BackendError):
    """What it takes is not there now; the text says when to ask again."""

    status = 503
    code = "unavailable"


class StoreError(BackendError):
    """The disk or the key of the store will not do."""

    status = 507
    code = "store"
