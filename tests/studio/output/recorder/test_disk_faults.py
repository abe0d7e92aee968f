import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.output.output import OutputState
from studio.output.packet import EncodedPacket, StreamKind
from studio.output.recording_check import RecordingState, check_recording
from tests.parts.disks import LoopDisk, NoThrottleError, disk_or_skip
from tests.studio.output.flash_and_beep import programme
from tests.waiting import timing, wait_until

from .trial import Trial, digests, expected, find, lacking, packets_of, plan_in, seconds

_DISK_BYTES = 24_000_000


def _halves(packets: tuple[EncodedPacket, ...], at_s: float) -> tuple[list[EncodedPacket], ...]:
    before = [packet for packet in packets if packet.tick_ns < seconds(at_s)]
    return before, [packet for packet in packets if packet.tick_ns >= seconds(at_s)]


FAULTS: list[tuple[Callable[[LoopDisk], None], int]] = [
    (LoopDisk.take_away, errno.EIO),
    (LoopDisk.make_read_only, errno.EROFS),
]


@pytest.mark.parametrize(("fault", "number"), FAULTS)
def test_a_disk_that_is_gone_or_read_only_is_told_within_a_second_and_what_was_written_plays(
    tmp_path: Path, fault: Callable[[LoopDisk], None], number: int
) -> None:
    shown = programme(6)
    before, after = _halves(shown.packets, 3.0)
    with disk_or_skip(tmp_path / "first", _DISK_BYTES) as disk:
        trial = Trial(shown, plan_in(disk.folder))
        trial.output.start()
        trial.feed(before)
        wait_until(lambda: trial.output.counters.packets >= len(before) - 4, 10, "it is written")
        synced = trial.output.counters.file_bytes
        fault(disk)
        with timing() as watch:
            trial.feed(after)
            wait_until(lambda: trial.output.status.state is OutputState.FAILED, 5, "it is said")
        assert watch.seconds < 1.0
        trial.finish()
        assert trial.statuses[-1].fault == (
            f"The recording in {disk.folder} ended ({os.strerror(number)}); what was recorded "
            "until then is kept; choose another folder."
        )
        assert synced
        (path,) = trial.output.paths
        check = check_recording(path, find)
        assert check.state is RecordingState.TORN
        assert check.seconds > 2.0


@pytest.mark.parametrize(("fault", "number"), FAULTS)
def test_a_second_folder_takes_over_without_losing_a_picture_or_a_sound(
    tmp_path: Path, fault: Callable[[LoopDisk], None], number: int
) -> None:
    shown = programme(6)
    before, after = _halves(shown.packets, 3.0)
    with disk_or_skip(tmp_path / "first", _DISK_BYTES) as disk:
        second = tmp_path / "second"
        trial = Trial(shown, plan_in(disk.folder, second_folder=second))
        trial.output.start()
        trial.feed(before)
        wait_until(lambda: trial.output.counters.packets >= len(before) - 4, 10, "it is written")
        whole = sum(packet.size for packet in before)
        wait_until(lambda: trial.output.counters.held_bytes < whole * 0.9, 10, "it is on the disk")
        fault(disk)
        trial.feed(after)
        wait_until(lambda: len(trial.output.paths) > 1, 5, "the second folder is taken")
        first, other = trial.finish()
        assert trial.states[-1] is OutputState.OFF
        assert trial.statuses[-1].hint == (
            f"{disk.folder} takes nothing any more ({os.strerror(number)}); the recording goes on "
            f"in {second}, and nothing is lost."
        )
        assert other.parent == second
        files = packets_of(first, RecordingState.TORN), packets_of(other)
        for kind in StreamKind:
            found = [digest for packets in files for digest in digests(packets, kind)]
            assert lacking(expected(shown.packets, kind), found) == 0
        # It begins at a key frame, not at the beginning.
        assert files[1][0].is_key
        assert trial.began[1][1] > seconds(0.5)


def test_a_throttled_disk_is_said_to_be_slow_and_nothing_is_lost(tmp_path: Path) -> None:
    shown = programme(6)
    before, after = _halves(shown.packets, 3.0)
    with disk_or_skip(tmp_path / "first", _DISK_BYTES) as disk:
        trial = Trial(shown, plan_in(disk.folder))
        trial.output.start()
        trial.feed(before)
        wait_until(lambda: trial.output.counters.packets >= len(before) - 4, 10, "it is written")
        try:
            # The kernel lets through less than a quarter of what these three seconds are.
            disk.throttle(sum(packet.size for packet in after) // 12)
        except NoThrottleError as error:
            trial.finish()
            pytest.skip(str(error))
        with timing() as watch:
            trial.feed(after)
            wait_until(lambda: trial.output.status.hint, 5, "it is said")
        assert watch.seconds < 1.0
        assert "is slow; the recording waits for it in memory" in trial.output.status.hint
        disk.throttle(None)
        (path,) = trial.finish()
        for kind in StreamKind:
            found = digests(packets_of(path), kind)
            assert lacking(expected(shown.packets, kind), found) == 0


def test_a_disk_that_does_not_answer_is_told_within_a_second_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    shown = programme(6)
    before, after = _halves(shown.packets, 3.0)
    with disk_or_skip(tmp_path / "first", _DISK_BYTES) as disk:
        trial = Trial(shown, plan_in(disk.folder))
        trial.output.start()
        trial.feed(before)
        wait_until(lambda: trial.output.counters.packets >= len(before) - 4, 10, "it is written")
        disk.freeze()
        with timing() as watch:
            trial.feed(after)
            wait_until(lambda: trial.output.status.hint, 5, "it is said")
        assert watch.seconds < 1.0
        assert trial.output.status.state is OutputState.RECORDING
        assert trial.output.status.hint == (
            f"{disk.folder} is slow; the recording waits for it in memory, for half a minute "
            "at most."
        )
        disk.thaw()
        wait_until(lambda: not trial.output.status.hint, 5, "it has caught up")
        (path,) = trial.finish()
        packets = packets_of(path)
        for kind in StreamKind:
            assert digests(packets, kind) == expected(shown.packets, kind)


def test_a_disk_that_does_not_answer_is_left_for_the_second_folder(tmp_path: Path) -> None:
    shown = programme(6)
    before, after = _halves(shown.packets, 3.0)
    with disk_or_skip(tmp_path / "first", _DISK_BYTES) as disk:
        trial = Trial(shown, plan_in(disk.folder, second_folder=tmp_path / "second"))
        trial.output.start()
        trial.feed(before)
        wait_until(lambda: trial.output.counters.packets >= len(before) - 4, 10, "it is written")
        disk.freeze()
        trial.feed(after)
        wait_until(lambda: len(trial.output.paths) > 1, 8, "the second folder is taken")
        disk.thaw()
        first, other = trial.finish()
        state = check_recording(first, find).state
        files = packets_of(first, state), packets_of(other)
        for kind in StreamKind:
            found = [digest for packets in files for digest in digests(packets, kind)]
            assert lacking(expected(shown.packets, kind), found) == 0


def test_with_little_room_left_the_file_is_closed_whole_and_that_is_said(tmp_path: Path) -> None:
    shown = programme(6)
    before, after = _halves(shown.packets, 3.0)
    with disk_or_skip(tmp_path / "first", _DISK_BYTES) as disk:
        trial = Trial(shown, plan_in(disk.folder, least_free_bytes=5_000_000))
        trial.output.start()
        trial.feed(before)
        wait_until(lambda: trial.output.counters.packets >= len(before) - 4, 10, "it is written")
        disk.fill(leave_bytes=4_000_000)
        trial.feed(after)
        wait_until(lambda: trial.output.status.state is OutputState.FAILED, 5, "it is said")
        (path,) = trial.finish()
        assert trial.statuses[-1].fault == (
            "The recording was closed because less than 50 MB are left in "
            f"{disk.folder}; what was recorded until then is kept; make room and start another."
        )
        assert check_recording(path, find).state is RecordingState.WHOLE


def test_with_little_room_left_the_second_folder_takes_over_at_a_key_frame(tmp_path: Path) -> None:
    shown = programme(8)
    before, after = _halves(shown.packets, 3.0)
    with disk_or_skip(tmp_path / "first", _DISK_BYTES) as disk:
        second = tmp_path / "second"
        plan = plan_in(disk.folder, second_folder=second, least_free_bytes=5_000_000)
        trial = Trial(shown, plan)
        trial.output.start()
        trial.feed(before)
        wait_until(lambda: trial.output.counters.packets >= len(before) - 4, 10, "it is written")
        disk.fill(leave_bytes=4_000_000)
        middle, rest = _halves(tuple(after), 4.0)
        trial.feed(middle)
        wait_until(lambda: trial.asked_for_keys, 5, "a key frame is asked for")
        trial.feed(rest)
        first, other = trial.finish()
        assert "is full; the recording goes on in" in trial.statuses[-1].hint
        files = packets_of(first), packets_of(other)
        for kind in StreamKind:
            found = [digest for packets in files for digest in digests(packets, kind)]
            assert found == expected(shown.packets, kind)


def test_where_no_file_can_be_begun_the_second_folder_is_taken_at_once(tmp_path: Path) -> None:
    shown = programme(4)
    trial = Trial(shown, plan_in(Path("/proc/nowhere"), second_folder=tmp_path / "second"))
    trial.output.start()
    trial.feed(shown.packets)
    (path,) = trial.finish()
    assert path.parent == tmp_path / "second"
    for kind in StreamKind:
        assert digests(packets_of(path), kind) == expected(shown.packets, kind)


def test_no_recording_begins_where_there_is_little_room(tmp_path: Path) -> None:
    trial = Trial(programme(4), plan_in(tmp_path, least_free_bytes=1 << 60))
    trial.output.start()
    trial.finish()
    assert trial.states == [OutputState.FAILED]
    assert trial.statuses[-1].fault == (
        f"No recording begins because less than 50 MB are left in {tmp_path}; "
        "make room and start another."
    )
