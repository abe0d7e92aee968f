"""Publishing to an endpoint of aiortc's, which receives, decodes and is judged."""

import os
import signal
from statistics import median

import pytest

from mixer.clock import NS_PER_MS, NS_PER_S
from studio.output.output import OutputState
from tests.parts.lossy import can_lose, losing, udp_ports_of
from tests.parts.whip_programme import WhipProgramme
from tests.waiting import wait_until

from .conftest import Publish, Run


def test_every_picture_arrives_in_time_with_its_sound(
    programme: WhipProgramme, publish: Publish, run: Run
) -> None:
    endpoint = run()
    published = publish(endpoint.url)
    endpoint.wait_for("first")
    first = programme.pictures
    wait_until(lambda: programme.pictures >= first + 120, 30, "four seconds of programme")
    programme.fanout.remove(published.output, programme.clock.now_ns())
    endpoint.wait_for("DELETE", 5)
    seen = endpoint.result()
    numbers = [number for number, *_ in seen.pictures]
    assert len(numbers) > 100
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert seen.unreadable == 0
    delays_ms = [(at - stamp) / NS_PER_MS for _, stamp, _, at in seen.pictures]
    assert median(delays_ms) < 150
    # Each clock is told by sender reports: sound against picture, at the whole seconds.
    offset_ns = median(wall - stamp for _, stamp, wall, _ in seen.pictures)
    assert seen.chirps
    for chirp in seen.chirps:
        beside_ns = (chirp - offset_ns + NS_PER_S / 2) % NS_PER_S - NS_PER_S / 2
        assert abs(beside_ns) < 2 * NS_PER_MS


def test_a_link_that_is_killed_comes_back(publish: Publish, run: Run) -> None:
    endpoint = run()
    published = publish(endpoint.url)
    endpoint.wait_for("first")
    pid = published.output.link_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    wait_until(
        lambda: OutputState.RECONNECTING in [status.state for status in published.said],
        10,
        "the output notices",
    )
    endpoint.wait_for("POST", 20, count=2)
    wait_until(
        lambda: published.output.status.state is OutputState.LIVE, 20, "the output is live again"
    )
    wait_until(lambda: published.output.counters.reconnects == 1, 5, "it is counted")


def test_a_link_that_hangs_is_ended(publish: Publish, run: Run) -> None:
    endpoint = run()
    published = publish(endpoint.url)
    endpoint.wait_for("first")
    pid = published.output.link_pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    wait_until(lambda: published.output.link_pid != pid, 10, "another link is started")
    endpoint.wait_for("POST", 20, count=2)


def test_a_dead_receiver_is_noticed_and_come_back_to(publish: Publish, run: Run) -> None:
    endpoint = run()
    published = publish(endpoint.url)
    endpoint.wait_for("first")
    endpoint.freeze()
    frozen_ns = published.output._clock.now_ns()
    wait_until(
        lambda: published.output.status.state is OutputState.RECONNECTING, 10, "it is noticed"
    )
    assert published.output.status.since_ns - frozen_ns < 3.5 * NS_PER_S
    endpoint.thaw()
    wait_until(lambda: published.output.status.state is OutputState.LIVE, 20, "it is live again")
    assert len(endpoint.events("POST")) >= 2


@pytest.mark.alone
@pytest.mark.skipif(not can_lose(), reason="only root may lose packets on purpose")
def test_media_that_get_lost_are_sent_again(
    programme: WhipProgramme, publish: Publish, run: Run
) -> None:
    endpoint = run()
    published = publish(endpoint.url)
    endpoint.wait_for("first")
    with losing(0.02, "udp", udp_ports_of(endpoint.process.pid)):
        first = programme.pictures
        wait_until(lambda: programme.pictures >= first + 180, 30, "six seconds of programme")
        assert published.output.status.state is OutputState.LIVE
    programme.fanout.remove(published.output, programme.clock.now_ns())
    seen = endpoint.result()
    numbers = [number for number, *_ in seen.pictures]
    assert seen.unreadable == 0
    assert len(numbers) > 150
    # What the receiver asks for again comes in time; hardly a picture is left out.
    missing = numbers[-1] - numbers[0] + 1 - len(numbers)
    assert missing <= 10
