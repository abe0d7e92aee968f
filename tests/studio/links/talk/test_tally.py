"""What the others see of this station's show, by what its engine tells."""

import msgspec
import pytest

from studio.links.talk.engine_line import Tally, tally_of
from studio.wire.state import EventState, LiveState
from tests.studio.engine.first_snapshot import first_snapshot


@pytest.mark.parametrize(
    ("status", "rehearsal", "tally"),
    [
        ("off", False, "off"),
        ("live", False, "on-air"),
        ("reconnecting", False, "on-air"),
        ("live", True, "preview"),
        ("off", True, "off"),
    ],
)
def test_on_air_is_what_others_can_see(status: str, rehearsal: bool, tally: Tally) -> None:  # noqa: FBT001  # a case
    state = msgspec.structs.replace(
        first_snapshot(),
        live=msgspec.structs.replace(LiveState(), status=status),
        used_event=msgspec.structs.replace(EventState(), rehearsal=rehearsal),
    )
    assert tally_of(state) == tally
