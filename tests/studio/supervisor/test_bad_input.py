"""What is wrong in a show is said in one sentence, and the rest of the show goes on."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from studio.wire.state import Snapshot
from tests.parts.footage import BIKES
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority
from tests.parts.ports import free_port
from tests.parts.studio_run import PATTERN_SHOW, StudioRun
from tests.studio.output.test_recorder import small_disk

_SHOW = """
[show]
name = "Bad input"
format = "1280x720@25"
stamp = true

[[source]]
name = "bars"
kind = "pattern"

[[source]]
name = "bad"
label = "Trailer"
{bad}

[[scene]]
name = "both"
items = [{{ source = "bars" }}, {{ source = "bad", rect = [0.5, 0.0, 0.5, 0.5] }}]
"""


@contextmanager
def _running(folder: Path, bad: str) -> Iterator[StudioRun]:
    with StudioRun(folder, _SHOW.format(bad=bad), "--record", str(folder / "kept")) as run:
        yield run


def _tear(path: Path) -> None:
    """Write half of some real footage, in a format whose beginning can be played."""
    whole = path.with_name("whole.mkv")
    command = ["ffmpeg", "-nostdin", "-loglevel", "error", "-i", str(BIKES), "-c", "copy"]
    subprocess.run([*command, str(whole)], check=True)
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])


def _fault(state: Snapshot) -> str:
    return state.sources[1].fault


def _goes_on(run: StudioRun) -> None:
    """The show has its pictures and a recording that verifies."""
    mixed = run.state().health.pictures_mixed
    run.wait_state("pictures go on", lambda s: s.health.pictures_mixed > mixed + 20)
    assert run.command("stop", *run.runtime).returncode == 0
    status, report, said = run.wait_end()
    assert status == 0, said
    assert "Traceback" not in said
    key = ["--key-file", str(run.folder / "record.key")]
    assert run.command("recording", "verify", report["recordings"][0], *key).returncode == 0


@pytest.mark.parametrize(
    ("kind", "said"),
    [("absent", "There is no file"), ("text", "is no media file"), ("torn", "instead of 10.0 s")],
)
def test_a_bad_file_has_its_sentence(tmp_path: Path, kind: str, said: str) -> None:
    path = tmp_path / "trailer.mp4"
    if kind == "text":
        path.write_text("not a film\n" * 100, "utf-8")
    if kind == "torn":
        _tear(path)
    with _running(tmp_path, f'kind = "file"\npath = "{path}"') as run:
        state = run.wait_state("the fault is told", lambda s: bool(_fault(s)), 20)
        assert state.sources[1].status != "live" or kind == "torn"
        assert said in _fault(state)
        assert "trailer.mp4" in _fault(state)
        _goes_on(run)


@pytest.mark.parametrize("scheme", ["rtsp", "http"])
def test_a_feed_that_is_gone_has_its_sentence(tmp_path: Path, scheme: str) -> None:
    url = f"{scheme}://127.0.0.1:{free_port()}/camera"
    with _running(tmp_path, f'kind = "network"\nurl = "{url}"') as run:
        state = run.wait_state("the fault is told", lambda s: bool(_fault(s)), 20)
        assert state.sources[1].status == "missing"
        assert "does not answer; switch the camera on" in _fault(state)
        _goes_on(run)


def test_an_ingest_with_the_wrong_certificate_is_never_fed(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with (
        NginxIngest(tmp_path / "nginx", authority.for_another_name()) as nginx,
        StudioRun(
            tmp_path,
            PATTERN_SHOW,
            *("--live", f"rtmps://localhost:{nginx.rtmps_port}/live", "--key-from", "env:KEY"),
            *("--ca-file", str(authority.ca_file), "--record", str(tmp_path / "kept")),
            environment={"KEY": "key"},
        ) as run,
    ):
        state = run.wait_state("the fault is told", lambda s: bool(s.live.fault), 20)
        assert state.live.status != "live"
        assert "certificate" in state.live.fault
        _goes_on(run)
        assert nginx.files() == []


def test_a_full_disk_ends_the_recording_in_order_and_not_the_show(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "60m") as disk:
        with StudioRun(tmp_path, PATTERN_SHOW, "--record", str(disk / "kept")) as run:
            run.wait_state("recording", lambda s: s.health.recording_bytes > 100_000, 30)
            (disk / "something else").write_bytes(bytes(20_000_000))
            state = run.wait_state("full", lambda s: s.recording.status == "failed", 30)
            assert "less than 50 MB are left" in state.recording.fault
            mixed = state.health.pictures_mixed
            run.wait_state("pictures go on", lambda s: s.health.pictures_mixed > mixed + 20)
            assert run.command("stop", *run.runtime).returncode == 0
            status, report, said = run.wait_end()
        assert status == 1
        assert "less than 50 MB are left" in said + report["recording_fault"]
        key = ["--key-file", str(tmp_path / "record.key")]
        kept = run.command("recording", "verify", report["recordings"][0], *key)
        assert kept.returncode == 0, kept.stdout


def test_a_folder_that_takes_no_recording_is_said(tmp_path: Path) -> None:
    taken = tmp_path / "kept"
    taken.write_text("a file, not a folder", "utf-8")
    with StudioRun(tmp_path, PATTERN_SHOW, "--record", str(taken)) as run:
        state = run.wait_state("failed", lambda s: s.recording.status == "failed", 20)
        assert str(taken) in state.recording.fault
        run.wait_state("pictures go on", lambda s: s.health.pictures_mixed > 20)
