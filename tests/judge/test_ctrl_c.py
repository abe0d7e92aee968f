"""Ctrl-C at the demo's terminal goes to all that runs there: only the studio says what it means."""

import os
import signal
import subprocess
import sys

from tests.parts.studio_run import ROOT

_STUDIO = """
import signal, sys
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
print("ready", flush=True)
for _ in range(2):
    signal.sigwait({signal.SIGINT})
    print("pressed", flush=True)
sys.exit(7)
"""
_DEMO = """
import sys
from tests.judge import demo
demo._STUDIO = [sys.executable, "-c", sys.argv[1]]
sys.exit(demo.main(["--help"]))
"""


def test_the_first_press_ends_nothing_by_itself() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _DEMO, _STUDIO],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True,
    ) as demo:  # fmt: skip
        assert demo.stdout is not None
        assert demo.stdout.readline() == "ready\n"
        for _ in range(2):
            os.killpg(demo.pid, signal.SIGINT)
            assert demo.stdout.readline() == "pressed\n"
        assert demo.wait(10) == 7
