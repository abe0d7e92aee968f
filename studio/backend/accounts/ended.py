"""What is told to every instance as soon as sessions end: their WebSockets close with them."""

from collections.abc import Callable, Iterable

import msgspec

from studio.backend.bus import Bus, Topic


class SessionsEnded(msgspec.Struct, frozen=True):
    """The ids of sessions that have just ended, as :attr:`Caller.session` has them."""

    sessions: tuple[str, ...]


def tell_ended(bus: Bus, sessions: Iterable[str]) -> None:
    """Tell all instances. Any thread."""
    ended = tuple(sessions)
    if ended:
        bus.publish(Topic.SESSIONS_ENDED, msgspec.json.encode(SessionsEnded(ended)))


def hear_ended(bus: Bus, heard: Callable[[SessionsEnded], None]) -> Callable[[], None]:
    """Have *heard* called, on the bus's thread, whenever sessions end; call the answer to stop."""

    def decode(body: bytes) -> None:
        heard(msgspec.json.decode(body, type=SessionsEnded))

    return bus.subscribe(Topic.SESSIONS_ENDED, decode)
