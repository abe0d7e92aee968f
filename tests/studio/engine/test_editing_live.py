"""A show that is edited while it is on air: seen at once, undone, saved, and never lost."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.show import load_show
from studio.wire.commands import (
    MoveScene,
    MoveSource,
    PutScene,
    PutSource,
    Redo,
    RemoveScene,
    RemoveSource,
    SaveShow,
    SetGain,
    Take,
    Undo,
)
from studio.wire.document import FileSpec, ItemSpec, PatternSpec, SceneSpec
from studio.wire.errors import RefusedError
from studio.wire.state import Snapshot, SourceState
from tests.judge.received import read_stored
from tests.judge.verdict import judge
from tests.parts.footage import BUNNY
from tests.parts.receiver import receiving
from tests.parts.studio_run import PATTERN_SHOW, StudioRun, not_mixed_in_time


def _source(state: Snapshot, name: str) -> SourceState | None:
    return next((source for source in state.sources if source.name == name), None)


def _brings(state: Snapshot, name: str) -> tuple[bool, bool]:
    source = _source(state, name)
    return (source.has_video, source.has_audio) if source is not None else (False, False)


def _is_live(state: Snapshot, name: str) -> bool:
    source = _source(state, name)
    return source is not None and source.status == "live"


def _fault(state: Snapshot, name: str) -> str:
    source = _source(state, name)
    return source.fault if source is not None else ""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StudioRun]:
    """A show that the tests share which are not on air."""
    with StudioRun(tmp_path_factory.mktemp("show"), PATTERN_SHOW) as run:
        yield run


@pytest.fixture
def run(shared: StudioRun) -> Iterator[StudioRun]:
    """The same; each test finds it, and leaves it, saved and without anything to undo."""
    assert not shared.state().document.undoes
    yield shared
    shared.perform(Take(scene="bars"))
    shared.wait_state("bars", lambda s: s.program.scene == "bars")
    while shared.state().document.undoes:
        shared.perform(Undo())
    shared.perform(SaveShow(str(shared.show)))


def test_sources_and_scenes_come_and_go_on_air_and_no_picture_is_lost(tmp_path: Path) -> None:
    with (
        receiving(tmp_path / "ingest") as receiver,
        StudioRun(
            tmp_path,
            PATTERN_SHOW,
            *("--live", f"rtmp://127.0.0.1:{receiver.port}/live", "--key-from", "env:KEY"),
            environment={"KEY": "key"},
        ) as run,
    ):
        run.wait_state("live", lambda s: s.live.status == "live")
        run.perform(SetGain("bars", -12))
        run.perform(PutSource(FileSpec(name="film", label="The film", path=str(BUNNY))))
        run.wait_state("the film plays", lambda s: _is_live(s, "film"))
        # What it brings is told by itself, and may come a moment later.
        run.wait_state("picture and sound", lambda s: _brings(s, "film") == (True, True))
        inset = ItemSpec(source="film", rect=(0.5, 0.1, 0.4, 0.4))
        scene = SceneSpec(name="bars", items=(ItemSpec(source="bars"), inset))
        run.perform(PutScene(scene, replaces="bars"))
        run.perform(PutScene(SceneSpec(name="film", items=(ItemSpec(source="film"),))))
        run.perform(MoveScene("film", 0))
        run.perform(MoveSource("film", 0))
        run.perform(Take(scene="film"))
        state = run.wait_state("film on air", lambda s: s.program.scene == "film")
        assert [scene.name for scene in state.scenes] == ["film", "bars", "both"]
        assert state.sources[0].name == "film"
        with pytest.raises(RefusedError, match="is on air; take another one first"):
            run.perform(RemoveScene("film"))
        run.perform(RemoveSource("film"))
        state = run.wait_state("the film is gone", lambda s: _source(s, "film") is None)
        bars = _source(state, "bars")
        assert bars is not None
        assert bars.gain_db == -12
        run.perform(Take(scene="both"))
        # Long enough for the marks of whole seconds to outnumber what of the film is like them.
        run.wait_state("six seconds", lambda s: s.health.pictures_mixed > 150, 30)
        run.command("stop", *run.runtime)
        _, report, said = run.wait_end()
        receiver.wait_for_end()
        verdict = judge([read_stored(path) for path in receiver.files()])
    assert "Traceback" not in said
    assert verdict.received == report["pictures_sent"]
    assert verdict.repeated <= verdict.missing <= not_mixed_in_time(report)
    assert verdict.sound_against_picture_ms == pytest.approx(0, abs=5)


def test_every_edit_is_undone_and_done_again_and_saved(run: StudioRun, tmp_path: Path) -> None:
    first = run.state().document
    assert (first.undoes, first.unsaved, first.path) == ("", False, str(run.show))
    run.perform(PutSource(PatternSpec(name="more", label="More bars")))
    run.perform(RemoveSource("inset"))
    after = run.state().document
    assert (after.undoes, after.unsaved) == ("Remove inset", True)
    run.perform(Undo())
    run.perform(Undo())
    undone = run.state().document
    assert undone.show == first.show
    assert (undone.redoes, undone.unsaved) == ("Add More bars", False)
    with pytest.raises(RefusedError, match="There is nothing to undo"):
        run.perform(Undo())
    run.perform(Redo())
    run.perform(Redo())
    assert run.state().document.show == after.show
    with pytest.raises(RefusedError, match="There is nothing to do again"):
        run.perform(Redo())
    run.perform(SaveShow())
    assert not run.state().document.unsaved
    assert load_show(run.show) == after.show
    elsewhere = tmp_path / "elsewhere" / "show.toml"
    with pytest.raises(RefusedError, match="save it elsewhere"):
        run.perform(SaveShow(str(elsewhere)))
    elsewhere.parent.mkdir()
    run.perform(SaveShow(str(elsewhere)))
    assert run.state().document.path == str(elsewhere)
    assert load_show(elsewhere) == after.show


def test_an_edit_survives_the_engine(run: StudioRun) -> None:
    run.perform(PutSource(PatternSpec(name="more")))
    scene = SceneSpec(name="more", items=(ItemSpec(source="more"),))
    run.perform(PutScene(scene))
    run.perform(Take(scene="more"))
    before = run.wait_state("on air", lambda s: s.program.scene == "more")
    os.kill(before.engine_pid, signal.SIGKILL)
    after = run.wait_state("back", lambda s: s.restart.count > before.restart.count)
    assert after.program.scene == "more"
    assert after.document.show == before.document.show
    assert after.document.unsaved
    # What was done before the crash can still be undone after it.
    assert after.document.undoes == before.document.undoes
    run.perform(Take(scene="bars"))
    run.wait_state("bars", lambda s: s.program.scene == "bars")
    run.perform(Undo())
    run.perform(Undo())
    assert not run.state().document.unsaved
    os.kill(after.engine_pid, signal.SIGKILL)
    last = run.wait_state("back again", lambda s: s.restart.count > after.restart.count)
    assert last.document.redoes == "Add more"


def test_a_source_that_cannot_be_had_is_added_with_its_fault(
    run: StudioRun, tmp_path: Path
) -> None:
    run.perform(PutSource(FileSpec(name="film", path=str(tmp_path / "nowhere.mp4"))))
    state = run.wait_state("its fault", lambda s: bool(getattr(_source(s, "film"), "fault", "")))
    film = _source(state, "film")
    assert film is not None
    assert "There is no file" in film.fault
    run.perform(PutSource(FileSpec(name="film", path=str(BUNNY)), replaces="film"))
    run.wait_state("it plays", lambda s: _is_live(s, "film"))
