"""Files that were cut off are closed, and nothing is sealed for that."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.output.record_format import (
    BusyError,
    RecordingError,
    RecordReader,
    RecordWriter,
    needs_repair,
    repair,
    shred,
)
from studio.output.record_format.ending import ending_bytes
from studio.output.record_format.header import FRONT_BYTES
from studio.output.record_format.layout import MAX_PLAIN_BYTES, OVERHEAD_BYTES
from studio.secrets import KeyMissingError, RecordKey

from .sealing import KEY, PIECES, PLAIN, flip, plain_of, records_of, sealed, starts
from .version_1 import version_1

ROOT = Path(__file__).resolve().parents[4]


def find(key_id: str) -> RecordKey:
    assert key_id == KEY.key_id
    return KEY


def read_whole(path: Path) -> tuple[bytes, bool, bool, int]:
    with RecordReader.open(path, KEY) as reader:
        assert list(reader.damages()) == []
        return reader.read(), reader.complete, reader.repaired, reader.torn_bytes


def test_a_cut_anywhere_is_repaired_up_to_the_last_whole_record(tmp_path: Path) -> None:
    whole = sealed(tmp_path / "a.vsrec").read_bytes()
    begins = starts(PIECES)
    cut = tmp_path / "cut.vsrec"
    for length in range(FRONT_BYTES, len(whole)):
        cut.write_bytes(whole[:length])
        assert needs_repair(cut)
        repaired = repair(cut, find)
        assert repaired is not None
        records = sum(begin <= length for begin in begins) - 1
        in_order = length >= begins[-1] + OVERHEAD_BYTES
        assert read_whole(cut) == (plain_of(PIECES, records), True, not in_order, 0)
        assert repaired.records == records + in_order
        assert not needs_repair(cut)
        assert repair(cut, find) is None
    # What was cut off after its last record was closed in order, and is as it would have been.
    assert cut.read_bytes() == whole


def test_a_repair_seals_nothing_and_leaves_every_record_as_it_is(tmp_path: Path) -> None:
    whole = sealed(tmp_path / "a.vsrec", finish=False).read_bytes()
    torn = tmp_path / "torn.vsrec"
    torn.write_bytes(whole[:-1])
    repair(torn, find)
    kept = starts(PIECES)[-2]
    assert torn.read_bytes()[:kept] == whole[:kept]
    assert len(torn.read_bytes()) == kept + ending_bytes(len(PIECES))


def test_a_repair_that_is_cut_anywhere_is_repaired_to_the_same_bytes(tmp_path: Path) -> None:
    torn = sealed(tmp_path / "a.vsrec", finish=False).read_bytes()[:-7]
    path = tmp_path / "torn.vsrec"
    path.write_bytes(torn)
    repair(path, find)
    whole = path.read_bytes()
    for length in range(starts(PIECES)[-2], len(whole)):
        path.write_bytes(whole[:length])
        repair(path, find)
        assert path.read_bytes() == whole
    # The room was given, and the power went before anything was there.
    path.write_bytes(torn + bytes(50_000))
    repair(path, find)
    assert path.read_bytes() == whole


def test_a_whole_recording_is_left_alone(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec")
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert not needs_repair(path)
    assert repair(path, find) is None
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_what_was_added_behind_the_end_is_not_hidden(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec")
    with path.open("ab") as file:
        file.write(b"something added, and longer than an end of so few records is" * 3)
    before = path.read_bytes()
    assert repair(path, find) is None
    assert path.read_bytes() == before


def test_a_damaged_record_in_the_middle_stays_and_the_rest_is_closed(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", finish=False)
    flip(path, starts(PIECES)[1])
    repair(path, find)
    with RecordReader.open(path, KEY) as reader:
        assert (reader.records, reader.repaired) == (4, True)
        assert [damage.record for damage in reader.damages()] == [1]
        assert reader.read() == PLAIN


def test_more_than_a_kill_can_tear_is_never_cut_off(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", finish=False)
    with path.open("ab") as file:
        file.write(os.urandom(MAX_PLAIN_BYTES + 1000))
    before = path.stat().st_size
    with pytest.raises(RecordingError, match="nothing was cut off"):
        repair(path, find)
    assert path.stat().st_size == before


def test_files_that_cannot_or_need_not_be_repaired_are_known_without_a_key(tmp_path: Path) -> None:
    path = tmp_path / "a.vsrec"
    path.write_bytes(b"something else")
    assert not needs_repair(path)
    path.write_bytes(version_1(PIECES, KEY, finish=False))
    assert not needs_repair(path)
    assert repair(path, find) is None
    path.unlink()
    sealed(path, finish=False)
    assert needs_repair(path)
    shred(path)
    assert not needs_repair(path)


def test_a_recording_under_a_key_that_is_missing_is_left_as_it_is(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", finish=False)
    before = path.read_bytes()

    def missing(_key_id: str) -> RecordKey:
        message = "It is nowhere."
        raise KeyMissingError(message)

    with pytest.raises(KeyMissingError, match="nowhere"):
        repair(path, missing)
    assert path.read_bytes() == before


def test_a_recording_that_is_being_written_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.vsrec"
    writer = RecordWriter.create(path, KEY)
    writer.write(PIECES[0])
    writer.commit()
    size = path.stat().st_size
    with pytest.raises(BusyError, match="still being written"):
        repair(path, find)
    assert path.stat().st_size == size
    writer.close()
    assert repair(path, find) is not None


def test_a_writer_that_was_killed_holds_its_file_no_more(tmp_path: Path) -> None:
    path = tmp_path / "a.vsrec"
    script = (
        "import sys; from pathlib import Path\n"
        "from studio.output.record_format import RecordWriter\n"
        "from studio.secrets import RecordKey, Secret\n"
        "key = RecordKey.from_text(Secret(sys.stdin.readline()), 'stdin', protected=True)\n"
        "writer = RecordWriter.create(Path(sys.argv[1]), key)\n"
        "writer.write(b'first'); writer.commit(); print('there', flush=True); sys.stdin.read()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(KEY.key.reveal() + "\n")
        process.stdin.flush()
        assert process.stdout.readline() == "there\n"
        with pytest.raises(BusyError):
            repair(path, find)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    assert repair(path, find) is not None
    assert read_whole(path) == (b"first", True, True, 0)


PAGE = 64
"""A page in these small files: what a disk writes at once."""


@given(data=st.data(), sizes=st.lists(st.integers(1, 400), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_order_of_crash_leaves_what_was_synced_and_no_file_that_cannot_be_read(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, sizes: list[int]
) -> None:
    """The disk was told to keep the first records; of the rest it kept any pages, in any order."""
    pieces = [os.urandom(size) for size in sizes]
    path = sealed(tmp_path_factory.mktemp("crash") / "a.vsrec", pieces)
    whole = path.read_bytes()
    told = records_of(pieces)
    synced = data.draw(st.integers(0, len(told)), "records that were synced")
    kept = starts(pieces)[synced]
    length = data.draw(st.integers(kept, len(whole)), "length that the system had given the file")
    crashed = bytearray(whole[:length])
    for at in range(kept, length, PAGE):
        if data.draw(st.booleans(), f"page {at} was lost"):
            crashed[at : at + PAGE] = bytes(len(crashed[at : at + PAGE]))
    path.write_bytes(crashed)
    repair(path, lambda _: KEY)
    with RecordReader.open(path, KEY) as reader:
        damages = list(reader.damages())
        assert min((damage.record for damage in damages), default=synced) >= synced
        assert reader.complete
        records = reader.records
        lost = {damage.record for damage in damages if not damage.readable}
    with RecordReader.open(path, KEY, without=lost) as reader:
        assert reader.read() == plain_of(pieces, records, lost)
    before = path.read_bytes()
    repair(path, lambda _: KEY)
    assert path.read_bytes() == before


@given(data=st.data(), sizes=st.lists(st.integers(0, 300), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_any_flip_and_any_cut_cost_their_record_and_what_was_cut_off(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, sizes: list[int]
) -> None:
    pieces = [os.urandom(size) for size in sizes]
    path = sealed(tmp_path_factory.mktemp("flip") / "a.vsrec", pieces)
    whole = path.read_bytes()
    length = data.draw(st.integers(FRONT_BYTES, len(whole)), "cut")
    flipped = data.draw(st.integers(0, length - 1), "byte")
    path.write_bytes(whole[:length])
    flip(path, flipped, data.draw(st.integers(0, 7), "bit"))
    begins = starts(pieces)
    before = sum(begin <= length for begin in begins) - 1
    assert before <= len(records_of(pieces))
    hurt = sum(begin <= flipped for begin in begins) - 1
    with RecordReader.open(path, KEY) as reader:
        damages = list(reader.damages())
        # A bit is found wherever it was: unless what was cut off took it along.
        assert damages or reader.torn_bytes
        lost = {damage.record for damage in damages if not damage.readable}
    assert lost <= {hurt}
    with RecordReader.open(path, KEY, without=lost) as reader:
        assert reader.read() == plain_of(pieces, before, lost)
