"""Connects to MongoDB, and says what is wrong in the house's words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from pymongo import MongoClient
from pymongo.errors import (
    AutoReconnect,
    ConfigurationError,
    DuplicateKeyError,
    InvalidURI,
    OperationFailure,
    PyMongoError,
)

from studio.backend.errors import BusyError, ConflictError, StoreError
from studio.secrets import Secret

Document = dict[str, Any]
Client = MongoClient[Document]
_SELECTION_MS: Final = 10_000
_SOCKET_MS: Final = 20_000
_AUTHENTICATION: Final = {18, 13}
"""AuthenticationFailed and Unauthorized, of MongoDB's error codes."""


def connect(url: Secret, *, patience_ms: int = _SELECTION_MS) -> Client:
    """Return a client of the server that *url* names. Raises :class:`StoreError`.

    *patience_ms*: how long a deed waits for a server that can be used.
    """
    with translated():
        return MongoClient(
            url.reveal(),
            serverSelectionTimeoutMS=patience_ms,
            connectTimeoutMS=patience_ms,
            socketTimeoutMS=_SOCKET_MS,
            w="majority",
            retryWrites=True,
            appname="videosync-backend",
        )


def ask(client: Client, command: Document) -> Document:
    """Return what the server says to an administrator's command; {} where it does not know it."""
    try:
        with translated():
            return dict(client.admin.command(command))
    except StoreError as error:
        if isinstance(error.__cause__, OperationFailure):
            return {}
        raise


@contextmanager
def translated() -> Iterator[None]:
    """Raise PyMongo's errors as the house's; none of them shows the address, which has a secret."""
    try:
        yield
    except DuplicateKeyError as error:
        pattern = (error.details or {}).get("keyPattern", {})
        fields = " and ".join(str(next(iter(pattern), "")).removeprefix("u_").split("__"))
        message = f"There is one already with this {fields or 'value'}; take another."
        raise ConflictError(message) from error
    except (InvalidURI, ConfigurationError):
        message = "MONGODB_URL is no address of a MongoDB; look at how it is written."
        # Its cause would show the address.
        raise StoreError(message) from None
    except AutoReconnect as error:
        message = "The database does not answer; try again in a moment."
        raise BusyError(message) from error
    except OperationFailure as error:
        message = "The database refused; look at its log."
        if error.code in _AUTHENTICATION:
            message = "The database does not let this backend in; look at its user and its roles."
        raise StoreError(message) from error
    except PyMongoError as error:
        message = "The database cannot be used; look at its log."
        raise StoreError(message) from error
