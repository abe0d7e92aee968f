"""What the engine writes into its rings is what a client reads, and never half of it."""

import stat
from pathlib import Path

import pytest

from mixer.levels import Levels as Measured
from mixer.levels import MixLevels
from studio.engine.rings import MeterFile, PictureRing
from studio.wire.errors import WireError
from studio.wire.meters import Levels, MetersReader
from studio.wire.picture_ring import PictureReader
from studio.wire.ring_layout import AFTER_OFFSET, NEWEST, slot_offset
from tests.mixer.pictures import flat, smooth


def test_the_newest_picture_is_read_whole(tmp_path: Path) -> None:
    ring = PictureRing(tmp_path / "ring", 64, 36)
    reader = PictureReader(tmp_path / "ring")
    assert reader.newest() is None
    for luma in range(20, 40):
        ring.put(flat(64, 36, luma))
    wanted = smooth(64, 36)
    ring.put(wanted)
    picture = reader.newest()
    assert picture is not None
    assert (picture.width, picture.height, picture.number) == (64, 36, 21)
    assert wanted.packed is not None
    assert picture.i420 == wanted.packed.tobytes()
    assert reader.newest(after=21) is None
    reader.close()
    ring.close()
    assert not (tmp_path / "ring").exists()


def test_a_picture_that_is_being_written_is_not_read(tmp_path: Path) -> None:
    ring = PictureRing(tmp_path / "ring", 64, 36)
    ring.put(flat(64, 36, 50))
    reader = PictureReader(tmp_path / "ring")
    NEWEST.pack_into(ring._map, slot_offset(1, 4, 64, 36) + AFTER_OFFSET, 0)
    assert reader.newest() is None
    reader.close()
    ring.close()


def test_only_the_owner_may_look(tmp_path: Path) -> None:
    ring = PictureRing(tmp_path / "ring", 64, 36)
    assert stat.S_IMODE((tmp_path / "ring").stat().st_mode) == 0o600
    ring.close()


@pytest.mark.parametrize("data", [b"", b"short", b"x" * 4096])
def test_a_file_that_is_no_ring_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "ring").write_bytes(data)
    with pytest.raises(WireError):
        PictureReader(tmp_path / "ring")


def test_meters_are_read_by_name(tmp_path: Path) -> None:
    file = MeterFile(tmp_path / "meters", ["mic", "näyte"])
    reader = MetersReader(tmp_path / "meters")
    assert (reader.read(), reader.at_ns) == ({}, 0)
    file.put(MixLevels(5, {"mic": Measured(-6.0, -12.0, clipped=True)}, Measured(-3.0, -9.0)))
    levels = reader.read()
    assert levels["mic"] == Levels(-6.0, -12.0, clipped=True)
    assert levels["program"] == Levels(-3.0, -9.0, clipped=False)
    assert levels["näyte"].peak_db == -120.0
    assert reader.at_ns == 5
    reader.close()
    file.close()
