"""ffmpeg publishes to our receiver, ffprobe reads what that stored."""

import subprocess
from pathlib import Path

import pytest

from tests.parts.media_probe import decoding_errors, packets, streams
from tests.parts.pki import Authority
from tests.parts.receiver import Receiver, receiving


def _ffmpeg_publishes(url: str, seconds: float = 2) -> int:
    done = subprocess.run(
        [
            *("ffmpeg", "-v", "error"),
            *("-f", "lavfi", "-i", f"testsrc2=size=320x180:rate=25:duration={seconds}"),
            *("-f", "lavfi", "-i", f"sine=frequency=440:sample_rate=48000:duration={seconds}"),
            *("-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-pix_fmt", "yuv420p"),
            *("-c:a", "aac", "-f", "flv", url),
        ],
        timeout=60,
        check=False,
        stderr=subprocess.DEVNULL,
    )
    return done.returncode


def _check_stored(receiver: Receiver) -> None:
    [ended] = receiver.wait_for_end()
    [stored] = receiver.files()
    assert ended.pictures == len(packets(stored, "v")) == 50
    assert {stream["codec_name"] for stream in streams(stored)} == {"h264", "aac"}
    assert decoding_errors(stored) == ""
    arrivals = stored.with_name(stored.name + ".arrivals").read_text().splitlines()
    rows = [line.split() for line in arrivals]
    assert [row[1] for row in rows].count("v") >= 50
    indices = [int(row[0]) for row in rows]
    assert indices == sorted(set(indices))
    times = [int(row[3]) for row in rows]
    assert times == sorted(times)


def test_ffmpegs_stream_is_stored_whole(tmp_path: Path) -> None:
    with receiving(tmp_path) as receiver:
        assert _ffmpeg_publishes(f"rtmp://127.0.0.1:{receiver.port}/live/any-name") == 0
        _check_stored(receiver)


@pytest.mark.promise(4)
def test_ffmpegs_stream_by_tls_is_stored_whole(tmp_path: Path) -> None:
    certificate = Authority(tmp_path).valid()
    with receiving(tmp_path / "stored", certificate=certificate) as receiver:
        assert _ffmpeg_publishes(f"rtmps://127.0.0.1:{receiver.port}/live/any-name") == 0
        _check_stored(receiver)


def test_a_name_that_is_not_accepted_is_refused(tmp_path: Path) -> None:
    with receiving(tmp_path, accepts=lambda _app, name: name == "right") as receiver:
        assert _ffmpeg_publishes(f"rtmp://127.0.0.1:{receiver.port}/live/wrong", 0.2) != 0
        assert receiver.events == []
        assert _ffmpeg_publishes(f"rtmp://127.0.0.1:{receiver.port}/live/right", 0.2) == 0
        receiver.wait_for_end()


@pytest.mark.promise(15)
def test_the_name_of_a_stream_is_in_no_file_and_no_event(tmp_path: Path) -> None:
    with receiving(tmp_path) as receiver:
        url = f"rtmp://127.0.0.1:{receiver.port}/live/the-secret-name"
        assert _ffmpeg_publishes(url, 0.2) == 0
        receiver.wait_for_end()
        assert "secret" not in str(receiver.events)
    for path in tmp_path.iterdir():
        assert "secret" not in path.name
        assert b"secret" not in path.read_bytes()
        if path.suffix == ".flv":
            assert path.stat().st_mode & 0o077 == 0
