"""The backend's client; light until somebody is asked."""

from .address import BackendAddress
from .errors import ClientError, RefusedError, UploadCancelledError

__all__ = ["BackendAddress", "ClientError", "RefusedError", "UploadCancelledError"]
