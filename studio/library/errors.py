"""Errors of the library."""

from mixer.errors import StudioError


class LibraryError(StudioError):
    """Something cannot be done with a recording; the text says why and what to do."""


class CancelledError(LibraryError):
    """Whoever asked for it wants it no more."""
