"""A newcomer, unasked: an organisation, an event, its ingest, and a key that nobody typed."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from studio.policy import Region
from studio.wire.account import AccountState, GoLive, LeaveAir, Meet
from tests.parts.studio_run import PATTERN_SHOW, StudioRun
from tests.waiting import wait_until

from .caller import Caller, child_of

NAME = "Ensimmäinen verkkolähetykseni"


@contextmanager
def calling(run: StudioRun) -> Iterator[Caller]:
    """Yield a client that has said what a newcomer's event is called."""
    run.state()
    caller = Caller(run.places.account_socket)
    try:
        caller.send(Meet(NAME))
        yield caller
    finally:
        caller.close()


def _is_chosen(state: AccountState) -> bool:
    return bool(state.chosen) and state.status == "in"


@pytest.mark.promise(34)
def test_from_a_start_to_air_without_a_question(tmp_path: Path) -> None:
    with StudioRun(tmp_path, PATTERN_SHOW) as run, calling(run) as caller:
        state = caller.wait(_is_chosen, "an event is there, and chosen")
        assert state.person is not None
        assert state.person.own
        (event,) = state.events
        assert (event.name, event.region, event.may_live) == (NAME, Region.EU.value, True)
        assert run.state().used_event.name == NAME
        assert caller.ask(GoLive()) == ""
        caller.wait(lambda s: s.stage == "live", "it is live")
        live = run.wait_state("the engine says so", lambda s: s.live.status == "live")
        assert live.live.destinations[0].name == NAME
        # The backend ends in the midst of it: the show goes on, and another one is there soon.
        backend = child_of(run, "studio.backend")
        os.kill(backend, signal.SIGKILL)
        caller.wait(lambda s: s.status != "in", "it is missed")
        caller.wait(_is_chosen, "another one is there")
        assert run.state().live.status == "live"
        assert run.state().live.reconnects == 0
        mixed = run.state().health.pictures_mixed
        run.wait_state("some more pictures", lambda s: s.health.pictures_mixed > mixed + 25)
        assert caller.ask(LeaveAir()) == ""
        caller.wait(lambda s: not s.stage, "it is left")
        folder = Path(run.environment["XDG_DATA_HOME"])
        wait_until(lambda: list(folder.rglob("*.flv")), 5, "it was received")
        # A key is good for one going live: the next one has another, and a rehearsal its own.
        assert caller.ask(GoLive(rehearsal=True)) == ""
        run.wait_state("a rehearsal", lambda s: s.live.status == "live" and s.used_event.rehearsal)
        assert caller.ask(LeaveAir()) == ""
        caller.wait(lambda s: not s.stage, "it is left, too")
