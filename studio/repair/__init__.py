"""Recordings that were cut off, found and closed when a studio starts."""

from .folders import known_folders, remember_folder
from .mending import mend_folder

__all__ = ["known_folders", "mend_folder", "remember_folder"]
