"""What reaches the librarian: clients, what they ask, and news from the library's own threads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from mixer.handoff import BoundedQueue
from studio.wire.library import (
    JobState,
    LibraryRequest,
    PlayerState,
    Shelved,
    StorageState,
    ThumbnailCame,
)

CAPACITY: Final = 4096


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
    request: LibraryRequest


@dataclass(frozen=True, slots=True)
class Answered:
    """What a client asked of the shelf is done, or ``reason`` says why not."""

    client: int
    request: int
    reason: str = ""
    thumbnail: ThumbnailCame | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look through the folder, or a change to it, brought; ``looking``: there is more."""

    shelved: Shelved
    storage: StorageState
    looking: bool


@dataclass(frozen=True, slots=True)
class JobNews:
    """A job began, went on or ended."""

    job: JobState


@dataclass(frozen=True, slots=True)
class PlayerNews:
    """How what is played fares; ``number`` is the player that it was begun with."""

    number: int
    player: PlayerState


@dataclass(frozen=True, slots=True)
class EndAsked:
    """Nobody holds the other end of standard input any more."""


News = Came | Left | Asked | Answered | Looked | JobNews | PlayerNews | EndAsked
Post = Callable[[News], object]


def new_inbox() -> BoundedQueue[News]:
    """Return the librarian's queue; what does not fit is refused and counted."""
    return BoundedQueue(CAPACITY)
