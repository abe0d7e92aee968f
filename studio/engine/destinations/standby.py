"""When a warm standby publishes; pure."""

from mixer.clock import NS_PER_S
from studio.wire.state import LiveStatus

STEADY_NS = 10 * NS_PER_S
"""A primary that has been live this long is there to stay; a shorter return may be a flutter."""


def publishes(
    primary: LiveStatus, fault: str, since_ns: int, now_ns: int, *, publishing: bool
) -> bool:
    """Return whether the standby is to publish.

    *primary*: how the primary fares since *since_ns*, off where the show is not sent to it.
    *publishing*: whether the standby does so far.
    """
    match primary:
        case "live":
            return publishing and now_ns - since_ns < STEADY_NS
        case "connecting":
            # On its first way there the primary has the time of one attempt.
            return publishing or bool(fault)
        case _:
            return True
