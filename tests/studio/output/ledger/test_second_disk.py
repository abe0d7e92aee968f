"""A ledger whose disk is lost goes on beside the recording on the second one."""

import shutil
from pathlib import Path

import pytest

from mixer.clock import NS_PER_S, MonotonicClock
from studio.missed import find_shows
from studio.output.errors import OutputError
from studio.output.ledger import Confirmed, Ledger, LiveBegan, LiveEnded, read_ledger
from studio.output.ledger.book import _MOST_STRETCHES
from studio.secrets import RecordKey
from tests.parts.disks import disk_or_skip
from tests.parts.recordings import record
from tests.studio.output.flash_and_beep import ORIGIN_NS
from tests.waiting import wait_until

from .test_ledger import KEY, LABEL, OPENED, find


def _has(first: int, last: int) -> Confirmed:
    """Return that *LABEL* has the pictures of these numbers, 30 a second."""
    at = [ORIGIN_NS + n * NS_PER_S // 30 for n in (first, last)]
    return Confirmed(
        destination=LABEL, kind="video", how="acknowledged", first=first, last=last,
        first_ns=at[0], last_ns=at[1],
    )  # fmt: skip


def _folders(tmp_path: Path) -> tuple[Path, Path]:
    folders = tmp_path / "first", tmp_path / "second"
    for folder in folders:
        folder.mkdir()
    return folders


def test_the_second_one_says_all_that_the_first_was_told_and_goes_on(tmp_path: Path) -> None:
    first, second = _folders(tmp_path)
    ledger = Ledger(opened=OPENED, key=KEY, clock=MonotonicClock())
    ledger.live_began(LABEL, 5)
    ledger.recording_began(first / "show_01.vsrec", 7)
    ledger._confirmed([_has(0, 9), _has(10, 19), _has(40, 49)])
    ledger.recording_began(second / "show_02.vsrec", 70)
    ledger._confirmed([_has(50, 59)])
    ledger.live_ended(LABEL, 90)
    ledger.close()
    before = read_ledger(first / "show_01.vsledger", find)
    after = read_ledger(second / "show_02.vsledger", find)
    assert before.opened == after.opened == OPENED
    assert [each.name for each in before.recordings] == ["show_01.vsrec"]
    assert [(each.name, each.origin_ns) for each in after.recordings] == [
        (str(first / "show_01.vsrec"), 7),
        ("show_02.vsrec", 70),
    ]
    assert before.confirmed == (_has(0, 9), _has(10, 19), _has(40, 49))
    # What goes on without a gap is said as one.
    assert after.confirmed == (_has(0, 19), _has(40, 49), _has(50, 59))
    assert after.live == (
        LiveBegan(destination=LABEL, at_ns=5),
        LiveEnded(destination=LABEL, at_ns=90),
    )
    # Together they are one show of one ledger: that which went on.
    (show,) = find_shows((first, second), find)
    assert [each.path for each in show.ledgers] == [after.path]
    assert show.others == (before.path,)


def test_what_it_remembers_is_bounded_and_the_oldest_goes() -> None:
    ledger = Ledger(opened=OPENED, key=KEY, clock=MonotonicClock())
    ledger._confirmed(_has(3 * n, 3 * n) for n in range(2 * _MOST_STRETCHES))
    ledger._confirmed([_has(n, n) for n in range(6 * _MOST_STRETCHES, 6 * _MOST_STRETCHES + 500)])
    assert len(ledger._stretches) == _MOST_STRETCHES
    assert ledger._newest.popitem()[1].last == 6 * _MOST_STRETCHES + 499


@pytest.mark.parametrize("first_is_lost", [False, True])
def test_missed_parts_are_found_after_the_first_disk_is_lost(
    tmp_path: Path, *, first_is_lost: bool
) -> None:
    first, second = _folders(tmp_path)
    key = RecordKey.generate(protected=True)
    early = record(first, key, seconds=2)
    # The second one begins with what may not be on the first.
    late = record(second, key, seconds=4)
    ledger = Ledger(opened=OPENED, key=key, clock=MonotonicClock())
    ledger.recording_began(early, ORIGIN_NS)
    ledger.live_began(LABEL, ORIGIN_NS)
    ledger._confirmed([_has(0, 29)])
    ledger.recording_began(late, ORIGIN_NS)
    ledger._confirmed([_has(90, 119)])
    ledger.close()
    if first_is_lost:
        shutil.rmtree(first)
    folders = (first, second)
    (show,) = find_shows([each for each in folders if each.is_dir()], lambda _: key)
    missed = show.missed()
    # Two seconds lie between what the ingest has, on whichever disk they are, and once.
    assert missed.pictures == 60
    assert missed.missed_ns == pytest.approx(2 * NS_PER_S, abs=1000)
    assert len(missed.wanted) == len({(each.kind, each.dts_ns) for each in missed.wanted})
    names = [part.recording for part in missed.parts]
    assert names == ([late.name] if first_is_lost else [early.name, str(late)]) or names == [
        str(early),
        late.name,
    ]


def test_a_first_disk_that_hangs_holds_nobody(tmp_path: Path) -> None:
    second = tmp_path / "second"
    second.mkdir()
    with disk_or_skip(tmp_path / "first", 16_000_000) as disk:
        ledger = Ledger(opened=OPENED, key=KEY, clock=MonotonicClock())
        ledger.recording_began(disk.folder / "show_01.vsrec", 7)
        path = disk.folder / "show_01.vsledger"
        wait_until(path.exists, 10, "it began")
        disk.freeze()
        ledger._confirmed([_has(0, 9)])
        ledger.recording_began(second / "show_02.vsrec", 70)
        ledger._confirmed([_has(10, 19)])
        other = second / "show_02.vsledger"
        wait_until(lambda: _confirmed_in(other) == (_has(0, 9), _has(10, 19)), 10, "it goes on")
        disk.thaw()
        ledger.close()


def _confirmed_in(path: Path) -> tuple[Confirmed, ...]:
    try:
        return read_ledger(path, find).confirmed
    except (OutputError, OSError):
        return ()
