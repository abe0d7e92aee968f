"""Errors of the control socket and the rings."""

from mixer.errors import StudioError


class WireError(StudioError):
    """The engine could not be reached, or said something that makes no sense."""


class NotRunningError(WireError):
    """No engine listens at this place."""


class ProtocolError(WireError):
    """Bytes that are no message of this protocol."""


class RefusedError(WireError):
    """The engine refused a command; the text is its reason."""
