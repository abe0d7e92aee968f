"""Records in MongoDB; see docs/backend.md, Stores."""

from .repository import MongoRepository

__all__ = ["MongoRepository"]
