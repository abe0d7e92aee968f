"""Errors of the audit log."""

from mixer.errors import StudioError


class AuditError(StudioError):
    """The audit log cannot be written or read; the text says why."""
