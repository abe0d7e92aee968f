"""What goes wrong with Daily. None of it makes another transport take over."""

from studio.backend.errors import UnavailableError


class DailyError(UnavailableError):
    """Daily does not do what was asked; talkback is away until it does, or somebody decides."""

    code = "daily"


class DailyThereError(DailyError):
    """There is a room of that name already."""
