"""Errors of the account's process."""

from mixer.errors import StudioError


class AccountError(StudioError):
    """Something cannot be done with the account or an event; the text says what to do."""
