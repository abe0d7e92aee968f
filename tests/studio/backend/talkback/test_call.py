"""A call by a clock of the test's: keys, silence, beats, signals, rooms."""

from collections.abc import Callable

import pytest

from studio.backend.errors import ConflictError, TooManyError
from studio.backend.talkback.call import TICK_S, Call
from studio.backend.talkback.ear import ENDED, SILENT, TAKEN
from studio.backend.talkback.joining import Joining
from studio.backend.talkback.model import Rooms
from studio.backend.talkback.outbox import gather_s
from studio.backend.talkback.seat import MOST_CREDIT, Seat
from studio.policy.permissions import Role
from studio.talkback.routing.keys import LATCHED_S
from studio.talkback.routing.lines import EVERYBODY
from studio.talkback.routing.model import MOST_STATIONS, Matrix, SignalKind
from studio.talkback.routing.packets import Packet, PacketKind, encode_packet
from studio.talkback.routing.said import (
    Acknowledge,
    Beat,
    Keys,
    Move,
    Signal,
    TellBeat,
    TellCall,
    TellHeard,
    Tells,
    TellShown,
    TellSignal,
    decode_told,
)

_MS = 1_000_000
_Do = Callable[[], None]
_PACKET = encode_packet(Packet(PacketKind.VOICE, 0, 0, 1, 480, b"voice"))


class _Ear:
    """Keeps what it is told, and sends no more than it is allowed to."""

    def __init__(self) -> None:
        self.told: list[Tells] = []
        self.waiting: list[bytes] = []
        self.came: list[bytes] = []
        self.ended = 0
        self.takes = True

    def tell(self, text: bytes) -> None:
        self.told.append(decode_told(text))

    def tell_call(self, text: bytes) -> None:
        self.told.append(decode_told(text))

    def tell_heard(self, text: bytes, sources: frozenset[int]) -> None:
        self.told.append(decode_told(text))
        self.waiting = [each for each in self.waiting if each[3] in sources]

    def hear(self, frame: bytes) -> None:
        self.waiting.append(frame)

    def send(self) -> None:
        if self.takes:
            self.came += self.waiting
            self.waiting = []

    def end(self, code: int, reason: str) -> None:
        assert reason
        self.ended = code

    @property
    def hears(self) -> set[int]:
        heard = [each for each in self.told if isinstance(each, TellHeard)]
        return {each.source for each in heard[-1].heard} if heard else set()


class _Stage:
    """A call whose time stands still until the test moves it."""

    def __init__(self) -> None:
        self.now_ns = 0
        self._later: list[_Do] = []
        self.call = Call(
            transport="own",
            matrix=Matrix(),
            rooms=Rooms(0, {}),
            now_ns=0,
            utc_ns=10**18,
            later=lambda _, do: self._later.append(do),
            frame=bytes,
        )
        self._sequence = 0

    def join(self, station: str, role: Role, account: str = "") -> tuple[Seat, _Ear]:
        ear = _Ear()
        who = Joining(
            station=station, name=station, role=role, account=account or station, session=station
        )
        return self.call.join(who, ear, self.now_ns), ear

    def press(self, seat: Seat, *lines: str) -> None:
        self._sequence += 1
        self.call.hear(seat, Keys(sequence=self._sequence, down=lines), self.now_ns)

    def pass_ms(self, ms: float) -> None:
        """Let time pass, tick by tick."""
        until_ns = self.now_ns + round(ms * _MS)
        while self.now_ns < until_ns:
            self.now_ns = min(self.now_ns + round(TICK_S * 1e9), until_ns)
            self.call.tick(self.now_ns)
            self.settle()

    def settle(self) -> None:
        later, self._later = self._later, []
        for do in later:
            do()


def _newest(ear: _Ear) -> TellCall:
    return [each for each in ear.told if isinstance(each, TellCall)][-1]


@pytest.fixture
def stage() -> _Stage:
    return _Stage()


def test_a_key_is_up_three_tenths_of_a_second_after_it_was_last_said_to_be_down(
    stage: _Stage,
) -> None:
    ann, _ = stage.join("ann", Role.PRODUCER)
    _, ear = stage.join("bea", Role.OPERATOR)
    stage.press(ann, "party:main")
    stage.pass_ms(200)
    stage.press(ann, "party:main")
    stage.pass_ms(280)
    stage.call.voice(ann, _PACKET)
    stage.settle()
    assert ear.hears == {ann.number}
    assert [each[2:4] for each in ear.came] == [ann.source]
    stage.pass_ms(20)
    assert not ear.hears
    stage.call.voice(ann, _PACKET)
    stage.settle()
    assert len(ear.came) == 1


def test_who_holds_a_key_for_too_long_is_told_which_it_was(stage: _Stage) -> None:
    ann, ear = stage.join("ann", Role.PRODUCER)
    stage.press(ann, "party:main")
    while stage.now_ns < LATCHED_S * 1e9:
        # As far apart as a key that is down lasts; a tick is all that is passed over.
        stage.now_ns += 250 * _MS
        stage.press(ann, "party:main")
    stage.settle()
    assert _newest(ear).spent == ("party:main",)
    assert not ann.talking
    stage.press(ann)
    stage.press(ann, "party:main")
    stage.settle()
    assert _newest(ear).spent == ()
    assert ann.talking == ("party:main",)


def test_who_leaves_is_heard_no_more_and_who_comes_anew_takes_the_place(stage: _Stage) -> None:
    ann, first = stage.join("ann", Role.PRODUCER)
    _, ear = stage.join("bea", Role.OPERATOR)
    stage.press(ann, "party:main")
    again, _ = stage.join("ann", Role.PRODUCER)
    assert (first.ended, ear.hears) == (TAKEN, set())
    stage.call.voice(ann, _PACKET)
    stage.settle()
    assert not ear.came
    assert again.number != ann.number
    stage.call.leave(ann)
    assert stage.call.member("ann") is not None
    with pytest.raises(ConflictError):
        stage.join("ann", Role.PRODUCER, "somebody")
    stage.call.end_sessions(frozenset({"bea"}), ENDED, "It has ended.")
    assert ear.ended == ENDED
    assert stage.call.member("bea") is None


def test_who_is_silent_is_let_go_of_and_who_beats_is_beaten_to(stage: _Stage) -> None:
    ann, ear = stage.join("ann", Role.PRODUCER)
    _, silent = stage.join("bea", Role.OPERATOR)
    for _ in range(10):
        stage.pass_ms(140)
        stage.call.hear(ann, Beat(), stage.now_ns)
    stage.pass_ms(140)
    assert (silent.ended, ear.ended) == (SILENT, 0)
    assert 3 <= sum(isinstance(each, TellBeat) for each in ear.told) <= 5


def test_a_call_takes_no_more_than_it_holds(stage: _Stage) -> None:
    for number in range(MOST_STATIONS):
        stage.join(f"s{number}", Role.OPERATOR)
    with pytest.raises(TooManyError):
        stage.join("more", Role.OPERATOR)
    # In pieces, each soon: nobody's packets wait for all of them to be told.
    stage.settle()
    stage.settle()


def test_a_flood_of_packets_is_cut_to_what_a_voice_needs(stage: _Stage) -> None:
    ann, _ = stage.join("ann", Role.PRODUCER)
    _, ear = stage.join("bea", Role.OPERATOR)
    stage.press(ann, "party:main")
    for _ in range(500):
        stage.call.voice(ann, _PACKET)
    stage.settle()
    assert len(ear.came) == MOST_CREDIT
    stage.pass_ms(100)
    for _ in range(500):
        stage.call.voice(ann, _PACKET)
    stage.settle()
    assert MOST_CREDIT + 10 <= len(ear.came) <= MOST_CREDIT + 45


def test_what_waits_for_a_slow_ear_does_not_come_after_a_move(stage: _Stage) -> None:
    ann, _ = stage.join("ann", Role.PRODUCER)
    cem, _ = stage.join("cem", Role.OPERATOR)
    _, ear = stage.join("bea", Role.OPERATOR)
    stage.press(ann, "party:main")
    stage.press(cem, "party:main")
    ear.takes = False
    stage.call.voice(ann, _PACKET)
    stage.call.voice(cem, _PACKET)
    stage.settle()
    stage.call.set_rooms(Rooms(2, {"ann": "green"}))
    stage.call.set_rooms(Rooms(1, {}))
    ear.takes = True
    stage.call.voice(cem, _PACKET)
    stage.settle()
    assert [each[2:4] for each in ear.came] == [cem.source, cem.source]
    assert stage.call.member("ann").room == "green"  # type: ignore[union-attr]  # it is here


def test_an_announcement_waits_until_it_is_written_down(stage: _Stage) -> None:
    ann, _ = stage.join("ann", Role.PRODUCER)
    bea, ear = stage.join("bea", Role.OPERATOR)
    stage.press(ann, EVERYBODY.id)
    stage.press(bea, EVERYBODY.id)
    assert stage.call.wants_to_announce(ann)
    assert not stage.call.wants_to_announce(bea)
    assert not ear.hears
    stage.call.announce(ann)
    assert ear.hears == {ann.number}
    stage.press(ann)
    assert not ear.hears
    stage.call.announce(ann)
    stage.press(ann, EVERYBODY.id)
    # Each one anew.
    assert stage.call.wants_to_announce(ann)


def test_a_signal_is_told_until_it_is_shown_and_again_to_who_comes_back(stage: _Stage) -> None:
    ann, told = stage.join("ann", Role.PRODUCER)
    _, ear = stage.join("bea", Role.PRESENTER)
    stage.call.hear(ann, Signal(id=3, to="bea", kind=SignalKind.GO), 0)
    for _ in range(6):
        stage.pass_ms(100)
        for seat in stage.call.seats():
            stage.call.hear(seat, Beat(), stage.now_ns)
    first, again = [each for each in ear.told if isinstance(each, TellSignal)]
    assert first == again
    assert first.at_utc_ms == 10**12
    bea, ear = stage.join("bea", Role.PRESENTER)
    assert first in ear.told
    stage.call.hear(bea, Acknowledge(number=first.number), 0)
    assert TellShown(id=3, station="bea") in told.told
    stage.settle()
    call = [each for each in told.told if isinstance(each, TellCall)][-1]
    assert {each.id: each.cue for each in call.members} == {"ann": "", "bea": "go"}


def test_what_a_store_has_to_answer_is_left_to_the_door(stage: _Stage) -> None:
    ann, _ = stage.join("ann", Role.PRODUCER)
    assert not stage.call.hear(ann, Move(id=1, stations=("ann",), room=""), 0)
    assert stage.call.hear(ann, Beat(), 0)


def test_few_who_talk_wait_for_nobody_and_many_less_than_a_packet_lasts() -> None:
    assert gather_s(3) == 0
    assert 0 < gather_s(4) <= gather_s(8) == gather_s(64) < 0.01
