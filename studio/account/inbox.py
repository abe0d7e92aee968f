"""What reaches the clerk: clients, what they ask, and news from the process's other threads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from mixer.handoff import BoundedQueue
from studio.wire.account import AccountRequest, OtherStation
from studio.wire.account_launch import OwnBackendLost, OwnBackendUp
from studio.wire.state import Snapshot

CAPACITY: Final = 1024


@dataclass(frozen=True, slots=True)
class Came:
    """A client connected; it waits for the state."""

    client: int


@dataclass(frozen=True, slots=True)
class Left:
    """A client is gone."""

    client: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A client asks for something."""

    client: int
    request: AccountRequest


@dataclass(frozen=True, slots=True)
class Finished:
    """What took its time is done; ``apply`` brings the state up to it, on the clerk's thread.

    ``asked``: who waits for it, None: nobody.
    """

    asked: Asked | None
    apply: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Failed:
    """It cannot be done, for this reason; ``code``: the backend's, where that said so."""

    asked: Asked | None
    reason: str
    code: str = ""
    signed_out: bool = False


@dataclass(frozen=True, slots=True)
class EngineNews:
    """The engine's state changed; None: it is not there."""

    state: Snapshot | None


@dataclass(frozen=True, slots=True)
class StationsNews:
    """The other stations of an event; ``event`` is the one that they were watched for."""

    event: str
    stations: tuple[OtherStation, ...]


@dataclass(frozen=True, slots=True)
class EndAsked:
    """Nobody holds the other end of standard input any more."""


News = (
    Came
    | Left
    | Asked
    | Finished
    | Failed
    | EngineNews
    | StationsNews
    | OwnBackendUp
    | OwnBackendLost
    | EndAsked
)
Post = Callable[[News], object]


def new_inbox() -> BoundedQueue[News]:
    """Return the clerk's queue; what does not fit is refused and counted."""
    return BoundedQueue(CAPACITY)
