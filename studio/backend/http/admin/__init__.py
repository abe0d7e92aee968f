"""The admins' pages: rendered here, without a line of script."""

from .router import admin_router

__all__ = ["admin_router"]
