"""What can go wrong with the processes of a studio."""

from mixer.errors import StudioError


class SupervisorError(StudioError):
    """A process that cannot be had or kept."""


class AlreadyRunningError(SupervisorError):
    """A studio runs here already."""


class EngineLostError(SupervisorError):
    """The engine ended without being asked to."""


class EndAskedError(SupervisorError):
    """The person wants the show to end while it is just beginning."""


class LaunchError(SupervisorError):
    """The engine says why it cannot begin; ``refused``: the show's region forbids it."""

    def __init__(self, reason: str, *, refused: bool) -> None:
        super().__init__(reason)
        self.refused = refused
