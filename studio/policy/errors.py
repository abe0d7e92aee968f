"""Errors of what may and may not be done."""

from mixer.errors import PassingError, StudioError


class PolicyError(StudioError):
    """A rule, or the register that rules are read from, is not as it should be."""


class RegisterError(PolicyError):
    """A register of connections that cannot be used; the text names the file and the row."""


class ResidencyRefused(PolicyError):  # noqa: N818  # a refusal is the rule working
    """A connection that the show's region, or the register, does not allow."""


class NotYetResolved(ResidencyRefused, PassingError):  # noqa: N818  # likewise
    """A name in the local network that has no address now, so nothing shows that it is local."""


class UndeclaredDataError(PolicyError):
    """Data that a vendor was never declared to get; the text names fields, never their values."""
