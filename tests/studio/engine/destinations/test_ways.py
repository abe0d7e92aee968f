"""Where a show goes: roles, which place counts, and when a standby publishes."""

import pytest

from mixer.clock import NS_PER_S
from studio.engine.destinations.standby import publishes
from studio.engine.destinations.ways import Ways
from studio.engine.errors import EngineError
from studio.show import DestinationSpec
from studio.wire.state import LiveStatus

URL = "rtmps://ingest.example/live"
MAIN = DestinationSpec(name="main", url=URL)
SIDE = DestinationSpec(name="side", url=URL)
SAFE = DestinationSpec(name="safe", url=URL, role="backup")


def _roles(ways: Ways) -> list[tuple[str, str]]:
    return [(place.name, place.role) for place in ways.places]


def test_the_first_is_the_primary_and_comes_first() -> None:
    assert _roles(Ways().with_places([SIDE, SAFE, MAIN])) == [
        ("side", "primary"),
        ("safe", "backup"),
        ("main", "extra"),
    ]


def test_the_one_that_was_asked_for_at_the_start_is_the_primary_and_no_other() -> None:
    ways = Ways(wanted="side").with_places([MAIN, SAFE, SIDE])
    assert _roles(ways) == [("side", "primary"), ("safe", "backup"), ("main", "extra")]
    assert [place.name for place in ways.default] == ["side"]
    assert ways.default[0] in ways.places


def test_a_url_that_was_asked_for_hides_no_destination_and_needs_none() -> None:
    ways = Ways(wanted="rtmp://127.0.0.1:1935/live").with_places([MAIN])
    assert _roles(ways) == [("main", "extra")]
    assert [(place.role, place.url) for place in ways.default] == [
        ("primary", "rtmp://127.0.0.1:1935/live")
    ]


def test_what_is_nowhere_is_said_with_what_there_is() -> None:
    with pytest.raises(EngineError, match='no destination "abroad"; the show has main, side'):
        Ways().with_places([MAIN, SIDE]).find("abroad")


@pytest.mark.parametrize(
    ("primary", "fault", "seconds", "before", "after"),
    [
        ("connecting", "", 0, False, False),
        ("connecting", "Nobody listens.", 0, False, True),
        ("reconnecting", "It broke.", 0, False, True),
        ("refused", "No.", 0, False, True),
        ("off", "", 0, False, True),
        ("live", "", 0, False, False),
        # A flutter of the primary makes none of the standby.
        ("live", "", 9, True, True),
        ("live", "", 10, True, False),
    ],
)
def test_a_standby_publishes_from_the_loss_until_the_primary_is_steady(
    primary: LiveStatus, fault: str, seconds: int, *, before: bool, after: bool
) -> None:
    now_ns = 100 * NS_PER_S
    since_ns = now_ns - seconds * NS_PER_S
    assert publishes(primary, fault, since_ns, now_ns, publishing=before) is after
