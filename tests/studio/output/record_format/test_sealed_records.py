import io
import os
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.output.record_format import (
    KEY_AREA,
    DamagedError,
    NotARecordingError,
    RecordReader,
    RecordWriter,
    WrongKeyError,
    read_header,
)
from studio.output.record_format.ending import ending_bytes
from studio.output.record_format.header import COPY_BYTES, FRONT_BYTES
from studio.output.record_format.layout import (
    MAX_PLAIN_BYTES,
    MOST_COPIED_BYTES,
    OVERHEAD_BYTES,
    RECORD_HEAD_BYTES,
)
from studio.secrets import RecordKey

from .sealing import KEY, PIECES, PLAIN, flip, plain_of, records_of, sealed, starts
from .version_1 import version_1


@pytest.mark.promise(7)
def test_a_recording_reads_as_it_was_written_and_shows_nothing(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", PIECES)
    assert path.stat().st_mode & 0o777 == 0o600
    assert not any(piece in path.read_bytes() for piece in PIECES)
    with RecordReader.open(path, KEY) as reader:
        assert (reader.read(), reader.complete, reader.torn_bytes) == (PLAIN, True, 0)
        assert reader.records == 5
        assert list(reader.damages()) == []


def test_two_recordings_of_the_same_share_nothing(tmp_path: Path) -> None:
    first = sealed(tmp_path / "a.vsrec", PIECES).read_bytes()
    second = sealed(tmp_path / "b.vsrec", PIECES).read_bytes()
    begin = starts(PIECES)[2]
    assert first[begin + RECORD_HEAD_BYTES :] != second[begin + RECORD_HEAD_BYTES :]


def test_a_file_is_never_replaced(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", PIECES)
    with pytest.raises(FileExistsError):
        RecordWriter.create(path, KEY)


@given(
    sizes=st.lists(st.integers(0, 300), max_size=8),
    reads=st.lists(st.tuples(st.integers(0, 2500), st.integers(0, 700)), max_size=8),
)
@settings(max_examples=60)
def test_any_read_anywhere_is_that_of_a_plain_file(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int], reads: list[tuple[int, int]]
) -> None:
    pieces = [os.urandom(size) for size in sizes]
    path = sealed(tmp_path_factory.mktemp("any") / "a.vsrec", pieces)
    plain = io.BytesIO(b"".join(pieces))
    with RecordReader.open(path, KEY) as reader:
        for offset, size in reads:
            assert reader.seek(offset) == plain.seek(offset)
            assert reader.read(size) == plain.read(size)
        assert reader.seek(0, io.SEEK_END) == plain.seek(0, io.SEEK_END)
        assert reader.tell() == plain.tell()
        assert reader.seek(-reader.size, io.SEEK_CUR) == 0
        assert reader.read() == plain.getvalue()


def test_a_seek_before_the_beginning_is_refused(tmp_path: Path) -> None:
    with RecordReader.open(sealed(tmp_path / "a.vsrec", PIECES), KEY) as reader:
        with pytest.raises(OSError, match="Invalid argument"):
            reader.seek(-1)
        with pytest.raises(OSError, match="Invalid argument"):
            reader.seek(0, 7)


def test_more_than_a_record_holds_becomes_several(tmp_path: Path) -> None:
    plain = os.urandom(2 * MAX_PLAIN_BYTES + 5)
    path = sealed(tmp_path / "a.vsrec", [plain])
    with RecordReader.open(path, KEY) as reader:
        assert reader.records == 4
        assert reader.read() == plain


def test_a_cut_anywhere_reads_up_to_the_last_whole_record(tmp_path: Path) -> None:
    whole = sealed(tmp_path / "a.vsrec", PIECES).read_bytes()
    begins = starts(PIECES)
    cut = tmp_path / "cut.vsrec"
    last = begins[-1] + OVERHEAD_BYTES
    for length in range(FRONT_BYTES, last):
        cut.write_bytes(whole[:length])
        records = sum(begin <= length for begin in begins) - 1
        with RecordReader.open(cut, KEY) as reader:
            assert reader.read() == plain_of(PIECES, records)
            assert not reader.complete
            assert reader.torn_bytes == length - begins[records]
    for length in range(last, len(whole)):
        cut.write_bytes(whole[:length])
        with RecordReader.open(cut, KEY) as reader:
            assert (reader.read(), reader.complete) == (PLAIN, True)
            assert reader.torn_bytes == length - last


def test_a_cut_between_records_is_no_tear_but_incomplete(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", PIECES, finish=False)
    with RecordReader.open(path, KEY) as reader:
        assert (reader.read(), reader.complete, reader.torn_bytes) == (PLAIN, False, 0)


def test_room_that_was_never_written_is_a_tear(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", PIECES, finish=False)
    os.truncate(path, path.stat().st_size + 100_000)
    with RecordReader.open(path, KEY) as reader:
        assert (reader.read(), reader.complete, reader.torn_bytes) == (PLAIN, False, 100_000)


def test_any_flipped_bit_is_found_and_located(tmp_path: Path) -> None:
    whole = sealed(tmp_path / "a.vsrec", PIECES).read_bytes()
    begins = [*starts(PIECES), len(whole) - ending_bytes(len(PIECES) + 2), len(whole)]
    changed = tmp_path / "changed.vsrec"
    for offset in range(FRONT_BYTES, len(whole)):
        changed.write_bytes(whole)
        flip(changed, offset)
        record = sum(begin <= offset for begin in begins) - 1
        with RecordReader.open(changed, KEY) as reader:
            found = [(damage.record, damage.file_offset) for damage in reader.damages()]
        assert found == [(record, begins[record])], offset


def test_a_flipped_bit_in_the_beginning_is_found_and_costs_nothing(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", PIECES)
    whole = path.read_bytes()
    for offset in range(0, FRONT_BYTES, 37):
        path.write_bytes(whole)
        flip(path, offset, offset % 8)
        with RecordReader.open(path, KEY) as reader:
            found = [(damage.record, damage.file_offset) for damage in reader.damages()]
            assert found == [(KEY_AREA, offset // COPY_BYTES * COPY_BYTES)]
            assert reader.read() == PLAIN


def test_a_recording_whose_beginning_is_gone_says_so(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", PIECES)
    flip(path, 100)
    flip(path, COPY_BYTES + 100)
    with pytest.raises(NotARecordingError, match="damaged in both of its copies"):
        read_header(path)


def test_the_other_records_of_a_damaged_file_can_be_read(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", PIECES)
    flip(path, starts(PIECES)[1] + RECORD_HEAD_BYTES)
    with RecordReader.open(path, KEY) as reader:
        reader.seek(3)
        with pytest.raises(DamagedError, match=r"Record 1, at byte \d+, is damaged"):
            reader.read()
    with RecordReader.open(path, KEY, without={1}) as reader:
        assert reader.read() == PIECES[0] + PIECES[2]
        assert reader.starts == [0, len(PIECES[0]), len(PIECES[0] + PIECES[2])]
        reader.seek(len(PIECES[0]) - 1)
        assert reader.read(2) == PIECES[0][-1:] + PIECES[2][:1]


def test_the_first_record_is_there_twice_as_nothing_plays_without_it(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", PIECES)
    whole = path.read_bytes()
    first, second, copy, third, _ = starts(PIECES)
    flip(path, first + RECORD_HEAD_BYTES)
    with RecordReader.open(path, KEY) as reader:
        assert reader.read() == PLAIN
        assert [(each.record, each.readable) for each in reader.damages()] == [(0, True)]
    flip(path, copy + RECORD_HEAD_BYTES)
    with RecordReader.open(path, KEY) as reader:
        with pytest.raises(DamagedError, match="Record 0"):
            reader.read()
        found = [(each.record, each.readable) for each in reader.damages()]
        assert found == [(0, False), (2, True)]
    # Whoever swaps the two is found out.
    swapped = whole[copy:third] + whole[second:copy] + whole[first:second]
    path.write_bytes(whole[:first] + swapped + whole[third:])
    with RecordReader.open(path, KEY) as reader:
        assert [each.record for each in reader.damages()] == [0, 2]


def test_what_is_too_long_or_too_short_is_not_there_twice(tmp_path: Path) -> None:
    long = [os.urandom(MOST_COPIED_BYTES + 1), b"second", b"third"]
    with RecordReader.open(sealed(tmp_path / "a.vsrec", long), KEY) as reader:
        assert reader.records == 4
        assert reader.read() == b"".join(long)
    writer = RecordWriter.create(tmp_path / "b.vsrec", KEY)
    writer.write(b"first")
    writer.commit()
    writer.write(b"last")
    writer.finish()
    writer.close()
    with RecordReader.open(tmp_path / "b.vsrec", KEY) as reader:
        assert (reader.records, reader.read()) == (2, b"firstlast")


@pytest.mark.parametrize("hurt", [[0], [1], [2], [1, 2], [2, 3], [1, 2, 3], [0, 1]])
def test_heads_that_are_gone_in_a_file_without_an_end_cost_what_they_are_of(
    tmp_path: Path, hurt: list[int]
) -> None:
    pieces = [*PIECES, b"fourth", b"fifth"]
    path = sealed(tmp_path / "a.vsrec", pieces, finish=False)
    for record in hurt:
        flip(path, starts(pieces)[record] + RECORD_HEAD_BYTES - 1)
    with RecordReader.open(path, KEY) as reader:
        damages = list(reader.damages())
        assert [damage.record for damage in damages] == hurt
        lost = {damage.record for damage in damages if not damage.readable}
    with RecordReader.open(path, KEY, without=lost) as reader:
        assert reader.read() == plain_of(pieces, len(records_of(pieces)), lost)
        assert len(lost) <= len(hurt)
        assert 4 not in lost


def test_a_record_with_only_its_length_damaged_is_told_and_can_be_read(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", PIECES)
    flip(path, starts(PIECES)[1])
    with RecordReader.open(path, KEY) as reader:
        assert [damage.record for damage in reader.damages()] == [1]
        assert reader.read() == PLAIN


def test_records_cannot_change_places(tmp_path: Path) -> None:
    pieces = [b"a" * 50, b"b" * 50, b"c" * 50]
    path = sealed(tmp_path / "a.vsrec", pieces)
    data = path.read_bytes()
    three, four, end = starts(pieces)[2:]
    swapped = data[:three] + data[four:end] + data[three:four] + data[end:]
    for changed in (swapped, swapped[: -ending_bytes(5)]):
        path.write_bytes(changed)
        with RecordReader.open(path, KEY) as reader:
            assert [damage.record for damage in reader.damages()][:2] == [2, 3]


def test_bytes_after_the_end_show(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", PIECES)
    with path.open("ab") as file:
        file.write(b"something added")
    with RecordReader.open(path, KEY) as reader:
        assert (reader.complete, reader.torn_bytes, reader.read()) == (True, 15, PLAIN)
        ((damage),) = reader.damages()
        assert (damage.record, damage.file_offset) == (5, path.stat().st_size - 15)


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", PIECES)
    with pytest.raises(WrongKeyError, match=KEY.key_id):
        RecordReader.open(path, RecordKey.generate(protected=True))


@pytest.mark.parametrize("content", [b"", b"VSTUDIOR", b"not a recording at all" * 20])
def test_what_is_no_recording_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.vsrec"
    path.write_bytes(content)
    with pytest.raises(NotARecordingError):
        read_header(path)


def test_a_newer_version_is_said_to_be_one(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", PIECES)
    data = bytearray(path.read_bytes())
    data[9] = data[COPY_BYTES + 9] = 3
    path.write_bytes(data)
    with pytest.raises(NotARecordingError, match="version 3"):
        read_header(path)


def test_the_header_says_when_the_key_protects_nothing(tmp_path: Path) -> None:
    demo = RecordKey.generate(protected=False)
    path = sealed(tmp_path / "a.vsrec", PIECES, demo)
    assert not read_header(path).is_protected
    assert read_header(path).key_id == demo.key_id


def test_a_key_of_the_same_id_that_unwraps_to_another_file_key_opens_nothing(
    tmp_path: Path,
) -> None:
    first = sealed(tmp_path / "a.vsrec", PIECES).read_bytes()
    other = sealed(tmp_path / "b.vsrec", PIECES)
    # The slots of one file in front of the header of another.
    for at in (0, COPY_BYTES):
        data = bytearray(other.read_bytes())
        data[at : at + 64] = first[:64]
        crc = zlib.crc32(data[at : at + COPY_BYTES - 4]).to_bytes(4, "big")
        data[at + COPY_BYTES - 4 : at + COPY_BYTES] = crc
        other.write_bytes(data)
    with pytest.raises(WrongKeyError):
        RecordReader.open(other, KEY)


@pytest.mark.parametrize("protected", [True, False])
def test_a_file_of_version_1_is_read(tmp_path: Path, *, protected: bool) -> None:
    key = RecordKey.generate(protected=protected)
    path = tmp_path / "a.vsrec"
    path.write_bytes(version_1(PIECES, key))
    header = read_header(path)
    assert (header.version, header.key_id, header.is_protected) == (1, key.key_id, protected)
    with RecordReader.open(path, key) as reader:
        assert (reader.read(), reader.complete, list(reader.damages())) == (PLAIN, True, [])
    path.write_bytes(version_1(PIECES, key, finish=False)[:-1])
    with RecordReader.open(path, key) as reader:
        assert reader.read() == b"".join(PIECES[:-1])
        assert not reader.complete
    path.write_bytes(version_1(PIECES, key))
    flip(path, 76 + OVERHEAD_BYTES + len(PIECES[0]) + RECORD_HEAD_BYTES)
    with RecordReader.open(path, key, without={1}) as reader:
        assert reader.read() == PIECES[0] + PIECES[2]


def test_nothing_is_written_after_an_error_but_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.vsrec"
    writer = RecordWriter.create(path, KEY)
    writer.write(PIECES[0])
    writer.commit()
    real, size = writer._descriptor, path.stat().st_size
    with open("/dev/full", "wb") as full:  # noqa: PTH123  # a descriptor of the kernel's full disk
        writer._descriptor = full.fileno()
        writer.write(PIECES[1])
        with pytest.raises(OSError, match="No space left"):
            writer.commit()
    writer._descriptor = real
    writer.write(PIECES[2])
    writer.commit()
    assert path.stat().st_size == size
    # What the disk took of the record before it was full.
    os.write(real, b"half a record")
    writer.finish()
    writer.close()
    assert path.stat().st_size == size + ending_bytes(1)
    with RecordReader.open(path, KEY) as reader:
        assert (reader.read(), reader.complete, reader.repaired) == (PIECES[0], True, True)
        assert list(reader.damages()) == []


def test_a_disk_that_is_full_just_before_the_end_may_be_closed_later(tmp_path: Path) -> None:
    path = tmp_path / "a.vsrec"
    writer = RecordWriter.create(path, KEY)
    writer.write(PIECES[0])
    real = writer._write_out
    written: list[int] = []

    def only_records(data: bytes | memoryview) -> None:
        if written:
            writer._failed = True
            raise OSError(28, "No space left on device")
        written.append(len(data))
        real(data)

    writer._write_out = only_records  # type: ignore[method-assign]  # a disk that takes one more
    with pytest.raises(OSError, match="No space left"):
        writer.finish()
    writer._write_out = real  # type: ignore[method-assign]  # there is room again
    writer.finish()
    writer.close()
    with RecordReader.open(path, KEY) as reader:
        assert (reader.read(), reader.complete, reader.repaired) == (PIECES[0], True, False)
        assert list(reader.damages()) == []
