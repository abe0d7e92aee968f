"""Errors of archives."""

from mixer.errors import StudioError


class ArchiveError(StudioError):
    """Media or a manifest is not what it should be; the text says which and what to do."""
