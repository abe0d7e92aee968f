"""A line that loses packets by chance: TCP mends it, and nothing is cut off or left out."""

import pytest

from studio.output.output import OutputState
from tests.parts.lossy import can_lose, losing
from tests.parts.media_probe import decoding_errors, packets
from tests.parts.nginx import NginxIngest
from tests.parts.programme import Programme
from tests.waiting import wait_until

from .conftest import Publish

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(not can_lose(), reason="only root may lose packets on purpose"),
]


def test_what_is_lost_on_the_way_is_sent_again_and_nothing_reconnects(
    nginx: NginxIngest, programme: Programme, publish: Publish
) -> None:
    output = publish(f"rtmps://localhost:{nginx.rtmps_port}/live").output
    wait_until(lambda: output.counters.pictures_sent >= 15, 10, "a first half second")
    with losing(0.05, "tcp", [nginx.rtmps_port]):
        sent = output.counters.pictures_sent
        wait_until(lambda: output.counters.pictures_sent >= sent + 180, 30, "six seconds of it")
        waited_ms = output.counters.waiting_ms
    programme.fanout.remove(output, programme.clock.now_ns())
    assert output.counters.publishes == 1
    assert output.counters.dropped_packets == 0
    assert output.status.state is OutputState.OFF
    assert waited_ms < 3000
    [stored] = nginx.files()
    times = [float(picture["pts_time"]) for picture in packets(stored, "v")]
    assert len(times) == output.counters.pictures_sent
    # One after another, as they were encoded.
    assert any(
        places == list(range(places[0], places[0] + len(times)))
        for places in programme.places(times)
    )
    assert decoding_errors(stored) == ""
