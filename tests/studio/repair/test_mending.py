import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from mixer.clock import MonotonicClock
from studio.output.record_format import RecordReader, RecordWriter, needs_repair
from studio.output.recorder import RecorderOutput, RecordingPlan
from studio.record_folders import known_folders, remember_folder
from studio.repair import mend_folder
from studio.secrets import KeyMissingError, RecordKey, demo_key
from studio.wire.repair import RepairLaunch, RepairTold
from tests.studio.output.flash_and_beep import programme

ROOT = Path(__file__).resolve().parents[3]
KEY = RecordKey.generate(protected=True)


def find(key_id: str) -> RecordKey:
    if key_id != KEY.key_id:
        message = "Not at hand."
        raise KeyMissingError(message)
    return KEY


def torn(path: Path, key: RecordKey = KEY) -> Path:
    writer = RecordWriter.create(path, key)
    writer.write(b"no film")
    writer.commit()
    writer.close()
    return path


def recorded(folder: Path) -> Path:
    shown = programme(4)
    output = RecorderOutput(
        plan=RecordingPlan(folder, "Q3", 1, KEY),
        headers=shown.headers,
        clock=MonotonicClock(),
        on_status=lambda _: None,
    )
    output.start()
    for packet in shown.packets:
        output.put(packet)
    output._queue.close()
    output.stop(1 << 62)
    assert output.path is not None
    return output.path


def test_what_was_cut_off_is_repaired_and_said_with_how_long_it_plays(tmp_path: Path) -> None:
    path = recorded(tmp_path)
    assert list(mend_folder(tmp_path, find)) == []
    path.write_bytes(path.read_bytes()[:-40_000])
    (told,) = mend_folder(tmp_path, find)
    assert told == f"{path.name} had been cut off; it was repaired and plays for 0:00:02."
    assert not needs_repair(path)
    assert list(mend_folder(tmp_path, find)) == []


def test_one_that_cannot_be_repaired_keeps_no_other_from_it(tmp_path: Path) -> None:
    others = torn(tmp_path / "a.vsrec", RecordKey.generate(protected=True))
    (tmp_path / "b.vsrec").write_bytes(b"no recording")
    (tmp_path / "c.vsrec").mkdir()
    written = RecordWriter.create(tmp_path / "d.vsrec", KEY)
    last = torn(tmp_path / "e.vsrec")
    far = torn(tmp_path / "f.vsrec")
    with far.open("ab") as file:
        file.write(b"more than a kill can tear" * 200_000)
    none, left = mend_folder(tmp_path, find)
    assert none == "e.vsrec was cut off before its first picture; nothing of it plays."
    assert left.startswith("f.vsrec was cut off and is not repaired: It is damaged at byte ")
    assert needs_repair(others)
    assert needs_repair(tmp_path / "d.vsrec")
    assert not needs_repair(last)
    written.close()


def test_folders_are_remembered_the_newest_first(tmp_path: Path) -> None:
    data = tmp_path / "data"
    folders = [tmp_path / name for name in "abc"]
    assert known_folders(data) == ()
    for folder in (*folders, folders[0]):
        folder.mkdir(exist_ok=True)
        remember_folder(data, folder)
    assert known_folders(data) == (folders[0], folders[2], folders[1])
    folders[2].rmdir()
    assert known_folders(data) == (folders[0], folders[1])
    (data / "record-folders.json").write_text("nonsense")
    assert known_folders(data) == ()
    remember_folder(data, folders[1])
    assert known_folders(data) == (folders[1],)
    assert [path.name for path in data.iterdir()] == ["record-folders.json"]


@pytest.mark.promise(7)
def test_the_process_repairs_what_lies_in_any_folder_by_the_keys_at_hand(tmp_path: Path) -> None:
    data, now, before = tmp_path / "data", tmp_path / "now", tmp_path / "before"
    for folder in (now, before):
        folder.mkdir()
    remember_folder(data, before)
    torn(now / "a.vsrec")
    torn(before / "b.vsrec", demo_key(data))
    launch = RepairLaunch(
        record_folder=str(now), data_folder=str(data), record_key=KEY.key.reveal(), protected=True
    )
    assert KEY.key.reveal() not in repr(launch)
    done = subprocess.run(
        [sys.executable, "-m", "studio.repair"],
        input=msgspec.json.encode(launch) + b"\n",
        capture_output=True,
        check=True,
        cwd=ROOT,
        timeout=60,
    )
    told = [msgspec.json.decode(line, type=RepairTold).text for line in done.stdout.splitlines()]
    assert [text.partition(" ")[0] for text in told] == ["a.vsrec", "b.vsrec"]
    assert done.stderr == b""
    with RecordReader.open(now / "a.vsrec", KEY) as reader:
        assert reader.repaired
    assert known_folders(data) == (now, before)
