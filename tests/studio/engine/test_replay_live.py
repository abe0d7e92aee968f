"""Replays of a show that runs: played again in a source, and saved as a recording."""

from pathlib import Path

from studio.output.recording_check import RecordingState, check_recording
from studio.secrets import key_from_file
from studio.wire.commands import PlayReplay, SaveReplay, Take
from studio.wire.events import Notice
from tests.parts.studio_run import PATTERN_SHOW, StudioRun, events_until

_SHOW = (
    PATTERN_SHOW
    + """
[[source]]
name = "again"
kind = "replay"
seconds = 2
speed = 1

[[scene]]
name = "replay"
items = [{ source = "again" }]

[recording]
replay_seconds = 3
"""
)


def test_what_was_on_air_is_played_again_and_saved_sealed(tmp_path: Path) -> None:
    with StudioRun(tmp_path, _SHOW) as run:
        connection, snapshot = run.connect()
        kinds = {source.name: source.kind for source in snapshot.sources}
        assert kinds["again"] == "replay"
        connection.perform(Take(scene="replay"))
        connection.perform(PlayReplay())
        run.wait_state("two seconds on air", lambda state: state.health.pictures_mixed > 60)
        connection.perform(SaveReplay())
        events = events_until(connection, lambda event: isinstance(event, Notice), 20)
        saved = [event for event in events if isinstance(event, Notice)]
        assert saved[0].level == "info"
        assert " s are saved as Test-show-replay_" in saved[0].text
        recordings = tmp_path / "data" / "videosync-studio" / "recordings"
        (path,) = recordings.glob("Test-show-replay_*")
        key = key_from_file(tmp_path / "record.key")
        found = check_recording(path, lambda _: key)
        assert found.state is RecordingState.WHOLE
        # At 25 pictures a second; never more than it should hold and a GOP of two seconds.
        assert 25 <= found.pictures <= 5 * 25
        connection.close()
