"""A recording steered while it runs, by the commands that a person has."""

import itertools
import json
import os
import signal
import subprocess
from pathlib import Path

from mixer.stamp import Edge
from studio.wire.commands import (
    MarkChapter,
    PauseRecording,
    ResumeRecording,
    SplitRecording,
    StopRecording,
    Take,
)
from tests.judge.picture_code import read_mark
from tests.parts.grey_pictures import grey_pictures
from tests.parts.studio_run import PATTERN_SHOW, StudioRun, not_mixed_in_time

_SHOW = (
    PATTERN_SHOW.replace('name = "both"', 'name = "both"\nlabel = "Both of them"')
    + '\n[recording]\nfolder = "kept"\nname = "{date} {show} {part}"\n'
    + 'second_folder = "spare"\n'
)


def test_a_recording_is_paused_marked_and_split_and_its_files_are_whole(tmp_path: Path) -> None:
    with StudioRun(tmp_path, _SHOW) as run:
        run.connect()[0].close()
        send = ["send", *run.runtime]
        assert run.command(*send, "record", "start").returncode == 0
        begun = run.wait_state("recording", lambda s: s.health.recording_bytes > 0)
        assert begun.recording.chapter == "bars"
        assert begun.health.disk_left_s > 0
        run.perform(Take(scene="both", transition="cut"))
        taken = run.wait_state("a chapter", lambda s: s.recording.chapter == "Both of them")
        assert taken.recording.status == "recording"
        run.perform(PauseRecording())
        paused = run.wait_state("paused", lambda s: s.recording.status == "paused")
        assert paused.recording.recorded_ns > 0
        refused = run.command(*send, "record", "pause")
        assert "paused already" in refused.stderr
        run.perform(MarkChapter("The vote"))
        run.perform(ResumeRecording())
        run.wait_state("it goes on", lambda s: s.recording.status == "recording")
        run.perform(SplitRecording())
        split = run.wait_state("a second file", lambda s: "02" in s.recording.path)
        assert split.recording.recorded_ns == paused.recording.recorded_ns
        assert run.command(*send, "chapter", "Questions").returncode == 0
        run.perform(StopRecording())
        run.wait_state("closed", lambda s: s.recording.status == "off")
        assert "Nothing is being recorded" in run.command(*send, "chapter").stderr
        assert run.command("stop", *run.runtime).returncode == 0
        _, report, _ = run.wait_end()
        first, second = report["recordings"]
        assert Path(first).parent == tmp_path / "kept"
        assert Path(first).name.endswith(" Test-show 01.vsrec")
        # Where the next studio looks for what is torn or was missed.
        (remembered,) = (tmp_path / "data").rglob("record-folders.json")
        assert str(tmp_path / "spare") in json.loads(remembered.read_text("utf-8"))
        key = ["--key-file", str(tmp_path / "record.key")]
        for number, path in enumerate((first, second)):
            for container in ("mp4", "mkv"):
                out = str(tmp_path / f"{number}.{container}")
                done = run.command("recording", "export", path, out, *key)
                assert done.returncode == 0, done.stderr
    earlier, later = (_numbers(tmp_path / f"{number}.mp4") for number in (0, 1))
    assert earlier == _numbers(tmp_path / "0.mkv")
    assert later == _numbers(tmp_path / "1.mkv")
    # By the judge's numbers: the pause is left out, once, and nothing falls between two files but
    # what a busy machine did not mix in time.
    late = not_mixed_in_time(report)
    steps = [after - before for before, after in itertools.pairwise(earlier + later)]
    missing = sorted(step - 1 for step in steps)
    assert min(steps) >= 0
    assert missing[-1] > 0
    assert sum(step for step in missing[:-1] if step > 0) <= late
    assert 0 <= later[0] - earlier[-1] <= 1 + late
    # Of two within half a second, the later one counts.
    assert _chapters(tmp_path / "0.mp4")[-1] == "The vote"
    assert _chapters(tmp_path / "1.mp4")[-1] == "Questions"


def test_a_recording_that_was_paused_stays_so_when_its_engine_is_lost(tmp_path: Path) -> None:
    with StudioRun(tmp_path, _SHOW) as run:
        run.connect()[0].close()
        run.command("send", *run.runtime, "record", "start")
        run.wait_state("recording", lambda s: s.health.recording_bytes > 0)
        run.perform(PauseRecording())
        before = run.wait_state("paused", lambda s: s.recording.status == "paused")
        os.kill(before.engine_pid, signal.SIGKILL)
        after = run.wait_state(
            "paused again", lambda s: s.restart.count == 1 and s.recording.status == "paused", 25
        )
        assert after.recording.path != before.recording.path
        run.perform(ResumeRecording())
        run.wait_state("it goes on", lambda s: s.recording.status == "recording")


def _numbers(path: Path) -> list[int]:
    """Return the number that each picture is marked with, as Debian's ffmpeg decodes it whole."""
    marks = [read_mark(picture, Edge.BOTTOM) for picture in grey_pictures(path)]
    assert None not in marks
    return [mark[0] for mark in marks if mark is not None]


def _chapters(path: Path) -> list[str]:
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    return [each["tags"]["title"] for each in json.loads(done.stdout)["chapters"]]
