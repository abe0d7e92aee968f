"""What is spoken into backstage is out of the programme, whatever microphone that is by now."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from studio.links.talk.keyboard import SILENT_NS
from studio.links.talk.keying import LINGER_NS, Keying
from studio.policy.permissions import Role
from studio.talkback.routing.model import Member
from studio.wire.talk import HoldKey, LatchKey, ReleaseKeys, TalkUp
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from studio.links.talk.calling import Calling
    from studio.links.talk.parts import Parts

_LINE = "party:main"


class _Engine:
    """Keeps what it was asked to hold out; '' for all."""

    def __init__(self) -> None:
        self.held: str | None = None
        self.is_there = True

    def hold_out(self, *, down: bool, device: str = "") -> bool:
        if self.is_there:
            self.held = device if down else None
        return self.is_there


class _Desk:
    def __init__(self, role: Role) -> None:
        self.engine, self.mouth = _Engine(), SimpleNamespace(opened="")
        self.changes = 0
        self.told: list[tuple[int | None, object]] = []
        self.clock = FakeClock()
        self.asleep_ns = 0
        parts = SimpleNamespace(
            engine=self.engine,
            mouth=self.mouth,
            clock=self.clock,
            asleep_ns=lambda: self.asleep_ns,
            send=lambda client, told: self.told.append((client, told)),
            global_keys=SimpleNamespace(close=lambda: None),
        )
        self.keying = Keying(cast("Parts", parts), self._changed)
        calling = self._calling = SimpleNamespace(
            is_up=True,
            call=SimpleNamespace(may_talk=(_LINE,), spent=()),
            me=Member(id="pat", number=1, name="Pat", role=role),
            keys=lambda _down: None,
        )
        self.keying.calling = cast("Calling", calling)

    def lose_connection(self) -> None:
        self._calling.is_up = False
        self.keying.press()

    def tell_call(self, *may_talk: str, spent: tuple[str, ...] = ()) -> None:
        self._calling.call = SimpleNamespace(may_talk=may_talk, spent=spent)
        self.keying.press()

    def ups(self) -> list[tuple[int | None, tuple[str, ...], str]]:
        """Return which keys of which clients were said to be up since, and why."""
        told, self.told = self.told, []
        return [(to, up.lines, up.reason) for to, up in told if isinstance(up, TalkUp)]

    def _changed(self) -> None:
        self.changes += 1

    def stands(self) -> tuple[str | None, bool]:
        """Return what is held out, and whether that is shown."""
        return self.engine.held, self.keying.answering

    def key(self, *, down: bool) -> None:
        self.keying.perform(1, HoldKey(_LINE, down=down))


def test_a_microphone_that_opens_or_changes_under_a_key_is_held_out() -> None:
    desk = _Desk(Role.OPERATOR)
    desk.key(down=True)
    assert desk.stands() == (None, False)
    for device in ("desk", "headset"):
        desk.mouth.opened = device
        desk.keying.look()
        assert desk.stands() == (device, True)
    desk.key(down=False)
    assert desk.stands() == (None, False)


@pytest.mark.parametrize("role", [Role.PRESENTER, Role.OPERATOR])
def test_what_no_engine_could_hold_out_is_held_out_as_soon_as_one_can(role: Role) -> None:
    desk = _Desk(role)
    desk.mouth.opened = "desk"
    desk.engine.is_there = False
    desk.key(down=True)
    before = desk.changes
    assert desk.stands() == (None, False)
    desk.engine.is_there = True
    desk.keying.engine_came()
    assert desk.stands() == ("" if role is Role.PRESENTER else "desk", True)
    assert desk.changes == before + 1


@pytest.mark.parametrize("why", ["window", "connection", "focus", "stood still"])
def test_who_still_speaks_as_a_key_goes_up_by_itself_is_not_on_air_at_once(why: str) -> None:
    desk = _Desk(Role.PRESENTER)
    desk.key(down=True)
    match why:
        case "window":
            desk.keying.client_left(1)
        case "connection":
            desk.lose_connection()
        case "focus":
            desk.keying.perform(1, ReleaseKeys(but_global=True))
        case _:
            desk.clock.advance(SILENT_NS)
            desk.keying.look()
    assert desk.keying.down == ()
    assert desk.stands() == ("", True), "the key is up, and the microphone still out"
    desk.clock.advance(LINGER_NS - 1)
    desk.keying.look()
    assert desk.stands() == ("", True)
    desk.clock.advance(1)
    desk.keying.look()
    assert desk.stands() == (None, False)


def test_who_lets_go_is_on_air_at_once_also_of_what_went_up_before() -> None:
    desk = _Desk(Role.PRESENTER)
    desk.key(down=True)
    desk.keying.perform(1, ReleaseKeys())
    assert desk.stands() == (None, False)
    desk.key(down=True)
    desk.keying.client_left(1)
    desk.key(down=False)
    assert desk.stands() == (None, False)


def test_a_key_whose_line_is_closed_goes_up_says_so_and_opens_not_again_by_itself() -> None:
    desk = _Desk(Role.PRESENTER)
    desk.key(down=True)
    desk.keying.perform(2, LatchKey(_LINE, down=True))
    desk.tell_call("ifb:pat")
    assert desk.keying.down == desk.keying.keyboard.latched == ()
    ups = desk.ups()
    assert [(to, lines) for to, lines, _ in ups] == [(1, (_LINE,)), (2, (_LINE,))]
    assert all("was closed to you" in reason for *_, reason in ups)
    assert desk.stands() == ("", True), "who still speaks is not on air at once"
    desk.tell_call(_LINE)
    assert desk.keying.down == ()
    assert desk.ups() == []


def test_a_key_that_the_backend_let_go_of_is_up_here_too_and_may_be_pressed_again() -> None:
    desk = _Desk(Role.PRODUCER)
    desk.key(down=True)
    desk.tell_call(_LINE, spent=(_LINE,))
    assert not desk.keying.down
    ((to, lines, reason),) = desk.ups()
    assert (to, lines) == (1, (_LINE,))
    assert "ten minutes" in reason
    # Pressed anew, before the backend has heard that it was up.
    desk.key(down=True)
    desk.tell_call(_LINE, spent=(_LINE,))
    assert desk.keying.down == (_LINE,)
    desk.tell_call(_LINE)
    desk.tell_call(_LINE, spent=(_LINE,))
    assert not desk.keying.down


def test_a_machine_that_wakes_has_no_microphone_open_whatever_its_clock_says() -> None:
    desk = _Desk(Role.PRODUCER)
    desk.keying.perform(1, LatchKey(_LINE, down=True))
    desk.asleep_ns += SILENT_NS - 1
    desk.keying.look()
    assert _LINE in desk.keying.down
    desk.asleep_ns += 3_600_000_000_000
    desk.keying.look()
    assert not desk.keying.down
    ((to, lines, reason),) = desk.ups()
    assert (to, lines) == (1, (_LINE,))
    assert "stood still" in reason
