"""Which pictures and sounds are missed, and which fragments bring them; pure."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mixer.clock import NS_PER_MS, NS_PER_S
from studio.archive import Init, Kind
from studio.output.ledger import (
    Confirmed,
    LedgerOpened,
    LiveBegan,
    LiveEnded,
    ReadLedger,
    RecordingBegan,
)
from studio.output.ledger.missing import FIRST_WAIT_NS, Missed, missing
from studio.output.ledger.tables import Recorded, Table

_PERIOD_NS, _AAC_NS = NS_PER_S // 25, 1024 * NS_PER_S // 48_000
_GOP, _PICTURES, _PER_FRAGMENT = 10, 100, 5
ORIGIN_NS = 1000 * NS_PER_S
PRIMARY, BACKUP = "rtmps://a/live", "rtmps://b/live"


def _table(origin_ns: int = ORIGIN_NS, name: str = "show_01.vsrec") -> Table:
    pictures = [
        _sample(Kind.VIDEO, origin_ns + n * _PERIOD_NS, _PERIOD_NS, n % _GOP == 0, origin_ns)
        for n in range(_PICTURES)
    ]
    sounds = [
        _sample(Kind.AUDIO, origin_ns + n * _AAC_NS, _AAC_NS, True, origin_ns)  # noqa: FBT003 - sound
        for n in range(_PICTURES * _PERIOD_NS // _AAC_NS)
    ]
    samples = sorted([*pictures, *sounds], key=lambda sample: sample.pts_ns)
    return Table(name, Init(b"", {}), tuple(samples), (1000,) * (_PICTURES // _PER_FRAGMENT))


def _sample(kind: Kind, at_ns: int, length_ns: int, is_key: bool, origin_ns: int) -> Recorded:  # noqa: FBT001 - a fact
    fragment = (at_ns - origin_ns) // (_PER_FRAGMENT * _PERIOD_NS)
    return Recorded(kind, at_ns, at_ns, length_ns, is_key, 100, bytes(16), fragment)


TABLE = _table()


def _has(label: str, first: int, last: int) -> list[Confirmed]:
    begin_ns, end_ns = ORIGIN_NS + first * _PERIOD_NS, ORIGIN_NS + (last + 1) * _PERIOD_NS
    sounds = [
        s.pts_ns for s in TABLE.samples if s.kind is Kind.AUDIO and begin_ns <= s.pts_ns < end_ns
    ]
    return [
        Confirmed(
            destination=label, kind="video", how="acknowledged", first=first, last=last,
            first_ns=begin_ns, last_ns=ORIGIN_NS + last * _PERIOD_NS,
        ),
        Confirmed(
            destination=label, kind="audio", how="acknowledged", first=0, last=0,
            first_ns=sounds[0], last_ns=sounds[-1],
        ),
    ]  # fmt: skip


def _ledger(confirmed: list[Confirmed], *labels: str, asked_ns: int = ORIGIN_NS) -> ReadLedger:
    opened = LedgerOpened(session="5e55", show="x", at_ns=0, utc_ns=0, resumed=False)
    live: list[LiveBegan | LiveEnded] = [
        LiveBegan(destination=label, at_ns=asked_ns) for label in labels
    ]
    recordings = (RecordingBegan(name=TABLE.name, origin_ns=ORIGIN_NS),)
    return ReadLedger(Path("x.vsledger"), opened, recordings, tuple(live), tuple(confirmed))


def _brought(missed: Missed) -> set[int]:
    return {n for part in missed.parts for n in range(part.first, part.last + 1)}


@settings(deadline=None)
@given(
    stretches=st.lists(
        st.tuples(st.integers(0, _PICTURES - 3), st.integers(2, 40)), min_size=1, max_size=6
    )
)
def test_what_ingests_have_and_what_is_brought_is_all_that_was_wanted(
    stretches: list[tuple[int, int]],
) -> None:
    spans = [(first, min(_PICTURES - 1, first + length)) for first, length in stretches]
    confirmed = [entry for first, last in spans for entry in _has(PRIMARY, first, last)]
    missed = missing([_ledger(confirmed, PRIMARY, asked_ns=ORIGIN_NS)], [TABLE])
    brought = _brought(missed)
    had = {n for first, last in spans for n in range(first, last + 1)}
    # A hundred pictures are under the first wait: the show begins with the first that was had.
    wanted = set(range(min(had), _PICTURES))
    for n in wanted - had:
        assert n // _PER_FRAGMENT in brought
    assert missed.pictures >= len(wanted - had)
    assert missed.pictures <= len(wanted - had) + _GOP
    keys = {s.fragment for s in TABLE.samples if s.kind is Kind.VIDEO and s.is_key}
    firsts = {part.first for part in missed.parts}
    assert all(first in keys or first - 1 in brought for first in firsts)
    # In order, and none twice.
    assert [part.first for part in missed.parts] == sorted(firsts)
    assert len(brought) == sum(part.last - part.first + 1 for part in missed.parts)


def test_nothing_is_missed_where_all_is_acknowledged() -> None:
    missed = missing([_ledger(_has(PRIMARY, 0, _PICTURES - 1), PRIMARY)], [TABLE])
    assert (missed.pictures, missed.parts) == (0, ())
    assert len(missed.wanted) == len(TABLE.samples)


def test_what_one_ingest_has_another_may_lack() -> None:
    confirmed = [*_has(PRIMARY, 0, 39), *_has(PRIMARY, 60, 99), *_has(BACKUP, 0, 99)]
    ledger = _ledger(confirmed, PRIMARY, BACKUP)
    assert not missing([ledger], [TABLE]).parts
    alone = missing([ledger], [TABLE], PRIMARY)
    assert alone.pictures == 20
    assert alone.missed_ns == 20 * _PERIOD_NS
    assert _brought(alone) == {8, 9, 10, 11}


def test_a_stretch_from_the_middle_of_a_gop_is_brought_from_its_key_picture() -> None:
    confirmed = [*_has(PRIMARY, 0, 46), *_has(PRIMARY, 50, 99)]
    missed = missing([_ledger(confirmed, PRIMARY)], [TABLE])
    assert missed.pictures == 3
    assert _brought(missed) == {8, 9}


def test_pictures_of_no_show_are_not_missed() -> None:
    ledger = _ledger(_has(PRIMARY, 10, 49), PRIMARY, asked_ns=ORIGIN_NS + 9 * _PERIOD_NS)
    ended = LiveEnded(destination=PRIMARY, at_ns=ORIGIN_NS + 50 * _PERIOD_NS)
    ledger = replace(ledger, live=(*ledger.live, ended))
    missed = missing([ledger], [TABLE])
    assert not missed.parts
    assert sum(sample.kind is Kind.VIDEO for sample in missed.wanted) == 40


def test_a_first_wait_that_was_long_is_missed_from_where_it_was_asked_for() -> None:
    long_before = ORIGIN_NS + 20 * _PERIOD_NS - FIRST_WAIT_NS - NS_PER_MS
    confirmed = _has(PRIMARY, 20, 99)
    soon = missing([_ledger(confirmed, PRIMARY, asked_ns=ORIGIN_NS)], [TABLE])
    assert not soon.pictures
    late = missing([_ledger(confirmed, PRIMARY, asked_ns=long_before)], [TABLE])
    assert late.pictures == 20


def test_an_ingest_that_never_had_anything_missed_all() -> None:
    missed = missing([_ledger([], PRIMARY)], [TABLE])
    assert missed.pictures == _PICTURES
    assert _brought(missed) == set(range(_PICTURES // _PER_FRAGMENT))


def test_an_engine_that_was_lost_ended_nothing_and_the_next_one_goes_on() -> None:
    second = _table(ORIGIN_NS + 5 * NS_PER_S, "show_02.vsrec")
    before = _ledger(_has(PRIMARY, 0, 89), PRIMARY)
    after = _ledger([], PRIMARY, asked_ns=ORIGIN_NS + 5 * NS_PER_S)
    after = replace(after, opened=replace_resumed(after.opened))
    missed = missing([before, after], [TABLE, second])
    assert missed.pictures == 10 + _PICTURES
    assert {part.recording for part in missed.parts} == {"show_01.vsrec", "show_02.vsrec"}


def replace_resumed(opened: LedgerOpened) -> LedgerOpened:
    return LedgerOpened(session=opened.session, show=opened.show, at_ns=0, utc_ns=0, resumed=True)


def test_a_large_stretch_is_brought_in_pieces_that_begin_with_key_pictures() -> None:
    table = replace(TABLE, sizes=(3 << 20,) * len(TABLE.sizes))
    missed = missing([_ledger([], PRIMARY)], [table])
    assert len(missed.parts) > 5
    assert _brought(missed) == set(range(len(table.sizes)))
    assert all(part.first % (_GOP // _PER_FRAGMENT) == 0 for part in missed.parts)
