"""Errors of the backend's client."""

from mixer.errors import StudioError


class ClientError(StudioError):
    """The backend cannot be asked; the text says what to do, and holds no token."""


class RefusedError(ClientError):
    """The backend said no; ``status`` is HTTP's, ``code`` the backend's word for the kind of no."""

    def __init__(self, status: int, detail: str, code: str = "") -> None:
        super().__init__(detail or f"The backend refuses ({status}).")
        self.status = status
        self.code = code


class UploadCancelledError(ClientError):
    """The person, or the studio, wanted no more of it; what came is kept over there."""
