"""A show is opened, saved elsewhere and given its files back in the window, over a real engine."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.show import load_show
from studio.wire.commands import PutSource
from studio.wire.document import FileSpec
from tests.parts.footage import BUNNY
from tests.ui.conftest import Opened
from ui.editor.file_section import FileSection


@pytest.fixture
def section(opened: Opened) -> FileSection:
    """What of the editor knows of files."""
    opened.window.stage.edit.click()
    return opened.window.editor.file


def test_a_show_is_saved_elsewhere_and_replaces_another_at_the_second_press_only(
    qtbot: QtBot, opened: Opened, section: FileSection, tmp_path: Path
) -> None:
    new, other = tmp_path / "new.toml", tmp_path / "other.toml"
    before = opened.station.document.value
    assert before is not None
    other.write_text("mine")
    section.path.setText(str(other))
    assert section.there.isVisible()
    section.save.click()
    assert "press again" in section.save.text().lower()
    # A first press was for that file alone.
    section.path.setText(str(new))
    assert not section.there.isVisible()
    section.save.click()
    qtbot.waitUntil(new.is_file, timeout=5000)
    assert other.read_text() == "mine"
    qtbot.waitUntil(lambda: section.now.text() == str(new), timeout=5000)
    # Its own file is no other one.
    assert not section.there.isVisible()
    section.path.setText(str(other))
    section.save.click()
    section.save.click()
    qtbot.waitUntil(lambda: other.read_text() != "mine", timeout=5000)
    assert load_show(other).scene == before.show.scene


def test_missing_files_are_found_again(
    qtbot: QtBot, opened: Opened, section: FileSection, tmp_path: Path
) -> None:
    moved = tmp_path / "moved" / BUNNY.name
    moved.parent.mkdir()
    moved.symlink_to(BUNNY)
    lost = FileSpec(name="clip", label="Clip", path=str(tmp_path / BUNNY.name))
    opened.station.submit(PutSource(lost))

    def paths() -> list[str]:
        document = opened.station.document.value
        specs = document.show.source if document is not None else ()
        return [spec.path for spec in specs if isinstance(spec, FileSpec) and spec.name == "clip"]

    qtbot.waitUntil(lambda: paths() == [lost.path], timeout=5000)
    section.path.setText(str(tmp_path / "moved"))
    section.relink.click()
    qtbot.waitUntil(lambda: paths() == [str(moved)], timeout=5000)


def test_a_show_on_air_is_not_left_for_another_and_says_why(section: FileSection) -> None:
    section.path.setText("/anything.toml")
    assert not section.open.isEnabled()
    assert section.open.toolTip() == "Leave the air and stop recording first."
    assert section.relink.isEnabled()
