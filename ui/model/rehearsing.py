"""Whether what is sent is seen by nobody; pure."""

from studio.wire.state import EventState, LiveState


def is_rehearsal(live: LiveState, used: EventState) -> bool:
    """Return whether the show is sent to a rehearsal of its event, and nowhere else."""
    if not used.rehearsal or not used.has_key:
        return False
    running = [place for place in live.destinations if place.status != "off"]
    return bool(running) and all(place.name.startswith(used.name) for place in running)
