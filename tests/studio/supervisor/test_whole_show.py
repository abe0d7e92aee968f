"""A whole show, as a person runs it, judged by what receivers that are not ours stored."""

import os
import signal
from pathlib import Path

import pytest

from studio.wire.commands import SetGain, SetMute, SetPreview, StartRecording, StopRecording, Take
from studio.wire.events import PreviewChanged, ProgramChanged, SourceChanged
from tests.judge.received import read_stored
from tests.judge.verdict import judge
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority
from tests.parts.studio_run import PATTERN_SHOW, StudioRun, events_until, not_mixed_in_time
from tests.waiting import timing

pytestmark = pytest.mark.alone

KEY = "a-very-secret-stream-key"


def _live(folder: Path, nginx: NginxIngest, authority: Authority, *more: str) -> StudioRun:
    return StudioRun(
        folder,
        PATTERN_SHOW,
        "--live",
        f"rtmps://localhost:{nginx.rtmps_port}/live",
        "--key-from",
        "env:STREAM_KEY",
        "--ca-file",
        str(authority.ca_file),
        "--record",
        str(folder / "recordings"),
        *more,
        environment={"STREAM_KEY": KEY},
    )


@pytest.mark.promise(4)
@pytest.mark.promise(15)
def test_every_picture_reaches_an_ingest_behind_tls(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with (
        NginxIngest(tmp_path / "nginx", authority.valid()) as nginx,
        _live(tmp_path, nginx, authority, "--seconds", "6") as run,
    ):
        status, report, said = run.wait_end()
        verdict = judge([read_stored(path) for path in nginx.files()])
    assert status == 0, said
    assert verdict.received == report["pictures_sent"]
    assert verdict.received > 100
    # A picture that came too late repeats the one before, and the receiver sees just that.
    assert verdict.repeated <= verdict.missing <= not_mixed_in_time(report)
    assert (verdict.out_of_order, verdict.unreadable) == (0, 0)
    assert verdict.sound_against_picture_ms == pytest.approx(0, abs=5)
    assert KEY not in said
    assert run.command("recording", "verify", report["recordings"][0], *_key(run)).returncode == 0


def test_a_lost_engine_is_back_on_air_and_recording(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with (
        NginxIngest(tmp_path / "nginx", authority.valid()) as nginx,
        _live(tmp_path, nginx, authority) as run,
    ):
        before = run.wait_state(
            "live for a while", lambda s: s.live.status == "live" and s.health.pictures_mixed > 25
        )
        run.perform(Take(scene="both"))
        run.perform(SetGain("bars", -12))
        run.wait_state("both", lambda s: s.program.scene == "both")
        with timing() as watch:
            os.kill(before.engine_pid, signal.SIGKILL)
            after = run.wait_state(
                "live again", lambda s: s.restart.count == 1 and s.live.status == "live"
            )
        assert run.command("stop", *run.runtime).returncode == 0
        _, report, said = run.wait_end()
        verdict = judge([read_stored(path) for path in nginx.files()])
    assert after.engine_pid != before.engine_pid
    assert "SIGKILL" in after.restart.reason
    assert after.program.scene == "both"
    assert after.sources[0].gain_db == -12
    assert after.format.width == before.format.width
    # The marks count on over a restart, so what is missing is the time off air.
    assert verdict.missing / 25 < 3 * watch.slowness, said
    assert len(report["recordings"]) == 2
    checks = [run.command("recording", "verify", p, *_key(run)) for p in report["recordings"]]
    assert [check.returncode for check in checks] == [1, 0]


def test_every_client_hears_what_any_client_does(tmp_path: Path) -> None:
    with StudioRun(tmp_path, PATTERN_SHOW) as run:
        one, first = run.connect()
        two, second = run.connect()
        assert first.preview == second.preview == "both"
        one.perform(SetPreview("bars"))
        assert events_until(two, lambda e: isinstance(e, PreviewChanged))
        one.send(Take(scene="both", transition="mix", duration_ms=200))
        taken = events_until(two, lambda e: isinstance(e, ProgramChanged))[-1]
        assert isinstance(taken, ProgramChanged)
        assert taken.program.scene == "both"
        assert taken.program.transition.duration_ms == 200
        two.send(SetMute("bars", muted=True))
        heard = events_until(one, lambda e: isinstance(e, SourceChanged))[-1]
        assert isinstance(heard, SourceChanged)
        assert heard.source.muted
        one.close()
        two.close()


def test_recordings_are_begun_and_ended_at_will(tmp_path: Path) -> None:
    with StudioRun(tmp_path, PATTERN_SHOW) as run:
        for _ in range(2):
            run.perform(StartRecording())
            run.wait_state("recording", lambda s: s.recording.status == "recording")
            run.perform(StopRecording())
            run.wait_state("not recording", lambda s: s.recording.status == "off")
        assert run.command("stop", *run.runtime).returncode == 0
        _, report, _ = run.wait_end()
    assert len(report["recordings"]) == 2
    for path in report["recordings"]:
        assert run.command("recording", "verify", path, *_key(run)).returncode == 0


def test_a_client_that_dies_takes_nothing_with_it(tmp_path: Path) -> None:
    with StudioRun(tmp_path, PATTERN_SHOW) as run:
        one, _ = run.connect()
        one._socket.close()
        assert run.state().program.scene == "bars"


def _key(run: StudioRun) -> list[str]:
    return ["--key-file", str(run.folder / "record.key")]
