"""What can go wrong at the receiver."""

from mixer.errors import StudioError


class IngestServerError(StudioError):
    """The receiver cannot listen or store; the text says what to do."""
