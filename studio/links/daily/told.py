"""What the one thread that calls the client is told: by the library's threads, and by the pipe."""

from collections import deque
from dataclasses import dataclass
from typing import Final

from mixer.handoff import BoundedQueue
from studio.talkback.daily_pipe import ToDaily
from studio.talkback.routing.packets import Packet


@dataclass(frozen=True, slots=True)
class Joined:
    """Joining is over; ``error``: why it failed, '' when it did not."""

    error: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The library says that something failed; what that ends, it tells by its state."""

    text: str


@dataclass(frozen=True, slots=True)
class State:
    """The library's name of how the call is."""

    name: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """A participant is there, under the library's id and the one of its token."""

    id: str
    user_id: str


@dataclass(frozen=True, slots=True)
class Nobody:
    """A participant has gone."""

    id: str


@dataclass(frozen=True, slots=True)
class Sound:
    """A piece of a participant's track."""

    id: str
    track: str
    frames: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """A block of one's own was played out."""

    track: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The talk link has gone."""


Told = ToDaily | Packet | Joined | Failed | State | Somebody | Nobody | Sound | Written | Ended
_MOST: Final = 4096


def _drop_a_sound(waiting: deque[Told], item: Told) -> bool:
    """Overflow rule: sound goes, and what is told of the call stays."""
    if isinstance(item, Sound | Packet):
        return False
    for at, each in enumerate(waiting):
        if isinstance(each, Sound | Packet):
            del waiting[at]
            return True
    return False


def told_queue() -> BoundedQueue[Told]:
    """Return the queue that all of it waits in; too much sound is dropped, the newest first."""
    return BoundedQueue(_MOST, _drop_a_sound)
