"""A newcomer, unasked: an organisation, an event, its ingest, and a key that nobody typed."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from studio.policy import Region
from studio.wire.account import (
    AccountState,
    ChooseEvent,
    GoLive,
    LeaveAir,
    Meet,
    OpenPages,
    PlannedEvent,
)
from studio.wire.account_events import (
    CreateEvent,
    DeleteEvent,
    DuplicateEvent,
    EditEvent,
    EventDraft,
    FindDeleted,
    RestoreEvent,
)
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


def test_events_are_edited_from_the_window_and_the_pages_opened_by_a_link_good_once(
    tmp_path: Path,
) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}.new && mv {opened}.new {opened}\n')
    browser.chmod(0o700)
    with (
        StudioRun(tmp_path, PATTERN_SHOW, environment={"BROWSER": str(browser)}) as run,
        calling(run) as caller,
    ):
        first = caller.wait(_is_chosen, "an event is there").events[0]
        draft = EventDraft(
            name="Board", begins_utc_s=first.ends_utc_s, ends_utc_s=first.ends_utc_s + 3600
        )
        assert caller.ask(CreateEvent(draft)) == ""
        board = _called(caller, "Board")
        assert board.region == Region.EU.value
        under_embargo = EventDraft(
            name="The board",
            begins_utc_s=draft.begins_utc_s,
            ends_utc_s=draft.ends_utc_s,
            embargo_utc_s=draft.begins_utc_s,
            needs_go=True,
            registers=True,
            orders_subtitles=True,
        )
        assert caller.ask(EditEvent(board.id, board.revision, under_embargo)) == ""
        changed = _called(caller, "The board")
        assert (changed.go, changed.may_live, changed.may_rehearse) == ("needed", False, True)
        assert (changed.registers, changed.orders_subtitles) == (True, True)
        # Who edits what was changed meanwhile is told so, and nothing is lost.
        assert "changed meanwhile" in caller.ask(EditEvent(board.id, board.revision, draft))
        assert caller.ask(DuplicateEvent(board.id, draft.begins_utc_s + 7200)) == ""
        copy = _called(caller, "The board (2)")
        assert (copy.begins_utc_s, copy.embargo_utc_s) == (draft.begins_utc_s + 7200, 0)
        assert caller.ask(ChooseEvent(copy.id)) == ""
        caller.wait(lambda s: s.chosen == copy.id, "it is chosen")
        assert caller.ask(DeleteEvent(copy.id, copy.revision)) == ""
        caller.wait(
            lambda s: s.chosen != copy.id and copy.id not in [each.id for each in s.events],
            "it is gone, and chosen no more",
        )
        assert caller.ask(FindDeleted()) == ""
        caller.wait(lambda s: [each.id for each in s.deleted] == [copy.id], "it can be had back")
        assert caller.ask(RestoreEvent(copy.id)) == ""
        assert _called(caller, "The board (2)").id == copy.id
        caller.wait(lambda s: not s.deleted, "nothing is deleted any more")
        assert caller.ask(OpenPages()) == ""
        wait_until(opened.exists, 5, "the browser is opened")
        url = opened.read_text()
        entered = requests.get(url, timeout=10, allow_redirects=False)
        assert (entered.status_code, entered.headers["Location"]) == (303, "/admin/people")
        # Sent by hand: a browser trusts this machine, and requests does not.
        brought = {"Cookie": "; ".join(f"{each.name}={each.value}" for each in entered.cookies)}
        page = requests.get(url.partition("/enter")[0] + "/people", headers=brought, timeout=10)
        assert page.url.endswith("/people")
        assert "Users and roles" in page.text
        again = requests.get(url, timeout=10, allow_redirects=False)
        assert (again.status_code, again.cookies.get("vs-access")) == (400, None)


def _called(caller: Caller, name: str) -> PlannedEvent:
    state = caller.wait(lambda s: name in [each.name for each in s.events], f"{name} is there")
    return next(each for each in state.events if each.name == name)
