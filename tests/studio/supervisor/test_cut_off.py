"""Recordings that a kill has cut off, repaired by the studio itself, and said."""

import os
import signal
from pathlib import Path

import pytest

from studio.output.record_format import RecordReader
from studio.secrets import key_from_file
from studio.wire.state import Snapshot
from tests.parts.studio_run import PATTERN_SHOW, StudioRun

_REPAIRED = "had been cut off; it was repaired and plays for 0:00:0"


def _records(state: Snapshot) -> bool:
    return state.recording.status == "recording" and state.health.pictures_mixed > 50


def _whole(path: Path, studio: StudioRun) -> bool:
    with RecordReader.open(path, key_from_file(studio.folder / "record.key")) as reader:
        return reader.repaired and not list(reader.damages())


@pytest.mark.promise(7)
def test_a_recording_is_repaired_after_an_engine_was_lost_and_at_the_next_start(
    tmp_path: Path,
) -> None:
    studio = StudioRun(tmp_path, PATTERN_SHOW, "--record", str(tmp_path / "recordings"))
    with studio:
        first = studio.wait_state("it is being recorded", _records, 30)
        os.kill(first.engine_pid, signal.SIGKILL)
        lost = Path(first.recording.path)
        again = studio.wait_state("the first is repaired", lambda state: bool(state.repaired), 30)
        assert again.repaired[0].startswith(f"{lost.name} {_REPAIRED}")
        assert _whole(lost, studio)
        second = studio.wait_state(
            "it is recorded again", lambda s: _records(s) and s.restart.count == 1, 30
        )
        # As when the power goes: nobody is left to bring it back.
        assert studio.process is not None
        for pid in (studio.process.pid, second.engine_pid):
            os.kill(pid, signal.SIGKILL)
        _, said = studio.process.communicate(timeout=20)
        assert f"{lost.name} {_REPAIRED}" in said
        studio.start()
        third = studio.wait_state("the next is repaired", lambda state: bool(state.repaired), 30)
        cut_off = Path(second.recording.path)
        assert third.repaired[0].startswith(f"{cut_off.name} {_REPAIRED}")
        assert _whole(cut_off, studio)
        # One that is being written is none of them.
        assert Path(third.recording.path).name not in " ".join(third.repaired)
        done = studio.command(
            "recording", "verify", str(cut_off), "--key-file", str(tmp_path / "record.key")
        )
        assert (done.returncode, done.stdout.startswith("Repaired: ")) == (1, True)
        assert studio.command("stop", *studio.runtime).returncode == 0
        studio.wait_end()
