"""A window that stands still: its microphone closes by itself, and it is told so when it wakes."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from studio.wire.talk import TalkState
from tests.parts.ports import free_port
from tests.parts.talk_link import ROOT, TalkLinkProcess, use_call
from tests.parts.talk_server import TalkServer
from tests.waiting import timing, wait_until

pytestmark = pytest.mark.alone
"""Real processes, judged by the clock."""

_LINE = "party:main"


def test_a_frozen_windows_key_goes_up_and_is_not_down_again_when_it_wakes(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with (
        TalkServer(free_port()) as server,
        TalkLinkProcess(folder, {"PATH": "/nonexistent"}) as link,
    ):
        account = link.client()
        assert account.ask(use_call(server.url, "pia", "producer")) == ""
        account.wait(lambda state: state.status == "in", "in the call")
        window = subprocess.Popen(
            [sys.executable, "-m", "tests.parts.talk_window", str(folder), _LINE],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert window.stdout is not None
        try:
            assert window.stdout.readline() == "down\n"
            wait_until(lambda: ("pia", (_LINE,)) in server.keys, 10, "the key is down")
            account.wait(lambda state: state.open_s >= 1, "and stays down, as its window lives")
            window.send_signal(signal.SIGSTOP)
            with timing() as watch:
                account.wait(_is_closed, "the microphone is closed")
            wait_until(lambda: server.keys[-1] == ("pia", ()), 5, "and all know it")
            assert 0.1 < watch.seconds < 1
            window.send_signal(signal.SIGCONT)
            assert window.stdout.readline() == "up\n"
            assert window.wait(10) == 0
            assert server.keys[-1] == ("pia", ())
        finally:
            window.kill()
            window.wait(10)
            window.stdout.close()


def _is_closed(state: TalkState) -> bool:
    return not state.open_s and not any(each.talking for each in state.members)
