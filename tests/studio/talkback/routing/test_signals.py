"""Signals: shown for certain, and what stands of them."""

from studio.policy.permissions import Role
from studio.talkback.routing.addressing import addressed
from studio.talkback.routing.deciding import Grid
from studio.talkback.routing.model import Matrix, Member, SignalKind
from studio.talkback.routing.said import TellShown, TellSignal
from studio.talkback.routing.signals import (
    AGAIN_S,
    FORGOTTEN_S,
    MOST_CALLS,
    MOST_STANDING,
    MOST_WAITING,
    Signals,
)

from .calls import member

_S = 1_000_000_000


def _send(
    signals: Signals, sender: str, kind: SignalKind, *to: str, at_ns: int = 0, request: int = 5
) -> TellSignal:
    return signals.send(TellSignal(number=0, sender=sender, kind=kind), request, to, at_ns)


def _is_waiting(signals: Signals) -> bool:
    return signals.is_waiting


def test_a_signal_is_told_again_until_it_is_shown_and_its_sender_knows() -> None:
    signals = Signals()
    call = _send(signals, "ann", SignalKind.CALL, "bea", "cem")
    assert signals.due(0) == []
    again_ns = round(AGAIN_S * _S)
    assert signals.due(again_ns) == [("bea", call), ("cem", call)]
    assert signals.acknowledge("bea", call.number) == ("ann", TellShown(id=5, station="bea"))
    assert signals.acknowledge("bea", call.number) is None
    assert signals.due(again_ns) == []
    assert signals.due(2 * again_ns) == [("cem", call)]
    assert _is_waiting(signals)
    assert signals.due(round(FORGOTTEN_S * _S)) == []
    assert not _is_waiting(signals)


def test_calls_are_stacked_newest_first_until_each_is_answered() -> None:
    signals = Signals()
    _send(signals, "ann", SignalKind.CALL, "bea")
    _send(signals, "cem", SignalKind.CALL, "bea")
    flash = _send(signals, "ann", SignalKind.FLASH, "bea")
    assert [each.sender for each in signals.calls("bea")] == ["ann", "cem"]
    assert signals.calls("bea")[0] == flash
    _send(signals, "bea", SignalKind.ANSWER, "ann")
    assert [each.sender for each in signals.calls("bea")] == ["cem"]
    _send(signals, "cem", SignalKind.CLEAR, "bea")
    assert signals.calls("bea") == ()


def test_a_cue_light_stands_goes_and_is_acknowledged_by_who_sits_there() -> None:
    signals = Signals()
    _send(signals, "bea", SignalKind.ACKNOWLEDGED, "ann")
    assert signals.cue("bea") == ""
    _send(signals, "ann", SignalKind.STAND_BY, "bea")
    assert signals.cue("bea") == "stand-by"
    _send(signals, "bea", SignalKind.ACKNOWLEDGED, "ann")
    assert (signals.cue("bea"), signals.cue("ann")) == ("acknowledged", "")
    _send(signals, "ann", SignalKind.GO, "bea")
    assert signals.cue("bea") == "go"
    _send(signals, "ann", SignalKind.CLEAR, "bea")
    assert signals.cue("bea") == ""


def test_who_comes_back_sees_what_stands() -> None:
    signals = Signals()
    told = [
        _send(signals, "ann", kind, "bea")
        for kind in (SignalKind.CALL, SignalKind.STAND_BY, SignalKind.TEXT)
    ]
    for each in told:
        signals.acknowledge("bea", each.number)
    assert not _is_waiting(signals)
    assert list(signals.rejoin("bea", 0)) == told
    assert _is_waiting(signals)
    # Its sender was told already that it was shown.
    assert signals.acknowledge("bea", told[0].number) is None
    assert signals.rejoin("cem", 0) == ()


def test_all_of_it_is_bounded() -> None:
    signals = Signals()
    for number in range(200):
        _send(signals, f"s{number}", SignalKind.CALL, "bea")
    assert len(signals.calls("bea")) == MOST_CALLS
    assert len(signals.due(_S)) == MOST_WAITING
    for number in range(2 * MOST_STANDING):
        _send(signals, "bea", SignalKind.GO, f"s{number}")
    assert len(signals._standing) <= MOST_STANDING + 1


def test_a_signal_reaches_who_it_may() -> None:
    call = [
        member("ann", Role.PRODUCER),
        member("bea", Role.PRESENTER, "red"),
        member("cem", Role.PRESENTER, "red"),
        member("dan", Role.OPERATOR),
        member("eve", Role.OPERATOR),
    ]
    ann, bea, _, dan, _ = call
    grid = Grid(Matrix())

    def to(sender: Member, where: str, kind: SignalKind) -> tuple[str, ...]:
        stations, reason = addressed(call, grid, sender, where, kind)
        assert bool(stations) != bool(reason)
        return stations

    assert to(ann, "bea", SignalKind.GO) == ("bea",)
    assert to(bea, "ann", SignalKind.CALL) == ("ann",)
    assert to(bea, "cem", SignalKind.CALL) == ()
    assert to(bea, "ann", SignalKind.TEXT) == ()
    assert to(dan, "bea", SignalKind.STAND_BY) == ()
    assert to(dan, "eve", SignalKind.TEXT) == ("eve",)
    assert to(dan, "party:main", SignalKind.CALL) == ("ann", "eve")
    assert to(ann, "all", SignalKind.STAND_BY) == ("bea", "cem", "dan", "eve")
    assert to(ann, "room:red", SignalKind.STAND_BY) == ("bea", "cem")
    assert to(bea, "all", SignalKind.CALL) == ()
    assert to(bea, "party:main", SignalKind.CALL) == ()
    assert to(bea, "ifb:bea", SignalKind.CALL) == ("ann",)
    for nobody in ("bea", "nobody", "line:x", "ifb:ghost"):
        assert to(bea, nobody, SignalKind.CALL) == ()
