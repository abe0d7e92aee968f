"""The application put together: what is handed in, and who may ask."""

import hmac
from collections.abc import Awaitable, Callable

from fastapi import Depends, FastAPI, Header
from fastapi.responses import JSONResponse
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.archive import ArchiveService
from studio.backend.errors import BackendError, NotSignedInError
from studio.secrets import Secret

from .archive_routes import archive_router

CHALLENGE = {"WWW-Authenticate": "Bearer"}


def create_app(*, archive: ArchiveService, secret: Secret) -> FastAPI:
    """Return the application; whoever asks brings *secret* as a bearer's token (RFC 6750)."""
    app = FastAPI(title="Videosync backend", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_exception_handler(BackendError, _refuse)
    app.include_router(archive_router(archive), dependencies=[Depends(_bearer(secret))])

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"state": "healthy"}

    return app


def _bearer(secret: Secret) -> Callable[[str], Awaitable[None]]:
    async def check(authorization: str = Header(default="")) -> None:
        scheme, _, token = authorization.partition(" ")
        expected = secret.reveal().encode()
        if scheme.lower() != "bearer" or not hmac.compare_digest(token.encode(), expected):
            message = "Sign in first: the token is missing, or is not the one of this backend."
            raise NotSignedInError(message)

    return check


async def _refuse(_request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, BackendError) else 500
    headers = CHALLENGE if status == NotSignedInError.status else None
    return JSONResponse({"detail": str(error)}, status, headers)
