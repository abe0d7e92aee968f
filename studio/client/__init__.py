"""The backend's client; light, so that the window may use it."""

from .archive import ArchiveClient, Progress, Upload
from .errors import ClientError, RefusedError, UploadCancelledError
from .http import BackendAddress

__all__ = [
    "ArchiveClient",
    "BackendAddress",
    "ClientError",
    "Progress",
    "RefusedError",
    "Upload",
    "UploadCancelledError",
]
