from pathlib import Path

import pytest

from mixer.clock import NS_PER_S
from studio.engine.room import RecordingRoom, free_bytes
from studio.output.recorder import LEAST_FREE_BYTES
from tests.fakes.clock import FakeClock
from tests.waiting import wait_until

_MB = 1_000_000


class _Room(RecordingRoom):
    @property
    def free_bytes(self) -> int:
        return 900 * _MB


def test_what_the_disks_take_is_looked_at_where_the_folder_will_be(tmp_path: Path) -> None:
    found = free_bytes([tmp_path / "not" / "there yet"])
    assert found is not None
    assert free_bytes([tmp_path, tmp_path / "the same disk"]) == pytest.approx(found, rel=0.01)
    room = RecordingRoom(folders=lambda: [tmp_path], clock=FakeClock())
    room.open()
    wait_until(lambda: room.free_bytes, 5, "the first look")
    room.close()
    assert LEAST_FREE_BYTES == 50 * _MB


def test_before_a_recording_the_forecast_is_by_the_bit_rate() -> None:
    room = _Room(folders=list, clock=FakeClock())
    assert room.left_s(0, 8 * _MB) == 900


def test_while_it_records_the_forecast_is_by_what_was_written_over_half_a_minute() -> None:
    clock = FakeClock()
    room = _Room(folders=list, clock=clock)
    written = 0
    lefts = []
    for second in range(60):
        lefts.append(room.left_s(written, 8 * _MB))
        clock.advance(NS_PER_S)
        # First 2 MB a second, then 1.
        written += 2 * _MB if second < 30 else _MB
    assert lefts[0] == 900
    assert lefts[20] == 450
    assert lefts[-1] == pytest.approx(900, rel=0.04)


def test_a_pause_does_not_make_the_disk_last_for_ever() -> None:
    clock = FakeClock()
    room = _Room(folders=list, clock=clock)
    for second in range(100):
        left = room.left_s(min(second, 10) * 2 * _MB, 8 * _MB)
        assert left in {900, 450}
        clock.advance(NS_PER_S)
