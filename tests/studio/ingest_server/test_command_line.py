import json
import subprocess
import sys
from pathlib import Path

import pytest

from studio.output.rtmp import MessageType
from tests.parts.ports import wait_for_listener

from .rtmp_client import SmallPublisher


def _start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "studio.ingest_server", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _event(server: subprocess.Popen[str]) -> dict[str, object]:
    assert server.stdout is not None
    event: dict[str, object] = json.loads(server.stdout.readline())
    return event


@pytest.mark.parametrize("end", ["signal", "end of input"])
def test_it_tells_its_port_stores_and_ends(tmp_path: Path, end: str) -> None:
    with _start("--listen", "127.0.0.1:0", "--store", str(tmp_path), "--until-eof") as server:
        listening = _event(server)
        port = listening["port"]
        assert isinstance(port, int)
        assert listening == {"event": "listening", "host": "127.0.0.1", "port": port, "tls": False}
        wait_for_listener(port)
        with SmallPublisher(port) as publisher:
            publisher.connect()
            publisher.send(MessageType.VIDEO, 0, b"\x17\x01\x00\x00\x00x")
            publishing = _event(server)
            publisher.finish()
            ended = _event(server)
        assert publishing["event"] == "publishing"
        assert ended == {"event": "ended", "file": publishing["file"], "pictures": 1}
        if end == "signal":
            server.terminate()
        elif server.stdin is not None:
            server.stdin.close()
        assert server.wait(10) == 0


def test_what_was_stored_survives_being_killed(tmp_path: Path) -> None:
    with _start("--listen", "127.0.0.1:0", "--store", str(tmp_path)) as server:
        port = _event(server)["port"]
        assert isinstance(port, int)
        with SmallPublisher(port) as publisher:
            publisher.connect()
            stored = Path(str(_event(server)["file"]))
            publisher.send(MessageType.VIDEO, 0, b"\x17\x01\x00\x00\x00x")
            publisher.finish()
            assert _event(server)["event"] == "ended"
        server.kill()
        server.wait(10)
    assert stored.read_bytes().endswith(b"x\x00\x00\x00\x11")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--listen", "nonsense"], "no address to listen on"),
        (["--listen", "127.0.0.1:0", "--cert", "absent.pem"], "name two PEM files"),
    ],
)
def test_what_it_cannot_do_is_one_sentence(
    tmp_path: Path, arguments: list[str], words: str
) -> None:
    with _start("--store", str(tmp_path), *arguments) as server:
        _, complaint = server.communicate(timeout=20)
        assert server.returncode == 2
        assert words in complaint
        assert complaint.count("\n") == 1
