"""What panels need to steer: one function to submit a command with."""

from collections.abc import Callable
from typing import Protocol

from studio.wire.commands import AnyCommand

Answered = Callable[[str], None]
"""Called with the reason of a refusal, or with nothing ('') when the command took effect."""


class Submit(Protocol):
    """Sends a command and returns at once; what it did arrives as an event, like anybody's."""

    def __call__(self, command: AnyCommand, answered: Answered | None = None) -> None:
        """Send *command*; *answered* is called once, later or at once. GUI thread."""
        ...
