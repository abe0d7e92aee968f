"""Real headphones that go and come ten times in mid-show: said at once, back by themselves."""

from pathlib import Path

import pytest

from studio.wire.state import Snapshot
from tests.parts import aloop
from tests.parts.comings import BACK_S, ROUNDS, SAID_S, Worn, come_and_go
from tests.parts.sound_dummy import NAME, PLUG
from tests.parts.studio_run import EMULATED_START_S, StudioRun

pytestmark = [
    pytest.mark.device,
    pytest.mark.skipif(not PLUG.is_here, reason="no virtual headphones whose plug may be pulled"),
]
_SHOW = f"""
[show]
name = "Unplugged"
format = "1280x720@25"

[monitor]
device = "{NAME}"

[[source]]
name = "voice"
kind = "microphone"
device = "{aloop.NAME}"

[[source]]
name = "bars"
kind = "pattern"

[[scene]]
name = "bars"
items = [{{ source = "bars" }}]
"""


def _worn(state: Snapshot) -> str:
    return state.monitor.status


@pytest.mark.timeout(300)
def test_headphones_are_said_to_be_gone_and_play_again_in_time() -> None:
    said_s, back_s = come_and_go(Worn(NAME), PLUG)
    print(f"said after {max(said_s):.2f} s at most, back after {max(back_s):.2f} s at most")
    assert max(said_s) <= SAID_S, said_s
    assert max(back_s) <= BACK_S, back_s


@pytest.mark.timeout(600)
def test_a_show_goes_on_while_its_headphones_come_and_go(tmp_path: Path) -> None:
    with StudioRun(tmp_path, _SHOW, start_wait_s=EMULATED_START_S) as run:
        run.wait_state("they play", lambda s: _worn(s) == "live", 60)
        run.wait_state("the microphone", lambda s: s.sources[0].status == "live", 60)
        for _ in range(ROUNDS):
            with PLUG.pulled():
                gone = run.wait_state("it is said", lambda s: _worn(s) == "missing", 20)
                assert "plug" in gone.monitor.fault
                assert gone.sources[0].status == "live"
            back = run.wait_state("they are back", lambda s: _worn(s) == "live", 20)
            assert back.sources[0].status == "live"
        assert run.state().restart.count == 0
