"""Destinations that are sent something else than the programme's own encode, beside it."""

from pathlib import Path

import pytest

from studio.wire.commands import StopLive
from studio.wire.state import DestinationState, Snapshot
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority
from tests.parts.receiver import receiving
from tests.parts.studio_run import PATTERN_SHOW, StudioRun
from tests.parts.whip_endpoint import TOKEN, whip_endpoint

pytestmark = pytest.mark.alone


def _place(state: Snapshot, name: str) -> DestinationState:
    return next(place for place in state.live.destinations if place.name == name)


def _all_live(state: Snapshot, *names: str) -> bool:
    return all(_place(state, name).status == "live" for name in names)


def _labels(state: Snapshot) -> str:
    return " ".join(encode.label for encode in state.health.encodes)


def _destination(name: str, url: str, more: str = "") -> str:
    return f'\n[[destination]]\nname = "{name}"\nurl = "{url}"\n{more}\n'


def test_one_programme_goes_out_by_rtmp_by_whip_and_in_hevc(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with (
        receiving(tmp_path / "one") as one,
        receiving(tmp_path / "two") as two,
        whip_endpoint(authority.valid()) as whip,
    ):
        show = (
            PATTERN_SHOW
            + _destination("main", f"rtmp://127.0.0.1:{one.port}/live")
            + _destination("newer", f"rtmp://127.0.0.1:{two.port}/live", 'codec = "hevc"')
            + _destination("web", whip.url)
        )
        words = (
            *("--live", "--ca-file", str(authority.ca_file), "--key-from", "env:MAIN"),
            *("--key-from", "newer=env:NEWER", "--key-from", "web=env:WEB"),
        )
        keys = {"MAIN": "main-key", "NEWER": "newer-key", "WEB": TOKEN}
        with StudioRun(tmp_path, show, *words, environment=keys) as run:
            run.wait_state("all live", lambda s: _all_live(s, "main", "newer", "web"), 40)
            whip.wait_for("first", 20)
            state = run.wait_state("their cost", lambda s: "HEVC" in _labels(s))
            assert "Opus" in _labels(state)
            assert len(state.health.encodes) == 5  # three of pictures, two of sound
            run.perform(StopLive("newer"))
            run.wait_state("no HEVC any more", lambda s: "HEVC" not in _labels(s))
            assert _all_live(run.state(), "main", "web")
            run.perform(StopLive())
            whip.wait_for("DELETE", 10)
        assert two.wait_for_end()


def test_an_ingest_that_takes_no_hevc_is_sent_the_programme_and_says_so(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with NginxIngest(tmp_path / "nginx", authority.valid()) as nginx:
        url = f"rtmps://localhost:{nginx.rtmps_port}/live"
        show = PATTERN_SHOW + _destination("main", url, 'codec = "hevc"')
        words = ("--live", "--ca-file", str(authority.ca_file), "--key-from", "env:MAIN")
        with StudioRun(tmp_path, show, *words, environment={"MAIN": "main-key"}) as run:
            state = run.wait_state("live", lambda s: _all_live(s, "main"), 30)
            assert "HEVC" in _place(state, "main").hint
            assert "HEVC" not in _labels(
                run.wait_state("one encode", lambda s: len(s.health.encodes) == 2)
            )
