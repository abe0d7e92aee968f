"""Going live in an event, whatever comes first: the engine's news, its answer, or its refusal."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import msgspec
import pytest

from studio.account.engine_line import EngineLine
from studio.account.entry import Who
from studio.account.errors import AccountError
from studio.account.going import Going
from studio.account.inbox import Asked, Failed, Finished, News
from studio.account.office import Office
from studio.client.accounts import Me
from studio.client.events import StreamGrant
from studio.engine.desk import Desk
from studio.policy.permissions import Role
from studio.wire.account import AccountRequest, GoLive, PersonState, PlannedEvent
from studio.wire.commands import AnyCommand, StartLive, UseEvent
from studio.wire.errors import WireError
from studio.wire.state import EventState, LiveState, Snapshot
from tests.studio.engine.first_snapshot import first_snapshot

if TYPE_CHECKING:
    from studio.account.session import Session

_EVENT = PlannedEvent(id="e1", name="Results", begins_utc_s=0, ends_utc_s=1, region="eu")
_ASKED = Asked(1, AccountRequest(1, GoLive()))
_SECOND_NS = 1_000_000_000


class _ByHand(Desk):
    """Does a job when it is told to."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []
        self.takes = True

    def ask(self, job: Callable[[], None]) -> bool:
        if self.takes:
            self.jobs.append(job)
        return self.takes


class _Engine(EngineLine):
    def __init__(self) -> None:
        super().__init__(Path("none"), lambda _: None)
        self.told: list[AnyCommand] = []
        self.refuses = ""

    def perform(self, *commands: AnyCommand) -> None:
        if self.refuses:
            raise WireError(self.refuses)
        self.told += commands


@dataclass
class _House:
    desk: _ByHand = field(default_factory=_ByHand)
    engine: _Engine = field(default_factory=_Engine)
    news: list[News] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        def begin(event: str, _station: str, *, rehearsal: bool) -> StreamGrant:
            del rehearsal
            return StreamGrant(
                id="k1", event=event, key="secret", ingests=("rtmps://i.example/live",),
                region="eu", expires_at_ns=0,
            )  # fmt: skip

        events = SimpleNamespace(begin=begin, end=lambda _event, key_id: self.ended.append(key_id))
        self.who = Who(
            cast("Session", SimpleNamespace(events=events)),
            Me(id="a", name="Anna", mail="a@b.example", role=Role.OPERATOR),
            PersonState(name="Anna", mail="a@b.example", organisation="o", role="operator"),
        )
        self.office = Office(desk=self.desk, post=self.news.append, send=lambda *_: None)
        self.office.change(events=(_EVENT,), chosen=_EVENT.id)
        self.going = Going(office=self.office, engine=self.engine, station="here")

    @property
    def stage(self) -> str:
        return self.office.state.stage

    def work(self) -> None:
        """Do what waits on the desk; its end is news."""
        while self.desk.jobs:
            self.desk.jobs.pop(0)()

    def hear(self) -> None:
        while self.news:
            match self.news.pop(0):
                case Finished(apply=apply):
                    apply()
                case Failed() as failed:
                    self.going.failed(failed.asked)

    def goes(self, *, live: bool) -> None:
        """Tell how the engine is."""
        status = LiveState(status="live" if live else "off")
        used = EventState(id=_EVENT.id, name=_EVENT.name, has_key=True)
        self.going.hear(_with(first_snapshot(), status, used))

    def look(self, at_s: float = 0) -> None:
        self.going.look(self.who, round(at_s * _SECOND_NS))


def _with(state: Snapshot, live: LiveState, used: EventState) -> Snapshot:
    return msgspec.structs.replace(state, live=live, used_event=used)


def _live(house: _House, *, news_first: bool) -> None:
    house.going.go(_ASKED, house.who, _EVENT, rehearsal=False)
    assert house.stage == "asking"
    house.work()
    if news_first:
        house.goes(live=True)
    house.hear()
    if not news_first:
        house.goes(live=True)
    assert house.stage == "live"
    assert any(isinstance(command, StartLive) for command in house.engine.told)


@pytest.mark.parametrize("news_first", [False, True])
def test_the_key_is_given_back_whichever_is_heard_first(*, news_first: bool) -> None:
    house = _House()
    _live(house, news_first=news_first)
    house.goes(live=False)
    house.look()
    house.work()
    house.hear()
    assert (house.stage, house.ended) == ("", ["k1"])
    used = house.engine.told[-1]
    assert isinstance(used, UseEvent)
    assert not used.key
    # Another going live is a new one.
    _live(house, news_first=news_first)


def test_an_engine_that_is_off_again_before_it_answered_has_its_key_given_back() -> None:
    house = _House()
    house.going.go(_ASKED, house.who, _EVENT, rehearsal=False)
    house.work()
    house.goes(live=True)
    house.goes(live=False)
    house.look()
    assert not house.desk.jobs
    house.hear()
    house.look()
    house.work()
    house.hear()
    assert (house.stage, house.ended) == ("", ["k1"])


def test_a_desk_that_is_busy_and_an_engine_that_does_not_answer_are_asked_again() -> None:
    house = _House()
    _live(house, news_first=True)
    house.goes(live=False)
    house.desk.takes = False
    with pytest.raises(AccountError, match="try again in a moment"):
        house.look()
    house.desk.takes = True
    house.engine.refuses = "The engine does not answer."
    house.look()
    house.work()
    house.hear()
    assert house.stage == "live"
    house.engine.refuses = ""
    house.look(0.5)
    assert not house.desk.jobs
    house.look(1)
    house.work()
    house.hear()
    assert house.stage == ""
    assert not house.office.state.fault


def test_an_engine_that_never_answers_is_told_of_and_holds_nobody_up() -> None:
    house = _House()
    _live(house, news_first=True)
    house.goes(live=False)
    house.engine.refuses = "The engine does not answer."
    for second in range(10):
        assert house.stage == "live"
        house.look(second)
        house.work()
        house.hear()
    assert (house.stage, house.office.state.fault) == ("", "The engine does not answer.")


def test_a_show_that_is_on_air_again_meanwhile_is_shown_so() -> None:
    house = _House()
    _live(house, news_first=True)
    house.goes(live=False)
    house.look()
    house.goes(live=True)
    house.work()
    house.hear()
    assert house.stage == "live"


def test_a_start_that_is_refused_asks_for_nothing_any_more() -> None:
    house = _House()
    house.engine.refuses = "The show is not ready."
    house.going.go(_ASKED, house.who, _EVENT, rehearsal=False)
    # What somebody else asked for and did not get says nothing of it.
    house.going.failed(Asked(2, AccountRequest(2, GoLive())))
    house.going.failed(None)
    assert house.stage == "asking"
    house.work()
    house.hear()
    assert (house.stage, house.ended) == ("", ["k1"])
    house.engine.refuses = ""
    _live(house, news_first=True)
