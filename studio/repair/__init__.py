"""Recordings that were cut off, found and closed when a studio starts."""

from .mending import mend_folder

__all__ = ["mend_folder"]
