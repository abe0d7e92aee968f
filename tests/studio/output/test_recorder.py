import errno
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from mixer.clock import NS_PER_S, MonotonicClock
from studio.output.output import OutputState, OutputStatus
from studio.output.packet import EncodedPacket, StreamKind
from studio.output.record_format.header import FRONT_BYTES
from studio.output.recorder import RecorderOutput, RecordingPlan
from studio.output.recording_check import (
    RecordingCheck,
    RecordingState,
    check_recording,
    open_recording,
)
from studio.output.recording_export import export_recording
from studio.secrets import RecordKey
from tests.studio.output.flash_and_beep import ORIGIN_NS, Programme, look, programme
from tests.waiting import wait_until

ROOT = Path(__file__).resolve().parents[3]
KEY = RecordKey.generate(protected=True)
AT = datetime(2026, 3, 1, 12, 0, 5, tzinfo=UTC)
NEVER_NS = 1 << 62


def find(_key_id: str) -> RecordKey:
    return KEY


def recorder(
    folder: Path, shown: Programme, statuses: list[OutputStatus], key: RecordKey = KEY
) -> RecorderOutput:
    # What has to be left on a disk is not what these are about.
    return RecorderOutput(
        plan=RecordingPlan(folder, "Q3 results: Österlund", 1, key, least_free_bytes=0),
        headers=shown.headers,
        clock=MonotonicClock(),
        on_status=statuses.append,
        now=lambda: AT,
    )


def record(folder: Path, shown: Programme, packets: Sequence[EncodedPacket]) -> Path:
    statuses: list[OutputStatus] = []
    output = recorder(folder, shown, statuses)
    output.start()
    for packet in packets:
        output.put(packet)
    # All is there already, so nothing is waited for.
    output._queue.close()
    output.stop(NEVER_NS)
    assert [status.state for status in statuses] == [OutputState.RECORDING, OutputState.OFF]
    assert output.path is not None
    return output.path


def exported(path: Path, out: Path) -> Path:
    check = check_recording(path, find)
    with open_recording(path, find, check.unreadable) as reader:
        export_recording(reader, out, packets=check.packets)
    return out


@pytest.mark.promise(7)
def test_a_recording_is_named_sealed_and_the_owners_alone(tmp_path: Path) -> None:
    shown = programme(4)
    path = record(tmp_path / "new folder", shown, shown.packets)
    assert path.name == "Q3-results-Osterlund_20260301T120005Z_01.vsrec"
    assert path.stat().st_mode & 0o777 == 0o600
    data = path.read_bytes()
    assert not any(box in data for box in (b"ftyp", b"moov", b"moof", b"mdat", b"avc1"))
    check = check_recording(path, find)
    assert (check.state, check.pictures, check.protected) == (RecordingState.WHOLE, 120, True)
    assert check.seconds == pytest.approx(4, abs=0.05)


def test_a_second_recording_in_the_same_second_replaces_nothing(tmp_path: Path) -> None:
    shown = programme(4)
    first = record(tmp_path, shown, shown.packets)
    kept = first.read_bytes()
    second = record(tmp_path, shown, shown.packets)
    assert second.name.endswith("_02.vsrec")
    assert first.read_bytes() == kept


@pytest.mark.parametrize("rate", [Fraction(25), Fraction(60000, 1001)])
@pytest.mark.parametrize("from_picture", [0, 37])
def test_sound_stands_by_its_picture_in_the_exported_file(
    tmp_path: Path, rate: Fraction, from_picture: int
) -> None:
    shown = programme(5, rate)
    path = record(tmp_path, shown, shown.from_picture(from_picture))
    seen = look(exported(path, tmp_path / "out.mp4"))
    assert seen.pictures == int(5 * rate) - from_picture
    # The flash is on the first picture of its second, by rounding up to a picture late.
    lead_s = [
        beep - flash
        for flash in seen.flashes_s
        for beep in seen.beeps_s
        if flash and abs(flash - beep) < 0.3
    ]
    first_ns = int(from_picture * NS_PER_S / rate)
    expected_s = [
        (second * NS_PER_S - _next_picture_ns(second * NS_PER_S, rate)) / NS_PER_S
        for second in range(first_ns // NS_PER_S + 1, 5)
    ]
    assert lead_s == pytest.approx(expected_s, abs=0.000_1)


def _next_picture_ns(t_ns: int, rate: Fraction) -> int:
    index = -(-t_ns * rate.numerator // (rate.denominator * NS_PER_S))
    return int(index * NS_PER_S * rate.denominator // rate.numerator)


def test_stop_keeps_what_belongs_before_and_nothing_after(tmp_path: Path) -> None:
    shown = programme(4)
    statuses: list[OutputStatus] = []
    output = recorder(tmp_path, shown, statuses)
    output.start()
    for packet in shown.packets:
        output.put(packet)
    output.stop(ORIGIN_NS + 2 * NS_PER_S)
    assert output.path is not None
    check = check_recording(output.path, find)
    assert (check.state, check.pictures) == (RecordingState.WHOLE, 60)
    assert check.seconds == pytest.approx(2, abs=0.03)


def test_pictures_after_a_gap_wait_for_a_key_frame(tmp_path: Path) -> None:
    shown = programme(4)
    lost = [
        packet
        for packet in shown.packets
        if packet.kind is StreamKind.AUDIO or not 10 <= packet.number < 12
    ]
    path = record(tmp_path, shown, lost)
    # 12 to 36 refer to what was lost; 37 is a key frame.
    assert check_recording(path, find).pictures == 120 - 27


def test_what_was_put_after_a_second_is_on_disk_before_the_end(tmp_path: Path) -> None:
    shown = programme(4)
    output = recorder(tmp_path, shown, [])
    output.start()
    for packet in shown.packets:
        output.put(packet)
    wait_until(lambda: output.counters.packets >= len(shown.packets) - 2, 10, "all packets")
    assert output.path is not None
    check = check_recording(output.path, find)
    assert check.state is RecordingState.TORN
    assert check.seconds > 3
    output._queue.close()
    output.stop(NEVER_NS)


def test_a_damaged_fragment_is_located_and_the_rest_salvaged(tmp_path: Path) -> None:
    shown = programme(4)
    path = record(tmp_path, shown, shown.packets)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x10
    path.write_bytes(data)
    check = check_recording(path, find)
    assert check.state is RecordingState.DAMAGED
    ((number, byte),) = check.damages
    assert byte <= len(data) // 2
    assert check.unreadable == {number}
    seen = look(exported(path, tmp_path / "rest.mp4"))
    assert 90 < seen.pictures < 120
    assert check.seconds == pytest.approx(4, abs=0.05)
    # The part after the gap keeps its time.
    assert seen.flashes_s[-1] == pytest.approx(3.0, abs=0.000_1)
    assert seen.beeps_s[-1] == pytest.approx(3.0, abs=0.000_1)


def test_damage_anywhere_is_told_and_never_more_than_its_part_is_lost(tmp_path: Path) -> None:
    shown = programme(4)
    path = record(tmp_path, shown, shown.packets)
    whole = path.read_bytes()
    for offset in range(FRONT_BYTES, len(whole), len(whole) // 30):
        data = bytearray(whole)
        data[offset] ^= 0x40
        path.write_bytes(data)
        check = check_recording(path, find)
        assert check.state is RecordingState.DAMAGED
        assert len(check.damages) == 1
        # The first record is the key to all others: it holds the codecs' parameters.
        assert check.pictures >= (0 if 0 in check.unreadable else 120 - 16)


def test_a_wrong_byte_at_the_end_is_damage(tmp_path: Path) -> None:
    shown = programme(4)
    path = record(tmp_path, shown, shown.packets)
    with path.open("ab") as file:
        file.write(b"more")
    assert check_recording(path, find).state is RecordingState.DAMAGED


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_takes_no_more_ends_the_recording_in_one_sentence(tmp_path: Path) -> None:
    shown = programme(4)
    statuses: list[OutputStatus] = []
    output = recorder(tmp_path, shown, statuses)
    with file_size_limit(120_000):
        output.start()
        for packet in shown.packets:
            output.put(packet)
        wait_until(lambda: output.status.state is OutputState.FAILED, 10, "the failure")
    output.put(shown.packets[-1])
    output.stop(NEVER_NS)
    assert [status.state for status in statuses] == [OutputState.RECORDING, OutputState.FAILED]
    assert statuses[-1].fault == (
        f"The recording ended because {tmp_path} is full; what was recorded until then is kept; "
        "make room and start another."
    )
    assert output.path is not None
    assert output.path.stat().st_size <= 120_000
    check = check_recording(output.path, find)
    assert check.state is RecordingState.TORN
    assert check.seconds > 0.9
    assert look(exported(output.path, tmp_path / "kept.mp4")).pictures == check.pictures


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk; RLIMIT_FSIZE shows the same above")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_ends_the_recording_and_keeps_what_plays(tmp_path: Path) -> None:
    shown = programme(4)
    statuses: list[OutputStatus] = []
    with small_disk(tmp_path / "disk", "120k") as disk:
        output = recorder(disk, shown, statuses)
        output.start()
        for packet in shown.packets:
            output.put(packet)
        wait_until(lambda: output.status.state is OutputState.FAILED, 10, "the failure")
        output.stop(NEVER_NS)
        assert "is full; what was recorded until then is kept" in statuses[-1].fault
        assert output.path is not None
        check = check_recording(output.path, find)
        assert (check.state, check.seconds > 0.9) == (RecordingState.TORN, True)


@pytest.mark.parametrize(
    ("folder", "reason"), [("/proc/nowhere", os.strerror(errno.ENOENT)), ("/dev/null", "exists")]
)
def test_a_folder_that_cannot_be_used_is_one_sentence(folder: str, reason: str) -> None:
    statuses: list[OutputStatus] = []
    output = recorder(Path(folder), programme(4), statuses)
    output.start()
    output.stop(NEVER_NS)
    (status,) = statuses
    assert status.state is OutputState.FAILED
    assert status.fault.startswith(f"No recording can be made in {folder} (")
    assert reason in status.fault
    assert output.path is None


@pytest.mark.parametrize("after_ms", [1700, 3230])
def test_a_kill_takes_a_second_at_most_and_the_rest_plays(tmp_path: Path, after_ms: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.studio.output.record_for_ever", str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(KEY.key.reveal())
    process.stdin.close()
    try:
        reached_ms = 0
        for line in process.stdout:
            reached_ms = json.loads(line)
            if reached_ms >= after_ms:
                break
    finally:
        process.send_signal(signal.SIGKILL)
        # What it said before it died counts: it was on air until then.
        for line in process.stdout:
            reached_ms = json.loads(line)
        process.stdout.close()
        process.wait(10)
    (path,) = tmp_path.iterdir()
    check: RecordingCheck = check_recording(path, find)
    assert check.state is RecordingState.TORN
    assert reached_ms / 1000 - 1.0 <= check.seconds <= reached_ms / 1000 + 0.1
    seen = look(exported(path, tmp_path / "rest.mp4"))
    assert seen.pictures == check.pictures
    for flash, beep in zip(seen.flashes_s[1:], seen.beeps_s[1:], strict=False):
        assert flash == pytest.approx(beep, abs=0.000_1)
