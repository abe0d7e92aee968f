"""A rehearsal is never taken for air, and air never for a rehearsal."""

from studio.wire.state import DestinationState, EventState, LiveState, LiveStatus
from ui.model.rehearsing import is_rehearsal

_USED = EventState(id="1", name="Results", rehearsal=True, has_key=True)


def _live(**places: LiveStatus) -> LiveState:
    return LiveState(
        status="live",
        destinations=tuple(
            DestinationState(name=name, role="extra", label="", status=status)
            for name, status in places.items()
        ),
    )


def test_it_is_one_only_while_nothing_is_sent_elsewhere() -> None:
    assert is_rehearsal(_live(Results="live"), _USED)
    assert is_rehearsal(_live(Results="live", main="off"), _USED)
    assert not is_rehearsal(_live(Results="live", main="live"), _USED)
    assert not is_rehearsal(_live(main="live"), EventState())
    assert not is_rehearsal(_live(Results="off"), _USED)
    live = EventState(id="1", name="Results", has_key=True)
    assert not is_rehearsal(_live(Results="live"), live)
