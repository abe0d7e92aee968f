"""The whole product runs a show and a call under EU only, and nothing of it leaves the machine."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from studio.links.talk.daily_transport import HOSTS
from studio.wire.commands import GiveKey, PutDestination, PutSource, StartLive, StartRecording
from studio.wire.document import DestinationSpec, NetworkSpec
from studio.wire.errors import RefusedError
from studio.wire.talk import HoldKey
from tests.parts.ports import free_port
from tests.parts.quarantine import Quarantine, Sent
from tests.parts.studio_run import ROOT, StudioRun
from tests.parts.talk_link import talk_client, use_call

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
    # That somebody consented to Daily changes nothing for a show that stays in the EU.
    register = tmp_path / "config" / "videosync-studio" / "register.toml"
    register.parent.mkdir(parents=True)
    register.write_text('consent_given = ["daily"]\n')
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
        _speak_in_calls(quarantine, run)
        trail = run.command("audit", "show", "--key-file", str(tmp_path / "record.key"))
        assert "connection refused" in trail.stdout
        for host in ("ingest-us.videosync.example", "camera-us.videosync.example", HOSTS[0]):
            assert host in trail.stdout
    assert quarantine.sent == []


def _speak_in_calls(quarantine: Quarantine, run: StudioRun) -> None:
    """Speak in a call of a backend beside the studio, and be in one that Daily would carry."""
    client = talk_client(run.places.talk_socket)
    try:
        with _calls(quarantine) as own, _calls(quarantine, "--daily") as daily:
            assert client.ask(use_call(own, "pia", "producer")) == ""
            client.wait(lambda state: state.status == "in", "in the call")
            assert client.ask(HoldKey("all", down=True)) == ""
            client.wait(lambda state: state.open_s >= 1, "and speaks")
            assert client.ask(use_call(daily, "pia", "producer")) == ""
            client.wait(
                lambda state: state.transport == "daily" and "stays in the EU" in state.fault,
                f"Daily is refused, and it is said: {client.state.fault}",
            )
    finally:
        client.close()


@contextmanager
def _calls(quarantine: Quarantine, *words: str) -> Iterator[str]:
    """Yield the address of a server of calls that runs where the studio does."""
    port = free_port()
    serving = subprocess.Popen(
        [*quarantine.within, sys.executable, "-m", "tests.parts.talk_server", str(port),
         "127.0.0.1", *words],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert serving.stdout is not None
        assert serving.stdout.readline() == b"serving\n"
        yield f"http://127.0.0.1:{port}"
    finally:
        serving.communicate(timeout=20)
