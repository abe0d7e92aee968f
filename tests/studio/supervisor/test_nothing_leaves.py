"""The whole product runs a show under EU only, and nothing of it leaves the machine."""

import subprocess
import sys
from pathlib import Path

import pytest

from studio.wire.commands import GiveKey, PutDestination, PutSource, StartLive, StartRecording
from studio.wire.document import DestinationSpec, NetworkSpec
from studio.wire.errors import RefusedError
from tests.parts.quarantine import Quarantine, Sent
from tests.parts.studio_run import StudioRun

pytestmark = pytest.mark.skipif(
    not Quarantine.is_possible(), reason="only root may make a network of its own"
)
_PICTURES = 150
_ASKS_AND_CALLS = """
import contextlib, socket
with contextlib.suppress(OSError):
    socket.getaddrinfo("ingest-us.videosync.example", 443)
with socket.socket() as call, contextlib.suppress(OSError):
    call.settimeout(0.2)
    call.connect(("203.0.113.7", 443))
"""


def test_a_packet_and_a_look_up_are_seen() -> None:
    with Quarantine() as quarantine:
        words = [*quarantine.within, sys.executable, "-c", _ASKS_AND_CALLS]
        subprocess.run(words, check=True, timeout=30)
    assert Sent("vsnowhere", "udp", "198.18.0.53", 53) in quarantine.sent
    assert Sent("vsnowhere", "tcp", "203.0.113.7", 443) in quarantine.sent


@pytest.mark.promise(34)
@pytest.mark.promise(36)
@pytest.mark.promise(49)
def test_a_show_under_eu_only_sends_nothing_and_asks_for_no_name(tmp_path: Path) -> None:
    environment = {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}
    with (
        Quarantine() as quarantine,
        StudioRun(
            tmp_path, None, environment=environment, window=True, within=quarantine.within
        ) as run,
    ):
        run.wait_state("the opening", lambda s: s.sources[0].status == "live", 40)
        run.perform(StartLive())
        run.perform(StartRecording())
        far = "https://camera-us.videosync.example/live.mjpg"
        run.perform(PutSource(NetworkSpec(name="far", url=far)))
        spec = DestinationSpec(name="abroad", url="rtmps://ingest-us.videosync.example/live")
        run.perform(PutDestination(spec))
        run.perform(GiveKey("key", "abroad"))
        with pytest.raises(RefusedError, match="stays in the EU"):
            run.perform(StartLive("abroad"))
        run.wait_state(
            "a show that goes on, and a camera abroad that is refused",
            lambda s: (
                s.live.status == "live"
                and s.health.recording_bytes > 0
                and "register" in s.sources[-1].fault
                and s.health.pictures_mixed > _PICTURES
            ),
            40,
        )
        trail = run.command("audit", "show", "--key-file", str(tmp_path / "record.key"))
        assert "connection refused" in trail.stdout
        for host in ("ingest-us.videosync.example", "camera-us.videosync.example"):
            assert host in trail.stdout
    assert quarantine.sent == []
