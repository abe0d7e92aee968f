"""What is written into a ring of sound is read whole, in order, and never half of it."""

import array
import stat
from pathlib import Path

import pytest

from studio.wire.errors import WireError
from studio.wire.sound_ring import SLOTS, SoundReader, SoundWriter


def _block(value: float) -> memoryview:
    return memoryview(array.array("f", [value] * 8))


def _value(data: bytes) -> float:
    return memoryview(data).cast("f")[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "programme"


def test_blocks_are_read_in_order_from_the_newest_on(path: Path) -> None:
    writer = SoundWriter(path, rate=48_000, channels=2, block=4)
    reader = SoundReader(path)
    assert (reader.rate, reader.channels, reader.block) == (48_000, 2, 4)
    assert reader.after(0) is None
    for n in range(1, 6):
        writer.put(_block(n), n * 10)
    first = reader.after(0)
    assert first is not None
    assert (first.number, first.pts_ns, _value(first.samples)) == (5, 50, 5)
    assert reader.after(5) is None
    writer.put(_block(6), 60)
    second = reader.after(5)
    assert second is not None
    assert _value(second.samples) == 6
    reader.close()
    writer.close()


def test_who_is_too_far_behind_goes_on_with_the_oldest_that_is_whole(path: Path) -> None:
    writer = SoundWriter(path, block=4)
    reader = SoundReader(path)
    for n in range(1, 3 * SLOTS):
        writer.put(_block(n), n)
    sound = reader.after(1)
    assert sound is not None
    assert sound.number == _value(sound.samples) == 2 * SLOTS + 1
    reader.close()
    writer.close()


def test_a_block_that_is_being_written_is_not_read(path: Path) -> None:
    writer = SoundWriter(path, block=4)
    reader = SoundReader(path)
    writer.put(_block(1), 1)
    writer.put(_block(2), 2)
    slot = 64 + 2 * (24 + 32)
    writer._map[slot : slot + 8] = (2 + SLOTS).to_bytes(8, "little")
    assert reader.after(1) is None
    reader.close()
    writer.close()


def test_it_is_the_users_alone_and_goes_with_its_writer(path: Path) -> None:
    writer = SoundWriter(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    reader = SoundReader(path)
    assert not reader.is_replaced()
    writer.close()
    assert reader.is_replaced()
    reader.close()
    assert not path.exists()


def test_what_is_no_ring_is_said_to_be_none(path: Path) -> None:
    with pytest.raises(WireError, match="no sound of the programme yet"):
        SoundReader(path)
    for data in (b"VSSOUN01", bytes(4096)):
        path.write_bytes(data)
        with pytest.raises(WireError):
            SoundReader(path)
    path.unlink()
    writer = SoundWriter(path, block=4)
    with pytest.raises(ValueError, match="32 bytes, not 4"):
        writer.put(memoryview(b"1234"), 0)
    writer.close()
