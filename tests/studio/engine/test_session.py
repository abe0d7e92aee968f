"""The single writer on a clock that the test owns: what it does, and when."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from capture.source import SourceHealth, Status
from mixer.clock import NS_PER_MS, NS_PER_S
from mixer.handoff import BoundedQueue
from mixer.program import ProgramState as MixState
from mixer.scene import Scene
from studio.engine.backstage import Backstage
from studio.engine.desks import Desks
from studio.engine.destinations import Air
from studio.engine.ear_feed import EarFeed
from studio.engine.errors import EngineError
from studio.engine.inbox import (
    Asked,
    Broken,
    ClientCame,
    ClientLeft,
    EndAsked,
    LiveNews,
    News,
    RecordingNews,
    SourceNews,
    Taken,
    new_inbox,
)
from studio.engine.monitors import Monitors, Watch
from studio.engine.session import HEALTH_NS, IDLE_NS, Limits, Session
from studio.engine.station import Station
from studio.engine.timeline import TakeTimeline
from studio.output.output import OutputState, OutputStatus
from studio.wire.commands import AnyCommand, Request, SetPreview, Take, WatchPictures
from studio.wire.events import (
    AnyEvent,
    Done,
    Ending,
    HealthReport,
    LiveChanged,
    Notice,
    Refused,
    RestartChanged,
    SourceChanged,
)
from studio.wire.state import (
    Health,
    LiveState,
    ProgramState,
)
from tests.fakes.clock import FakeClock
from tests.studio.engine.first_snapshot import BEGAN_NS, first_snapshot, show_of
from tests.waiting import wait_until

if TYPE_CHECKING:
    from studio.engine.commands import Commands
    from studio.engine.destinations import LiveControl
    from studio.engine.health import HealthGauge


class _Recording:
    """Notes the takes that it hears of."""

    def __init__(self) -> None:
        self.takes: list[ProgramState] = []

    def look(self) -> None:
        """Nothing is recorded."""

    def note_take(self, program: ProgramState) -> None:
        self.takes.append(program)


class _Commands:
    """Notes what is asked; refuses the preview of "nosuch"."""

    def __init__(self, air: Air, backstage: Backstage) -> None:
        self.air = air
        self.backstage = backstage
        self.recording = _Recording()
        self.done: list[AnyCommand] = []

    def perform(self, command: AnyCommand) -> None:
        if command == SetPreview("nosuch"):
            message = "There is no such scene."
            raise EngineError(message)
        self.done.append(command)

    def take(self, command: Take) -> None:
        self.done.append(command)


class _Monitors:
    def __init__(self) -> None:
        self.watches: list[Watch] = []
        self.forgotten: list[int] = []

    def watch(self, watch: Watch) -> None:
        self.watches.append(watch)

    def forget(self, client: int) -> None:
        self.forgotten.append(client)


class _Control:
    """Is live once an output says so."""

    def __init__(self) -> None:
        self.state = LiveState()

    def note(self, news: LiveNews) -> None:
        self.state = LiveState(status="live", since_ns=news.status.since_ns)

    def look(self) -> bool:
        return False


class _Gauge:
    def look(self) -> Health:
        return Health()


@dataclass(slots=True)
class _Held:
    """A session and all that it touches."""

    session: Session
    clock: FakeClock
    inbox: BoundedQueue[News]
    station: Station
    sent: list[tuple[int | None, AnyEvent]]
    commands: _Commands
    monitors: _Monitors

    def events(self, kind: type[AnyEvent]) -> list[AnyEvent]:
        return [event for _, event in list(self.sent) if isinstance(event, kind)]

    def await_event(self, kind: type[AnyEvent]) -> AnyEvent:
        wait_until(lambda: self.events(kind), 5, kind.__name__)
        return self.events(kind)[-1]

    def advance_to_report(self, ns: int) -> None:
        """Move time on by half a second or more; return once the session has seen it."""
        before = len(self.events(HealthReport))
        self.advance(ns)
        wait_until(lambda: len(self.events(HealthReport)) > before, 5, "a report")

    def advance(self, ns: int) -> None:
        """Move time on and wake the session, which waits for news on the machine's own clock."""
        self.clock.advance(ns)
        self.inbox.put(ClientLeft(-1))


@contextmanager
def _held(
    show: str = "scene = []", end_ns: int | None = None, lost_ns: int | None = None
) -> Iterator[_Held]:
    clock, inbox = FakeClock(BEGAN_NS), new_inbox()
    sent: list[tuple[int | None, AnyEvent]] = []
    station = Station(first_snapshot(), lambda event: sent.append((None, event)))
    air = Air(
        control=cast("LiveControl", _Control()),
        station=station,
        tell=lambda _live_to, _epoch_ns: None,
        lost_ns=lost_ns,
    )
    backstage = Backstage(
        station=station,
        mix=lambda: None,
        clock=clock,
        ear=EarFeed(Path(), cast("Any", None)),
        opened_by=lambda _: "",
    )
    commands, monitors = _Commands(air, backstage), _Monitors()
    model = show_of(show)
    session = Session(
        clock=clock,
        inbox=inbox,
        station=station,
        commands=cast("Commands", commands),
        monitors=cast("Monitors", monitors),
        gauge=cast("HealthGauge", _Gauge()),
        timeline=TakeTimeline(model, BEGAN_NS, BEGAN_NS),
        limits=Limits(end_ns),
        desks=Desks(*(cast("Any", None) for _ in range(3))),
        send=lambda client, event: sent.append((client, event)),
    )
    session.start()
    try:
        yield _Held(session, clock, inbox, station, sent, commands, monitors)
    finally:
        inbox.put(EndAsked("the test is over"))
        session.ended.wait(5)
        session.stop()


def test_a_client_gets_the_state_and_its_answers_to_itself() -> None:
    with _held() as held:
        held.inbox.put(ClientCame(3))
        held.inbox.put(Asked(3, Request(1, SetPreview("b"))))
        held.inbox.put(Asked(3, Request(2, SetPreview("nosuch"))))
        held.await_event(Refused)
    to_it = [event for client, event in held.sent if client == 3]
    assert to_it == [
        first_snapshot(),
        Done(revision=1, id=1),
        Refused(revision=1, id=2, reason="There is no such scene."),
    ]
    assert held.commands.done == [SetPreview("b")]


def test_takes_of_the_show_file_come_at_their_time_and_once() -> None:
    takes = '[[take]]\nat = "10s"\nscene = "b"\nmix = "500ms"\n[[take]]\nat = "4s"\nscene = "c"\n'
    with _held("scene = []\n" + takes) as held:
        held.advance(4 * NS_PER_S - 1)
        assert held.commands.done == []
        held.advance(1)
        wait_until(lambda: len(held.commands.done) == 1, 5, "the first take")
        held.advance(6 * NS_PER_S)
        wait_until(lambda: len(held.commands.done) == 2, 5, "the second take")
        held.advance(60 * NS_PER_MS)
    assert held.commands.done == [
        Take(scene="c", transition="cut"),
        Take(scene="b", transition="mix", duration_ms=500),
    ]


def test_health_is_told_twice_a_second() -> None:
    with _held() as held:
        held.await_event(HealthReport)
        for _ in range(4):
            held.advance_to_report(HEALTH_NS)
    assert len(held.events(HealthReport)) == 5


def test_it_ends_at_the_time_it_was_given() -> None:
    with _held(end_ns=BEGAN_NS + 30 * NS_PER_S) as held:
        held.advance(30 * NS_PER_S - 1)
        assert not held.session.ended.is_set()
        held.advance(1)
        assert held.session.ended.wait(5)
    ending = held.events(Ending)
    assert [event.reason for event in ending if isinstance(event, Ending)] == [
        "The time that the show was given is over."
    ]


def test_it_ends_when_nobody_watches_and_nothing_goes_out() -> None:
    with _held() as held:
        held.inbox.put(ClientCame(1))
        for _ in range(3):
            held.advance_to_report(IDLE_NS)
        assert not held.session.ended.is_set()
        held.inbox.put(ClientLeft(1))
        held.advance_to_report(HEALTH_NS)
        held.advance(IDLE_NS)
        assert held.session.ended.wait(5)
    assert "Nobody watched" in held.session.reason
    assert 1 in held.monitors.forgotten


def test_a_show_that_is_live_goes_on_unwatched() -> None:
    with _held() as held:
        held.inbox.put(LiveNews(1, OutputStatus(OutputState.LIVE, "", BEGAN_NS)))
        held.await_event(LiveChanged)
        for _ in range(5):
            held.advance_to_report(IDLE_NS)
        assert not held.session.ended.is_set()


def test_how_long_it_was_off_air_is_told_once() -> None:
    with _held(lost_ns=BEGAN_NS - 2 * NS_PER_S) as held:
        for later_ms in (500, 9000):
            at_ns = BEGAN_NS + later_ms * NS_PER_MS
            held.inbox.put(LiveNews(1, OutputStatus(OutputState.LIVE, "", at_ns)))
        wait_until(lambda: len(held.events(LiveChanged)) == 2, 5, "both")
    told = held.events(RestartChanged)
    assert [event.restart.off_air_ms for event in told if isinstance(event, RestartChanged)] == [
        2500
    ]
    assert held.station.now.restart.reason == "it was ended by SIGKILL"


def test_faults_reach_the_state_and_the_person() -> None:
    gone = SourceHealth(Status.MISSING, "The camera is unplugged; plug it in again.")
    full = OutputStatus(OutputState.FAILED, "The disk is full.", BEGAN_NS)
    with _held() as held:
        held.inbox.put(SourceNews("bars", gone))
        held.inbox.put(RecordingNews(full, "/kept/a"))
        notice = held.await_event(Notice)
        held.await_event(SourceChanged)
    assert isinstance(notice, Notice)
    assert notice.text == "The disk is full."
    assert held.station.now.sources[0].fault == gone.fault
    assert held.station.now.recording.status == "failed"


@pytest.mark.allow_log("the show cannot go on")
def test_a_broken_part_ends_the_engine_so_that_another_can_come() -> None:
    error = ValueError("the mix broke")
    with _held() as held:
        held.inbox.put(Broken(error))
        assert held.session.ended.wait(5)
    assert held.session.broken is error
    # A meant end would end the show.
    assert held.events(Ending) == []


def test_what_was_on_air_is_prepared_when_preview_takes_its_place() -> None:
    with _held() as held:
        held.station.preview("b")
        for number, scene in enumerate(("b", "c", "c", "a"), 1):
            held.inbox.put(Taken(MixState(Scene(scene), started_ns=number)))
            held.advance_to_report(HEALTH_NS)
            told = held.station.now
            # Preview goes from b to a, stays while c is taken by itself, and changes with a.
            assert (told.program.scene, told.preview) == (scene, "c" if scene == "a" else "a")


def test_a_wish_for_pictures_goes_to_the_monitors() -> None:
    with _held() as held:
        held.inbox.put(Asked(1, Request(5, WatchPictures(feed="program", width=640, rate=15))))
        wait_until(lambda: held.monitors.watches, 5, "the wish")
    assert held.monitors.watches[0] == Watch(1, 5, "program", 640, 15)
