"""How the show is recorded, in the window over a real engine: from its fields to its files."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.output.chapters import read_chapters
from studio.output.record_format import RecordReader, read_header
from studio.secrets import EscrowPrivateKey
from studio.wire.commands import MarkChapter, SetRecording, StopRecording, Take
from studio.wire.document import RecordingSpec
from studio.wire.errors import RefusedError
from studio.wire.state import RecordingState
from tests.ui.conftest import Opened
from ui.editor.recording_section import RecordingSection, sealed_words


def _spec(opened: Opened) -> RecordingSpec:
    return opened.run.state().document.show.recording


def _is_not(opened: Opened, field: str, value: object) -> bool:
    document = opened.station.document.value
    return document is not None and getattr(document.show.recording, field) != value


def test_what_is_answered_in_the_window_is_how_the_next_recording_is_made(
    qtbot: QtBot, own_opened: Opened, tmp_path: Path
) -> None:
    opened = own_opened
    opened.window.stage.edit.click()
    section: RecordingSection = opened.window.editor.recording
    qtbot.waitUntil(section.isEnabled, timeout=5000)
    assert section.name.text() == "{show}_{date}T{time}Z_{part}"
    assert "in the file that was named" in section.sealed.text()
    before, kept, spare = _spec(opened), tmp_path / "kept", tmp_path / "spare"
    private = EscrowPrivateKey.generate()
    # As it is pasted from the file that new-escrow-key wrote.
    pasted = private.public.pem().decode().replace("\n", " ")
    for line, text, field in (
        (section.folder, str(kept), "folder"),
        (section.second, str(spare), "second_folder"),
        (section.name, "{date} {show} {part}", "name"),
        (section.escrow, pasted, "escrow"),
    ):
        line.setText(text)
        line.editingFinished.emit()
        qtbot.waitUntil(partial(_is_not, opened, field, getattr(before, field)), timeout=5000)
    for spin, number, field in (
        (section.minutes, 30, "split_minutes"),
        (section.megabytes, 4, "split_mb"),
        (section.replay, 12, "replay_seconds"),
    ):
        spin.setValue(number)
        spin.editingFinished.emit()
        qtbot.waitUntil(partial(_is_not, opened, field, getattr(before, field)), timeout=5000)
    section.chapters.setCurrentIndex(1)
    section.chapters.activated.emit(1)
    qtbot.waitUntil(partial(_is_not, opened, "chapters", "takes"), timeout=5000)
    section.tracks.setFocus()
    section.tracks.setCurrentRow(0)
    QTest.keyClick(section.tracks, Qt.Key.Key_Space)
    wished = RecordingSpec(
        folder=str(kept),
        second_folder=str(spare),
        name="{date} {show} {part}",
        split_minutes=30,
        split_mb=10,
        chapters="marks",
        replay_seconds=12,
        escrow=private.public.line,
        tracks=("bars",),
    )
    qtbot.waitUntil(lambda: _spec(opened) == wished, timeout=5000)
    qtbot.waitUntil(lambda: private.key_id in section.sealed.text(), timeout=5000)
    opened.window.outputs.record.click()
    run = opened.run
    run.wait_state("it is recorded", lambda s: s.health.recording_bytes > 0)
    run.perform(Take(scene="both", transition="cut"))
    run.perform(MarkChapter("The vote"))
    run.wait_state("the mark", lambda s: s.recording.chapter == "The vote")
    run.perform(StopRecording())
    run.wait_state("it is closed", lambda s: s.recording.status == "off")
    (path,) = kept.glob("*.vsrec")
    assert path.name.endswith("01.vsrec")
    assert path.name[:8].isdigit()
    assert read_header(path).escrow_ids == (private.key_id,)
    with RecordReader.open(path, private) as reader:
        titles = [chapter.title for chapter in read_chapters(reader)]
        reader.seek(0)
        # The name of the track, which stands in the file's beginning.
        assert b"bars" in reader.read(8000)
    # A take begins none any more.
    assert titles[-1] == "The vote"
    assert "both" not in titles
    # One step each, and the way back.
    for _ in range(9):  # the fields of above, and the tracks
        opened.window.editor.undo.click()
    qtbot.waitUntil(lambda: _spec(opened) == RecordingSpec(), timeout=5000)
    qtbot.waitUntil(lambda: section.folder.text() == "", timeout=5000)
    assert section.minutes.value() == 0


def test_a_command_leads_to_it(qtbot: QtBot, opened: Opened) -> None:
    section: RecordingSection = opened.window.editor.recording
    opened.window.actions_["record.settings"].do()
    qtbot.waitUntil(section.folder.hasFocus, timeout=5000)
    assert opened.window.sides.open_name == "edit"
    assert not section.folder.visibleRegion().isEmpty()


def test_what_will_not_do_is_said_and_changes_nothing(qtbot: QtBot, opened: Opened) -> None:
    opened.window.stage.edit.click()
    section: RecordingSection = opened.window.editor.recording
    qtbot.waitUntil(section.isEnabled, timeout=5000)
    section.escrow.setText("my neighbour's key")
    section.escrow.editingFinished.emit()
    assert any("no organisation's key" in each.text for each in opened.notices.standing)
    before = _spec(opened)
    for spec, why in (
        (RecordingSpec(folder="films"), "is no whole path"),
        (RecordingSpec(folder="/a", second_folder="/a"), "another disk"),
        (RecordingSpec(name="{title}"), "there is no {title}"),
        (RecordingSpec(tracks=("nobody",)), "there is no source"),
        # Of the right form, and yet a key to which nothing can be sealed.
        (RecordingSpec(escrow=f"MCowBQYDK2VuAyEA{'A' * 43}="), "to which nothing can be sealed"),
    ):
        with pytest.raises(RefusedError, match=f"(?i){why}"):
            opened.run.perform(SetRecording(spec))
    assert _spec(opened) == before


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (RecordingState(key_id="ab", key_place="keyring"), "key ab, in the system's keyring."),
        (RecordingState(key_id="ab", key_place="demo"), "key ab, which protects nothing."),
        (
            RecordingState(key_id="ab", key_place="file", escrow_ids=("c", "d")),
            "named; the organisation's key c, d opens them, too.",
        ),
    ],
)
def test_where_the_key_is_and_who_else_opens_recordings_is_told(
    state: RecordingState, told: str
) -> None:
    assert sealed_words(state).endswith(told)
