"""What can go wrong on the way out."""

from mixer.errors import StudioError


class OutputError(StudioError):
    """The programme cannot be encoded, sent or kept; the text says what to do."""


class EncoderMissingError(OutputError):
    """The build of FFmpeg at hand has no encoder for what was asked."""


class BadDestinationError(OutputError):
    """The place to send to is not written as it should be; holds no key, not even a wrong one."""
