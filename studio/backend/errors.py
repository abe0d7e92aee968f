"""What the backend refuses; each says which answer of HTTP it is."""

from typing import ClassVar

from mixer.errors import StudioError


class BackendError(StudioError):
    """The backend cannot do what was asked; the text says why, and holds no secret."""

    status: ClassVar[int] = 500


class BadRequestError(BackendError):
    """What was sent makes no sense."""

    status = 400


class NotSignedInError(BackendError):
    """Nobody who may."""

    status = 401


class ForbiddenError(BackendError):
    """Somebody who may not do this."""

    status = 403


class UnknownError(BackendError):
    """There is no such thing."""

    status = 404


class ConflictError(BackendError):
    """It is not how the sender thinks it is."""

    status = 409


class TooLargeError(BackendError):
    """More than one request may bring."""

    status = 413


class BusyError(BackendError):
    """Somebody else is at it."""

    status = 423


class TooManyError(BackendError):
    """Asked too often; the text says when to ask again."""

    status = 429


class MismatchError(BackendError):
    """What came is not what was announced (tus 1.0, checksum extension)."""

    status = 460


class UnavailableError(BackendError):
    """What it takes is not there now; the text says when to ask again."""

    status = 503


class StoreError(BackendError):
    """The disk or the key of the store will not do."""

    status = 507
