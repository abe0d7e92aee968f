"""The backend over HTTP."""

from .unbuilt import load_fastapi

load_fastapi()

from .app import create_app  # noqa: E402  # the first who imports FastAPI decides how it is loaded

__all__ = ["create_app"]
