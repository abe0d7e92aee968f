"""Slides in a running show: turned by command, and where they were after a crash."""

import os
import signal
from pathlib import Path

import pytest

from studio.wire.commands import ShowPage
from studio.wire.errors import RefusedError
from tests.parts.pdf import write_pdf
from tests.parts.studio_run import StudioRun

_SHOW = """
[show]
name = "Slides"
format = "1280x720@25"

[[source]]
name = "deck"
kind = "slides"
path = "deck.pdf"

[[source]]
name = "bars"
kind = "pattern"

[[scene]]
name = "slides"
items = [{ source = "deck" }]
"""


def test_pages_are_turned_and_kept_over_a_crash(tmp_path: Path) -> None:
    write_pdf(tmp_path / "deck.pdf", (40, 120, 200))
    with StudioRun(tmp_path, _SHOW) as run:
        run.wait_state("the deck", lambda s: s.sources[0].pages == 3, 20)
        run.perform(ShowPage("deck", by=1))
        run.wait_state("page 2", lambda s: s.sources[0].page == 2, 20)
        assert _send(run, "3") == 0
        run.wait_state("page 3", lambda s: s.sources[0].page == 3, 20)
        assert _send(run, "back") == 0
        before = run.wait_state("page 2", lambda s: s.sources[0].page == 2, 20)
        assert _send(run, "-3") == 2
        with pytest.raises(RefusedError, match='There are no slides "bars"'):
            run.perform(ShowPage("bars", by=1))
        os.kill(before.engine_pid, signal.SIGKILL)
        run.wait_state(
            "page 2 in the next engine",
            lambda s: s.engine_pid != before.engine_pid and s.sources[0].pages == 3,
            20,
        )
        assert run.state().sources[0].page == 2


def _send(run: StudioRun, page: str) -> int:
    return run.command("send", *run.runtime, "page", "deck", page).returncode
