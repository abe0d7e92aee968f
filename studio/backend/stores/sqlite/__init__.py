"""Records in SQLite, encrypted at rest; see docs/backend.md, Stores."""

from .places import StorePlaces
from .repository import SqliteRepository

__all__ = ["SqliteRepository", "StorePlaces"]
