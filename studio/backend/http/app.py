"""The application put together: its routes, and how it refuses."""

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.errors import BackendError, NotSignedInError
from studio.backend.parts import Parts

from .archive_routes import archive_router
from .guard import CHALLENGE, Guard


def create_app(parts: Parts) -> FastAPI:
    """Return the application of *parts*."""
    guard = Guard(parts.sessions)
    app = FastAPI(title="Videosync backend", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_exception_handler(BackendError, _refuse)
    app.include_router(archive_router(parts.archive, guard))

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"state": "healthy"}

    return app


async def _refuse(_request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, BackendError) else 500
    headers = CHALLENGE if status == NotSignedInError.status else None
    return JSONResponse({"detail": str(error)}, status, headers)
