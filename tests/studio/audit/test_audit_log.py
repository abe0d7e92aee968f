import json
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.audit import AuditError, AuditLog, FindKey, Verification, verify
from studio.audit.files import head_path
from studio.secrets import RecordKey

ROOT = Path(__file__).resolve().parents[3]
KEY = RecordKey.generate(protected=True)


def have(*keys: RecordKey) -> FindKey:
    return {key.key_id: key for key in keys}.get


def have_none(_key_id: str) -> None:
    return None


def written(folder: Path, count: int, key: RecordKey = KEY) -> Path:
    path = folder / "state" / "audit.log"
    log = AuditLog(path, key)
    for index in range(count):
        log.record("connection refused", {"host": f"host-{index}.example"})
    return path


def lines_of(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def test_entries_come_back_in_order_with_their_time(tmp_path: Path) -> None:
    path = tmp_path / "audit.log"
    at = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    AuditLog(path, KEY, now=lambda: at).record("connection refused", {"host": "a.example"})
    found = verify(path, have(KEY))
    assert (found.records, found.broken_at, found.unfinished_bytes) == (1, None, 0)
    entry = found.entries[0].entry
    assert entry is not None
    assert entry.at == "2026-03-01T12:00:00.000000+00:00"
    assert (entry.kind, entry.details) == ("connection refused", {"host": "a.example"})


@pytest.mark.promise(7)
def test_contents_are_sealed_and_files_are_the_owners_alone(tmp_path: Path) -> None:
    path = written(tmp_path, 3)
    for file in (path, head_path(path)):
        assert b"host-1" not in file.read_bytes()
        assert file.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_the_chain_is_checked_without_a_key(tmp_path: Path) -> None:
    path = written(tmp_path, 3)
    found = verify(path, have_none)
    assert (found.records, found.broken_at, found.unopened) == (3, None, 3)


def flip_in_record_2(lines: list[bytes]) -> None:
    fields = json.loads(lines[2])
    fields["sealed"] = ("B" if fields["sealed"][0] == "A" else "A") + fields["sealed"][1:]
    lines[2] = json.dumps(fields).encode() + b"\n"


def swap_2_and_3(lines: list[bytes]) -> None:
    lines[2], lines[3] = lines[3], lines[2]


def take_2_out(lines: list[bytes]) -> None:
    del lines[2]


def make_2_nonsense(lines: list[bytes]) -> None:
    lines[2] = b"nonsense\n"


def repeat_1(lines: list[bytes]) -> None:
    lines.insert(2, lines[1])


@pytest.mark.parametrize(
    "change", [flip_in_record_2, swap_2_and_3, take_2_out, make_2_nonsense, repeat_1]
)
@pytest.mark.parametrize("find", [have(KEY), have_none])
def test_a_change_is_found_at_its_record(
    tmp_path: Path, change: Callable[[list[bytes]], None], find: FindKey
) -> None:
    path = written(tmp_path, 5)
    lines = lines_of(path)
    change(lines)
    path.write_bytes(b"".join(lines))
    found = verify(path, find)
    assert (found.broken_at, found.records) == (2, 1)
    assert found.fault


def test_a_cut_off_tail_is_found_by_the_head(tmp_path: Path) -> None:
    path = written(tmp_path, 5)
    path.write_bytes(b"".join(lines_of(path)[:-2]))
    found = verify(path, have_none)
    assert found.broken_at == 4
    assert "up to 5" in found.fault


def test_a_cut_off_tail_stays_found_after_more_was_written(tmp_path: Path) -> None:
    path = written(tmp_path, 5)
    path.write_bytes(b"".join(lines_of(path)[:-2]))
    AuditLog(path, KEY).record("connection refused", {})
    assert verify(path, have(KEY)).broken_at == 4


def test_a_missing_head_is_found_and_later_told_by_the_log(tmp_path: Path) -> None:
    path = written(tmp_path, 3)
    head_path(path).unlink()
    assert verify(path, have(KEY)).broken_at == 3
    AuditLog(path, KEY).record("connection refused", {})
    found = verify(path, have(KEY))
    assert found.broken_at is None
    mended = found.entries[3].entry
    assert mended is not None
    assert mended.details == {"head": "missing"}


def test_a_forged_head_is_found_with_the_key(tmp_path: Path) -> None:
    path = written(tmp_path, 3)
    head = json.loads(head_path(path).read_bytes())
    head["mac"] = "00" * 32
    head_path(path).write_text(json.dumps(head))
    assert verify(path, have(KEY)).broken_at == 3


def test_who_has_no_key_cannot_make_a_record(tmp_path: Path) -> None:
    path = written(tmp_path, 2)
    forger = RecordKey.generate(protected=True)
    posing = RecordKey(KEY.key_id, forger.key, protected=True)
    AuditLog(path, posing).record("connection allowed", {})
    found = verify(path, have(KEY))
    assert found.broken_at == 3


def test_records_of_several_keys_stand_in_one_chain(tmp_path: Path) -> None:
    path = written(tmp_path, 2)
    other = RecordKey.generate(protected=False)
    AuditLog(path, other).record("recording opened", {})
    found = verify(path, have(KEY))
    assert (found.broken_at, found.records, found.unopened) == (None, 3, 1)
    assert verify(path, have(KEY, other)).unopened == 0


@pytest.mark.parametrize("left", [1, 40])
def test_an_unfinished_record_is_told_then_cut_off_and_told_by_the_log(
    tmp_path: Path, left: int
) -> None:
    path = written(tmp_path, 2)
    torn = lines_of(path)[-1][:left]
    with path.open("ab") as file:
        file.write(torn)
    found = verify(path, have(KEY))
    assert (found.records, found.broken_at, found.unfinished_bytes) == (2, None, left)
    AuditLog(path, KEY).record("connection refused", {})
    found = verify(path, have(KEY))
    assert (found.records, found.broken_at, found.unfinished_bytes) == (4, None, 0)
    mended = found.entries[2].entry
    assert mended is not None
    assert mended.details == {"unfinished bytes cut off": str(left)}


def test_a_record_that_its_head_never_reached_is_whole(tmp_path: Path) -> None:
    path = written(tmp_path, 2)
    before = head_path(path).read_bytes()
    AuditLog(path, KEY).record("connection refused", {})
    head_path(path).write_bytes(before)
    found = verify(path, have(KEY))
    assert (found.records, found.broken_at) == (3, None)


def test_a_torn_first_line_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "audit.log"
    path.write_bytes(b'{"format":"videosyn')
    AuditLog(path, KEY).record("connection refused", {})
    assert verify(path, have(KEY)).broken_at is None


def test_threads_and_processes_write_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "audit.log"
    each = 20
    child = (
        "import sys; from pathlib import Path\n"
        "from studio.audit import AuditLog; from studio.secrets import RecordKey, Secret\n"
        "key = RecordKey.from_text(Secret(sys.stdin.read()), 'stdin', protected=True)\n"
        f"for _ in range({each}): AuditLog(Path(sys.argv[1]), key).record('from a child', {{}})\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", child, str(path)], stdin=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdin is not None
    process.stdin.write(KEY.key.reveal())
    process.stdin.close()
    log = AuditLog(path, KEY)

    def write() -> None:
        for _ in range(each):
            log.record("from a thread", {})

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert process.wait(30) == 0
    found: Verification = verify(path, have(KEY))
    assert (found.records, found.broken_at) == (3 * each, None)


def test_a_long_detail_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "audit.log"
    AuditLog(path, KEY).record("connection refused", {"host": "x" * 100_000})
    entry = verify(path, have(KEY)).entries[0].entry
    assert entry is not None
    assert len(entry.details["host"]) == 1000


def test_what_is_no_log_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "audit.log"
    path.write_text("hello\n")
    with pytest.raises(AuditError, match="no audit log"):
        verify(path, have(KEY))
    with pytest.raises(AuditError, match="no audit log"):
        AuditLog(path, KEY).record("connection refused", {})
    with pytest.raises(AuditError, match="cannot be read"):
        verify(tmp_path / "absent.log", have(KEY))


def test_a_full_disk_is_one_sentence() -> None:
    with pytest.raises(AuditError, match="cannot be written"):
        AuditLog(Path("/dev/full/audit.log"), KEY).record("connection refused", {})
