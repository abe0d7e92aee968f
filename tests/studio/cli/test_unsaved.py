"""Edits that were never saved come back with the show's next start."""

import os
import signal
from pathlib import Path

import pytest

from studio.cli.unsaved import text_to_play, unsaved_path
from studio.show import ShowError, load_show
from studio.wire.commands import PutSource
from studio.wire.document import PatternSpec
from tests.parts.studio_run import PATTERN_SHOW, StudioRun


def _add_source(run: StudioRun) -> None:
    run.perform(PutSource(PatternSpec(name="more")))
    kept = unsaved_path(tmp_data(run), run.show)
    run.wait_state("it is kept", lambda _: kept.exists() and "more" in kept.read_text("utf-8"))


def tmp_data(run: StudioRun) -> Path:
    return run.folder / "data" / "videosync-studio"


def _end(run: StudioRun) -> str:
    run.command("stop", *run.runtime)
    return run.wait_end()[2]


def test_edits_come_back_are_saved_and_then_forgotten(tmp_path: Path) -> None:
    with StudioRun(tmp_path, PATTERN_SHOW) as run:
        _add_source(run)
        assert "never saved" not in _end(run)
    with StudioRun(tmp_path, PATTERN_SHOW) as run:
        state = run.state()
        assert state.sources[-1].name == "more"
        assert state.document.unsaved
        assert run.command("send", *run.runtime, "save").returncode == 0
        assert "Edits of" in _end(run)
        assert load_show(run.show).source[-1].name == "more"
        assert not unsaved_path(tmp_data(run), run.show).exists()


def test_edits_outlive_every_process_at_once(tmp_path: Path) -> None:
    with StudioRun(tmp_path, PATTERN_SHOW) as run:
        _add_source(run)
        # As when the power goes: nobody is left to bring them back.
        assert run.process is not None
        for pid in (run.process.pid, run.state().engine_pid):
            os.kill(pid, signal.SIGKILL)
        run.process.communicate(timeout=20)
        run.start()
        state = run.state()
        assert state.sources[-1].name == "more"
        assert state.document is not None
        assert state.document.unsaved
        assert "Edits of" in _end(run)


def test_edits_can_be_undone_and_discarded(tmp_path: Path) -> None:
    with StudioRun(tmp_path, PATTERN_SHOW) as run:
        _add_source(run)
        assert run.command("send", *run.runtime, "undo").returncode == 0
        assert run.command("send", *run.runtime, "undo").returncode == 6
        assert run.command("send", *run.runtime, "redo").returncode == 0
        _end(run)
    with StudioRun(tmp_path, PATTERN_SHOW, "--discard-edits") as run:
        assert run.state().sources[-1].name == "inset"
        assert "never saved" not in _end(run)


def test_what_is_kept_counts_only_where_it_says_something_else(tmp_path: Path) -> None:
    show, kept = tmp_path / "show.toml", tmp_path / "kept.toml"
    with pytest.raises(ShowError, match="no show file"):
        text_to_play(show, kept, discard=False)
    show.write_text(PATTERN_SHOW, "utf-8")
    for text in (PATTERN_SHOW + "# a word\n", ""):
        kept.write_text(text, "utf-8")
        assert text_to_play(show, kept, discard=False) == (PATTERN_SHOW, "")
        assert not kept.exists()


def test_what_is_kept_and_not_understood_is_put_aside_and_said(tmp_path: Path) -> None:
    show, kept = tmp_path / "show.toml", tmp_path / "kept.toml"
    show.write_text(PATTERN_SHOW, "utf-8")
    newer, other = (PATTERN_SHOW + "[of_a_newer_studio]\n").encode(), b"\xff"
    for content, name in ((newer, "kept.unread.toml"), (other, "kept.unread1.toml")):
        kept.write_bytes(content)
        text, told = text_to_play(show, kept, discard=False)
        assert text == PATTERN_SHOW
        assert str(tmp_path / name) in told
        assert text_to_play(show, kept, discard=False) == (PATTERN_SHOW, "")
    assert (tmp_path / "kept.unread.toml").read_bytes() == newer
    assert (tmp_path / "kept.unread1.toml").read_bytes() == other
