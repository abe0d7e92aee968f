"""Daily is off until everybody agreed, cannot be on under EU-only, and is never replaced."""

from pathlib import Path

import pytest

from studio.backend.errors import ConflictError, ForbiddenError
from studio.backend.moment import HOUR_NS
from studio.backend.trail import Outcome
from studio.policy import Region
from studio.policy.permissions import Role
from studio.policy.placing import Demand, Home
from tests.studio.backend.events.parts import ADMIN, ANNA, ROOT

from .parts import DailyBackend, agreed

_ENDED = "call ended at Daily"


def _refusals(backend: DailyBackend) -> list[tuple[str, str]]:
    return [
        (deed.kind, deed.target)
        for deed in backend.backend.trail.deeds
        if deed.outcome is Outcome.REFUSED
    ]


@pytest.mark.promise(34)
@pytest.mark.promise(48)
@pytest.mark.promise(49)
@pytest.mark.parametrize(
    ("home", "demand"),
    [(Home.EU, Demand.NONE), (Home.US, Demand.EU_ONLY), (Home.UNKNOWN, Demand.NONE)],
)
def test_under_eu_only_nothing_of_daily_is_made_called_or_looked_up(
    home: Home, demand: Demand
) -> None:
    backend = DailyBackend()
    backend.agree()
    event = backend.event()
    client = backend.client()
    known = backend.backend.residency.look(ADMIN)
    settled = backend.backend.residency.settle(ROOT, "acme", home, known.revision)
    if demand is not Demand.NONE:
        backend.backend.residency.demand(ADMIN, demand, settled.revision)
    room = f"vs-{'0' * 32}"
    calls = (
        backend.client,
        lambda: client.present(room),
        lambda: client.eject(room, "p"),
        lambda: client.close_room(room),
        lambda: client.permit(room, {"p": []}),
        lambda: client.hold_room(room, Region.US, 2_000_000_000),
        lambda: backend.calls.seat(event, "", number=1, role=Role.PRODUCER, hears=()),
        lambda: backend.calls.who_is_in(event, ""),
        lambda: backend.calls.close(event, ""),
        lambda: backend.calls.hold(event, ""),
    )
    for call in calls:
        with pytest.raises(ForbiddenError, match="keeps everything in the EU"):
            call()
    # The way out is asked before a name is looked up, and it was not even asked.
    assert backend.asked == []
    assert _refusals(backend) == [("sent to a vendor", "daily")] * len(calls)
    assert not backend.backend.repository.read(lambda r: backend.calls.carries(r, event))
    with pytest.raises(ForbiddenError, match="keeps everything in the EU"):
        backend.vendors.consent(ADMIN, "daily")
    with pytest.raises(ForbiddenError, match="keeps everything in the EU"):
        backend.vendors.switch(ADMIN, "daily", on=True)


@pytest.mark.promise(48)
def test_daily_carries_no_call_until_an_admin_consented_and_none_after_a_withdrawal() -> None:
    backend = DailyBackend()
    backend.backend.settle(Home.US)
    event = backend.event()

    def carries() -> bool:
        return backend.backend.repository.read(lambda reader: backend.calls.carries(reader, event))

    assert not carries()
    with pytest.raises(ForbiddenError, match="not approved"):
        backend.client()
    backend.vendors.approve(ROOT, "daily")
    backend.vendors.record_clauses(ROOT, "daily", "contracts/2026-1")
    with pytest.raises(ForbiddenError, match="needs a consent"):
        backend.client()
    backend.vendors.consent(ADMIN, "daily")
    assert not carries()
    backend.vendors.switch(ADMIN, "daily", on=True)
    assert carries()
    client = backend.client()
    backend.vendors.withdraw(ADMIN, "daily")
    assert not carries()
    with pytest.raises(ForbiddenError, match="needs a consent"):
        client.present("vs-1")
    assert backend.asked == []


@pytest.mark.promise(48)
@pytest.mark.parametrize("how", ["withdraw", "switch"])
def test_who_switches_daily_off_ends_its_calls_first_and_that_is_written_down(
    how: str, tmp_path: Path
) -> None:
    with agreed(tmp_path) as (backend, api):
        first, second = backend.event(), backend.event(name="Another one")
        for event, room in ((first, ""), (first, "green"), (second, "")):
            backend.calls.seat(event, room, number=1, role=Role.PRODUCER, hears=())
        assert len(api.rooms) == 3
        if how == "withdraw":
            backend.vendors.withdraw(ADMIN, "daily")
        else:
            backend.vendors.switch(ADMIN, "daily", on=False)
        assert api.rooms == {}
        ended = [deed for deed in backend.backend.trail.deeds if deed.kind == _ENDED]
        assert {(deed.target, deed.outcome, deed.account) for deed in ended} == {
            (event.id, Outcome.DONE, ADMIN.account) for event in (first, second)
        }
        asked = len(api.asked)
        # Nothing is there any more: switched off anew, Daily is not asked again.
        backend.vendors.switch(ADMIN, "daily", on=False)
        assert len(api.asked) == asked


def test_daily_that_is_away_keeps_nobody_from_switching_it_off(tmp_path: Path) -> None:
    with agreed(tmp_path) as (backend, api):
        event = backend.event()
        backend.calls.seat(event, "", number=1, role=Role.PRODUCER, hears=())
        api.refuses = [(503, {})] * 3
        backend.vendors.withdraw(ADMIN, "daily")
        assert not backend.backend.repository.read(lambda r: backend.calls.carries(r, event))
        (failed,) = [deed for deed in backend.backend.trail.deeds if deed.kind == _ENDED]
        assert failed.outcome is Outcome.FAILED
        assert "busy or broken" in failed.details["why"]
        # What Daily did not do then, it does by itself.
        (room,) = api.rooms.values()
        assert failed.details["ends by itself at"] == str(room["properties"]["exp"])


def _to_the_eu(backend: DailyBackend, how: str) -> None:
    residency = backend.backend.residency
    known = residency.look(ADMIN)
    if how == "demand":
        residency.demand(ADMIN, Demand.EU_ONLY, known.revision)
    elif how == "home":
        residency.settle(ROOT, "acme", Home.EU, known.revision)
    else:
        backend.vendors.record_clauses(ROOT, "daily", "")


@pytest.mark.promise(48)
@pytest.mark.promise(49)
@pytest.mark.parametrize("how", ["demand", "home", "clauses"])
def test_what_bars_daily_in_mid_call_ends_its_calls_while_it_may_be_asked_still(
    how: str, tmp_path: Path
) -> None:
    with agreed(tmp_path) as (backend, api):
        event = backend.event()
        for room in ("", "green"):
            backend.calls.seat(event, room, number=1, role=Role.PRODUCER, hears=())
        _to_the_eu(backend, how)
        assert api.rooms == {}
        (ended,) = [deed for deed in backend.backend.trail.deeds if deed.kind == _ENDED]
        assert (ended.target, ended.organisation, ended.outcome) == (event.id, "acme", Outcome.DONE)
        told = len(api.asked)
        with pytest.raises(ForbiddenError):
            backend.calls.close(event, "")
        assert len(api.asked) == told


def test_a_change_that_is_refused_or_bars_nothing_ends_no_call(tmp_path: Path) -> None:
    with agreed(tmp_path) as (backend, api):
        event = backend.event()
        backend.calls.seat(event, "", number=1, role=Role.PRODUCER, hears=())
        residency = backend.backend.residency
        revision = residency.look(ADMIN).revision
        with pytest.raises(ConflictError):
            residency.demand(ADMIN, Demand.EU_ONLY, revision + 1)
        with pytest.raises(ForbiddenError):
            residency.demand(ANNA, Demand.EU_ONLY, revision)
        residency.demand(ADMIN, Demand.BY_ORIGIN, revision)
        assert len(api.rooms) == 1


def test_what_has_ended_by_itself_long_ago_is_not_asked_for(tmp_path: Path) -> None:
    with agreed(tmp_path) as (backend, api):
        event = backend.event()
        backend.calls.seat(event, "", number=1, role=Role.PRODUCER, hears=())
        backend.backend.clock.advance(HOUR_NS)
        backend.calls.hold(event, "")
        backend.backend.clock.advance(3 * HOUR_NS)
        told = len(api.asked)
        backend.vendors.switch(ADMIN, "daily", on=False)
        assert len(api.asked) == told
