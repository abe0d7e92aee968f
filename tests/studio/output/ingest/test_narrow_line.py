"""A line that cannot carry the programme: what is dropped, and what still arrives."""

import itertools
from typing import Any

import pytest

from mixer.clock import NS_PER_S
from studio.output.output import OutputState
from tests.parts.hurried_clock import HurriedClock
from tests.parts.media_probe import packets
from tests.parts.narrow_relay import NarrowRelay
from tests.parts.nginx import NginxIngest
from tests.parts.programme import Programme
from tests.waiting import wait_until

from .conftest import Publish

pytestmark = pytest.mark.alone


def test_whole_gops_are_dropped_the_sound_is_kept_and_the_delay_is_bounded(
    nginx: NginxIngest, programme: Programme, publish: Publish
) -> None:
    # The sound alone needs 20 kB/s; with the picture it is more than this carries.
    with NarrowRelay(nginx.rtmps_port, 1_000_000) as relay:
        published = publish(f"rtmps://localhost:{relay.port}/live")
        output = published.output
        wait_until(lambda: output.counters.pictures_sent >= 15, 10, "a first half second")
        relay.bytes_per_s = 28_000
        wait_until(lambda: output.counters.dropped_packets > 0, 40, "drops")
        assert output.counters.waiting_ms < 3500
        relay.bytes_per_s = 1_000_000
        dropped_at = output.counters.pictures_sent
        wait_until(lambda: output.counters.pictures_sent > dropped_at + 60, 20, "more pictures")
        assert output.counters.waiting_ms < 500
        assert output.status.state is OutputState.LIVE
        assert output.counters.publishes == 1
        programme.fanout.remove(output, programme.clock.now_ns())
    [stored] = nginx.files()
    pictures, sounds = packets(stored, "v"), packets(stored, "a")
    times = [float(picture["pts_time"]) for picture in pictures]
    # After each gap the pictures go on with one that needs none of the lost.
    assert any(_goes_on_with_keys(pictures, places) for places in programme.places(times))
    heard = [float(sound["pts_time"]) for sound in sounds]
    assert max(b - a for a, b in itertools.pairwise(heard)) < 0.03


def _goes_on_with_keys(pictures: list[dict[str, Any]], places: list[int]) -> bool:
    gaps = [n for n in range(1, len(places)) if places[n] != places[n - 1] + 1]
    return bool(gaps) and all("K" in pictures[n]["flags"] for n in gaps)


def test_an_orderly_end_first_sends_what_waits(
    nginx: NginxIngest, programme: Programme, publish: Publish
) -> None:
    with NarrowRelay(nginx.rtmps_port, 1_000_000) as relay:
        output = publish(f"rtmps://localhost:{relay.port}/live").output
        wait_until(lambda: output.counters.pictures_sent >= 5, 10, "some pictures")
        relay.bytes_per_s = 25_000
        wait_until(lambda: output.counters.waiting_ms > 500, 20, "a backlog")
        relay.bytes_per_s = 300_000
        at_ns = programme.clock.now_ns()
        programme.fanout.remove(output, at_ns)
        assert programme.clock.now_ns() - at_ns < 4 * NS_PER_S
    [stored] = nginx.files()
    arrived = len(packets(stored, "v"))
    assert output.counters.dropped_packets == 0
    assert arrived == output.counters.pictures_sent
    # The last of them was due right before the end.
    due = [packet for packet in programme.pictures() if packet.pts_ns < at_ns]
    assert due[-arrived].is_key


def test_an_end_waits_for_a_frozen_ingest_three_seconds_at_most(
    nginx: NginxIngest, programme: Programme, publish: Publish
) -> None:
    clock = HurriedClock()
    output = publish(f"rtmps://localhost:{nginx.rtmps_port}/live", clock=clock).output
    wait_until(lambda: output.counters.pictures_sent >= 5, 10, "some pictures")
    nginx.freeze()
    try:
        before_ns = clock.now_ns()
        programme.fanout.remove(output, before_ns)
        assert clock.now_ns() - before_ns < 8 * NS_PER_S
    finally:
        nginx.thaw()
    assert output.status.state is OutputState.OFF
