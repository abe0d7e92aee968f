import pytest

from studio.backend.errors import (
    BadRequestError,
    ConflictError,
    ForbiddenError,
    TooManyError,
)
from studio.backend.live import Health, LiveState, Shared, StationReport, Tally
from studio.backend.live.changing import SILENT_NS, beaten, joined, left, reported, shared
from studio.backend.live.model import MOST_STATIONS
from studio.policy.permissions import Role

EMPTY = LiveState(event="e", epoch=1)
ONE = joined(EMPTY, "one", "Studio 1", "s1", 0)


def test_a_station_joins_reports_and_leaves() -> None:
    report = StationReport(is_on_air=True, tally=Tally.PROGRAM, health=Health.FAIR, note="slow")
    told = reported(ONE, "one", "s1", 1, report, 5)
    station = told.station("one")
    assert station is not None
    assert (station.revision, station.tally, station.is_on_air) == (2, Tally.PROGRAM, True)
    gone = left(told, "one", "s1").station("one")
    assert gone is not None
    assert (gone.is_connected, gone.is_on_air, gone.revision) == (False, False, 3)
    assert left(told, "one", "another") == told


def test_a_station_bears_the_role_of_who_sits_there_now() -> None:
    first = joined(EMPTY, "one", "Studio 1", "s1", 0, Role.PRESENTER)
    told = reported(first, "one", "s1", 1, StationReport(note="well"), 5)
    again = joined(left(told, "one", "s1"), "one", "Studio 1", "s2", 6, Role.PRODUCER)
    roles = [state.stations[0].role for state in (first, told, again)]
    assert roles == [Role.PRESENTER, Role.PRESENTER, Role.PRODUCER]


def test_a_report_on_what_was_changed_meanwhile_is_refused() -> None:
    two = joined(ONE, "two", "Studio 2", "s2", 0)
    assert reported(two, "one", "s1", 1, StationReport(), 0).revision == 3
    with pytest.raises(ConflictError, match="revision 1"):
        reported(two, "one", "s1", 2, StationReport(), 0)
    with pytest.raises(ForbiddenError, match="for itself"):
        reported(two, "one", "s2", 1, StationReport(), 0)
    with pytest.raises(ForbiddenError):
        reported(two, "three", "s2", 0, StationReport(), 0)


def test_a_name_is_one_sessions_until_it_falls_silent() -> None:
    with pytest.raises(ConflictError, match="another name"):
        joined(ONE, "one", "Mine", "s2", 0)
    taken = joined(ONE, "one", "Mine", "s2", SILENT_NS).station("one")
    assert taken is not None
    assert (taken.name, taken.session) == ("Mine", "s2")


def test_who_is_silent_is_gone_and_being_heard_is_no_news() -> None:
    two = joined(ONE, "two", "Studio 2", "s2", 0)
    heard = beaten(two, "two", "s2", SILENT_NS - 1)
    assert heard.revision == two.revision
    later = beaten(heard, "two", "s2", SILENT_NS)
    assert [each.is_connected for each in later.stations] == [False, True]
    assert later.revision == two.revision + 1
    back = beaten(later, "one", "s1", SILENT_NS).station("one")
    assert back is not None
    assert back.is_connected


def test_what_is_shared_names_stations_that_there_are() -> None:
    after = shared(ONE, 0, Shared(program="one"))
    assert (after.shared.program, after.shared_revision) == ("one", 2)
    with pytest.raises(ConflictError):
        shared(after, 0, Shared())
    with pytest.raises(BadRequestError):
        shared(after, 2, Shared(preview="nobody"))


def test_an_event_has_so_many_stations_and_no_more() -> None:
    state = EMPTY
    for number in range(MOST_STATIONS):
        state = joined(state, f"s{number}", "S", f"s{number}", 0)
    with pytest.raises(TooManyError):
        joined(state, "more", "S", "s", 0)
