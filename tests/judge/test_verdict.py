"""The judge says what a receiver did, no less and no more."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from mixer.stamp import Edge

from .marked_clip import Faults, write_marked
from .received import read_stored
from .verdict import Verdict, judge


def _verdict(folder: Path, faults: Faults, seconds: int = 4) -> Verdict:
    path = folder / "show.flv"
    write_marked(path, seconds, faults)
    return judge([read_stored(path)])


def test_a_whole_programme_misses_nothing(tmp_path: Path) -> None:
    verdict = _verdict(tmp_path, Faults(arrival_ms=40))
    assert (verdict.received, verdict.missing, verdict.repeated) == (100, 0, 0)
    assert (verdict.out_of_order, verdict.unreadable) == (0, 0)
    assert verdict.delay_median_ms == pytest.approx(40, abs=0.01)
    assert verdict.chirps == 4
    assert verdict.sound_against_picture_ms == pytest.approx(0, abs=1)


def test_thirty_pictures_thrown_away_are_thirty_missing(tmp_path: Path) -> None:
    verdict = _verdict(tmp_path, Faults(discarded=range(40, 70)))
    assert (verdict.received, verdict.missing) == (70, 30)


def test_sound_late_by_80_ms_is_seen_as_80(tmp_path: Path) -> None:
    verdict = _verdict(tmp_path, Faults(sound_late_ms=80))
    assert verdict.sound_against_picture_ms == pytest.approx(80, abs=1)


def test_a_repeated_picture_is_told_from_a_new_one(tmp_path: Path) -> None:
    verdict = _verdict(tmp_path, Faults(repeated=(30, 50)), seconds=3)
    assert (verdict.received, verdict.repeated, verdict.missing) == (75, 2, 2)


def test_repeated_pictures_are_no_late_ones(tmp_path: Path) -> None:
    repeated = tuple(range(20, 60, 2))
    verdict = _verdict(tmp_path, Faults(repeated=repeated), seconds=3)
    assert verdict.repeated == len(repeated)
    assert verdict.sound_against_picture_ms == pytest.approx(0, abs=1)


def test_marks_at_the_other_edge_are_not_mistaken(tmp_path: Path) -> None:
    path = tmp_path / "show.flv"
    write_marked(path, 1, Faults(), Edge.TOP)
    assert judge([read_stored(path)]).received == 0
    assert judge([read_stored(path, Edge.TOP)]).received == 25


def test_the_command_prints_what_it_found(tmp_path: Path) -> None:
    path = tmp_path / "show.flv"
    write_marked(path, 2, Faults(discarded=(20, 21)))
    command = [sys.executable, "-m", "tests.judge", str(path), "--json"]
    printed = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    assert msgspec.json.decode(printed, type=Verdict).missing == 2


@pytest.mark.parametrize("kept", [0, 5, 13])
def test_a_publication_that_never_began_holds_nothing(tmp_path: Path, kept: int) -> None:
    empty = tmp_path / "empty.flv"
    empty.write_bytes((b"FLV\x01\x05\x00\x00\x00\x09" + bytes(4))[:kept])
    assert judge([read_stored(empty)]).received == 0


def test_the_command_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.judge", str(tmp_path / "none.flv")]
    result = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert result.returncode == 2
    assert b"none.flv" in result.stderr
