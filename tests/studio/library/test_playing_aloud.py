"""The sound of what is played, in the headphones of a real sound server."""

from pathlib import Path

import pytest

from studio.wire.library import PlayRecording
from tests.capture.hearing import listening
from tests.parts.pulse import PulseServer
from tests.parts.recordings import record

from .served import served

pytestmark = pytest.mark.alone


def test_a_recording_is_heard_in_the_headphones_that_were_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with PulseServer() as server, listening(server, device="inear") as ear:
        ear.await_status("live")
        for name in ("HOME", "PULSE_RUNTIME_PATH", "PULSE_SERVER"):
            monkeypatch.setenv(name, server.environment[name])
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        with served(tmp_path) as library:
            played = record(library.recordings, library.key).name
            client = library.call()
            assert client.ask(PlayRecording(played, 320, "ears")) == ""
            client.wait(lambda it: it.player and it.player.heard, "that it is heard")
            # It beeps at each whole second.
            ear.await_(lambda facts: facts.get("peak", 0) > 0.4)
            assert client.ask(PlayRecording(played, 320, "nothing of that name")) == ""
            state = client.wait(lambda it: it.player and it.player.fault, "what is wrong")
            assert state.player is not None
            assert "no headphone output" in state.player.fault
            assert state.player.status == "playing"
            client.close()
        ear.end()
