"""A panel that fails is said, and takes neither the window nor the show down."""

import os
import selectors
import subprocess
import sys
import time

from tests.parts.studio_run import ROOT, StudioRun

_WAIT_S = 20.0


def test_the_others_go_on_where_a_panel_fails(own_studio: StudioRun) -> None:
    engine = own_studio.state().engine_pid
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.ui.broken_panel",
            "--control-socket",
            str(own_studio.places.control_socket),
        ],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en", "LANG": "C.UTF-8"},
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as window:
        try:
            said = _lines_until(window, {"a panel failed", "NOTICE error", "first picture of Prog"})
            assert "broken on purpose" in said
            assert "(LookupError); the show goes on." in said
            assert window.poll() is None
        finally:
            window.terminate()
        assert window.wait(_WAIT_S) == 0
    assert own_studio.state().engine_pid == engine


def _lines_until(window: "subprocess.Popen[str]", wanted: set[str]) -> str:
    """Return what it says until all of *wanted* was said."""
    assert window.stderr is not None
    said, deadline = "", time.monotonic() + _WAIT_S
    with selectors.DefaultSelector() as selector:
        selector.register(window.stderr.fileno(), selectors.EVENT_READ)
        while time.monotonic() < deadline:
            if selector.select(0.1):
                said += os.read(window.stderr.fileno(), 1 << 16).decode()
            if all(words in said for words in wanted):
                return said
    message = f"The window did not say all of {wanted}: {said}"
    raise TimeoutError(message)
