"""What is wrong in a show is said in one sentence, and the rest of the show goes on."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.wire.state import Snapshot, SourceState
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

{bad}
[[scene]]
name = "both"
items = [{{ source = "bars" }}, {{ source = "absent", rect = [0.5, 0.0, 0.5, 0.5] }}]
"""
_NAMES = ("absent", "text", "torn", "rtsp", "http")


@pytest.fixture(scope="module")
def bad_show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StudioRun]:
    """A show that has everything wrong at once, beside a source that is right."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "text.mp4").write_text("not a film\n" * 100, "utf-8")
    _tear(folder / "torn.mp4")
    lines = {
        name: f'kind = "file"\npath = "{folder / f"{name}.mp4"}"'
        for name in ("absent", "text", "torn")
    } | {
        name: f'kind = "network"\nurl = "{name}://127.0.0.1:{free_port()}/camera"'
        for name in ("rtsp", "http")
    }
    bad = "".join(f'[[source]]\nname = "{name}"\n{lines[name]}\n\n' for name in _NAMES)
    with StudioRun(folder, _SHOW.format(bad=bad), "--record", str(folder / "kept")) as run:
        run.wait_state("it records", lambda s: s.health.recording_bytes > 0, 30)
        yield run


def _tear(path: Path) -> None:
    """Write half of some real footage, in a format whose beginning can be played."""
    whole = path.with_name("whole.mkv")
    command = ["ffmpeg", "-nostdin", "-loglevel", "error", "-i", str(BIKES), "-c", "copy"]
    subprocess.run([*command, str(whole)], check=True)
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])


def _told(run: StudioRun, name: str) -> SourceState:
    """Return the state of a source once it says what is wrong with it."""

    def of(state: Snapshot) -> SourceState:
        return next(source for source in state.sources if source.name == name)

    return of(run.wait_state("the fault is told", lambda s: bool(of(s).fault), 20))


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
def test_a_bad_file_has_its_sentence(bad_show: StudioRun, kind: str, said: str) -> None:
    source = _told(bad_show, kind)
    assert source.status != "live" or kind == "torn"
    assert said in source.fault
    assert f"{kind}.mp4" in source.fault


@pytest.mark.parametrize("scheme", ["rtsp", "http"])
def test_a_feed_that_is_gone_has_its_sentence(bad_show: StudioRun, scheme: str) -> None:
    source = _told(bad_show, scheme)
    assert source.status == "missing"
    assert "does not answer; switch the camera on" in source.fault


def test_the_rest_of_a_show_with_all_that_goes_on(bad_show: StudioRun) -> None:
    for name in _NAMES:
        _told(bad_show, name)
    _goes_on(bad_show)


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
