"""RTSP from GStreamer's server, through our relay; and servers that are none."""

import socket
from pathlib import Path

import pytest

from capture.source import Status
from studio.output.ingest import verifying_context
from tests.parts.feeds import RtspCamera
from tests.parts.pki import Authority
from tests.waiting import timing, wait_until

from .feed_desk import Answer, Answering, playing, replying, request_of
from .listening import assert_tone

_PASSWORD = "hush-hush"  # noqa: S105 # of a camera that lives as long as a test


@pytest.mark.alone
def test_picture_and_sound_come_and_come_back() -> None:
    with RtspCamera() as real, playing(real.url) as desk:
        desk.await_new_pictures()
        picture = desk.source.frame_at(0)
        assert picture is not None
        assert (picture.width, picture.height) == (320, 180)
        assert_tone(desk.source, 440)
        real.kill()
        desk.await_status(Status.MISSING, 2.5)
        real.start()
        with timing() as watch:
            desk.await_new_pictures(1)
        assert watch.seconds < 4


def test_a_camera_that_freezes_is_missing() -> None:
    with RtspCamera() as real, playing(real.url) as desk:
        desk.await_new_pictures()
        real.freeze()
        assert "No picture comes" in desk.await_status(Status.MISSING, 4).fault
        real.thaw()
        desk.await_status(Status.LIVE, 10)


@pytest.mark.promise(15)
def test_a_digest_login_is_answered_and_told_to_nobody() -> None:
    with (
        RtspCamera(password=_PASSWORD) as real,
        playing(real.url, user="viewer", password=lambda: _PASSWORD) as desk,
    ):
        desk.await_new_pictures()
        assert _PASSWORD not in f"{desk.told}{vars(desk.source)}"
    with (
        RtspCamera(password=_PASSWORD) as real,
        playing(real.url.replace("://", "://viewer:no-such-pass@")) as desk,
    ):
        health = desk.await_status(Status.MISSING)
        assert "does not take the user name and password" in health.fault
        assert "no-such-pass" not in f"{desk.told}{vars(desk.source)}"


@pytest.mark.promise(4)
def test_tls_is_verified(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    tls = verifying_context(authority.ca_file)
    with RtspCamera(certificate=authority.valid()) as real, playing(real.url, tls=tls) as desk:
        desk.await_new_pictures()
    with (
        RtspCamera(certificate=authority.self_signed()) as real,
        playing(real.url, tls=tls) as desk,
    ):
        assert "not to be trusted" in desk.await_status(Status.MISSING).fault


def _rtsp(status: str, *headers: str) -> Answer:
    return replying("\r\n".join([f"RTSP/1.0 {status}", "CSeq: 1", *headers, "", ""]).encode())


def _endless(connection: socket.socket) -> None:
    request_of(connection)
    connection.sendall(b"RTSP/1.0 200 OK\r\n")
    while True:
        connection.sendall(b"X-Header: endless\r\n")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (replying(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>"), "no RTSP"),
        (replying(bytes(range(256)) * 40), "no RTSP"),
        (_endless, "no RTSP"),
        (replying(b""), "broke off"),
        (_rtsp("401 Unauthorized", 'WWW-Authenticate: Digest realm="x", nonce="y"'), "password"),
    ],
    ids=["http", "noise", "endless-headers", "hang-up", "login"],
)
def test_what_is_no_camera_is_said(answer: Answer, words: str) -> None:
    with Answering(answer) as server, playing(f"rtsp://127.0.0.1:{server.port}/v") as desk:
        health = desk.await_status(Status.MISSING)
        assert words in health.fault, health


@pytest.mark.promise(36)
def test_a_redirect_is_not_followed() -> None:
    answer = _rtsp("302 Moved", "Location: rtsp://203.0.113.9/x")
    with Answering(answer) as server, playing(f"rtsp://127.0.0.1:{server.port}/v") as desk:
        health = desk.await_status(Status.MISSING)
        assert "not followed" in health.fault


def test_a_path_that_is_not_there_is_said() -> None:
    with RtspCamera() as real, playing(real.url + "/nothing-here") as desk:
        assert "answers 404" in desk.await_status(Status.MISSING).fault


def test_it_stops_at_once_while_the_camera_is_silent() -> None:
    def silent(connection: socket.socket) -> None:
        connection.settimeout(10)
        while connection.recv(4096):
            pass

    with Answering(silent) as server, playing(f"rtsp://127.0.0.1:{server.port}/v") as desk:
        wait_until(lambda: server.connections, 5, "a connection")
        with timing() as watch:
            desk.source.stop()
        assert watch.seconds < 1
