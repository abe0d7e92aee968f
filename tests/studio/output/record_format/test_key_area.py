"""Re-wrapping and shredding: what opens a file before, after, and after a kill in between."""

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.output.record_format import (
    BusyError,
    RecordingError,
    RecordReader,
    RecordWriter,
    ShreddedError,
    WrongKeyError,
    find_opener,
    key_area,
    needs_repair,
    read_header,
    repair,
    rewrap,
    shred,
)
from studio.output.record_format.header import COPY_BYTES, FRONT_BYTES, Header
from studio.output.record_format.slots import SLOTS, wrap
from studio.secrets import EscrowPrivateKey, KeyMissingError, RecordKey

from .sealing import KEY, PIECES, PLAIN, flip, sealed
from .version_1 import version_1

NEW = RecordKey.generate(protected=True)
ESCROW = EscrowPrivateKey.generate()


def opens(path: Path, key: RecordKey | EscrowPrivateKey) -> bool:
    try:
        with RecordReader.open(path, key) as reader:
            return reader.read() == PLAIN and not list(reader.damages())
    except (WrongKeyError, ShreddedError):
        return False


def no_key(key_id: str) -> RecordKey:
    message = f"No {key_id}."
    raise KeyMissingError(message)


def test_a_recording_in_escrow_opens_by_either_key_and_no_other(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", escrow=[ESCROW.public])
    assert opens(path, KEY)
    assert opens(path, ESCROW)
    assert not opens(path, NEW)
    assert not opens(path, EscrowPrivateKey.generate())
    header = read_header(path)
    assert (header.key_ids, header.escrow_ids) == ((KEY.key_id,), (ESCROW.key_id,))


def test_a_rewrap_changes_the_keys_and_no_record(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec")
    before = path.read_bytes()
    header = rewrap(path, KEY, [NEW, ESCROW.public])
    assert (header.key_ids, header.escrow_ids) == ((NEW.key_id,), (ESCROW.key_id,))
    assert read_header(path) == header
    after = path.read_bytes()
    assert after[FRONT_BYTES:] == before[FRONT_BYTES:]
    assert after[:64] == before[:64]
    assert not opens(path, KEY)
    assert opens(path, NEW)
    assert opens(path, ESCROW)
    # Nothing of the old wrap is left.
    (slot,) = Header.parse(before).slots
    assert slot.wrapped in before
    assert slot.wrapped not in after


def test_the_organisations_key_brings_back_what_a_lost_laptop_recorded(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", escrow=[ESCROW.public])
    rewrap(path, ESCROW, [NEW], keep_escrow=True)
    assert opens(path, NEW)
    assert not opens(path, KEY)
    assert opens(path, ESCROW)
    rewrap(path, NEW, [NEW])
    assert not opens(path, ESCROW)


def test_a_rewrap_by_a_key_that_does_not_open_it_changes_nothing(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec")
    before = path.read_bytes()
    with pytest.raises(WrongKeyError, match=KEY.key_id):
        rewrap(path, NEW, [NEW])
    with pytest.raises(RecordingError, match=f"{SLOTS} keys at most"):
        rewrap(path, KEY, [NEW] * (SLOTS + 1))
    assert path.read_bytes() == before
    with pytest.raises(RecordingError, match="were not changed"):
        rewrap(tmp_path / "absent.vsrec", KEY, [NEW])


def test_too_many_keys_make_no_file(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="at most"):
        sealed(tmp_path / "a.vsrec", escrow=[ESCROW.public] * SLOTS)


def cut_anywhere(path: Path, header: Header, keys: list[RecordKey]) -> Iterator[bytes]:
    """Yield what the disk may hold after a kill or a power cut at any moment of a re-wrap.

    At each sync the writes before it are there; of the one after it, any part may be, and in any
    order of its blocks.
    """
    shown = path.read_bytes()
    states = [shown]
    file_key = header.unwrap(KEY).file_key
    slots = [wrap(key, file_key, header.file_id, header.bound) for key in keys]
    with path.open("r+b", buffering=0) as file:
        key_area.rewrite(file, header, slots, lambda _: states.append(path.read_bytes()))
    for before, after in itertools.pairwise(states):
        changed = [at for at in range(FRONT_BYTES) if before[at] != after[at]]
        for first, last in [(0, n) for n in changed] + [(n, FRONT_BYTES) for n in changed]:
            yield before[:first] + after[first:last] + before[last:]
    yield states[-1]


@pytest.mark.parametrize("keys", [[NEW], [NEW, KEY], []])
def test_a_rewrap_that_is_cut_anywhere_leaves_one_that_old_or_new_keys_open(
    tmp_path: Path, keys: list[RecordKey]
) -> None:
    path, cut = sealed(tmp_path / "a.vsrec"), tmp_path / "cut.vsrec"
    seen: set[tuple[bool, bool]] = set()
    for data in cut_anywhere(path, read_header(path), keys):
        cut.write_bytes(data)
        header = read_header(cut)
        told = (KEY.key_id in header.key_ids, NEW.key_id in header.key_ids)
        assert told in {(True, False), (KEY in keys, NEW in keys)}
        seen.add(told)
    assert len(seen) == 2
    for key in (KEY, NEW):
        assert opens(cut, key) == (key in keys)


def test_a_shredded_recording_is_gone_for_every_key_and_says_so(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", escrow=[ESCROW.public])
    wraps = [slot.wrapped for slot in read_header(path).slots]
    shred(path)
    assert read_header(path).is_shredded
    assert not any(wrapped in path.read_bytes() for wrapped in wraps)
    for key in (KEY, ESCROW):
        with pytest.raises(ShreddedError, match="nothing brings it back"):
            RecordReader.open(path, key)
    with pytest.raises(ShreddedError):
        RecordReader.find(path, lambda _: KEY)
    # Again does nothing, and neither does a repair.
    shredded = path.read_bytes()
    shred(path)
    assert path.read_bytes() == shredded


def test_a_shredding_that_was_interrupted_is_done_by_the_next(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec")
    whole = path.read_bytes()
    (slot,) = read_header(path).slots
    shred(path)
    shredded = path.read_bytes()
    path.write_bytes(shredded[:COPY_BYTES] + whole[COPY_BYTES:])
    half = path.read_bytes()
    assert read_header(path).is_shredded
    shred(path)
    assert slot.wrapped not in path.read_bytes()
    # Or by the next start, without any key.
    path.write_bytes(half)
    assert needs_repair(path)
    assert repair(path, no_key) is None
    assert slot.wrapped not in path.read_bytes()
    assert not needs_repair(path)


def test_a_recording_of_version_1_can_be_shredded_but_not_rewrapped(tmp_path: Path) -> None:
    path = tmp_path / "a.vsrec"
    path.write_bytes(version_1(PIECES, KEY))
    with pytest.raises(RecordingError, match="version 1"):
        rewrap(path, KEY, [NEW])
    assert opens(path, KEY)
    shred(path)
    assert read_header(path).is_shredded
    assert not opens(path, KEY)
    assert not any(path.read_bytes()[28:76])


def test_what_is_no_recording_is_not_shredded(tmp_path: Path) -> None:
    path = tmp_path / "thesis.txt"
    path.write_bytes(b"years of work " * 1000)
    with pytest.raises(RecordingError, match="no recording of the studio"):
        shred(path)
    assert path.read_bytes() == b"years of work " * 1000


def test_a_copy_that_is_damaged_is_written_first(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec")
    flip(path, 10)
    order: list[int] = []
    with path.open("r+b", buffering=0) as file:
        header = Header.parse(file.read(FRONT_BYTES))
        assert header.unsound == (0,)
        before = path.read_bytes()

        def note(_descriptor: int) -> None:
            data = path.read_bytes()
            order.extend(
                at
                for at in (0, COPY_BYTES)
                if data[at : at + COPY_BYTES] != before[at : at + COPY_BYTES] and at not in order
            )

        key_area.rewrite(file, header, header.slots, note)
    assert order == [0, COPY_BYTES]
    assert read_header(path).unsound == ()
    assert opens(path, KEY)


def test_a_repair_completes_a_rewrap_that_was_interrupted(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec")
    whole = path.read_bytes()
    rewrap(path, KEY, [NEW])
    path.write_bytes(path.read_bytes()[:COPY_BYTES] + whole[COPY_BYTES:])
    assert needs_repair(path)
    assert repair(path, lambda _: NEW) is None
    assert not needs_repair(path)
    assert read_header(path).unsound == ()
    assert opens(path, NEW)
    assert not opens(path, KEY)


def test_the_key_is_looked_for_by_each_of_its_ids_and_an_escrow_is_told(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", escrow=[ESCROW.public])
    rewrap(path, KEY, [KEY, NEW, ESCROW.public])
    asked: list[str] = []

    def find(key_id: str) -> RecordKey:
        asked.append(key_id)
        return NEW if key_id == NEW.key_id else no_key(key_id)

    assert find_opener(read_header(path), find) == NEW
    assert asked == [KEY.key_id, NEW.key_id]
    with pytest.raises(
        KeyMissingError, match=rf"^No {KEY.key_id}\. It is in escrow .*{ESCROW.key_id}"
    ):
        find_opener(read_header(path), no_key)


def test_a_recording_that_is_in_escrow_alone_says_so(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec")
    rewrap(path, KEY, [ESCROW.public])
    assert opens(path, ESCROW)
    with pytest.raises(KeyMissingError, match=r"^No record key opens this.* It is in escrow"):
        find_opener(read_header(path), lambda _: KEY)


def test_the_keys_of_a_recording_that_is_being_written_are_left_alone(tmp_path: Path) -> None:
    writer = RecordWriter.create(tmp_path / "a.vsrec", KEY)
    for change in (shred, lambda path: rewrap(path, KEY, [NEW])):
        with pytest.raises(BusyError, match="still being written"):
            change(tmp_path / "a.vsrec")
    writer.close()
    shred(tmp_path / "a.vsrec")


def test_nothing_of_a_key_prints(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", escrow=[ESCROW.public])
    keys = read_header(path).unwrap(KEY)
    assert "b'" not in repr(keys)
    assert os.linesep not in repr(ESCROW)
    assert "PRIVATE" not in repr(ESCROW)
