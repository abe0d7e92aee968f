"""A real sound card that goes and comes ten times in mid-show: said at once, back by itself."""

from pathlib import Path

import pytest

from capture.microphone import MicrophoneSource
from mixer.clock import MonotonicClock
from studio.wire.state import Snapshot
from tests.parts import sound_dummy
from tests.parts.aloop import NAME, PLUG
from tests.parts.comings import BACK_S, ROUNDS, SAID_S, come_and_go
from tests.parts.studio_run import EMULATED_START_S, StudioRun

pytestmark = [
    pytest.mark.device,
    pytest.mark.skipif(not PLUG.is_here, reason="no virtual sound card whose plug may be pulled"),
]
_SHOW = f"""
[show]
name = "Unplugged"
format = "1280x720@25"

[[source]]
name = "voice"
kind = "microphone"
device = "{NAME}"

[[source]]
name = "bars"
kind = "pattern"

[[scene]]
name = "bars"
items = [{{ source = "bars" }}]
"""

_SECOND = f"""
[[source]]
name = "second"
kind = "microphone"
device = "{sound_dummy.NAME}"

[[scene]]"""


def _second(state: Snapshot) -> str:
    return state.sources[2].status


def _voice(state: Snapshot) -> str:
    return state.sources[0].status


@pytest.mark.timeout(300)
def test_a_card_is_said_to_be_gone_and_is_heard_again_in_time() -> None:
    source = MicrophoneSource(
        label="Desk", device=NAME, clock=MonotonicClock(), on_health=lambda _: None
    )
    said_s, back_s = come_and_go(source, PLUG)
    print(f"said after {max(said_s):.2f} s at most, back after {max(back_s):.2f} s at most")
    assert max(said_s) <= SAID_S, said_s
    assert max(back_s) <= BACK_S, back_s


@pytest.mark.timeout(600)
def test_a_show_goes_on_while_its_card_comes_and_goes(tmp_path: Path) -> None:
    with StudioRun(tmp_path, _SHOW, start_wait_s=EMULATED_START_S) as run:
        run.wait_state("the microphone", lambda s: _voice(s) == "live", 60)
        for _ in range(ROUNDS):
            with PLUG.pulled():
                gone = run.wait_state("it is said", lambda s: _voice(s) == "missing", 20)
                assert "plug" in gone.sources[0].fault
                assert gone.sources[1].status == "live"
            run.wait_state("it is back", lambda s: _voice(s) == "live", 20)
        assert run.state().restart.count == 0


@pytest.mark.timeout(600)
def test_a_card_that_was_not_there_at_the_start_is_found(tmp_path: Path) -> None:
    with PLUG.pulled(), StudioRun(tmp_path, _SHOW, start_wait_s=EMULATED_START_S) as run:
        run.wait_state("it is missing", lambda s: _voice(s) == "missing", 60)
        # A second pull would not do, so the first one ends within.
        PLUG.put_in()
        run.wait_state("it is heard", lambda s: _voice(s) == "live", 20)


@pytest.mark.timeout(600)
@pytest.mark.skipif(not sound_dummy.PLUG.is_here, reason="no second sound card to be plugged in")
def test_a_card_that_comes_while_another_is_heard_is_found_and_the_other_goes_on(
    tmp_path: Path,
) -> None:
    show = _SHOW.replace("[[scene]]", _SECOND)
    with sound_dummy.PLUG.pulled(), StudioRun(tmp_path, show, start_wait_s=EMULATED_START_S) as run:
        run.wait_state("one alone", lambda s: (_voice(s), _second(s)) == ("live", "missing"), 60)
        sound_dummy.PLUG.put_in()
        state = run.wait_state("it is heard", lambda s: _second(s) == "live", 20)
        assert _voice(state) == "live"
        assert state.sources[0].fault == ""
