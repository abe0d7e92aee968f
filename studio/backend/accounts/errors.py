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

    code = "sign-in"


class NotProvenError(ForbiddenError):
    """Who is signed in did not prove again that it is she."""

    code = "not-proven"


class TicketError(BadRequestError):
    """A link or a step that was used, is too old, or never was."""

    code = "used-or-old"


class PasswordError(BadRequestError):
    """A new password that will not do."""

    code = "password"


class MailError(BadRequestError):
    """Not an address for mail."""

    code = "mail-address"


class PaceError(TooManyError):
    """Tried too often."""

    code = "pace"


class HasherBusyError(TooManyError):
    """More people sign in at once than this machine can check."""

    code = "many-sign-in"


class BlockedError(ForbiddenError):
    """Shut out for a time."""

    code = "blocked"


class LastAdminError(ForbiddenError):
    """An organisation keeps one admin."""

    code = "last-admin"


class ProviderError(BackendError):
    """Another service does not do what it should, or may not be asked."""

    status = 502
    code = "other-service"
