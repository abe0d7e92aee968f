"""MPEG-TS over UDP from ffmpeg; and what is none."""

import random
import socket
import threading

import pytest

from capture.network.udp_feed import Datagrams
from capture.network.watch import Watch
from capture.source import Status
from mixer.clock import NS_PER_S
from mixer.handoff import BoundedQueue
from mixer.worker import Worker
from tests.fakes.clock import FakeClock
from tests.parts.feeds import UdpCamera
from tests.parts.ports import free_port
from tests.waiting import timing, wait_until

from .feed_desk import playing
from .listening import assert_tone


def test_picture_and_sound_come_and_come_back() -> None:
    with UdpCamera() as real, playing(real.url) as desk:
        desk.await_new_pictures()
        picture = desk.source.frame_at(0)
        assert picture is not None
        assert (picture.width, picture.height) == (320, 180)
        assert_tone(desk.source, 440)
        real.kill()
        health = desk.await_status(Status.MISSING, 2.5)
        assert "start its sender" in health.fault
        real.start()
        with timing() as watch:
            desk.await_new_pictures(1)
        assert watch.seconds < 4


def test_noise_is_said_and_a_camera_after_it_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    noise = random.Random(2)  # noqa: S311 # noise, no secret
    camera = UdpCamera()

    def send(stop: threading.Event) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
            while not stop.wait(0.01):
                out.sendto(noise.randbytes(1316), ("127.0.0.1", camera.port))

    sender = Worker("noise", send)
    with playing(camera.url) as desk:
        assert "start its sender" in desk.await_status(Status.MISSING, 4).fault
        sender.start()
        try:
            wait_until(lambda: "no MPEG-TS" in desk.source.health.fault, 12, "noise is said")
        finally:
            sender.stop()
        with camera:
            desk.await_new_pictures(1)
    assert capfd.readouterr().err == ""


def test_a_port_that_is_taken_is_said_and_taken_when_it_is_free() -> None:
    port = free_port()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", port))
        with playing(f"udp://127.0.0.1:{port}") as desk:
            assert "cannot be listened on" in desk.await_status(Status.MISSING).fault


def test_an_address_of_another_machine_cannot_be_listened_on() -> None:
    with playing("udp://192.0.2.7:5000") as desk:
        assert "cannot be listened on" in desk.await_status(Status.MISSING).fault


def test_it_never_reads_more_than_it_is_asked_for() -> None:
    queue: BoundedQueue[bytes] = BoundedQueue(4)
    clock = FakeClock()
    watch = Watch(clock, threading.Event())
    watch.allow(1)
    stream = Datagrams(queue, watch)
    queue.put(b"abcdefg")
    queue.put(b"h")
    assert [stream.read(3) for _ in range(4)] == [b"abc", b"def", b"g", b"h"]
    clock.advance(2 * NS_PER_S)
    assert stream.read(3) == b""
    assert stream.failure is not None
