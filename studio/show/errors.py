"""What a show file may have wrong."""

from mixer.errors import StudioError


class ShowError(StudioError):
    """A show that cannot be run; the text names the file, the line and the key."""
