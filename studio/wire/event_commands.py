"""What the account's process asks of the engine: to play in an event, with what it needs there."""

from typing import Literal

from studio.policy.permissions import Role

from .command import Command


class UseEvent(Command, tag="event-use", frozen=True):
    """Go live in an event of the organisation from the next start on. Holds a secret.

    ``role`` is what the person who chose it is there; the session asks what that allows.
    ``ingests``: RTMP(S) addresses with their application, the primary, then its backup; none,
    with an empty ``key``, until one was asked for. ``rehearsal``: nobody sees what goes there.
    """

    event: str
    name: str
    region: Literal["eu", "us"]
    role: Role
    ingests: tuple[str, ...] = ()
    key: str = ""
    rehearsal: bool = False

    def __repr__(self) -> str:
        """Show no key."""
        return f"UseEvent({self.event!r}, …)"


class LeaveEvent(Command, tag="event-leave", frozen=True):
    """Go where the show itself says from the next start on."""


EventCommand = UseEvent | LeaveEvent
