"""What people hear who are not let in."""

from studio.backend.errors import (
    BackendError,
    BadRequestError,
    ForbiddenError,
    NotSignedInError,
    TooManyError,
)


class SignInError(NotSignedInError):
    """It was not the right person, or nothing that proved it; never says which part was wrong."""


class NotProvenError(ForbiddenError):
    """Who is signed in did not prove again that it is she."""


class TicketError(BadRequestError):
    """A link or a step that was used, is too old, or never was."""


class PasswordError(BadRequestError):
    """A new password that will not do."""


class MailError(BadRequestError):
    """Not an address for mail."""


class PaceError(TooManyError):
    """Tried too often."""


class HasherBusyError(TooManyError):
    """More people sign in at once than this machine can check."""


class BlockedError(ForbiddenError):
    """Shut out for a time."""


class LastAdminError(ForbiddenError):
    """An organisation keeps one admin."""


class ProviderError(BackendError):
    """Another service does not do what it should, or may not be asked."""

    status = 502
