"""MJPEG over HTTP: a real camera that dies and comes back, and everything that is none."""

import itertools
import random
import socket
import ssl
import subprocess
import threading
import time
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from capture.source import Status
from mixer.errors import StudioError
from studio.output.ingest import verifying_context
from tests.parts.feeds import MjpegCamera
from tests.parts.pki import Authority
from tests.parts.ports import free_port, wait_for_listener
from tests.waiting import timing, wait_until

from .feed_desk import Answer, Answering, playing, replying, request_of

_BACK_S = 2.0
_EVERY_S = 0.01  # of a quick camera; more often proves no more, and takes a processor
_PASSWORD = "hush-hush"  # noqa: S105 # of a camera that lives as long as a test
_HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=--edge\r\n\r\n--edge\r\n"
)


def _jpeg(shade: int, size: int = 64) -> bytes:
    encoder = av.CodecContext.create("mjpeg", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = size, size, "yuvj420p"
    encoder.time_base = Fraction(1, 25)
    picture = np.full((size * 3 // 2, size), 128, np.uint8)
    picture[:size] = shade
    frame = av.VideoFrame.from_ndarray(picture, "yuvj420p")
    return b"".join(bytes(packet) for packet in [*encoder.encode(frame), *encoder.encode(None)])


def _part(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%s\r\n--edge\r\n" % (len(body), body)


_SHADES = [_part(_jpeg(shade)) for shade in range(40, 200, 10)]


def _show_shades(connection: socket.socket, *after: bytes) -> None:
    """Send pictures, each with a shade of its own and *after* it, until the reader hangs up."""
    pause = threading.Event()
    connection.sendall(_HEAD)
    for picture in itertools.cycle(_SHADES):
        connection.sendall(b"".join([picture, *after]))
        pause.wait(_EVERY_S)


def camera(connection: socket.socket) -> None:
    """Answer a request as a camera does."""
    request_of(connection)
    _show_shades(connection)


def _repeating(head: bytes, piece: bytes, every_s: float = 0.0) -> Answer:
    def answer(connection: socket.socket) -> None:
        pause = threading.Event()
        request_of(connection)
        connection.sendall(head)
        while True:
            connection.sendall(piece)
            if every_s:
                pause.wait(every_s)

    return answer


def _silent(connection: socket.socket) -> None:
    """Take the connection, and nothing more, until the reader hangs up."""
    connection.settimeout(10)
    while connection.recv(4096):
        pass


def test_a_camera_killed_five_times_is_back_each_time() -> None:
    times: list[float] = []
    with MjpegCamera() as real, playing(real.url) as desk:
        desk.await_new_pictures()
        for _ in range(5):
            real.kill()
            health = desk.await_status(Status.MISSING, 2.5)
            assert real.url.removesuffix("/video.mjpeg") in health.fault
            desk.await_slate()
            real.start()
            with timing() as watch:
                desk.await_new_pictures(1)
            times.append(watch.seconds)
            desk.await_status(Status.LIVE)
    assert max(times) < _BACK_S, times


def test_a_camera_that_freezes_is_missing_and_comes_back() -> None:
    with MjpegCamera() as real, playing(real.url) as desk:
        desk.await_new_pictures()
        frozen_at = time.monotonic()
        with timing() as watch:
            real.freeze()
            desk.await_status(Status.MISSING, 4)
        assert watch.seconds < 2.5
        assert time.monotonic() - frozen_at > 1.0
        desk.await_slate()
        real.thaw()
        desk.await_status(Status.LIVE, 6)


@pytest.mark.promise(15)
def test_a_login_is_answered_and_told_to_nobody(caplog: pytest.LogCaptureFixture) -> None:
    with (
        MjpegCamera(password=_PASSWORD) as real,
        playing(real.url, user="viewer", password=lambda: _PASSWORD) as desk,
    ):
        desk.await_new_pictures()
    with (
        MjpegCamera(password=_PASSWORD) as real,
        playing(real.url, user="viewer", password=lambda: "no-such-pass") as desk,
    ):
        health = desk.await_status(Status.MISSING)
    assert "does not take the user name and password" in health.fault
    said = f"{desk.told} {caplog.text} {vars(desk.source)}"
    assert _PASSWORD not in said
    assert "no-such-pass" not in said


@pytest.mark.promise(4)
def test_tls_is_verified(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    tls = verifying_context(authority.ca_file)
    with MjpegCamera(certificate=authority.valid()) as real, playing(real.url, tls=tls) as desk:
        desk.await_new_pictures()
        assert not desk.source.clear_network
    for bad in (authority.self_signed(), authority.for_another_name(), authority.expired()):
        with MjpegCamera(certificate=bad) as real, playing(real.url, tls=tls) as desk:
            health = desk.await_status(Status.MISSING)
            assert "not to be trusted" in health.fault


_HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>Login</body></html>"
_NOISE = random.Random(1).randbytes(200_000)  # noqa: S311 # noise, no secret
_HALF = _part(_jpeg(90, 320)[:1200])


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (replying(_HTML), "a web page"),
        (replying(b"HTTP/1.1 404 Not Found\r\n\r\n"), "answers 404"),
        (replying(_NOISE), "does not speak HTTP"),
        (_repeating(_HEAD, _NOISE), "no JPEG pictures"),
        (_repeating(_HEAD, _HALF, _EVERY_S), "damaged pictures only"),
        (_repeating(_HEAD, _part(_NOISE[:5000]), _EVERY_S), "damaged pictures only"),
        (_repeating(_HEAD, b"X-Header: endless\r\n"), "no JPEG pictures"),
        (_repeating(b"HTTP/1.1 200 OK\r\n", b"X-Header: endless\r\n"), "does not speak HTTP"),
        (_repeating(b"HTTP/1.1 200 OK\r\nX: ", b"endless"), "does not speak HTTP"),
        (_repeating(_HEAD, b"Content-Length: 99999999999\r\n\r\n"), "no JPEG pictures"),
        (_silent, "No picture comes"),
        (replying(_HEAD), "broke off"),
        (replying(b""), "broke off"),
    ],
    ids=[
        *("html", "404", "noise", "noise-in-stream", "half-jpeg", "noise-for-jpeg"),
        *("endless-part-headers", "endless-headers", "endless-header", "huge", "silent"),
        *("empty-stream", "hang-up"),
    ],
)
def test_what_is_no_camera_is_said_and_a_camera_in_its_place_is_shown(
    answer: Answer, words: str
) -> None:
    with Answering(answer) as server, playing(f"http://127.0.0.1:{server.port}/v") as desk:
        health = desk.await_status(Status.MISSING, 15)
        assert words in health.fault, health
        assert health.fault.endswith(".")
        server.answer = camera
        desk.await_new_pictures(2)
        desk.await_status(Status.LIVE)


def test_headers_that_drip_for_ever_are_given_up() -> None:
    def drip(connection: socket.socket) -> None:
        request_of(connection)
        while not server.ended.wait(0.3):
            connection.sendall(b"H")

    with Answering(drip) as server, playing(f"http://127.0.0.1:{server.port}/v") as desk:
        health = desk.await_status(Status.MISSING, 6)
        assert "No picture comes" in health.fault
        server.ended.set()


def test_damaged_pictures_between_good_ones_do_no_harm() -> None:
    def answer(connection: socket.socket) -> None:
        request_of(connection)
        _show_shades(connection, _HALF, _part(_NOISE[:999]))

    with Answering(answer) as server, playing(f"http://127.0.0.1:{server.port}/v") as desk:
        desk.await_new_pictures(5)
        picture = desk.source.frame_at(0)
        assert picture is not None
        assert (picture.width, picture.height) == (64, 64)
        assert [health.status for health in desk.told] == [Status.LIVE]


def test_a_picture_is_shown_in_house_colours() -> None:
    white = _repeating(_HEAD, _part(_jpeg(255)), _EVERY_S)
    with Answering(white) as server, playing(f"http://127.0.0.1:{server.port}/v") as desk:
        desk.await_new_pictures(1)
        picture = desk.source.frame_at(0)
        assert picture is not None
        assert abs(int(picture.planes[0].mean()) - 235) <= 2


def test_redirects_are_followed_three_times() -> None:
    hops = 0

    def answer(connection: socket.socket) -> None:
        nonlocal hops
        path = request_of(connection).split(" ")[1]
        if path == f"/{limit}":
            _show_shades(connection)
        hops += 1
        place = f"/{int(path[1:]) + 1}".encode()
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: " + place + b"\r\n\r\n")

    limit = 3
    with Answering(answer) as server, playing(f"http://127.0.0.1:{server.port}/0") as desk:
        desk.await_new_pictures(1)
        assert hops == 3
    limit, hops = 4, 0
    with Answering(answer) as server, playing(f"http://127.0.0.1:{server.port}/0") as desk:
        health = desk.await_status(Status.MISSING)
        assert "from place to place" in health.fault
        assert hops == 4


def test_a_url_that_is_none_is_said_at_start() -> None:
    with playing("gopher://cam/x") as desk:
        health = desk.await_status(Status.FAILED)
        assert "none of them" in health.fault


@pytest.mark.promise(4)
def test_a_camera_with_old_tls_is_refused(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    certificate, port = authority.valid(), free_port()
    command = ["openssl", "s_server", "-accept", f"127.0.0.1:{port}", "-quiet", "-tls1_1"]
    command += ["-cipher", "ALL:@SECLEVEL=0", "-cert", str(certificate.chain)]
    old = subprocess.Popen(
        [*command, "-key", str(certificate.key)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for_listener(port)
        tls = verifying_context(authority.ca_file)
        with playing(f"https://127.0.0.1:{port}/v", tls=tls) as desk:
            assert "no TLS of version 1.2" in desk.await_status(Status.MISSING).fault
    finally:
        old.kill()
        old.wait(10)


@pytest.mark.promise(4)
def test_a_context_that_takes_less_is_not_used() -> None:
    careless = verifying_context()
    careless.check_hostname = False
    old = ssl.create_default_context()
    old.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    for tls in (careless, old):
        with playing("https://127.0.0.1:9/v", tls=tls) as desk:
            assert "TLS 1.2" in desk.await_status(Status.FAILED).fault


def test_a_password_that_cannot_be_read_is_said() -> None:
    def read() -> str:
        message = "There is no password in the file; write it there."
        raise StudioError(message)

    with (
        MjpegCamera(password=_PASSWORD) as real,
        playing(real.url, user="viewer", password=read) as desk,
    ):
        assert "no password in the file" in desk.await_status(Status.FAILED).fault


def test_it_stops_at_once_whatever_it_waits_for() -> None:
    with Answering(_silent) as server, playing(f"http://127.0.0.1:{server.port}/v") as desk:
        wait_until(lambda: server.connections, 5, "a connection")
        with timing() as watch:
            desk.source.stop()
        assert watch.seconds < 1
