"""Microphones held out of the programme: by whom, for how long, and what an edit does to it."""

from typing import TYPE_CHECKING, cast

import msgspec
import pytest

from studio.engine.backstage import CLAIM_NS, GONE_NS, Backstage
from studio.engine.errors import EngineError
from studio.engine.station import Station
from studio.wire.commands import HoldOut
from studio.wire.state import SourceState
from tests.fakes.clock import FakeClock
from tests.studio.engine.first_snapshot import first_snapshot

if TYPE_CHECKING:
    from mixer.audio_mix import AudioMix
    from studio.engine.ear_feed import EarFeed


class _Mix:
    def __init__(self) -> None:
        self.held: frozenset[str] = frozenset()

    def hold_out(self, names: frozenset[str]) -> None:
        self.held = names


def _source(name: str, kind: str) -> SourceState:
    return SourceState(name=name, label=name, kind=kind, has_video=False, has_audio=True)


class _Ear:
    def forget(self, client: int) -> None:
        """Nobody has an ear here."""


class _Room:
    def __init__(self, held_before: tuple[str, ...] = ()) -> None:
        sources = (_source("anna", "microphone"), _source("ben", "microphone"))
        self.station = Station(
            msgspec.structs.replace(first_snapshot(), sources=(*sources, _source("film", "file"))),
            lambda _event: None,
        )
        self.mix, self.clock = _Mix(), FakeClock()
        self.backstage = Backstage(
            station=self.station,
            mix=lambda: cast("AudioMix", self.mix),
            clock=self.clock,
            ear=cast("EarFeed", _Ear()),
            opened_by={"anna": "Headset", "ben": "Desk", "carl": "Desk"}.__getitem__,
            held_before=held_before,
        )

    @property
    def shown(self) -> set[str]:
        return {source.name for source in self.station.now.sources if source.held_out}


def test_all_microphones_and_nothing_else_are_held_out_and_it_is_shown() -> None:
    room = _Room()
    room.backstage.hold(1, HoldOut(down=True))
    assert room.mix.held == room.shown == {"anna", "ben"}
    room.backstage.hold(1, HoldOut(down=False))
    assert room.mix.held == room.shown == set()


def test_who_speaks_into_one_device_holds_out_what_hears_that_one() -> None:
    room = _Room()
    room.backstage.hold(1, HoldOut(down=True, device="Desk"))
    assert room.mix.held == {"ben"}
    room.backstage.hold(1, HoldOut(down=True, device="Elsewhere"))
    assert not room.mix.held


def test_what_two_hold_is_held_until_both_let_go_or_are_gone_for_a_moment() -> None:
    room = _Room()
    room.backstage.hold(1, HoldOut(down=True, sources=("anna",)))
    room.backstage.hold(2, HoldOut(down=True, sources=("anna", "ben")))
    room.backstage.forget(2)
    assert room.mix.held == {"anna", "ben"}, "who spoke there has not seen it yet"
    room.clock.advance(GONE_NS)
    room.backstage.look()
    assert room.mix.held == {"anna"}
    room.backstage.forget(1)
    room.backstage.forget(7)
    room.clock.advance(GONE_NS - 1)
    room.backstage.look()
    assert room.mix.held == room.shown == {"anna"}
    room.clock.advance(1)
    room.backstage.look()
    assert not room.mix.held


def test_what_is_no_microphone_is_refused_and_changes_nothing() -> None:
    room = _Room()
    room.backstage.hold(1, HoldOut(down=True, sources=("ben",)))
    with pytest.raises(EngineError, match="no microphone"):
        room.backstage.hold(1, HoldOut(down=True, sources=("film",)))
    assert room.mix.held == {"ben"}


def test_after_a_loss_it_stays_so_until_somebody_says_otherwise_or_five_seconds() -> None:
    room = _Room(("ben", "gone"))
    assert room.mix.held == {"ben"}
    room.clock.advance(CLAIM_NS - 1)
    room.backstage.look()
    assert room.mix.held == {"ben"}
    room.clock.advance(1)
    room.backstage.look()
    assert not room.mix.held

    room = _Room(("ben",))
    room.backstage.hold(3, HoldOut(down=True, sources=("anna",)))
    assert room.mix.held == {"anna"}


def test_a_microphone_that_is_added_meanwhile_is_held_out_too() -> None:
    room = _Room()
    room.backstage.hold(1, HoldOut(down=True))
    now = room.station.now
    room.station.edited(
        now.document, (*now.sources, _source("carl", "microphone")), now.scenes, now.meters_path
    )
    room.backstage.look()
    assert room.mix.held == room.shown == {"anna", "ben", "carl"}
