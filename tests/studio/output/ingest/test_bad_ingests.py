"""Ingests that are not there, say nothing, or say no."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from mixer.errors import StudioError
from studio.output.output import OutputState
from tests.parts.hurried_clock import HurriedClock
from tests.parts.ports import free_port
from tests.parts.programme import Programme
from tests.waiting import wait_until

from .conftest import KEY, Publish, Published


@contextmanager
def _listener() -> Iterator[socket.socket]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(10)
        yield listening


def _port(listening: socket.socket) -> int:
    return int(listening.getsockname()[1])


def _wait_fault(published: Published, words: str, timeout_s: float = 15) -> None:
    wait_until(
        lambda: words in published.output.status.fault,
        timeout_s,
        f"a fault that says {words!r} and not {published.output.status.fault!r}",
    )


def test_nobody_listening_is_told_and_tried_again(publish: Publish) -> None:
    published = publish(f"rtmps://127.0.0.1:{free_port()}/live")
    _wait_fault(published, "Nobody listens")
    assert published.output.status.state is OutputState.CONNECTING


def test_an_unknown_host_is_told(publish: Publish) -> None:
    published = publish("rtmps://ingest.invalid/live")
    _wait_fault(published, "ingest.invalid is not found")


@pytest.mark.parametrize("scheme", ["rtmp", "rtmps"])
def test_an_ingest_that_stays_silent_is_told(publish: Publish, scheme: str) -> None:
    with _listener() as listening:
        url = f"{scheme}://127.0.0.1:{_port(listening)}/live"
        published = publish(url, clock=HurriedClock())
        silent, _ = listening.accept()
        with silent:
            _wait_fault(published, "answer" if scheme == "rtmps" else "silent")


def test_an_ingest_that_speaks_something_else_is_told(publish: Publish) -> None:
    with _listener() as listening:
        published = publish(f"rtmp://127.0.0.1:{_port(listening)}/live")
        other, _ = listening.accept()
        with other:
            other.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            _wait_fault(published, "does not speak RTMP")


def test_an_ingest_that_hangs_up_is_told(publish: Publish) -> None:
    with _listener() as listening:
        published = publish(f"rtmp://127.0.0.1:{_port(listening)}/live")
        brief, _ = listening.accept()
        brief.close()
        _wait_fault(published, "hangs up")


def test_a_silent_ingest_does_not_hold_up_the_end(programme: Programme, publish: Publish) -> None:
    with _listener() as listening:
        published = publish(f"rtmps://127.0.0.1:{_port(listening)}/live")
        silent, _ = listening.accept()
        with silent:
            before_ns = programme.clock.now_ns()
            programme.fanout.remove(published.output, before_ns)
            assert programme.clock.now_ns() - before_ns < 1_000_000_000
    assert published.output.status.state is OutputState.OFF


class _ClosedGateError(StudioError):
    pass


@pytest.mark.promise(36)
def test_what_the_gate_forbids_is_not_connected_to(publish: Publish) -> None:
    asked: list[tuple[str, int, str]] = []

    def gate(host: str, port: int, purpose: str) -> None:
        asked.append((host, port, purpose))
        message = "That ingest is not in the EU; choose one that is."
        raise _ClosedGateError(message)

    with _listener() as listening:
        published = publish(f"rtmps://127.0.0.1:{_port(listening)}/live", gate=gate)
        wait_until(lambda: published.output.status.fault, 5, "a refusal")
        listening.setblocking(False)  # noqa: FBT003 - the standard library's own signature
        with pytest.raises(BlockingIOError):
            listening.accept()
        assert asked == [("127.0.0.1", _port(listening), "ingest")]
    assert published.output.status.state is OutputState.REFUSED
    assert published.output.status.fault == "That ingest is not in the EU; choose one that is."


@pytest.mark.promise(4)
@pytest.mark.parametrize("host", ["192.0.2.7", "[2001:db8::7]", "[::ffff:192.0.2.7]"])
def test_clear_media_do_not_leave_the_local_network(publish: Publish, host: str) -> None:
    published = publish(f"rtmp://{host}/live")
    _wait_fault(published, "use rtmps://")
    assert published.output.status.state is OutputState.REFUSED


@pytest.mark.promise(15)
def test_the_key_is_nowhere_in_what_is_said(
    publish: Publish, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with _listener() as listening:
        published = publish(f"rtmp://127.0.0.1:{_port(listening)}/live/{KEY}-pasted")
        other, _ = listening.accept()
        with other:
            other.sendall(KEY.encode())
            _wait_fault(published, "does not speak RTMP")
    said = f"{published.said} {published.output!r} {vars(published.output)} {caplog.text}"
    assert KEY not in said
